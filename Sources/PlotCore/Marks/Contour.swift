/// Lines of equal value.
struct ContourMark: LevelLines {
    var values: Matrix
    var levels: ContourLevels
    var colormap: Colormap
    var normalization: Normalization
    var color: Color?
    var width: Double?
    var style: LineStyle?
    var labels: ContourLabels
    var alpha: Double
    var label: String?
    var zOrder: Double
    var clipped: Bool

    var verb: String { "contour" }
    var cycle: ColorCycle.Turn? { nil }
    var extent: Extent { values.extent }

    private var chosenLevels: [Double] {
        levels.values(for: values.valueDomain(normalization), isLogarithmic: normalization.rule == .logarithmic)
    }

    var colorScale: ColorScale? {
        guard color == nil else { return nil }
        return ColorScale(
            colormap: colormap, normalization: normalization.trained(on: chosenLevels), alpha: alpha)
    }

    func validate() throws(PlotError) {
        try requireMatrix(values)
        try requireLevels(levels, atLeast: 1)
        try requireNormalization(normalization)
        try validateLines()
    }

    /// A line of the level in the middle.
    func key(in box: Rect, style: MarkStyle) -> [Scene.Shape] {
        let levels = chosenLevels
        guard !levels.isEmpty else { return [] }
        let color = (color ?? colorScale?.color(of: levels[levels.count / 2]) ?? style.color).opacity(alpha)
        let stroke = (self.style ?? .solid).stroke(color, width: width ?? style.theme.lineWidth)
        let ends = [Point(box.left, box.center.y), Point(box.right, box.center.y)]
        return stroke.map { [.path(.open(ends), fill: nil, stroke: $0, snapping: .always)] } ?? []
    }

    func shapes(in frame: Frame, style: MarkStyle) throws(PlotError) -> [Scene.Item] {
        var room = TextRoom()
        return try shapes(in: frame, style: style, room: &room)
    }

    func shapes(in frame: Frame, style: MarkStyle, room: inout TextRoom) throws(PlotError) -> [Scene.Item] {
        let mesh = ContourMesh(values)
        let paths = chosenLevels.map { level in
            let lines = mesh.lines(at: level).map { (frame.points(of: $0), $0.isClosed) }
            return LevelPaths(level: level, lines: lines.filter { !$0.0.isEmpty })
        }
        return try items(of: paths, colors: colorScale, in: frame, style: style, room: &room) { points, _ in points }
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
    ///   - normalization: How levels are spread over the colormap; with `.log` a number of levels are powers of ten.
    ///   - color: One for all lines instead; those below zero are dashed then.
    ///   - width: In points; the theme's if left out.
    ///   - style: The same for all lines.
    ///   - labels: Whether and how lines say their levels.
    ///   - label: What a legend says of the lines.
    ///   - alpha: Opacity from 0 to 1, multiplied into the colour's own.
    ///   - zOrder: Lower is painted earlier.
    ///   - clipped: Whether lines end at the axes' frame.
    public mutating func contour(
        _ x: some ColumnConvertible, _ y: some ColumnConvertible, _ values: some MatrixConvertible,
        levels: ContourLevels = 7, colormap: Colormap = .viridis, normalization: Normalization = .linear,
        color: Color? = nil, width: Double? = nil, style: LineStyle? = nil, labels: ContourLabels = .none,
        label: String? = nil, alpha: Double = 1,
        zOrder: Double = 2,
        clipped: Bool = true
    ) {
        contour(
            values.matrix.over(x.column, y.column), levels: levels, colormap: colormap, normalization: normalization,
            color: color,
            width: width, style: style, labels: labels, label: label, alpha: alpha, zOrder: zOrder, clipped: clipped)
    }

    /// Draws lines of equal value of a table with its own coordinates, or with columns and rows counted from 0.
    public mutating func contour(
        _ values: some MatrixConvertible, levels: ContourLevels = 7, colormap: Colormap = .viridis,
        normalization: Normalization = .linear, color: Color? = nil, width: Double? = nil, style: LineStyle? = nil,
        labels: ContourLabels = .none, label: String? = nil,
        alpha: Double = 1, zOrder: Double = 2,
        clipped: Bool = true
    ) {
        axes.marks.append(
            ContourMark(
                values: values.matrix, levels: levels, colormap: colormap, normalization: normalization, color: color,
                width: width, style: style, labels: labels,
                alpha: alpha, label: label, zOrder: zOrder, clipped: clipped))
    }
}

/// The verb `contour` as a word of a declarative figure, with the same arguments.
///
///     Figure { Contour(x, y, z, levels: 10, color: .black, width: 0.6) }
public struct Contour: AxesPart {
    private let verb: (inout Axes) -> Void

    /// Draws lines of equal value.
    public init(
        _ x: some ColumnConvertible, _ y: some ColumnConvertible, _ values: some MatrixConvertible,
        levels: ContourLevels = 7, colormap: Colormap = .viridis, normalization: Normalization = .linear,
        color: Color? = nil, width: Double? = nil, style: LineStyle? = nil, labels: ContourLabels = .none,
        label: String? = nil, alpha: Double = 1, zOrder: Double = 2,
        clipped: Bool = true
    ) {
        verb = {
            $0.contour(
                x, y, values, levels: levels, colormap: colormap, normalization: normalization, color: color,
                width: width, style: style, labels: labels, label: label, alpha: alpha, zOrder: zOrder, clipped: clipped
            )
        }
    }

    /// Draws lines of equal value of a table with its own coordinates, or with columns and rows counted from 0.
    public init(
        _ values: some MatrixConvertible, levels: ContourLevels = 7, colormap: Colormap = .viridis,
        normalization: Normalization = .linear, color: Color? = nil, width: Double? = nil, style: LineStyle? = nil,
        labels: ContourLabels = .none, label: String? = nil, alpha: Double = 1, zOrder: Double = 2,
        clipped: Bool = true
    ) {
        verb = {
            $0.contour(
                values, levels: levels, colormap: colormap, normalization: normalization, color: color, width: width,
                style: style, labels: labels, label: label, alpha: alpha, zOrder: zOrder, clipped: clipped)
        }
    }

    public func add(to axes: inout Axes) { verb(&axes) }
}
