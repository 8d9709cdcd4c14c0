/// What a filled contour does with values beyond its first and last level.
public enum ContourExtension: Sendable {
    case neither
    case below
    case above
    case both

    var isBelow: Bool { self == .below || self == .both }
    var isAbove: Bool { self == .above || self == .both }
}

/// The stretches between levels as coloured regions.
struct FilledContourMark: Mark {
    var values: Matrix
    var levels: ContourLevels
    var extending: ContourExtension
    var colormap: Colormap
    var normalization: Normalization
    var colors: [Color]?
    var alpha: Double
    var label: String?
    var zOrder: Double
    var clipped: Bool

    var verb: String { "filledContour" }
    var cycle: ColorCycle.Turn? { nil }
    var extent: Extent { values.extent }

    private var boundaries: [Double] {
        levels.values(
            for: values.valueDomain(normalization), extendsBelow: extending.isBelow, extendsAbove: extending.isAbove,
            isLogarithmic: normalization.rule == .logarithmic)
    }

    var colorScale: ColorScale? {
        let boundaries = boundaries
        guard boundaries.count >= 2 else { return nil }
        if let colors, !colors.isEmpty {
            let bands = (0..<boundaries.count - 1).map { colors[$0 % colors.count] }
            return ColorScale(colormap: Colormap(steps: bands), normalization: .levels(boundaries), alpha: alpha)
        }
        return ColorScale(
            colormap: colormap, normalization: Normalization(bands: boundaries, as: normalization), alpha: alpha)
    }

    func validate() throws(PlotError) {
        try requireMatrix(values)
        try requireLevels(levels, atLeast: 2)
        try requireNormalization(normalization)
        try requireOpacity(alpha)
        for color in colors ?? [] { try requireColor(color) }
    }

    /// The colours in a row, from the lowest.
    func key(in box: Rect, style: MarkStyle) -> [Scene.Shape] { colorScale.map { [$0.key(in: box)] } ?? [] }

    func shapes(in frame: Frame, style: MarkStyle) -> [Scene.Item] {
        let boundaries = boundaries
        guard let scale = colorScale, let first = boundaries.first, let last = boundaries.last else { return [] }
        // The least value belongs to the lowest stretch even if it is the level itself.
        let isLeast = values.values.finiteDomain?.lower == first
        let lowest = extending.isBelow || isLeast ? -Double.infinity : first
        let highest = extending.isAbove ? Double.infinity : last
        var bands = zip(boundaries, boundaries.dropFirst()).map { (above: $0, to: $1, color: scale.color(of: $0)) }
        bands[0].above = isLeast ? lowest : first
        if extending.isBelow { bands.insert((-.infinity, first, scale.color(of: first.nextDown)), at: 0) }
        if extending.isAbove { bands.append((last, .infinity, scale.color(of: last))) }

        // Each region reaches beneath the ones above it, so that no seam shows between them; what can be seen through
        // ends where the next begins.
        let isOpaque = alpha == 1
        let mesh = ContourMesh(values)
        let rim = mesh.rim()
        return bands.compactMap { band in
            let region = mesh.region(above: band.above, to: isOpaque ? highest : band.to, rim: rim)
            let path = Path(region.rings.flatMap { Path.polygon(frame.points(of: $0)).elements })
            guard !path.elements.isEmpty else { return nil }
            return Scene.Item(
                .path(path, fill: band.color.opacity(alpha), stroke: nil, snapping: .never),
                clip: clipped ? frame.rect : nil, zOrder: zOrder, role: "contour region")
        }
    }
}

extension Frame {
    /// A contour on the page; empty where the scales have no place for a part of it.
    func points(of line: ContourLine) -> [Point] {
        let points = (0..<line.count).map { point(line.x[$0], line.y[$0]) }
        return points.count > 1 && points.allSatisfy(\.isFinite) ? points : []
    }
}

extension Path {
    /// The points joined in order.
    static func open(_ points: [Point]) -> Path {
        guard let first = points.first else { return Path() }
        return Path([.move(first)] + points.dropFirst().map(Element.line))
    }
}

extension PlotSurface {
    /// Fills the regions between levels, each in its colour.
    ///
    ///     figure.filledContour(x, y, z, levels: 10, colormap: .redBlue)
    ///     figure.filledContour(z, levels: [0, 0.5, 1], extending: .both)
    ///
    /// Values are taken as linear between the table's. A NaN leaves a hole. Coordinates that do not fit the table, or that do not
    /// rise or fall throughout, are an error when the figure is drawn.
    ///
    /// - Parameters:
    ///   - x: Each column's place, in data units.
    ///   - y: Each row's place.
    ///   - values: The values, row by row.
    ///   - levels: The regions' boundaries, or about how many round ones.
    ///   - extending: Whether what lies beyond the first or the last level is filled too, in the end's colour.
    ///   - colormap: The colours; each region has that of the value in its middle.
    ///   - normalization: How values are spread over the colormap; with `.log` a number of levels are powers of ten.
    ///   - colors: Instead of the colormap: one for each region from the lowest, from the start again where there are fewer.
    ///   - label: What a legend says of the regions.
    ///   - alpha: Opacity from 0 to 1.
    ///   - zOrder: Lower is painted earlier.
    ///   - clipped: Whether regions are cut off at the axes' frame.
    public mutating func filledContour(
        _ x: some ColumnConvertible, _ y: some ColumnConvertible, _ values: some MatrixConvertible,
        levels: ContourLevels = 7, extending: ContourExtension = .neither, colormap: Colormap = .viridis,
        normalization: Normalization = .linear, colors: [Color]? = nil, label: String? = nil, alpha: Double = 1,
        zOrder: Double = 1, clipped: Bool = true
    ) {
        filledContour(
            values.matrix.over(x.column, y.column), levels: levels, extending: extending, colormap: colormap,
            normalization: normalization, colors: colors, label: label, alpha: alpha, zOrder: zOrder, clipped: clipped)
    }

    /// Fills the regions between levels of a table with its own coordinates, or with columns and rows counted from 0.
    public mutating func filledContour(
        _ values: some MatrixConvertible, levels: ContourLevels = 7, extending: ContourExtension = .neither,
        colormap: Colormap = .viridis, normalization: Normalization = .linear, colors: [Color]? = nil,
        label: String? = nil, alpha: Double = 1, zOrder: Double = 1,
        clipped: Bool = true
    ) {
        axes.marks.append(
            FilledContourMark(
                values: values.matrix, levels: levels, extending: extending, colormap: colormap,
                normalization: normalization, colors: colors, alpha: alpha, label: label, zOrder: zOrder,
                clipped: clipped))
    }
}

/// The verb `filledContour` as a word of a declarative figure, with the same arguments.
///
///     Figure { FilledContour(x, y, z, levels: 10, colormap: .redBlue) }
public struct FilledContour: AxesPart {
    private let verb: (inout Axes) -> Void

    /// Fills the regions between levels, each in its colour.
    public init(
        _ x: some ColumnConvertible, _ y: some ColumnConvertible, _ values: some MatrixConvertible,
        levels: ContourLevels = 7, extending: ContourExtension = .neither, colormap: Colormap = .viridis,
        normalization: Normalization = .linear, colors: [Color]? = nil, label: String? = nil, alpha: Double = 1,
        zOrder: Double = 1, clipped: Bool = true
    ) {
        verb = {
            $0.filledContour(
                x, y, values, levels: levels, extending: extending, colormap: colormap, normalization: normalization,
                colors: colors, label: label, alpha: alpha, zOrder: zOrder, clipped: clipped)
        }
    }

    /// Fills the regions between levels of a table with its own coordinates, or with columns and rows counted from 0.
    public init(
        _ values: some MatrixConvertible, levels: ContourLevels = 7, extending: ContourExtension = .neither,
        colormap: Colormap = .viridis, normalization: Normalization = .linear, colors: [Color]? = nil,
        label: String? = nil, alpha: Double = 1, zOrder: Double = 1,
        clipped: Bool = true
    ) {
        verb = {
            $0.filledContour(
                values, levels: levels, extending: extending, colormap: colormap, normalization: normalization,
                colors: colors, label: label, alpha: alpha, zOrder: zOrder, clipped: clipped)
        }
    }

    public func add(to axes: inout Axes) { verb(&axes) }
}
