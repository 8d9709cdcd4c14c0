@testable import PlotCore
import Testing

@Suite("annotations' arrows and texts' boxes")
struct AnnotationTests {
    func scene(_ build: (inout Figure) -> Void) throws -> Scene {
        var figure = Figure(size: .points(300, 200))
        figure.plot([0, 10], [0, 10])
        build(&figure)
        return try figure.scene()
    }

    func arrows(_ arrow: AnnotationArrow, _ text: String = "") throws -> [Path] {
        let scene = try scene { $0.annotate(text, at: (8, 2), textAt: (2, 2), arrow: arrow) }
        return scene.items.filter { $0.role == "annotation arrow" }.compactMap { item in
            guard case .path(let path, _, _, _) = item.shape else { return nil }
            return path
        }
    }

    func ends(_ path: Path) throws -> (start: Point, end: Point) {
        guard case .move(let start) = path.elements.first else { throw PlotError(.invalidData, "no start") }
        switch path.elements.last {
        case .line(let end), .curve(_, _, let end): return (start, end)
        default: throw PlotError(.invalidData, "no end")
        }
    }

    @Test("a text without letters leaves the arrow, from its place to the target with two points of air")
    func arrowAlone() throws {
        let paths = try arrows(.line)
        try #require(paths.count == 1)
        let (start, end) = try ends(paths[0])
        let scene = try scene { $0.scatter([2, 8], [2, 2]) }
        guard case .markers(_, let run, _, _, _) = scene.items.first(where: { $0.role == "scatter" })?.shape else {
            Issue.record("no points")
            return
        }
        #expect(abs(start.x - run[0].x - 2) < 1e-9 && abs(end.x - run[1].x + 2) < 1e-9)
        #expect(start.y == run[0].y && end.y == run[1].y)
    }

    @Test("an arrow with two heads has the second at its start")
    func doubleHeaded() throws {
        #expect(try arrows(.open).count == 2)
        let paths = try arrows(.open.doubleHeaded)
        try #require(paths.count == 3)
        let shaft = try ends(paths[0])
        guard case .line(let front) = paths[1].elements[1], case .line(let back) = paths[2].elements[1] else {
            Issue.record("no tips")
            return
        }
        #expect(front == shaft.end && back == shaft.start)
    }

    @Test("a bent arrow passes its straight line at a side, by half of the bend in the middle")
    func bent() throws {
        let straight = try ends(arrows(.line)[0])
        let path = try arrows(.line.bent(0.5))[0]
        guard case .curve(let first, let second, let end) = path.elements[1], case .move(let start) = path.elements[0]
        else {
            Issue.record("no curve")
            return
        }
        // The middle of a cubic piece.
        let middle = (start.y + 3 * first.y + 3 * second.y + end.y) / 8
        let length = straight.end.x - straight.start.x + 4
        #expect(abs(middle - straight.start.y - 0.25 * length) < 0.02 * length)
        #expect(abs(end.y - straight.end.y) < 2 && abs(start.y - straight.start.y) < 2)
    }

    @Test("a bent arrow begins outside of its text")
    func bentFromText() throws {
        let scene = try scene { $0.annotate("a text", at: (8, 2), textAt: (2, 2), arrow: .filled.bent(-0.3)) }
        let box = try #require(scene.text("a text")).box
        guard case .path(let path, _, _, _) = scene.items.first(where: { $0.role == "annotation arrow" })?.shape else {
            Issue.record("no arrow")
            return
        }
        // Two points beyond the box, which is two points around the text.
        let start = try ends(path).start
        let dot = Rect(left: start.x, top: start.y, right: start.x, bottom: start.y)
        #expect(!box.insetBy(-2).contains(dot) && box.insetBy(-4).contains(dot, tolerance: 0.1))
    }

    @Test("a bend that is no number is an error")
    func badBend() throws {
        #expect(throws: PlotError(.invalidStyle, "annotate: arrow bend must be a finite number, not nan")) {
            try arrows(.open.bent(.nan))
        }
    }

    @Test("a text's box lies around it and under it")
    func box() throws {
        let scene = try scene {
            $0.text("ab\nabcd", at: (5, 3), size: 10, box: .square(fill: .wheat, edgeColor: .red, padding: 0.5))
        }
        let index = try #require(scene.items.firstIndex { $0.role == "text box" })
        let text = try #require(scene.items.firstIndex { $0.role == "text" })
        let hull = scene.texts.filter { ["ab", "abcd"].contains($0.string) }.map(\.box)
        let around = hull[0].union(hull[1]).insetBy(-5)
        #expect(index < text)
        #expect(isNear(scene.items[index].shape.bounds, around.left, around.top, around.right, around.bottom))
    }

    @Test("a turned text's box is turned with it")
    func turnedBox() throws {
        let scene = try scene { $0.text("abcdef", at: (5, 3), rotation: 90, size: 10, box: .rounded(padding: 0.2)) }
        let around = try #require(scene.text("abcdef")).box.insetBy(-2)
        let bounds = scene.items.first { $0.role == "text box" }?.shape.bounds
        #expect(isNear(bounds, around.left, around.top, around.right, around.bottom))
    }

    @Test("a box never hides a text that was there before")
    func clearBox() throws {
        let scene = try scene {
            $0.text("first", at: (5, 5))
            $0.text("second", at: (5, 5.5), box: .square(padding: 1))
        }
        let box = try #require(scene.items.first { $0.role == "text box" }?.shape.bounds)
        #expect(try !box.overlaps(#require(scene.text("first")).box))
    }
}
