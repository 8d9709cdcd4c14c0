/// Lines of equal value.
struct ContourMark: Mark {
    var values: Matrix
    var levels: ContourLevels
    var colormap: Colormap
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

    private var chosenLevels: [Double] { levels.values(for: values.values.finiteDomain) }

    var colorScale: ColorScale? {
        guard color == nil else { return nil }
        return ColorScale(
            colormap: colormap, normalization: Normalization.linear.trained(on: chosenLevels), alpha: alpha)
    }

    func validate() throws(PlotError) {
        try requireMatrix(values)
        try requireLevels(levels, atLeast: 1)
        if let width { try requirePositive(width, "width") }
        try style?.validate(for: self)
        if let size = labels.size { try requirePositive(size, "the labels' size") }
        try requireOpacity(alpha)
        try requireColor(color)
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
        let scale = colorScale
        let levels = chosenLevels
        let mesh = ContourMesh(values)
        let width = self.width ?? style.theme.lineWidth
        let clip = clipped ? frame.rect : nil
        let text = labels.texts(for: levels)
        var labeller = ContourLabeller(within: frame.rect)
        var items: [Scene.Item] = []
        for level in levels {
            let color = (self.color ?? scale?.color(of: level) ?? style.color).opacity(alpha)
            var stroke = pattern(at: level).stroke(color, width: width)
            stroke?.cap = .butt
            let label = try labels.size.map { size throws(PlotError) in try style.text.line(text(level), size: size) }
            for line in mesh.lines(at: level) {
                let points = frame.points(of: line)
                guard !points.isEmpty else { continue }
                var path = line.isClosed ? Path.polygon(points) : .open(points)
                if let label {
                    func text(_ place: ContourLabeller.Label) -> Scene.Text {
                        label.centered(on: place.middle, rotation: place.rotation, color: color)
                    }
                    let place = labeller.label(on: points, isClosed: line.isClosed, extent: label.extent) {
                        room.isFree(text($0))
                    }
                    if let place {
                        path = Path(place.pieces.flatMap { Path.open($0).elements })
                        room.add([text(place)])
                        items.append(
                            Scene.Item(.text(text(place)), clip: clip, zOrder: zOrder + 2, role: "contour label"))
                    }
                }
                guard let stroke else { continue }
                items.append(
                    Scene.Item(
                        .path(path, fill: nil, stroke: stroke, snapping: .never), clip: clip, zOrder: zOrder,
                        role: "contour"))
            }
        }
        return items
    }

    /// In one colour, dashes tell the levels below zero.
    private func pattern(at level: Double) -> LineStyle {
        style ?? (color != nil && level < 0 ? .dashed : .solid)
    }
}

extension TextLine {
    /// Turned about its middle, halfway between ascent and descent.
    func centered(on middle: Point, rotation: Double, color: Color) -> Scene.Text {
        let drop = (extent.ascent - extent.descent) / 2
        let (sine, cosine) = sineAndCosine(degrees: rotation)
        return placed(
            Point(middle.x + drop * sine, middle.y + drop * cosine), anchor: .middle, color: color, rotation: rotation)
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
    ///   - labels: Whether and how lines say their levels.
    ///   - label: What a legend says of the lines.
    ///   - alpha: Opacity from 0 to 1, multiplied into the colour's own.
    ///   - zOrder: Lower is painted earlier.
    ///   - clipped: Whether lines end at the axes' frame.
    public mutating func contour(
        _ x: some ColumnConvertible, _ y: some ColumnConvertible, _ values: some MatrixConvertible,
        levels: ContourLevels = 7, colormap: Colormap = .viridis, color: Color? = nil, width: Double? = nil,
        style: LineStyle? = nil, labels: ContourLabels = .none, label: String? = nil, alpha: Double = 1,
        zOrder: Double = 2,
        clipped: Bool = true
    ) {
        contour(
            values.matrix.over(x.column, y.column), levels: levels, colormap: colormap, color: color, width: width,
            style: style, labels: labels, label: label, alpha: alpha, zOrder: zOrder, clipped: clipped)
    }

    /// Draws lines of equal value of a table with its own coordinates, or with columns and rows counted from 0.
    public mutating func contour(
        _ values: some MatrixConvertible, levels: ContourLevels = 7, colormap: Colormap = .viridis,
        color: Color? = nil, width: Double? = nil, style: LineStyle? = nil, labels: ContourLabels = .none,
        label: String? = nil,
        alpha: Double = 1, zOrder: Double = 2,
        clipped: Bool = true
    ) {
        axes.marks.append(
            ContourMark(
                values: values.matrix, levels: levels, colormap: colormap, color: color, width: width, style: style,
                labels: labels,
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
        levels: ContourLevels = 7, colormap: Colormap = .viridis, color: Color? = nil, width: Double? = nil,
        style: LineStyle? = nil, labels: ContourLabels = .none, alpha: Double = 1, zOrder: Double = 2,
        clipped: Bool = true
    ) {
        verb = {
            $0.contour(
                x, y, values, levels: levels, colormap: colormap, color: color, width: width, style: style,
                labels: labels, alpha: alpha, zOrder: zOrder, clipped: clipped)
        }
    }

    /// Draws lines of equal value of a table with its own coordinates, or with columns and rows counted from 0.
    public init(
        _ values: some MatrixConvertible, levels: ContourLevels = 7, colormap: Colormap = .viridis,
        color: Color? = nil, width: Double? = nil, style: LineStyle? = nil, labels: ContourLabels = .none,
        alpha: Double = 1, zOrder: Double = 2,
        clipped: Bool = true
    ) {
        verb = {
            $0.contour(
                values, levels: levels, colormap: colormap, color: color, width: width, style: style, labels: labels,
                alpha: alpha, zOrder: zOrder, clipped: clipped)
        }
    }

    public func add(to axes: inout Axes) { verb(&axes) }
}
