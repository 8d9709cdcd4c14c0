@testable public import PlotCore

/// A rod from zero to each value, with a head as large as the user wants it.
struct LollipopMark: Mark {
    var x: Column
    var y: Column
    var size: Double
    var color: Color?
    var label: String?
    var zOrder: Double

    var verb: String { "lollipop" }
    var summary: String { counted(x.count, "lollipop") }
    var cycle: ColorCycle.Turn? { color == nil ? .fills : nil }

    /// The points, and the foot that all rods stand on, below which autoscaling leaves no margin.
    var extent: Extent {
        var extent = Extent(x, y).union(Extent(x: nil, y: Domain(0, 0)))
        extent.stickyY = [0]
        return extent
    }

    func validate() throws(PlotError) {
        try requireSameCount(x, y)
        try requirePositive(size, "size")
        try requireColor(color)
    }

    func shapes(in frame: Frame, style: MarkStyle) -> [Scene.Item] {
        let heads = frame.run(x, y)
        let feet = frame.run(x, Column([Double](repeating: 0, count: x.count)))
        // A point that the axes have no place for has no rod either.
        let shown = (0..<heads.count).filter { heads[$0].isFinite && feet[$0].isFinite }
        return shapes(rods: shown.map { (feet[$0], heads[$0]) }, style: style).map { shape in
            Scene.Item(shape, clip: frame.rect, zOrder: zOrder, role: "lollipop")
        }
    }

    /// One of them, as high as the legend's line.
    func key(in box: Rect, style: MarkStyle) -> [Scene.Shape] {
        shapes(rods: [(Point(box.center.x, box.bottom), Point(box.center.x, box.top))], style: style)
    }

    private func shapes(rods: [(foot: Point, head: Point)], style: MarkStyle) -> [Scene.Shape] {
        guard !rods.isEmpty else { return [] }
        let color = color ?? style.color
        let outline = Path(rods.flatMap { [.move($0.foot), .line($0.head)] })
        let stroke = Stroke(color: color, width: style.theme.lineWidth)
        return [
            .path(outline, fill: nil, stroke: stroke, snapping: .always),
            .markers(
                .circle(radius: size / 2), at: PointRun(rods.map(\.head)), fill: color, stroke: nil, snapping: .always),
        ]
    }
}

extension PlotSurface {
    /// Draws a rod from zero to each (x, y), with a round head.
    ///
    ///     figure.lollipop(0..<5, [3, 1, 4, 1, 5], size: 12)
    ///
    /// A point with a NaN or an infinity in it is left out. Columns of different lengths are an error when the figure is drawn.
    ///
    /// - Parameters:
    ///   - x: The abscissas, in data units.
    ///   - y: The ordinates, as many.
    ///   - size: The heads' diameter, in points.
    ///   - color: The next of the theme's cycle if left out.
    ///   - label: What a legend says of them.
    ///   - zOrder: Lower is painted earlier.
    public mutating func lollipop(
        _ x: some ColumnConvertible, _ y: some ColumnConvertible, size: Double = 10, color: Color? = nil,
        label: String? = nil, zOrder: Double = 2
    ) {
        axes.marks.append(
            LollipopMark(x: x.column, y: y.column, size: size, color: color, label: label, zOrder: zOrder))
    }
}

/// The verb `lollipop` as a word of a declarative figure, with the same arguments.
///
///     Figure { Lollipop(0..<5, [3, 1, 4, 1, 5]).color(.teal) }
public struct Lollipop: AxesPart {
    private let verb: (inout Axes) -> Void

    /// Draws a rod from zero to each (x, y), with a round head.
    public init(
        _ x: some ColumnConvertible, _ y: some ColumnConvertible, size: Double = 10, color: Color? = nil,
        label: String? = nil, zOrder: Double = 2
    ) {
        verb = { $0.lollipop(x, y, size: size, color: color, label: label, zOrder: zOrder) }
    }

    public func add(to axes: inout Axes) { verb(&axes) }
}
