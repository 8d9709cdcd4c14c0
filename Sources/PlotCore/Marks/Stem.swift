/// A line from a base to each point, with a marker at its end.
struct StemMark: Mark {
    var x: Column
    var y: Column
    var base: Double
    var color: Color?
    var baseColor: Color?
    var width: Double?
    var marker: MarkerStyle
    var label: String?
    var alpha: Double
    var zOrder: Double
    var clipped: Bool

    var isGroup: Bool { true }
    var verb: String { "stem" }
    var summary: String { counted(x.count, "stem") }
    /// Stems have the cycle's first colour, as in matplotlib: they come with lines of other colours seldom.
    var cycle: ColorCycle.Turn? { nil }

    var extent: Extent {
        var extent = Extent(x, y)
        if let y = extent.y, base.isFinite { extent.y = y.union(Domain(base, base)) }
        return extent
    }

    func validate() throws(PlotError) {
        try requireSameCount(x, y)
        try require(base.isFinite, .invalidData, "base must be a finite number, not \(base)")
        if let width { try requirePositive(width, "width") }
        try requireMarker(marker)
        try requireOpacity(alpha)
        try requireColor(color)
        try requireColor(baseColor)
    }

    func shapes(in frame: Frame, style: MarkStyle) -> [Scene.Item] {
        let heads = frame.run(x, y)
        // Where a logarithmic axis has no place for the base, it lies where the axis begins.
        let feet = (0..<heads.count).map { frame.nearestPoint(x[$0], base) }
        let shown = (0..<heads.count).filter { heads[$0].isFinite && feet[$0].isFinite }
        let ends = shown.map { feet[$0] }
        guard let left = ends.min(by: { $0.x < $1.x }), let right = ends.max(by: { $0.x < $1.x }) else { return [] }
        let hasBase = frame.y.scale.coordinate(of: base).isFinite
        return shapes(
            stems: shown.map { (feet[$0], heads[$0]) }, base: (left, right), heads: heads, style: style
        ).filter { hasBase || $0.role != "base line" }.map { shape, role in
            Scene.Item(shape, clip: clipped ? frame.rect : nil, zOrder: zOrder, role: role)
        }
    }

    /// matplotlib's: a line through the heads and the base line, but no stems.
    func course(in frame: Frame) -> PointRun? {
        let heads = frame.run(x, y)
        let shown = (0..<heads.count).filter { heads[$0].isFinite }
        guard let first = shown.map({ x[$0] }).min(), let last = shown.map({ x[$0] }).max() else { return nil }
        return PointRun(
            (0..<heads.count).map { heads[$0] }
                + [Point(.nan, .nan), frame.point(first, base), frame.point(last, base)])
    }

    /// One stem in the middle of a piece of base line.
    func key(in box: Rect, style: MarkStyle) -> [Scene.Shape] {
        let (top, foot) = (Point(box.center.x, box.top), Point(box.center.x, box.bottom))
        return shapes(
            stems: [(foot, top)], base: (Point(box.left, box.bottom), Point(box.right, box.bottom)),
            heads: PointRun([top]), style: style
        ).map(\.0)
    }

    private func shapes(
        stems: [(Point, Point)], base: (Point, Point), heads: PointRun, style: MarkStyle
    ) -> [(Scene.Shape, role: String)] {
        let color = color ?? style.color
        let width = width ?? style.theme.lineWidth
        // The fourth of the cycle, as in matplotlib: red beside blue stems.
        let fourth = style.theme.cycle.count > 3 ? style.theme.cycle[3] : style.theme.foreground
        let stroke = Stroke(color: color.opacity(alpha), width: width, join: .round)
        let baseStroke = Stroke(
            color: (baseColor ?? fourth).opacity(alpha), width: width, cap: .square, join: .round)
        return [
            (
                .path(
                    Path(stems.flatMap { [.move($0.0), .line($0.1)] }), fill: nil, stroke: stroke, snapping: .always),
                "stems"
            ),
            (marker.shape(at: heads, color: color, alpha: alpha), "stem markers"),
            (.path(.segment(from: base.0, to: base.1), fill: nil, stroke: baseStroke, snapping: .always), "base line"),
        ]
    }
}

extension PlotSurface {
    /// Draws a line from a base to each point (x, y), with a marker at its end.
    ///
    ///     figure.stem(0..<12, response)
    ///
    /// A point with a NaN or an infinity in it is left out. Columns of different lengths are an error when the figure is drawn.
    ///
    /// - Parameters:
    ///   - x: The abscissas, in data units.
    ///   - y: The ordinates, as many.
    ///   - base: The ordinate that all lines start from.
    ///   - color: The first of the theme's cycle if left out.
    ///   - baseColor: The colour of the line along the base; the fourth of the theme's cycle if left out.
    ///   - width: In points; the theme's if left out.
    ///   - marker: What stands at the points.
    ///   - markerSize: In points.
    ///   - label: What a legend says of the stems.
    ///   - alpha: Opacity from 0 to 1, multiplied into the colours' own.
    ///   - zOrder: Lower is painted earlier.
    ///   - clipped: Whether the mark is cut off at the axes' frame.
    public mutating func stem(
        _ x: some ColumnConvertible, _ y: some ColumnConvertible, base: Double = 0, color: Color? = nil,
        baseColor: Color? = nil, width: Double? = nil, marker: Marker = .circle, markerSize: Double = 6,
        label: String? = nil, alpha: Double = 1, zOrder: Double = 2, clipped: Bool = true
    ) {
        axes.marks.append(
            StemMark(
                x: x.column, y: y.column, base: base, color: color, baseColor: baseColor, width: width,
                marker: MarkerStyle(marker: marker, size: markerSize, edgeWidth: 1), label: label, alpha: alpha,
                zOrder: zOrder, clipped: clipped))
    }
}

/// The verb `stem` as a word of a declarative figure, with the same arguments.
///
///     Figure { Stem(0..<12, response) }
public struct Stem: AxesPart {
    private let verb: (inout Axes) -> Void

    /// Draws a line from a base to each point (x, y), with a marker at its end.
    public init(
        _ x: some ColumnConvertible, _ y: some ColumnConvertible, base: Double = 0, color: Color? = nil,
        baseColor: Color? = nil, width: Double? = nil, marker: Marker = .circle, markerSize: Double = 6,
        label: String? = nil, alpha: Double = 1, zOrder: Double = 2, clipped: Bool = true
    ) {
        verb = {
            $0.stem(
                x, y, base: base, color: color, baseColor: baseColor, width: width, marker: marker,
                markerSize: markerSize, label: label, alpha: alpha, zOrder: zOrder, clipped: clipped)
        }
    }

    public func add(to axes: inout Axes) { verb(&axes) }
}
