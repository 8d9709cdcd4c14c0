/// A text with an arrow from it to a place in the data.
struct AnnotationMark: Mark {
    var text: TextMark
    var target: (x: Double, y: Double)
    var arrow: AnnotationArrow?

    var verb: String { text.verb }
    var zOrder: Double {
        get { text.zOrder }
        set { text.zOrder = newValue }
    }
    var color: Color? {
        get { text.color }
        set { text.color = newValue }
    }
    var summary: String { "remark \(quoted(text.string))" }
    var cycle: ColorCycle.Turn? { nil }
    /// Annotations do not widen the axes' limits.
    var extent: Extent { Extent() }

    func validate() throws(PlotError) {
        try text.validate()
        guard let arrow else { return }
        try requirePositive(arrow.width, "arrow width")
        try require(arrow.bend.isFinite, .invalidStyle, "arrow bend must be a finite number, not \(arrow.bend)")
        try requireColor(arrow.color)
    }

    func shapes(in frame: Frame, style: MarkStyle) throws(PlotError) -> [Scene.Item] {
        var room = TextRoom()
        return try shapes(in: frame, style: style, room: &room)
    }

    func shapes(in frame: Frame, style: MarkStyle, room: inout TextRoom) throws(PlotError) -> [Scene.Item] {
        let end = frame.point(target.x, target.y)
        let spot = Rect(left: end.x, top: end.y, right: end.x, bottom: end.y)
        // Nothing is said about what can't be seen.
        guard end.isFinite, frame.rect.contains(spot, tolerance: 1e-6) else { return [] }
        let color = text.color ?? style.theme.foreground
        let fontSize = text.size ?? style.theme.axisLabelSize
        guard !text.string.isEmpty else { return arrowItems(from: nil, to: end, in: frame, color, fontSize) }
        // The arrow still tells what the text speaks of when that had to move.
        let texts = try text.texts(in: frame, style: style, room: &room, reach: 8)
        guard let first = texts.first else { return [] }
        let box = text.box?.shape(around: texts)
        let items =
            (box.map { [Scene.Item($0, zOrder: zOrder, role: "annotation box")] } ?? [])
            + texts.map { Scene.Item(.text($0), zOrder: zOrder, role: "annotation") }
        var hull = texts.reduce(first.box) { $0.union($1.box) }.insetBy(-2)
        // From the box's line if there is one.
        if let padding = text.box?.padding { hull = hull.insetBy(2 - padding * fontSize) }
        return arrowItems(from: hull, to: end, in: frame, color, fontSize) + items
    }

    /// The arrow from the edge of a text, or from the place of one that has no letters.
    private func arrowItems(
        from hull: Rect?, to end: Point, in frame: Frame, _ color: Color, _ fontSize: Double
    ) -> [Scene.Item] {
        guard let arrow else { return [] }
        let start = hull?.center ?? text.place.point(in: frame)
        guard start.isFinite, fontSize > 0 else { return [] }
        let air = 2.0
        let shapes: [Scene.Shape]
        if arrow.bend == 0 {
            guard let edge = hull == nil ? start : hull?.exit(towards: end) else { return [] }
            let (x, y) = (end.x - edge.x, end.y - edge.y)
            let length = (x * x + y * y).squareRoot()
            guard length > 2 * air else { return [] }
            let gap = Point(air * x / length, air * y / length)
            let way = ArrowWay(
                from: Point(edge.x + gap.x, edge.y + gap.y), to: Point(end.x - gap.x, end.y - gap.y), bend: 0)
            shapes = arrow.shapes(along: way, color: color, fontSize: fontSize)
        } else {
            let way = ArrowWay(from: start, to: end, bend: arrow.bend).trimmed(outOf: hull, air: air)
            shapes = way.map { arrow.shapes(along: $0, color: color, fontSize: fontSize) } ?? []
        }
        return shapes.map { Scene.Item($0, zOrder: zOrder, role: "annotation arrow") }
    }
}

extension Rect {
    /// Where the way from the middle to a place outside leaves the rectangle; nil for a place inside.
    fileprivate func exit(towards place: Point) -> Point? {
        let (x, y) = (place.x - center.x, place.y - center.y)
        let share = min(x == 0 ? .infinity : width / 2 / abs(x), y == 0 ? .infinity : height / 2 / abs(y))
        return share < 1 ? Point(center.x + share * x, center.y + share * y) : nil
    }
}

extension PlotSurface {
    /// Writes a text and draws an arrow from it to a place in the data.
    ///
    ///     figure.annotate("local maximum", at: (2, 0.5), textAt: (4, 0.8))
    ///     figure.annotate("here", at: (2, 0.5), textAt: (4, 0.8), arrow: .filled.color(.red))
    ///
    /// An empty text leaves the arrow alone. Neither text nor arrow is drawn where the place is outside the axes or not finite. Annotations do not widen the axes'
    /// limits. A text that would be cut off or lie over another is moved, by up to eight times its size in the latter case;
    /// where that is not enough, neither text nor arrow is drawn.
    ///
    /// - Parameters:
    ///   - string: The text; a newline starts a line.
    ///   - target: What the arrow points at, x and y in data units.
    ///   - place: Where the text stands, x and y in data units.
    ///   - arrow: How the arrow looks; nil for none.
    ///   - horizontal: Which part of the text lies at its place, from left to right.
    ///   - vertical: Which part of the text lies at its place, from top to bottom.
    ///   - size: In points; the theme's size of axis labels if left out.
    ///   - color: The theme's foreground if left out.
    ///   - box: A box behind the text; none if left out.
    ///   - zOrder: Lower is painted earlier.
    public mutating func annotate(
        _ string: String, at target: (Double, Double), textAt place: (Double, Double), arrow: AnnotationArrow? = .open,
        horizontal: HorizontalAlignment = .left, vertical: VerticalAlignment = .baseline, size: Double? = nil,
        color: Color? = nil, box: TextBox? = nil, zOrder: Double = 3
    ) {
        annotate(
            string, at: target, .data(place.0, place.1), arrow, horizontal, vertical, size: size, color: color,
            box: box, zOrder: zOrder)
    }

    /// Writes a text so many points to the right of and above a place in the data, with an arrow to it.
    ///
    ///     figure.annotate("peak", at: (2, 0.5), offset: (20, 30))
    ///
    /// Everything else is as for a text whose place is given in data units.
    public mutating func annotate(
        _ string: String, at target: (Double, Double), offset: (Double, Double), arrow: AnnotationArrow? = .open,
        horizontal: HorizontalAlignment = .left, vertical: VerticalAlignment = .baseline, size: Double? = nil,
        color: Color? = nil, box: TextBox? = nil, zOrder: Double = 3
    ) {
        annotate(
            string, at: target, .beside(target.0, target.1, right: offset.0, up: offset.1), arrow, horizontal, vertical,
            size: size, color: color, box: box, zOrder: zOrder)
    }

    private mutating func annotate(
        _ string: String, at target: (Double, Double), _ place: TextMark.Place, _ arrow: AnnotationArrow?,
        _ horizontal: HorizontalAlignment, _ vertical: VerticalAlignment, size: Double?, color: Color?, box: TextBox?,
        zOrder: Double
    ) {
        let text = TextMark(
            verb: "annotate", string: string, place: place, horizontal: horizontal, vertical: vertical, size: size,
            color: color, box: box, rotation: 0, zOrder: zOrder, clipped: false)
        axes.marks.append(AnnotationMark(text: text, target: target, arrow: arrow))
    }
}

/// The verb `annotate` as a word of a declarative figure, with the same arguments.
///
///     Figure { Annotation("local maximum", at: (2, 0.5), textAt: (4, 0.8)) }
public struct Annotation: AxesPart {
    private let verb: (inout Axes) -> Void

    /// Writes a text and draws an arrow from it to a place in the data.
    public init(
        _ string: String, at target: (Double, Double), textAt place: (Double, Double), arrow: AnnotationArrow? = .open,
        horizontal: HorizontalAlignment = .left, vertical: VerticalAlignment = .baseline, size: Double? = nil,
        color: Color? = nil, box: TextBox? = nil, zOrder: Double = 3
    ) {
        verb = {
            $0.annotate(
                string, at: target, textAt: place, arrow: arrow, horizontal: horizontal, vertical: vertical, size: size,
                color: color, box: box, zOrder: zOrder)
        }
    }

    /// Writes a text so many points to the right of and above a place in the data, with an arrow to it.
    public init(
        _ string: String, at target: (Double, Double), offset: (Double, Double), arrow: AnnotationArrow? = .open,
        horizontal: HorizontalAlignment = .left, vertical: VerticalAlignment = .baseline, size: Double? = nil,
        color: Color? = nil, box: TextBox? = nil, zOrder: Double = 3
    ) {
        verb = {
            $0.annotate(
                string, at: target, offset: offset, arrow: arrow, horizontal: horizontal, vertical: vertical,
                size: size, color: color, box: box, zOrder: zOrder)
        }
    }

    public func add(to axes: inout Axes) { verb(&axes) }
}
