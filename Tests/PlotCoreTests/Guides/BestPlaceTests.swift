import PlotCore
import Testing

@Suite("the best place for a legend")
struct BestPlaceTests {
    /// Which quarter of the axes, or which third, the legend is in.
    func place(_ build: (inout Figure) -> Void) throws -> String {
        var figure = Figure()
        figure.xLimits = Limits(0...1)
        figure.yLimits = Limits(0...1)
        build(&figure)
        figure.plot([Double](), [Double](), label: "one")
        figure.plot([Double](), [Double](), label: "second")
        figure.legend = .best
        let scene = try figure.scene(measuring: MatplotlibRuler())
        let (box, frame) = (try #require(scene.bounds("legend frame")), scene.frames[0])
        let across = (box.center.x - frame.left) / frame.width
        let down = (box.center.y - frame.top) / frame.height
        return [
            down < 0.4 ? "upper" : down > 0.6 ? "lower" : "center",
            across < 0.4 ? "left" : across > 0.6 ? "right" : "center",
        ]
        .joined(separator: " ")
    }

    // The places are those that matplotlib 3.11.2 chose for the same data.

    @Test("of equally good ones the first in matplotlib's order")
    func ties() throws {
        #expect(try place { _ in } == "upper right")
        #expect(try place { $0.plot([0.9], [0.9]) } == "upper left")
    }

    @Test("lines count with their points and with crossing")
    func lines() throws {
        #expect(try place { $0.plot([0, 1], [0, 1]) } == "upper left")
        // Three lines across the corners have no point there, but they cross.
        #expect(
            try place {
                $0.plot([0.5, 1], [1, 0.5])
                $0.plot([0, 1], [0.95, 0.95])
                $0.plot([0, 0.3], [0.3, 0])
            } == "lower right")
    }

    @Test("cells of an image that can be seen count as points, unless there is no place without")
    func images() throws {
        let corner = (0..<100).map { 0.7 + 0.003 * Double($0) }
        #expect(try place { $0.density(corner, corner) } == "upper left")
        #expect(try place { $0.heatMap([[1, 2], [3, 4]], x: 0...1, y: 0...1) } == "upper right")
    }

    @Test("stems count as a line through their heads and one through their feet")
    func stems() throws {
        #expect(
            try place {
                $0.stem([0.05, 0.95], [0.9, 0.9])
                $0.scatter([0.9, 0.1, 0.5], [0.5, 0.5, 0.05])
            } == "lower left")
    }

    @Test("points of a scatter count where they lie")
    func points() throws {
        #expect(
            try place { $0.scatter([0.9, 0.1, 0.1], [0.95, 0.95, 0.05]) } == "lower right")
    }

    @Test("where all are covered, the least covered one")
    func leastCovered() throws {
        var random = SplitMix(state: 3)
        var (x, y): ([Double], [Double]) = ([], [])
        for _ in 0..<3000 {
            let point = (random.unit(), random.unit())
            if abs(point.0 - 0.5) < 0.15 && point.1 < 0.2 && x.count > 3 { continue }
            x.append(point.0)
            y.append(point.1)
        }
        #expect(try place { $0.scatter(x, y) } == "lower center")
    }

    @Test("a line whose points are not all marked counts with all of them")
    func unmarked() throws {
        let x = (0..<20).map { 0.8 + 0.01 * Double($0) }
        let y = x.map { _ in 0.9 }
        #expect(try place { $0.plot(x, y, style: .none, marker: .circle, markerEvery: 19) } == "upper left")
        #expect(
            try place {
                $0.plot(x, y, style: .none, marker: .circle, markerEvery: 19)
                for place in [(0.1, 0.9), (0.1, 0.1), (0.9, 0.1), (0.9, 0.5), (0.1, 0.5), (0.5, 0.1), (0.5, 0.9)] {
                    $0.scatter(Array(repeating: place.0, count: 10), Array(repeating: place.1, count: 10))
                }
            } == "center center")
    }

    @Test("texts and insets are kept clear before anything else")
    func insets() throws {
        #expect(
            try place { figure in
                figure[inset: 0.5...1, 0.5...1].plot([0, 1])
                figure.plot([0.1], [0.9])
            } == "lower left")
    }

    @Test("a line of a million points is looked at in parts")
    func manyPoints() throws {
        let x = (0..<1_000_000).map { Double($0) / 1e6 }
        #expect(try place { $0.plot(x, x) } == "upper left")
    }
}
