/// How a line is broken into dashes.
public struct LineStyle: Sendable, Equatable {
    /// Ink and gap in turn, in widths of the line.
    let pattern: [Double]

    public static var solid: LineStyle { LineStyle(pattern: []) }
    public static var dashed: LineStyle { LineStyle(pattern: [3.7, 1.6]) }
    public static var dotted: LineStyle { LineStyle(pattern: [1, 1.65]) }
    public static var dashDotted: LineStyle { LineStyle(pattern: [6.4, 1.6, 1, 1.6]) }

    /// A pattern of one's own: ink and gap in turn, in widths of the line.
    public static func dashes(_ pattern: [Double]) -> LineStyle { LineStyle(pattern: pattern) }

    /// A sum of zero is no pattern that can be walked along.
    var isValid: Bool {
        pattern.isEmpty || (pattern.allSatisfy { $0.isFinite && $0 >= 0 } && pattern.contains { $0 > 0 })
    }
}

/// A line through points in their order, broken where a value is missing.
struct Line: Mark {
    var x: Column
    var y: Column
    var color: Color?
    var width: Double?
    var style: LineStyle
    var alpha: Double
    var zOrder: Double
    var clipped: Bool

    var verb: String { "plot" }
    var cycle: ColorCycle.Turn? { color == nil ? .lines : nil }
    var extent: Extent { Extent(x, y) }

    func validate() throws(PlotError) {
        try requireSameCount(x, y)
        if let width { try requirePositive(width, "width") }
        try requireOpacity(alpha)
        try requireColor(color)
        try require(style.isValid, .invalidStyle, "dashes must be 0 or more and not all 0, not \(style.pattern)")
    }

    func shapes(in frame: Frame, style: MarkStyle) -> [Scene.Item] {
        let width = self.width ?? style.theme.lineWidth
        let stroke = Stroke(
            color: (color ?? style.color).opacity(alpha), width: width, dashes: self.style.pattern.map { $0 * width },
            cap: self.style.pattern.isEmpty ? .square : .butt, join: .round)
        return [
            Scene.Item(
                .polyline(frame.run(x, y), stroke), clip: clipped ? frame.rect : nil, zOrder: zOrder, role: "line")
        ]
    }
}

extension PlotSurface {
    /// Draws a line through the points (x, y).
    ///
    ///     figure.plot(x, sin(x))
    ///     figure.plot(x, cos(x), color: .orange, width: 2, style: .dashed)
    ///
    /// A NaN or an infinity in either column is a gap. Columns of different lengths are an error when the figure is drawn.
    ///
    /// - Parameters:
    ///   - x: The abscissas, in data units.
    ///   - y: The ordinates, as many.
    ///   - color: The next of the theme's cycle if left out.
    ///   - width: In points; the theme's if left out.
    ///   - style: Solid, dashed, dotted, or a pattern of your own.
    ///   - alpha: Opacity from 0 to 1, multiplied into the colour's own.
    ///   - zOrder: Lower is painted earlier.
    ///   - clipped: Whether the line ends at the axes' frame.
    public mutating func plot(
        _ x: some ColumnConvertible, _ y: some ColumnConvertible, color: Color? = nil, width: Double? = nil,
        style: LineStyle = .solid, alpha: Double = 1, zOrder: Double = 2, clipped: Bool = true
    ) {
        axes.marks.append(
            Line(
                x: x.column, y: y.column, color: color, width: width, style: style, alpha: alpha, zOrder: zOrder,
                clipped: clipped))
    }

    /// Draws a line through the points (0, y₀), (1, y₁) …
    ///
    ///     figure.plot([1, 4, 9, 16])
    public mutating func plot(
        _ y: some ColumnConvertible, color: Color? = nil, width: Double? = nil, style: LineStyle = .solid,
        alpha: Double = 1, zOrder: Double = 2, clipped: Bool = true
    ) {
        let y = y.column
        plot(
            Column.indices(count: y.count), y, color: color, width: width, style: style, alpha: alpha, zOrder: zOrder,
            clipped: clipped)
    }
}
