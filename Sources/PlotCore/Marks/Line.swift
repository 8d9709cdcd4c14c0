/// A line through points in their order, broken where a value is missing, with markers on it or without.
struct LineMark: Mark {
    var x: Column
    var y: Column
    var color: Color?
    var width: Double?
    var style: LineStyle
    var steps: StepPlacement?
    var marker: MarkerStyle?
    var markerEvery: Int
    var label: String?
    var alpha: Double
    var zOrder: Double
    var clipped: Bool

    var verb: String { steps == nil ? "plot" : "step" }
    var summary: String {
        if style.pattern == nil { return marker == nil ? "no line" : counted(x.count, "point") }
        return "\(steps == nil ? "line through" : "staircase of") \(counted(x.count, "point"))"
    }
    var cycle: ColorCycle.Turn? { color == nil ? .lines : nil }
    var extent: Extent { Extent(x, y) }

    func validate() throws(PlotError) {
        try requireSameCount(x, y)
        if let width { try requirePositive(width, "width") }
        try requireOpacity(alpha)
        try requireColor(color)
        try style.validate(for: self)
        try requireMarker(marker)
        try require(markerEvery > 0, .invalidStyle, "markerEvery must be 1 or more, not \(markerEvery)")
    }

    func shapes(in frame: Frame, style: MarkStyle) -> [Scene.Item] {
        let marked = marker == nil ? nil : frame.run(x.strided(by: markerEvery), y.strided(by: markerEvery))
        let (x, y) = steps?.corners(x, y) ?? (x, y)
        return shapes(through: frame.run(x, y), marked: marked, style: style).map { shape, role in
            Scene.Item(shape, clip: clipped ? frame.rect : nil, zOrder: zOrder, role: role)
        }
    }

    /// A piece of line from side to side, with a marker in the middle.
    func key(in box: Rect, style: MarkStyle) -> [Scene.Shape] {
        let center = box.center
        let run = PointRun([Point(box.left, center.y), Point(box.right, center.y)])
        return shapes(through: run, marked: PointRun([center]), style: style).map(\.0)
    }

    /// As in matplotlib, all points count, those without a marker too.
    func course(in frame: Frame) -> PointRun? { frame.run(x, y) }

    private func shapes(
        through run: PointRun, marked: PointRun?, style: MarkStyle
    ) -> [(Scene.Shape, role: String)] {
        let color = color ?? style.color
        var shapes: [(Scene.Shape, role: String)] = []
        if let stroke = self.style.stroke(color.opacity(alpha), width: width ?? style.theme.lineWidth) {
            shapes.append((.line(run, stroke), "line"))
        }
        if let marker, let marked {
            shapes.append((marker.shape(at: marked, color: color, alpha: alpha), "markers"))
        }
        return shapes
    }
}

extension PlotSurface {
    /// Draws a line through the points (x, y).
    ///
    ///     figure.plot(x, sin(x))
    ///     figure.plot(x, cos(x), color: .orange, width: 2, style: .dashed, label: "cosine")
    ///     figure.plot(x, y, style: .none, marker: .diamond, markerEvery: 10)
    ///
    /// A NaN or an infinity in either column is a gap. Columns of different lengths are an error when the figure is drawn.
    ///
    /// - Parameters:
    ///   - x: The abscissas, in data units.
    ///   - y: The ordinates, as many.
    ///   - color: The next of the theme's cycle if left out.
    ///   - width: In points; the theme's if left out.
    ///   - style: Solid, dashed, dotted, a pattern of your own, or none for markers only.
    ///   - marker: What stands at the points; nothing if left out.
    ///   - markerSize: In points.
    ///   - markerEvery: 1 for a marker at every point, 2 for every other one, ….
    ///   - markerFill: The line's colour if left out.
    ///   - markerEdge: The line's colour if left out.
    ///   - markerEdgeWidth: In points.
    ///   - label: What a legend says of the line.
    ///   - alpha: Opacity from 0 to 1, multiplied into the colour's own.
    ///   - zOrder: Lower is painted earlier.
    ///   - clipped: Whether the line ends at the axes' frame.
    public mutating func plot(
        _ x: some ColumnConvertible, _ y: some ColumnConvertible, color: Color? = nil, width: Double? = nil,
        style: LineStyle = .solid, marker: Marker? = nil, markerSize: Double = 6, markerEvery: Int = 1,
        markerFill: Color? = nil, markerEdge: Color? = nil, markerEdgeWidth: Double = 1, label: String? = nil,
        alpha: Double = 1, zOrder: Double = 2, clipped: Bool = true
    ) {
        let marker = marker.map {
            MarkerStyle(
                marker: $0, size: markerSize, fill: markerFill, edge: markerEdge, edgeWidth: markerEdgeWidth)
        }
        axes.marks.append(
            LineMark(
                x: x.column, y: y.column, color: color, width: width, style: style, steps: nil, marker: marker,
                markerEvery: markerEvery, label: label, alpha: alpha, zOrder: zOrder, clipped: clipped))
    }

    /// Draws a line through the points (0, y₀), (1, y₁) …
    ///
    ///     figure.plot([1, 4, 9, 16])
    public mutating func plot(
        _ y: some ColumnConvertible, color: Color? = nil, width: Double? = nil, style: LineStyle = .solid,
        marker: Marker? = nil, markerSize: Double = 6, markerEvery: Int = 1, markerFill: Color? = nil,
        markerEdge: Color? = nil, markerEdgeWidth: Double = 1, label: String? = nil, alpha: Double = 1,
        zOrder: Double = 2, clipped: Bool = true
    ) {
        let y = y.column
        plot(
            Column.indices(count: y.count), y, color: color, width: width, style: style, marker: marker,
            markerSize: markerSize, markerEvery: markerEvery, markerFill: markerFill, markerEdge: markerEdge,
            markerEdgeWidth: markerEdgeWidth, label: label, alpha: alpha, zOrder: zOrder, clipped: clipped)
    }

    // The same for arrays of Double: Swift then knows at once what the numbers of a literal are, where with the general form
    // it tries Double, Float, Int and Tensor for each of them.

    /// Draws a line through the points (x, y); see the general form.
    ///
    ///     figure.plot([0, 1.0 / 3, 2.0 / 3], [1, 2 * 1.5, 4])
    public mutating func plot(
        _ x: [Double], _ y: [Double], color: Color? = nil, width: Double? = nil, style: LineStyle = .solid,
        marker: Marker? = nil, markerSize: Double = 6, markerEvery: Int = 1, markerFill: Color? = nil,
        markerEdge: Color? = nil, markerEdgeWidth: Double = 1, label: String? = nil, alpha: Double = 1,
        zOrder: Double = 2, clipped: Bool = true
    ) {
        plot(
            Column(x), Column(y), color: color, width: width, style: style, marker: marker, markerSize: markerSize,
            markerEvery: markerEvery, markerFill: markerFill, markerEdge: markerEdge,
            markerEdgeWidth: markerEdgeWidth, label: label, alpha: alpha, zOrder: zOrder, clipped: clipped)
    }

    /// Draws a line through the points (0, y₀), (1, y₁) …; see the general form.
    public mutating func plot(
        _ y: [Double], color: Color? = nil, width: Double? = nil, style: LineStyle = .solid, marker: Marker? = nil,
        markerSize: Double = 6, markerEvery: Int = 1, markerFill: Color? = nil, markerEdge: Color? = nil,
        markerEdgeWidth: Double = 1, label: String? = nil, alpha: Double = 1, zOrder: Double = 2, clipped: Bool = true
    ) {
        plot(
            Column(y), color: color, width: width, style: style, marker: marker, markerSize: markerSize,
            markerEvery: markerEvery, markerFill: markerFill, markerEdge: markerEdge,
            markerEdgeWidth: markerEdgeWidth, label: label, alpha: alpha, zOrder: zOrder, clipped: clipped)
    }
}

/// The verb `plot` as a word of a declarative figure, with the same arguments.
///
///     Figure { Line(x, sin(x)) }
public struct Line: AxesPart {
    private let verb: (inout Axes) -> Void

    /// Draws a line through the points (x, y).
    public init(
        _ x: some ColumnConvertible, _ y: some ColumnConvertible, color: Color? = nil, width: Double? = nil,
        style: LineStyle = .solid, marker: Marker? = nil, markerSize: Double = 6, markerEvery: Int = 1,
        markerFill: Color? = nil, markerEdge: Color? = nil, markerEdgeWidth: Double = 1, label: String? = nil,
        alpha: Double = 1, zOrder: Double = 2, clipped: Bool = true
    ) {
        verb = {
            $0.plot(
                x, y, color: color, width: width, style: style, marker: marker, markerSize: markerSize,
                markerEvery: markerEvery, markerFill: markerFill, markerEdge: markerEdge,
                markerEdgeWidth: markerEdgeWidth, label: label, alpha: alpha, zOrder: zOrder, clipped: clipped)
        }
    }

    /// Draws a line through the points (0, y₀), (1, y₁) …
    public init(
        _ y: some ColumnConvertible, color: Color? = nil, width: Double? = nil, style: LineStyle = .solid,
        marker: Marker? = nil, markerSize: Double = 6, markerEvery: Int = 1, markerFill: Color? = nil,
        markerEdge: Color? = nil, markerEdgeWidth: Double = 1, label: String? = nil, alpha: Double = 1,
        zOrder: Double = 2, clipped: Bool = true
    ) {
        verb = {
            $0.plot(
                y, color: color, width: width, style: style, marker: marker, markerSize: markerSize,
                markerEvery: markerEvery, markerFill: markerFill, markerEdge: markerEdge,
                markerEdgeWidth: markerEdgeWidth, label: label, alpha: alpha, zOrder: zOrder, clipped: clipped)
        }
    }

    /// Draws a line through the points (x, y); see the general form.
    public init(
        _ x: [Double], _ y: [Double], color: Color? = nil, width: Double? = nil, style: LineStyle = .solid,
        marker: Marker? = nil, markerSize: Double = 6, markerEvery: Int = 1, markerFill: Color? = nil,
        markerEdge: Color? = nil, markerEdgeWidth: Double = 1, label: String? = nil, alpha: Double = 1,
        zOrder: Double = 2, clipped: Bool = true
    ) {
        verb = {
            $0.plot(
                x, y, color: color, width: width, style: style, marker: marker, markerSize: markerSize,
                markerEvery: markerEvery, markerFill: markerFill, markerEdge: markerEdge,
                markerEdgeWidth: markerEdgeWidth, label: label, alpha: alpha, zOrder: zOrder, clipped: clipped)
        }
    }

    /// Draws a line through the points (0, y₀), (1, y₁) …; see the general form.
    public init(
        _ y: [Double], color: Color? = nil, width: Double? = nil, style: LineStyle = .solid, marker: Marker? = nil,
        markerSize: Double = 6, markerEvery: Int = 1, markerFill: Color? = nil, markerEdge: Color? = nil,
        markerEdgeWidth: Double = 1, label: String? = nil, alpha: Double = 1, zOrder: Double = 2, clipped: Bool = true
    ) {
        verb = {
            $0.plot(
                y, color: color, width: width, style: style, marker: marker, markerSize: markerSize,
                markerEvery: markerEvery, markerFill: markerFill, markerEdge: markerEdge,
                markerEdgeWidth: markerEdgeWidth, label: label, alpha: alpha, zOrder: zOrder, clipped: clipped)
        }
    }

    public func add(to axes: inout Axes) { verb(&axes) }
}
