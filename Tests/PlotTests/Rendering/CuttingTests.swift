import Testing

@testable import Plot
@testable import PlotCore

@Suite("Cutting to what can be seen")
struct CuttingTests {
    let window = Rect(left: 0, top: 0, right: 100, bottom: 50)

    @Test("a piece inside stays as it is")
    func inside() throws {
        let (start, end) = try #require(cut(Point(1, 2), Point(99, 49), to: window))
        #expect(start == Point(1, 2) && end == Point(99, 49))
    }

    @Test("a piece through the window keeps its slope")
    func through() throws {
        let (start, end) = try #require(cut(Point(-100, 0), Point(200, 30), to: window))
        #expect(start.x == 0 && abs(start.y - 10) < 1e-12)
        #expect(end.x == 100 && abs(end.y - 20) < 1e-12)
    }

    @Test(
        "a piece that passes the window by is left out",
        arguments: [(Point(-10, 40), Point(10, 80)), (Point(5, 60), Point(9, 60))])
    func beside(start: Point, end: Point) {
        #expect(cut(start, end, to: window) == nil)
    }

    @Test("coordinates whose difference overflows are cut like any other")
    func huge() throws {
        let (start, end) = try #require(cut(Point(-1.5e308, -1.5e308), Point(1.5e308, 1.5e308), to: window))
        #expect(abs(start.x - start.y) < 1e-6 && start.x >= -1e-6)
        #expect(abs(end.x - end.y) < 1e-6 && end.y <= 50 + 1e-6)
    }

    @Test("a polygon larger than the window fills it")
    func polygonAround() {
        let path = Path.rectangle(Rect(left: -1e300, top: -1e300, right: 1e300, bottom: 1e300))
        let cut = path.cut(to: window, filled: true)
        #expect(cut.extent(margin: 0) == window)
        #expect(cut.elements.count == 5)
    }

    @Test("a polygon's corner inside the window survives")
    func polygonCorner() {
        let path = Path.polygon([Point(50, 25), Point(50 + 1e7, 25 - 1e7), Point(50 + 1e7, 25 + 1e7)])
        let cut = path.cut(to: window, filled: true)
        #expect(cut.points.contains(Point(50, 25)))
        #expect(cut.points.allSatisfy { window.outset(by: 1e-6).holds($0) })
    }

    @Test("an open path leaves the window and comes back in two pieces")
    func openPath() {
        let path = Path([.move(Point(10, 10)), .line(Point(10, 1e9)), .line(Point(20, 1e9)), .line(Point(20, 10))])
        #expect(
            path.cut(to: window, filled: false).elements == [
                .move(Point(10, 10)), .line(Point(10, 50)), .move(Point(20, 50)), .line(Point(20, 10)),
            ])
    }

    @Test("a path that starts without a move, or goes on after its end, is cut like any other")
    func oddPaths() {
        let path = Path([.line(Point(10, 10)), .line(Point(10, 1e9)), .close, .line(Point(30, 10)), .close, .close])
        #expect(
            path.cut(to: window, filled: false).elements == [
                .move(Point(10, 50)), .line(Point(10, 10)), .line(Point(10, 50)), .close,
                .move(Point(10, 10)), .line(Point(30, 10)), .close, .move(Point(10, 10)), .close,
            ])
        #expect(Path([.close]).cut(to: window, filled: true) == Path())
    }

    @Test("a circle of a million kilometres crosses the page as a straight line")
    func hugeCurve() throws {
        let circle = Path.circle(radius: 1e9).mapped { Point($0.x - 1e9 + 50, $0.y) }
        let pieces = circle.cut(to: window, filled: false)
        let edge = pieces.points.filter { $0.y > 1 && $0.y < 49 }
        #expect(edge.allSatisfy { abs($0.x - 50) < 1 })
    }
}

extension Path {
    /// Every point of the path, the controls of its curves among them.
    fileprivate var points: [Point] {
        elements.flatMap { element -> [Point] in
            switch element {
            case .move(let point), .line(let point): [point]
            case .curve(let first, let second, let end): [first, second, end]
            case .close: []
            }
        }
    }
}
