/// The line from an annotation's text to what it speaks of.
public struct AnnotationArrow: Sendable, Equatable {
    enum Head: Sendable { case none, open, filled }

    let head: Head
    /// In points.
    var width = 1.0
    /// The text's colour where there is none.
    var color: Color?
    /// How far the line is drawn aside, in parts of its length; to the right of its way if it is above 0.
    var bend = 0.0
    /// Whether the text's end has a head too.
    var isDouble = false

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

    /// The same as an arc: matplotlib's "arc3".
    ///
    ///     figure.annotate("valley", at: (5, 0), textAt: (7, 2), arrow: .filled.bent(0.3))
    ///
    /// - Parameter bend: How far the point that the curve is drawn towards lies aside of the straight line's middle, in parts
    ///   of its length; above 0 to the right of the arrow's way, below 0 to the left.
    /// - Returns: The bent arrow.
    public func bent(_ bend: Double) -> AnnotationArrow {
        var arrow = self
        arrow.bend = bend
        return arrow
    }

    /// The same with a head at both ends: matplotlib's "<->".
    public var doubleHeaded: AnnotationArrow {
        var arrow = self
        arrow.isDouble = true
        return arrow
    }

    /// The arrow along a curve; its heads are sized by the text, four tenths of it long and as wide.
    ///
    /// A tip stays half a mitre behind its end, so that the ink ends where the arrow does.
    func shapes(along way: ArrowWay, color: Color, fontSize: Double) -> [Scene.Shape] {
        guard way.length > 0, way.length.isFinite else { return [] }
        let color = self.color ?? color
        let stroke = Stroke(color: color, width: width, cap: .round, join: .round)
        guard head != .none else {
            return [.path(way.path, fill: nil, stroke: stroke, snapping: .never)]
        }
        let (headLength, headHalfWidth) = (0.4 * fontSize, 0.2 * fontSize)
        let side = (headLength * headLength + headHalfWidth * headHalfWidth).squareRoot()
        let setback = width / 2 * side / headHalfWidth
        func tip(_ end: Point, from before: Point) -> (tip: Point, outline: Path) {
            let (alongX, alongY) = (end.x - before.x, end.y - before.y)
            let length = (alongX * alongX + alongY * alongY).squareRoot()
            let (cosine, sine) = length > 0 ? (alongX / length, alongY / length) : (1, 0)
            func place(back: Double, aside: Double) -> Point {
                Point(end.x - back * cosine - aside * sine, end.y - back * sine + aside * cosine)
            }
            let tip = place(back: setback, aside: 0)
            let corners = [
                place(back: setback + headLength, aside: headHalfWidth), tip,
                place(back: setback + headLength, aside: -headHalfWidth),
            ]
            return (tip, head == .filled ? .polygon(corners) : .open(corners))
        }
        let front = tip(way.end, from: way.isStraight ? way.start : way.control)
        let back = isDouble ? tip(way.start, from: way.isStraight ? way.end : way.control) : nil
        var shaft = way
        shaft.end = front.tip
        if let back { shaft.start = back.tip }
        let heads = [front.outline, back?.outline].compactMap(\.self)
        return [.path(shaft.path, fill: nil, stroke: stroke, snapping: .never)]
            + heads.map { .path($0, fill: head == .filled ? color : nil, stroke: stroke, snapping: .never) }
    }
}

/// The way of an annotation's arrow: a straight line, or a curve drawn towards one point aside of it.
struct ArrowWay {
    var start: Point
    var control: Point
    var end: Point
    let isStraight: Bool

    /// - Parameter bend: How far aside the control point is, in parts of the distance.
    init(from start: Point, to end: Point, bend: Double) {
        (self.start, self.end) = (start, end)
        isStraight = bend == 0
        // A turn to the right on the page, where y grows downwards.
        control = Point(
            start.x / 2 + end.x / 2 - bend * (end.y - start.y), start.y / 2 + end.y / 2 + bend * (end.x - start.x))
    }

    private init(_ start: Point, _ control: Point, _ end: Point) {
        (self.start, self.control, self.end, isStraight) = (start, control, end, false)
    }

    /// From end to end.
    var length: Double { distance(start, end) }

    var path: Path {
        if isStraight { return .segment(from: start, to: end) }
        // A quadratic curve's control point counts two thirds for each end of the cubic one.
        func towards(_ place: Point) -> Point {
            Point(place.x + 2 / 3 * (control.x - place.x), place.y + 2 / 3 * (control.y - place.y))
        }
        return Path([.move(start), .curve(towards(start), towards(end), end)])
    }

    /// What is left once the start is beyond `box` and both ends are `air` points shorter; nil if nothing is.
    func trimmed(outOf box: Rect?, air: Double) -> ArrowWay? {
        var leave = 0.0
        if let box {
            guard !box.holds(end) else { return nil }
            leave = Self.turn { box.holds(place($0)) }
        }
        let first = place(leave)
        // Each end as seen from itself, as matplotlib shrinks them.
        let from = leave + (1 - leave) * Self.turn { distance(place(leave + (1 - leave) * $0), first) < air }
        let to = 1 - Self.turn { distance(place(1 - $0), end) < air }
        guard from < to else { return nil }
        return piece(from, to)
    }

    private func place(_ part: Double) -> Point {
        func mixed(_ first: Point, _ second: Point) -> Point {
            Point(first.x + part * (second.x - first.x), first.y + part * (second.y - first.y))
        }
        return mixed(mixed(start, control), mixed(control, end))
    }

    private func piece(_ from: Double, _ to: Double) -> ArrowWay {
        // The control point of a piece lies at its ends' mixed place.
        func blossom(_ first: Double, _ second: Double) -> Point {
            func value(_ start: Double, _ control: Double, _ end: Double) -> Double {
                (1 - first) * (1 - second) * start + ((1 - first) * second + first * (1 - second)) * control
                    + first * second * end
            }
            return Point(value(start.x, control.x, end.x), value(start.y, control.y, end.y))
        }
        return ArrowWay(place(from), blossom(from, to), place(to))
    }

    /// The part of the way at which what holds at its start ends.
    private static func turn(_ holds: (Double) -> Bool) -> Double {
        guard holds(0) else { return 0 }
        var (low, high) = (0.0, 1.0)
        for _ in 0..<50 {
            let middle = (low + high) / 2
            if holds(middle) { low = middle } else { high = middle }
        }
        return high
    }
}

private func distance(_ first: Point, _ second: Point) -> Double {
    let (x, y) = (second.x - first.x, second.y - first.y)
    return (x * x + y * y).squareRoot()
}

extension Rect {
    fileprivate func holds(_ place: Point) -> Bool {
        place.x > left && place.x < right && place.y > top && place.y < bottom
    }
}
