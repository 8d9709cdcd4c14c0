/// Lines of equal value.
struct Contour: Mark {
    var values: Matrix
    var levels: ContourLevels
    var colormap: Colormap
    var color: Color?
    var width: Double?
    var style: LineStyle?
    var alpha: Double
    var zOrder: Double
    var clipped: Bool

    var verb: String { "contour" }
    var cycle: ColorCycle.Turn? { nil }
    var extent: Extent { values.extent }

    private var chosenLevels: [Double] { levels.values(for: values.values.finiteDomain) }

    var colorScale: ColorScale? {
        guard color == nil else { return nil }
        return ColorScale(colormap: colormap, normalization: Normalization.linear.trained(on: chosenLevels))
    }

    func validate() throws(PlotError) {
        try requireMatrix(values)
        try requireLevels(levels, atLeast: 1)
        if let width { try requirePositive(width, "width") }
        if let style {
            try require(style.isValid, .invalidStyle, "dashes must be 0 or more and not all 0, not \(style.pattern)")
        }
        try requireOpacity(alpha)
        try requireColor(color)
    }

    func shapes(in frame: Frame, style: MarkStyle) -> [Scene.Item] {
        let scale = colorScale
        let mesh = ContourMesh(values)
        let width = self.width ?? style.theme.lineWidth
        return chosenLevels.flatMap { level in
            let color = (self.color ?? scale?.color(of: level) ?? style.color).opacity(alpha)
            let pattern = pattern(at: level).pattern
            let stroke = Stroke(color: color, width: width, dashes: pattern.map { $0 * width }, join: .round)
            return mesh.lines(at: level).map(frame.outline(of:)).filter { !$0.elements.isEmpty }.map { path in
                Scene.Item(
                    .path(path, fill: nil, stroke: stroke, snapping: .never), clip: clipped ? frame.rect : nil,
                    zOrder: zOrder, role: "contour")
            }
        }
    }

    /// In one colour, dashes tell the levels below zero.
    private func pattern(at level: Double) -> LineStyle {
        style ?? (color != nil && level < 0 ? .dashed : .solid)
    }
}

extension PlotSurface {
    /// Draws lines of equal value.
    ///
    ///     figure.contour(x, y, z, levels: 10, color: .black, width: 0.6)
    ///     figure.contour(Matrix(x: t, y: t) { x, y in x * x - y * y }, levels: [-1, 0, 1])
    ///
    /// Values are taken as linear between the table's. Lines end at a NaN. Coordinates that do not fit the table, or that do not
    /// rise or fall throughout, are an error when the figure is drawn.
    ///
    /// - Parameters:
    ///   - x: Each column's place, in data units.
    ///   - y: Each row's place.
    ///   - values: The values, row by row.
    ///   - levels: The values to draw lines at, or about how many round ones.
    ///   - colormap: The colours from the lowest level to the highest.
    ///   - color: One for all lines instead; those below zero are dashed then.
    ///   - width: In points; the theme's if left out.
    ///   - style: The same for all lines.
    ///   - alpha: Opacity from 0 to 1, multiplied into the colour's own.
    ///   - zOrder: Lower is painted earlier.
    ///   - clipped: Whether lines end at the axes' frame.
    public mutating func contour(
        _ x: some ColumnConvertible, _ y: some ColumnConvertible, _ values: some MatrixConvertible,
        levels: ContourLevels = 7, colormap: Colormap = .viridis, color: Color? = nil, width: Double? = nil,
        style: LineStyle? = nil, alpha: Double = 1, zOrder: Double = 2, clipped: Bool = true
    ) {
        contour(
            values.matrix.over(x.column, y.column), levels: levels, colormap: colormap, color: color, width: width,
            style: style, alpha: alpha, zOrder: zOrder, clipped: clipped)
    }

    /// Draws lines of equal value of a table with its own coordinates, or with columns and rows counted from 0.
    public mutating func contour(
        _ values: some MatrixConvertible, levels: ContourLevels = 7, colormap: Colormap = .viridis,
        color: Color? = nil, width: Double? = nil, style: LineStyle? = nil, alpha: Double = 1, zOrder: Double = 2,
        clipped: Bool = true
    ) {
        axes.marks.append(
            Contour(
                values: values.matrix, levels: levels, colormap: colormap, color: color, width: width, style: style,
                alpha: alpha, zOrder: zOrder, clipped: clipped))
    }
}
