/// The area between two curves over the same positions.
struct FillBetweenMark: Mark {
    var verb = "fillBetween"
    var positions: Column
    var lower: Column
    var upper: Column
    /// Which positions belong to the area; nil for all.
    var mask: [Bool]?
    /// Whether the area reaches the places between positions where the curves cross.
    var interpolates = false
    /// Whether the positions lie along y.
    var isSideways = false
    var fill: FillStyle
    var cycle: ColorCycle.Turn?
    /// Values that autoscaling leaves no margin beyond.
    var sticky: [Double] = []
    var label: String?
    var zOrder: Double
    var clipped: Bool

    /// The edge has the fill's colour where it has none of its own.
    var color: Color? {
        get { fill.color }
        set {
            if fill.edgeColor == fill.color { fill.edgeColor = newValue }
            fill.color = newValue
            cycle = nil
        }
    }

    private func isShown(_ row: Int) -> Bool {
        (mask?[row] ?? true) && positions[row].isFinite && lower.broadcast(row).isFinite
            && upper.broadcast(row).isFinite
    }

    var summary: String { verb == "stackedArea" ? "stacked area" : "filled area" }
    var extent: Extent {
        let rows = (0..<positions.count).filter(isShown)
        let places = Column(rows.map { positions[$0] })
        func extent(_ curve: Column) -> Extent {
            let values = Column(rows.map { curve.broadcast($0) })
            return isSideways ? Extent(values, places) : Extent(places, values)
        }
        var extent = extent(lower).union(extent(upper))
        if isSideways { extent.stickyX = sticky } else { extent.stickyY = sticky }
        return extent
    }

    func validate() throws(PlotError) {
        for (name, curve) in [("lower", lower), ("upper", upper)] {
            try require(
                curve.count == positions.count || curve.count == 1, .invalidData,
                "\(positions.count) positions but \(curve.count) \(name) values")
        }
        if let mask {
            try require(
                mask.count == positions.count, .invalidData,
                "\(positions.count) positions but \(mask.count) truth values in where")
        }
        try fill.validate(for: self)
    }

    func shapes(in frame: Frame, style: MarkStyle) -> [Scene.Item] {
        var items: [Scene.Item] = []
        var start = 0
        while start < positions.count {
            guard isShown(start) else {
                start += 1
                continue
            }
            let end = (start..<positions.count).first { !isShown($0) } ?? positions.count
            let corners = corners(start..<end).map { corner in
                // A logarithmic axis has no place for zero and less: the area reaches to where the axis begins.
                isSideways
                    ? frame.nearestPoint(corner.value, corner.position)
                    : frame.nearestPoint(corner.position, corner.value)
            }
            let outline = Path.polygon(corners.filter(\.isFinite))
            items.append(
                Scene.Item(
                    fill.shape(outline, color: style.color), clip: clipped ? frame.rect : nil, zOrder: zOrder,
                    role: verb))
            start = end
        }
        return items
    }

    /// There along one curve and back along the other.
    private func corners(_ rows: Range<Int>) -> [(position: Double, value: Double)] {
        var corners = rows.map { (position: positions[$0], value: lower.broadcast($0)) }
        if let crossing = crossing(after: rows.upperBound - 1) { corners.append(crossing) }
        corners += rows.reversed().map { (position: positions[$0], value: upper.broadcast($0)) }
        if let crossing = crossing(after: rows.lowerBound - 1) { corners.append(crossing) }
        return corners
    }

    /// Where the curves meet between a position and the next, if they do and that is wanted.
    private func crossing(after row: Int) -> (position: Double, value: Double)? {
        guard interpolates, row >= 0, row + 1 < positions.count else { return nil }
        let (before, after) = (row, row + 1)
        let gaps = [before, after].map { upper.broadcast($0) - lower.broadcast($0) }
        guard gaps.allSatisfy(\.isFinite), gaps[0] * gaps[1] < 0 else { return nil }
        let part = gaps[0] / (gaps[0] - gaps[1])
        func mix(_ first: Double, _ second: Double) -> Double { first + part * (second - first) }
        let place = (
            position: mix(positions[before], positions[after]),
            value: mix(lower.broadcast(before), lower.broadcast(after))
        )
        return place.position.isFinite && place.value.isFinite ? place : nil
    }

    func key(in box: Rect, style: MarkStyle) -> [Scene.Shape] { fill.key(in: box, color: style.color) }
}

extension PlotSurface {
    /// Fills the area between two curves, one above the other.
    ///
    ///     figure.fillBetween(x, mean - deviation, mean + deviation, alpha: 0.3)
    ///     figure.fillBetween(x, y, where: y.map { $0 > 0 }, interpolate: true, color: .orange)  // down to 0
    ///
    /// A NaN or an infinity in any column is a gap. Columns of different lengths are an error when the figure is drawn, except
    /// that a single value holds for all positions.
    ///
    /// - Parameters:
    ///   - x: The positions, in data units.
    ///   - lower: One curve's values.
    ///   - upper: The other's; 0 if left out. Which of the two is greater does not matter.
    ///   - mask: Which positions belong to the area; all if left out. A position alone has no area.
    ///   - interpolate: Whether the area goes on to where the curves cross beside a position that does not belong to it.
    ///   - color: The next of the theme's cycle if left out.
    ///   - edgeColor: The colour of a line around the area; that of the area if that was given, else none.
    ///   - edgeWidth: In points.
    ///   - label: What a legend says of the area.
    ///   - alpha: Opacity from 0 to 1, multiplied into the colours' own.
    ///   - zOrder: Lower is painted earlier.
    ///   - clipped: Whether the area is cut off at the axes' frame.
    public mutating func fillBetween(
        _ x: some ColumnConvertible, _ lower: some ColumnConvertible, _ upper: some ColumnConvertible = 0.0,
        where mask: [Bool]? = nil, interpolate: Bool = false, color: Color? = nil, edgeColor: Color? = nil,
        edgeWidth: Double = 1, label: String? = nil, alpha: Double = 1, zOrder: Double = 1, clipped: Bool = true
    ) {
        axes.marks.append(
            FillBetweenMark(
                positions: x.column, lower: lower.column, upper: upper.column, mask: mask, interpolates: interpolate,
                fill: FillStyle(
                    color: color, edgeColor: edgeColor ?? color, edgeWidth: edgeWidth, alpha: alpha),
                cycle: color == nil ? .fills : nil, label: label, zOrder: zOrder, clipped: clipped))
    }

    /// Fills the area between two curves, one beside the other.
    ///
    ///     figure.fillBetween(y: depth, coldest, warmest, alpha: 0.3)
    ///
    /// Everything is as for curves above each other, with x and y exchanged.
    public mutating func fillBetween(
        y: some ColumnConvertible, _ left: some ColumnConvertible, _ right: some ColumnConvertible = 0.0,
        where mask: [Bool]? = nil, interpolate: Bool = false, color: Color? = nil, edgeColor: Color? = nil,
        edgeWidth: Double = 1, label: String? = nil, alpha: Double = 1, zOrder: Double = 1, clipped: Bool = true
    ) {
        axes.marks.append(
            FillBetweenMark(
                positions: y.column, lower: left.column, upper: right.column, mask: mask, interpolates: interpolate,
                isSideways: true,
                fill: FillStyle(
                    color: color, edgeColor: edgeColor ?? color, edgeWidth: edgeWidth, alpha: alpha),
                cycle: color == nil ? .fills : nil, label: label, zOrder: zOrder, clipped: clipped))
    }
}

/// The verb `fillBetween` as a word of a declarative figure, with the same arguments.
///
///     Figure { FillBetween(x, mean - deviation, mean + deviation, alpha: 0.3) }
public struct FillBetween: AxesPart {
    private let verb: (inout Axes) -> Void

    /// Fills the area between two curves, one above the other.
    public init(
        _ x: some ColumnConvertible, _ lower: some ColumnConvertible, _ upper: some ColumnConvertible = 0.0,
        where mask: [Bool]? = nil, interpolate: Bool = false, color: Color? = nil, edgeColor: Color? = nil,
        edgeWidth: Double = 1, label: String? = nil, alpha: Double = 1, zOrder: Double = 1, clipped: Bool = true
    ) {
        verb = {
            $0.fillBetween(
                x, lower, upper, where: mask, interpolate: interpolate, color: color, edgeColor: edgeColor,
                edgeWidth: edgeWidth, label: label, alpha: alpha, zOrder: zOrder, clipped: clipped)
        }
    }

    /// Fills the area between two curves, one beside the other.
    public init(
        y: some ColumnConvertible, _ left: some ColumnConvertible, _ right: some ColumnConvertible = 0.0,
        where mask: [Bool]? = nil, interpolate: Bool = false, color: Color? = nil, edgeColor: Color? = nil,
        edgeWidth: Double = 1, label: String? = nil, alpha: Double = 1, zOrder: Double = 1, clipped: Bool = true
    ) {
        verb = {
            $0.fillBetween(
                y: y, left, right, where: mask, interpolate: interpolate, color: color, edgeColor: edgeColor,
                edgeWidth: edgeWidth, label: label, alpha: alpha, zOrder: zOrder, clipped: clipped)
        }
    }

    public func add(to axes: inout Axes) { verb(&axes) }
}
