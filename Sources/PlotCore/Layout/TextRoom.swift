/// Where the texts of marks may stand: on the page, and clear of what stands there before them.
///
/// Titles, labels of axes and legends have their places before any text of a mark is set; marks' texts then follow in the
/// order in which the marks were added. One that would be cut off or lie over another is moved by as little as it takes, as
/// far as its mark allows; where that is not enough it is left out.
package struct TextRoom: Sendable {
    /// What no text may leave; nil where a mark is only asked what it would draw.
    let page: Rect?
    /// What no text may touch: frames of other panels, insets, legends.
    var blocked: [Rect] = []
    private var taken: [(text: Scene.Text, box: Rect)] = []
    /// Which of them reach into each square of the page, so that a thousand texts are not compared with each other.
    private var squares: [Square: [Int]] = [:]

    private struct Square: Hashable {
        var column: Int
        var row: Int
    }

    /// The side of a square, in points.
    private static let side = 64.0
    /// What stays free around a text that was moved, in points.
    private static let clearance = 1.0

    /// Everything is free.
    init() {
        page = nil
    }

    init(page: Rect, blocked: [Rect] = []) {
        self.page = page
        self.blocked = blocked
    }

    mutating func add(_ texts: [Scene.Text]) {
        guard page != nil else { return }
        for text in texts {
            let box = text.box
            for square in Self.squares(of: box) { squares[square, default: []].append(taken.count) }
            taken.append((text, box))
        }
    }

    /// The lines of a text where they are free, as near as may be to where they are wanted, and taken from now on.
    ///
    /// - Parameter reach: How far the text may be moved out of the way of others, in points; onto the page it may be moved
    ///   any way, as long as some of it was there.
    /// - Parameter padding: What must stay free around the text wherever it stands, in points: its box hides what is there.
    /// - Returns: nil where there is no such place.
    mutating func place(_ wanted: [Scene.Text], reach: Double, padding: Double = 0) -> [Scene.Text]? {
        guard let page, let first = wanted.first else { return wanted }
        let hull = wanted.dropFirst().reduce(first.box) { $0.union($1.box) }
        guard hull.overlaps(page), hull.width <= page.width, hull.height <= page.height else { return nil }
        let inwards = Self.shift(hull, into: page)
        let kept = wanted.map { $0.moved(by: inwards) }
        if isFree(kept, clearance: padding) {
            add(kept)
            return kept
        }
        // A quarter of a line at a time, above and below first: texts are wider than they are high.
        let step = max(1, first.font.size / 4)
        let ways = [(0, -1), (0, 1), (-1, 0), (1, 0), (-1, -1), (1, -1), (-1, 1), (1, 1)] as [(Double, Double)]
        for distance in stride(from: step, through: min(reach, 1000), by: step) {
            for (x, y) in ways {
                let aside = Point(inwards.x + x * distance, inwards.y + y * distance)
                let onto = Self.shift(hull.moved(by: aside), into: page)
                let moved = wanted.map { $0.moved(by: Point(aside.x + onto.x, aside.y + onto.y)) }
                if isFree(moved, clearance: max(Self.clearance, padding)) {
                    add(moved)
                    return moved
                }
            }
        }
        return nil
    }

    /// Whether nothing stands where the text would, and all of it is on the page.
    func isFree(_ text: Scene.Text) -> Bool {
        guard let page else { return true }
        return page.contains(text.box, tolerance: 1e-9) && isFree([text], clearance: 0)
    }

    private func isFree(_ texts: [Scene.Text], clearance: Double) -> Bool {
        texts.allSatisfy { text in
            let box = text.box.insetBy(-clearance)
            if blocked.contains(where: box.overlaps) { return false }
            return Self.squares(of: box).allSatisfy { square in
                squares[square, default: []].allSatisfy { index in
                    let other = taken[index]
                    guard other.box.overlaps(box) else { return true }
                    let isTurned = text.rotation != 0 || other.text.rotation != 0
                    return isTurned && !other.text.overlaps(text)
                }
            }
        }
    }

    /// How far a line of that height may reach from a place to the left or to the right, in points.
    func width(from place: Point, rightwards: Bool, height: Double) -> Double {
        guard let page else { return .infinity }
        let band = Rect(
            left: rightwards ? place.x : page.left, top: place.y - height / 2, right: rightwards ? page.right : place.x,
            bottom: place.y + height / 2)
        let met = blocked.filter(band.overlaps)
        return rightwards
            ? (met.map(\.left).min() ?? page.right) - place.x : place.x - (met.map(\.right).max() ?? page.left)
    }

    /// The least way that takes a rectangle onto the page.
    private static func shift(_ rect: Rect, into page: Rect) -> Point {
        Point(
            max(page.left - rect.left, 0) + min(page.right - rect.right, 0),
            max(page.top - rect.top, 0) + min(page.bottom - rect.bottom, 0))
    }

    private static func squares(of box: Rect) -> [Square] {
        func indices(_ from: Double, _ to: Double) -> ClosedRange<Int> {
            func index(_ place: Double) -> Int { Int(max(-1, min(place / side, 1000)).rounded(.down)) }
            return index(from)...max(index(from), index(to))
        }
        guard box.left.isFinite, box.right.isFinite, box.top.isFinite, box.bottom.isFinite else { return [] }
        return indices(box.left, box.right).flatMap { column in
            indices(box.top, box.bottom).map { Square(column: column, row: $0) }
        }
    }
}

extension Scene.Text {
    func moved(by way: Point) -> Scene.Text {
        var text = self
        text.position.x += way.x
        text.position.y += way.y
        return text
    }
}

extension Rect {
    func moved(by way: Point) -> Rect {
        Rect(left: left + way.x, top: top + way.y, right: right + way.x, bottom: bottom + way.y)
    }
}
