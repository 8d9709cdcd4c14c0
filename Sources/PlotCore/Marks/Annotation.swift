/// The line from an annotation's text to what it speaks of.
public struct AnnotationArrow: Sendable, Equatable {
    enum Head: Sendable { case none, open, filled }

    let head: Head
    /// In points.
    var width = 1.0
    /// The text's colour where there is none.
    var color: Color?

    /// A line with two strokes for a head: matplotlib's "->".
    public static var open: AnnotationArrow { AnnotationArrow(head: .open) }
    /// A line with a filled triangle for a head: matplotlib's "-|>".
    public static var filled: AnnotationArrow { AnnotationArrow(head: .filled) }
    /// A line without a head: matplotlib's "-".
    public static var line: AnnotationArrow { AnnotationArrow(head: .none) }

    /// The same with a pen of that width in points.
    public func width(_ width: Double) -> AnnotationArrow {
        var arrow = self
        arrow.width = width
        return arrow
    }

    /// The same in a colour other than the text's.
    public func color(_ color: Color) -> AnnotationArrow {
        var arrow = self
        arrow.color = color
        return arrow
    }

    /// The arrow between two places; its head is sized by the text, four tenths of it long and as wide.
    ///
    /// The tip stays half a mitre behind the end, so that the ink ends where the arrow does.
    func shapes(from start: Point, to end: Point, color: Color, fontSize: Double) -> [Scene.Shape] {
        let (alongX, alongY) = (end.x - start.x, end.y - start.y)
        let length = (alongX * alongX + alongY * alongY).squareRoot()
        guard length > 0, length.isFinite else { return [] }
        let color = self.color ?? color
        let stroke = Stroke(color: color, width: width, cap: .round, join: .round)
        guard head != .none else {
            return [.path(.segment(from: start, to: end), fill: nil, stroke: stroke, snapping: .never)]
        }
        let (headLength, headHalfWidth) = (0.4 * fontSize, 0.2 * fontSize)
        let side = (headLength * headLength + headHalfWidth * headHalfWidth).squareRoot()
        let (cosine, sine) = (alongX / length, alongY / length)
        let setback = width / 2 * side / headHalfWidth
        func place(back: Double, aside: Double) -> Point {
            Point(end.x - back * cosine - aside * sine, end.y - back * sine + aside * cosine)
        }
        let tip = place(back: setback, aside: 0)
        let corners = [
            place(back: setback + headLength, aside: headHalfWidth), tip,
            place(back: setback + headLength, aside: -headHalfWidth),
        ]
        let outline =
            head == .filled
            ? Path.polygon(corners) : Path([.move(corners[0]), .line(corners[1]), .line(corners[2])])
        return [
            .path(.segment(from: start, to: tip), fill: nil, stroke: stroke, snapping: .never),
            .path(outline, fill: head == .filled ? color : nil, stroke: stroke, snapping: .never),
        ]
    }
}

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
        // The arrow still tells what the text speaks of when that had to move.
        let texts = try text.texts(in: frame, style: style, room: &room, reach: 8)
        let items = texts.map { Scene.Item(.text($0), zOrder: zOrder, role: "annotation") }
        guard let arrow, let first = texts.first else { return items }
        let box = texts.reduce(first.box) { $0.union($1.box) }
        guard let start = box.insetBy(-2).exit(towards: end) else { return items }
        // Two points of air at both ends.
        let (x, y) = (end.x - start.x, end.y - start.y)
        let length = (x * x + y * y).squareRoot()
        guard length > 4 else { return items }
        let air = Point(2 * x / length, 2 * y / length)
        let shapes = arrow.shapes(
            from: Point(start.x + air.x, start.y + air.y), to: Point(end.x - air.x, end.y - air.y),
            color: text.color ?? style.theme.foreground, fontSize: first.font.size)
        return shapes.map { Scene.Item($0, zOrder: zOrder, role: "annotation arrow") } + items
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
    /// Neither text nor arrow is drawn where the place is outside the axes or not finite. Annotations do not widen the axes'
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
    ///   - zOrder: Lower is painted earlier.
    public mutating func annotate(
        _ string: String, at target: (Double, Double), textAt place: (Double, Double), arrow: AnnotationArrow? = .open,
        horizontal: HorizontalAlignment = .left, vertical: VerticalAlignment = .baseline, size: Double? = nil,
        color: Color? = nil, zOrder: Double = 3
    ) {
        annotate(
            string, at: target, .data(place.0, place.1), arrow, horizontal, vertical, size: size, color: color,
            zOrder: zOrder)
    }

    /// Writes a text so many points to the right of and above a place in the data, with an arrow to it.
    ///
    ///     figure.annotate("peak", at: (2, 0.5), offset: (20, 30))
    ///
    /// Everything else is as for a text whose place is given in data units.
    public mutating func annotate(
        _ string: String, at target: (Double, Double), offset: (Double, Double), arrow: AnnotationArrow? = .open,
        horizontal: HorizontalAlignment = .left, vertical: VerticalAlignment = .baseline, size: Double? = nil,
        color: Color? = nil, zOrder: Double = 3
    ) {
        annotate(
            string, at: target, .beside(target.0, target.1, right: offset.0, up: offset.1), arrow, horizontal, vertical,
            size: size, color: color, zOrder: zOrder)
    }

    private mutating func annotate(
        _ string: String, at target: (Double, Double), _ place: TextMark.Place, _ arrow: AnnotationArrow?,
        _ horizontal: HorizontalAlignment, _ vertical: VerticalAlignment, size: Double?, color: Color?, zOrder: Double
    ) {
        let text = TextMark(
            verb: "annotate", string: string, place: place, horizontal: horizontal, vertical: vertical, size: size,
            color: color, rotation: 0, zOrder: zOrder, clipped: false)
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
        color: Color? = nil, zOrder: Double = 3
    ) {
        verb = {
            $0.annotate(
                string, at: target, textAt: place, arrow: arrow, horizontal: horizontal, vertical: vertical, size: size,
                color: color, zOrder: zOrder)
        }
    }

    /// Writes a text so many points to the right of and above a place in the data, with an arrow to it.
    public init(
        _ string: String, at target: (Double, Double), offset: (Double, Double), arrow: AnnotationArrow? = .open,
        horizontal: HorizontalAlignment = .left, vertical: VerticalAlignment = .baseline, size: Double? = nil,
        color: Color? = nil, zOrder: Double = 3
    ) {
        verb = {
            $0.annotate(
                string, at: target, offset: offset, arrow: arrow, horizontal: horizontal, vertical: vertical,
                size: size, color: color, zOrder: zOrder)
        }
    }

    public func add(to axes: inout Axes) { verb(&axes) }
}
