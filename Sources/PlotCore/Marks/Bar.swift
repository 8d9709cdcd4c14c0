/// Where a bar lies beside its position.
public enum BarAlignment: Sendable {
    /// The position is the bar's middle.
    case center
    /// The position is the bar's lower edge: the left one of a vertical bar.
    case edge
}

/// Bars from a base, one for each row.
struct BarMark: Mark {
    var positions: Column
    var heights: Column
    var widths: Column
    var bases: Column
    var alignment: BarAlignment
    var orientation: Orientation
    var fill: FillStyle
    /// One for each bar, repeated where there are fewer; empty for the fill's colour.
    var colors: [Color] = []
    var error: ErrorBounds = .none
    var errorColor: Color = .black
    var capSize = 0.0
    var valueLabels = BarLabels.none
    var label: String?
    var zOrder: Double
    var clipped: Bool
    var categories: Categories?

    var color: Color? {
        get { fill.color }
        set { fill.color = newValue }
    }
    var isGroup: Bool { true }
    var verb: String { "bar" }
    var summary: String { counted(positions.count, "bar") }
    var cycle: ColorCycle.Turn? { fill.color == nil && colors.isEmpty ? .fills : nil }

    /// A bar in data units: across its direction and along it.
    func sides(_ row: Int) -> (across: (Double, Double), along: (Double, Double)) {
        let width = widths.broadcast(row)
        let start = positions[row] - (alignment == .center ? width / 2 : 0)
        let base = bases.broadcast(row)
        return ((start, start + width), (base, base + heights[row]))
    }

    /// The ends that errors are drawn at: x and y.
    private var ends: (x: Column, y: Column) {
        let rows = (0..<positions.count).map { row in
            let (across, along) = sides(row)
            return (middle: across.0 + (across.1 - across.0) / 2, end: along.1)
        }
        let (middles, ends) = (Column(rows.map(\.middle)), Column(rows.map(\.end)))
        return orientation == .vertical ? (middles, ends) : (ends, middles)
    }

    private var errors: ErrorLines {
        let isVertical = orientation == .vertical
        return ErrorLines(
            x: isVertical ? .none : error, y: isVertical ? error : .none, width: 1.5, capSize: capSize, capWidth: 1)
    }

    var extent: Extent {
        var (across, along): ([Double], [Double]) = ([], [])
        for row in 0..<positions.count {
            let sides = sides(row)
            across += [sides.across.0, sides.across.1]
            along += [sides.along.0, sides.along.1]
        }
        let (x, y) = orientation == .vertical ? (across, along) : (along, across)
        var extent = Extent(Column(x), Column(y))
        let sticky = (0..<bases.count).map { bases[$0] }.filter(\.isFinite)
        if orientation == .vertical { extent.stickyY = sticky } else { extent.stickyX = sticky }
        return error.lower == nil ? extent : extent.union(errors.extent(ends.x, ends.y))
    }

    func validate() throws(PlotError) {
        try require(
            positions.count == heights.count, .invalidData,
            "\(positions.count) positions but \(heights.count) heights")
        for (name, column) in [("width", widths), ("bottom", bases)] {
            try require(
                column.count == positions.count || column.count == 1, .invalidData,
                "\(positions.count) bars but \(column.count) in \(name)")
        }
        try error.validate("error", count: positions.count, for: self)
        try requirePositive(capSize, "capSize")
        try valueLabels.validate(count: positions.count, for: self)
        try fill.validate(for: self)
        for color in colors + [errorColor] { try requireColor(color) }
    }

    func shapes(in frame: Frame, style: MarkStyle) -> [Scene.Item] {
        let bars = (0..<positions.count).compactMap { row -> Scene.Item? in
            let (across, along) = sides(row)
            guard [across.0, across.1, along.0, along.1].allSatisfy(\.isFinite) else { return nil }
            let (x, y) = orientation == .vertical ? (across, along) : (along, across)
            let color = colors.isEmpty ? style.color : colors[row % colors.count]
            if frame.projection.isPolar {
                guard let sector = frame.sector(x, y) else { return nil }
                return Scene.Item(
                    fill.shape(sector, color: color), clip: clipped ? frame.rect : nil, zOrder: zOrder, role: verb)
            }
            let (one, other) = (frame.nearestPoint(x.0, y.0), frame.nearestPoint(x.1, y.1))
            guard one.isFinite && other.isFinite else { return nil }
            let rect = Rect(
                left: min(one.x, other.x), top: min(one.y, other.y), right: max(one.x, other.x),
                bottom: max(one.y, other.y))
            return Scene.Item(
                fill.shape(.rectangle(rect), color: color, snapping: .always), clip: clipped ? frame.rect : nil,
                zOrder: zOrder, role: verb)
        }
        guard error.lower != nil else { return bars }
        return bars
            + errors.items(
                ends.x, ends.y, in: frame, color: errorColor, zOrder: max(zOrder, 2), clipped: clipped)
    }

    func shapes(in frame: Frame, style: MarkStyle, room: inout TextRoom) throws(PlotError) -> [Scene.Item] {
        try shapes(in: frame, style: style) + labels(in: frame, style: style, room: &room)
    }

    func key(in box: Rect, style: MarkStyle) -> [Scene.Shape] {
        fill.key(in: box, color: colors.first ?? style.color)
    }
}

extension Frame {
    /// A place on the page; a value that the scale has no place for, as zero by logarithm, lies at the axis' lower limit.
    func nearestPoint(_ x: Double, _ y: Double) -> Point {
        func shown(_ value: Double, _ axis: TrainedScale) -> Double {
            axis.scale.coordinate(of: value).isFinite ? value : axis.limits.lower
        }
        return point(shown(x, self.x), shown(y, self.y))
    }
}

extension PlotSurface {
    /// Draws bars at numbers along an axis.
    ///
    ///     figure.bar(years, sales)
    ///     figure.bar(x, north, color: .steelBlue, label: "north")
    ///     figure.bar(x, south, bottom: north, label: "south")  // stacked on the first
    ///
    /// A bar with a NaN or an infinity in it is left out. Columns of different lengths are an error when the figure is drawn,
    /// except that a single width or bottom holds for all bars.
    ///
    /// - Parameters:
    ///   - positions: Where the bars stand, in data units.
    ///   - heights: How long they are, as many; negative ones point the other way.
    ///   - width: In data units.
    ///   - bottom: Where the bars begin.
    ///   - alignment: Whether a position is its bar's middle or its lower edge.
    ///   - orientation: Upwards, or to the right with the positions along y.
    ///   - color: The next of the theme's cycle if left out.
    ///   - colors: A colour for each bar, repeated where there are fewer.
    ///   - edgeColor: The colour of the line around each bar; none if left out.
    ///   - edgeWidth: In points.
    ///   - error: How far the bars' ends may be off: a number, a column, or `.asymmetric(lower:upper:)`.
    ///   - errorColor: The colour of the error bars.
    ///   - capSize: How far the error bars' caps stand out to each side, in points.
    ///   - valueLabels: The numbers that stand at the bars, or in them.
    ///   - label: What a legend says of the bars.
    ///   - alpha: Opacity from 0 to 1, multiplied into the colour's own.
    ///   - zOrder: Lower is painted earlier.
    ///   - clipped: Whether bars are cut off at the axes' frame.
    public mutating func bar(
        _ positions: some ColumnConvertible, _ heights: some ColumnConvertible, width: some ColumnConvertible = 0.8,
        bottom: some ColumnConvertible = 0.0, align alignment: BarAlignment = .center,
        orientation: Orientation = .vertical, color: Color? = nil, colors: [Color] = [], edgeColor: Color? = nil,
        edgeWidth: Double = 1, error: some ErrorConvertible = ErrorBounds.none, errorColor: Color = .black,
        capSize: Double = 0, valueLabels: BarLabels = .none, label: String? = nil, alpha: Double = 1,
        zOrder: Double = 1, clipped: Bool = true
    ) {
        axes.marks.append(
            BarMark(
                positions: positions.column, heights: heights.column, widths: width.column, bases: bottom.column,
                alignment: alignment, orientation: orientation,
                fill: FillStyle(color: color, edgeColor: edgeColor, edgeWidth: edgeWidth, alpha: alpha),
                colors: colors, error: error.errorBounds, errorColor: errorColor, capSize: capSize,
                valueLabels: valueLabels, label: label,
                zOrder: zOrder, clipped: clipped))
    }

    /// Draws bars at names along an axis.
    ///
    ///     figure.bar(["oak", "beech", "ash"], [25, 21, 37])
    ///     figure.bar(names, values, orientation: .horizontal)
    ///
    /// The first name stands at 0, the next at 1, and so on; a name that an earlier mark brought to the axis keeps its place.
    /// Everything else is as for bars at numbers.
    public mutating func bar(
        _ names: [String], _ heights: some ColumnConvertible, width: some ColumnConvertible = 0.8,
        bottom: some ColumnConvertible = 0.0, align alignment: BarAlignment = .center,
        orientation: Orientation = .vertical, color: Color? = nil, colors: [Color] = [], edgeColor: Color? = nil,
        edgeWidth: Double = 1, error: some ErrorConvertible = ErrorBounds.none, errorColor: Color = .black,
        capSize: Double = 0, valueLabels: BarLabels = .none, label: String? = nil, alpha: Double = 1,
        zOrder: Double = 1, clipped: Bool = true
    ) {
        let (positions, categories) = axes.positions(of: names, along: orientation == .vertical ? .x : .y)
        axes.marks.append(
            BarMark(
                positions: positions, heights: heights.column, widths: width.column, bases: bottom.column,
                alignment: alignment, orientation: orientation,
                fill: FillStyle(color: color, edgeColor: edgeColor, edgeWidth: edgeWidth, alpha: alpha),
                colors: colors, error: error.errorBounds, errorColor: errorColor, capSize: capSize,
                valueLabels: valueLabels, label: label,
                zOrder: zOrder, clipped: clipped, categories: categories))
    }
}

/// The verb `bar` as a word of a declarative figure, with the same arguments.
///
///     Figure { Bar(years, sales) }
public struct Bar: AxesPart {
    private let verb: (inout Axes) -> Void

    /// Draws bars at numbers along an axis.
    public init(
        _ positions: some ColumnConvertible, _ heights: some ColumnConvertible, width: some ColumnConvertible = 0.8,
        bottom: some ColumnConvertible = 0.0, align alignment: BarAlignment = .center,
        orientation: Orientation = .vertical, color: Color? = nil, colors: [Color] = [], edgeColor: Color? = nil,
        edgeWidth: Double = 1, error: some ErrorConvertible = ErrorBounds.none, errorColor: Color = .black,
        capSize: Double = 0, valueLabels: BarLabels = .none, label: String? = nil, alpha: Double = 1,
        zOrder: Double = 1, clipped: Bool = true
    ) {
        verb = {
            $0.bar(
                positions, heights, width: width, bottom: bottom, align: alignment, orientation: orientation,
                color: color, colors: colors, edgeColor: edgeColor, edgeWidth: edgeWidth, error: error,
                errorColor: errorColor, capSize: capSize, valueLabels: valueLabels, label: label, alpha: alpha,
                zOrder: zOrder, clipped: clipped)
        }
    }

    /// Draws bars at names along an axis.
    public init(
        _ names: [String], _ heights: some ColumnConvertible, width: some ColumnConvertible = 0.8,
        bottom: some ColumnConvertible = 0.0, align alignment: BarAlignment = .center,
        orientation: Orientation = .vertical, color: Color? = nil, colors: [Color] = [], edgeColor: Color? = nil,
        edgeWidth: Double = 1, error: some ErrorConvertible = ErrorBounds.none, errorColor: Color = .black,
        capSize: Double = 0, valueLabels: BarLabels = .none, label: String? = nil, alpha: Double = 1,
        zOrder: Double = 1, clipped: Bool = true
    ) {
        verb = {
            $0.bar(
                names, heights, width: width, bottom: bottom, align: alignment, orientation: orientation, color: color,
                colors: colors, edgeColor: edgeColor, edgeWidth: edgeWidth, error: error, errorColor: errorColor,
                capSize: capSize, valueLabels: valueLabels, label: label, alpha: alpha, zOrder: zOrder, clipped: clipped
            )
        }
    }

    public func add(to axes: inout Axes) { verb(&axes) }
}
