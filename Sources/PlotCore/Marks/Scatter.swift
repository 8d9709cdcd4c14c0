/// A round point at each place.
struct Scatter: Mark {
    var x: Column
    var y: Column
    var color: Color?
    var size: Double?
    var alpha: Double
    var zOrder: Double
    var clipped: Bool

    var verb: String { "scatter" }
    var cycle: ColorCycle.Turn? { color == nil ? .fills : nil }
    var extent: Extent { Extent(x, y) }

    func validate() throws(PlotError) {
        try requireSameCount(x, y)
        if let size { try requirePositive(size, "size") }
        try requireOpacity(alpha)
        try requireColor(color)
    }

    func shapes(in frame: Frame, style: MarkStyle) -> [Scene.Item] {
        let color = (color ?? style.color).opacity(alpha)
        let radius = (size ?? style.theme.scatterSize).squareRoot() / 2
        // matplotlib gives each point an edge of its own colour, which makes it half a point larger all round.
        let shape = Scene.Shape.markers(
            .circle(radius: radius), at: frame.run(x, y), fill: color, stroke: Stroke(color: color, width: 1),
            snapping: .always)
        return [Scene.Item(shape, clip: clipped ? frame.rect : nil, zOrder: zOrder, role: "scatter")]
    }
}

extension PlotSurface {
    /// Draws a round point at each (x, y).
    ///
    ///     figure.scatter(samples, f(samples), color: .orange)
    ///
    /// A point with a NaN or an infinity in it is left out. Columns of different lengths are an error when the figure is drawn.
    ///
    /// - Parameters:
    ///   - x: The abscissas, in data units.
    ///   - y: The ordinates, as many.
    ///   - color: The next of the theme's cycle if left out.
    ///   - size: The square of the diameter, in square points, as matplotlib's `s`; the theme's if left out.
    ///   - alpha: Opacity from 0 to 1, multiplied into the colour's own.
    ///   - zOrder: Lower is painted earlier.
    ///   - clipped: Whether points are cut off at the axes' frame.
    public mutating func scatter(
        _ x: some ColumnConvertible, _ y: some ColumnConvertible, color: Color? = nil, size: Double? = nil,
        alpha: Double = 1, zOrder: Double = 1, clipped: Bool = true
    ) {
        axes.marks.append(
            Scatter(
                x: x.column, y: y.column, color: color, size: size, alpha: alpha, zOrder: zOrder, clipped: clipped))
    }
}
