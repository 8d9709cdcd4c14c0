/// Arrows with a shaft and a head measured in data units, so that they scale with the data that they belong to.
struct ArrowMark: Mark {
    var fromX: Column
    var fromY: Column
    var toX: Column
    var toY: Column
    var width: Double
    var headWidth: Double
    var headLength: Double
    var color: Color?
    var alpha: Double
    var label: String?
    var zOrder: Double
    var clipped: Bool

    var verb: String { "arrow" }
    var summary: String { counted(fromX.count, "arrow") }
    var cycle: ColorCycle.Turn? { nil }

    /// Arrows count with their whole outline.
    var extent: Extent {
        (0..<fromX.count).reduce(Extent()) { extent, index in
            let corners = corners(index)
            return extent.union(Extent(Column(corners.map(\.x)), Column(corners.map(\.y))))
        }
    }

    func validate() throws(PlotError) {
        let counts = [fromX.count, fromY.count, toX.count, toY.count]
        try require(
            counts.allSatisfy { $0 == counts[0] }, .invalidData,
            "from has \(counts[0]) x and \(counts[1]) y values, to has \(counts[2]) x and \(counts[3]) y values")
        try requirePositive(width, "width")
        try requirePositive(headWidth, "headWidth")
        try requirePositive(headLength, "headLength")
        try requireOpacity(alpha)
        try requireColor(color)
    }

    /// The outline in data units: tip, one side, tail, other side. Empty where start and end are the same place.
    private func corners(_ index: Int) -> [(x: Double, y: Double)] {
        let (tipX, tipY) = (toX[index], toY[index])
        let (alongX, alongY) = (tipX - fromX[index], tipY - fromY[index])
        // In units of the longer side: squares of the values themselves could overflow, or vanish.
        let unit = max(abs(alongX), abs(alongY))
        guard unit > 0 && unit.isFinite else { return [] }
        let length = unit * ((alongX / unit) * (alongX / unit) + (alongY / unit) * (alongY / unit)).squareRoot()
        guard length.isFinite && length > 0 else { return [] }
        let (cosine, sine) = (alongX / length, alongY / length)
        func corner(back: Double, aside: Double) -> (x: Double, y: Double) {
            (tipX - back * cosine - aside * sine, tipY - back * sine + aside * cosine)
        }
        return [
            (tipX, tipY),
            corner(back: headLength, aside: -headWidth / 2), corner(back: headLength, aside: -width / 2),
            corner(back: length, aside: -width / 2), corner(back: length, aside: width / 2),
            corner(back: headLength, aside: width / 2), corner(back: headLength, aside: headWidth / 2),
        ]
    }

    func key(in box: Rect, style: MarkStyle) -> [Scene.Shape] {
        let (middle, neck, half) = (box.center.y, box.right - box.height, box.height / 2)
        let outline = [
            Point(box.right, middle), Point(neck, middle - half), Point(neck, middle - half / 3),
            Point(box.left, middle - half / 3), Point(box.left, middle + half / 3), Point(neck, middle + half / 3),
            Point(neck, middle + half),
        ]
        return [
            .path(.polygon(outline), fill: (color ?? style.color).opacity(alpha), stroke: nil, snapping: .never)
        ]
    }

    func shapes(in frame: Frame, style: MarkStyle) -> [Scene.Item] {
        let color = (color ?? style.color).opacity(alpha)
        // Agg bevels a miter that is longer than twice the pen, where cairo's own limit is ten times.
        let stroke = Stroke(color: color, width: 1, join: .miter, miterLimit: 2)
        return (0..<fromX.count).compactMap { index in
            let corners = corners(index).map { frame.point($0.x, $0.y) }
            guard !corners.isEmpty && corners.allSatisfy(\.isFinite) else { return nil }
            return Scene.Item(
                .path(.polygon(corners), fill: color, stroke: stroke, snapping: .never),
                clip: clipped ? frame.rect : nil, zOrder: zOrder, role: "arrow")
        }
    }
}

extension PlotSurface {
    /// Draws an arrow from one place to another; given columns, one for each row.
    ///
    ///     figure.arrow(from: (0, 0), to: (1, 2), width: 0.02, headWidth: 0.1, headLength: 0.1)
    ///     figure.arrow(from: (samples, f(samples)), to: (moved, f(moved)), width: 0.02, color: .green)
    ///
    /// The tip lies at `to`: the length includes the head. Arrows of no length, or with a NaN or an infinity in them, are left
    /// out; columns of different lengths are an error when the figure is drawn.
    ///
    /// - Parameters:
    ///   - from: Where the arrow starts, x and y in data units.
    ///   - to: Where its tip lies.
    ///   - width: The shaft's width, in data units.
    ///   - headWidth: The head's, in data units; three times the shaft's if left out.
    ///   - headLength: From the head's base to the tip, in data units; one and a half times the head's width if left out.
    ///   - color: The first of the theme's cycle if left out.
    ///   - label: What a legend says of the arrows.
    ///   - alpha: Opacity from 0 to 1, multiplied into the colour's own.
    ///   - zOrder: Lower is painted earlier.
    ///   - clipped: Whether arrows are cut off at the axes' frame.
    public mutating func arrow<
        FromX: ColumnConvertible, FromY: ColumnConvertible, ToX: ColumnConvertible, ToY: ColumnConvertible
    >(
        from: (FromX, FromY), to: (ToX, ToY), width: Double = 0.001, headWidth: Double? = nil,
        headLength: Double? = nil, color: Color? = nil, label: String? = nil, alpha: Double = 1, zOrder: Double = 1,
        clipped: Bool = true
    ) {
        let headWidth = headWidth ?? 3 * width
        axes.marks.append(
            ArrowMark(
                fromX: from.0.column, fromY: from.1.column, toX: to.0.column, toY: to.1.column, width: width,
                headWidth: headWidth, headLength: headLength ?? 1.5 * headWidth, color: color, alpha: alpha,
                label: label, zOrder: zOrder, clipped: clipped))
    }
}

/// The verb `arrow` as a word of a declarative figure, with the same arguments.
///
///     Figure { Arrow(from: (0, 0), to: (1, 2), width: 0.02, headWidth: 0.1, headLength: 0.1) }
public struct Arrow: AxesPart {
    private let verb: (inout Axes) -> Void

    /// Draws an arrow from one place to another; given columns, one for each row.
    public init<
        FromX: ColumnConvertible, FromY: ColumnConvertible, ToX: ColumnConvertible, ToY: ColumnConvertible
    >(
        from: (FromX, FromY), to: (ToX, ToY), width: Double = 0.001, headWidth: Double? = nil,
        headLength: Double? = nil, color: Color? = nil, label: String? = nil, alpha: Double = 1, zOrder: Double = 1,
        clipped: Bool = true
    ) {
        verb = {
            $0.arrow(
                from: from, to: to, width: width, headWidth: headWidth, headLength: headLength, color: color,
                label: label, alpha: alpha, zOrder: zOrder, clipped: clipped)
        }
    }

    public func add(to axes: inout Axes) { verb(&axes) }
}
