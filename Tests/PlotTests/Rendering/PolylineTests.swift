import Foundation
import PlotCore
import Testing

@testable import Plot

@Suite("Long lines as paths")
struct PolylineTests {
    /// Keeps what is drawn, stroke by stroke.
    struct Strokes: PathSink {
        var all: [[Point]] = []
        mutating func move(to point: Point) { all.append([point]) }
        mutating func line(to point: Point) { all[all.count - 1].append(point) }
        mutating func curve(_ control1: Point, _ control2: Point, to point: Point) { line(to: point) }
        mutating func close() {}
    }

    /// At 72 dots per inch a point is a pixel.
    func strokes(_ points: [Point], tolerance: Double? = nil) throws -> [[Point]] {
        var scene = Scene(size: Size(400, 300), dpi: 72, background: Color(1, 1, 1))
        scene.pathTolerance = tolerance
        let grid = try PixelGrid(scene)
        var sink = Strokes()
        grid.trace(
            PointRun(points), pen: Stroke(color: .black, width: 1, join: .round),
            within: Rect(left: 0, top: 0, right: 400, bottom: 300), into: &sink)
        return sink.all
    }

    func noise(_ count: Int) -> [Point] {
        (0..<count).map { index in
            let y: Double = 150 + 100 * sin(Double(index) * 12.9898) * cos(Double(index) * 0.7)
            return Point(20 + 360 * Double(index) / Double(count), y)
        }
    }

    @Test("are reduced to what can be seen: four points of the data to a quarter of a pixel")
    func reduced() throws {
        let points = noise(100_000)
        let strokes = try strokes(points)
        #expect(strokes.count == 1)
        let drawn = strokes.flatMap(\.self)
        #expect(drawn.count <= 4 * 4 * 361)
        #expect(drawn.first == points.first)
        #expect(drawn.last == points.last)
        // In order, and none invented.
        var rest = points[...]
        for point in drawn {
            rest = rest.drop { $0 != point }
            try #require(!rest.isEmpty)
        }
        // Every strip keeps its extremes.
        func extremes(_ points: [Point]) -> [Int: ClosedRange<Double>] {
            Dictionary(grouping: points) { Int($0.x * 4) }.mapValues { strip in
                let heights = strip.map(\.y)
                return (heights.min() ?? 0)...(heights.max() ?? 0)
            }
        }
        #expect(extremes(drawn) == extremes(points))
    }

    @Test("keep every gap")
    func gaps() throws {
        var points = noise(50_000)
        for index in [1, 20_000, 20_001, 49_999] { points[index].y = .nan }
        let strokes = try strokes(points)
        // A point without neighbours is no line.
        #expect(strokes.count == 2)
        #expect(strokes.map(\.first) == [points[2], points[20_002]])
        #expect(strokes.map(\.last) == [points[19_999], points[49_998]])
    }

    @Test("are reduced as far as the figure allows: not at all, or to a point")
    func tolerance() throws {
        let points = noise(20_000)
        #expect(try strokes(points, tolerance: 0) == [points])
        let coarse = try strokes(points, tolerance: 1).flatMap(\.self)
        #expect(coarse.count <= 4 * 361)
        #expect(coarse.map(\.y).max() == points.map(\.y).max())
        #expect(try strokes(noise(5_000), tolerance: 1).flatMap(\.self).count <= 4 * 361)
        var figure = Figure()
        figure.plot(points.map(\.y))
        let whole = try figure.data(as: .svg).count
        figure.pathTolerance = 2
        #expect(try figure.data(as: .svg).count < whole / 3)
        figure.pathTolerance = -1
        #expect(throws: PlotError(.invalidStyle, "figure: pathTolerance must be 0 or more, not -1.0")) {
            try figure.data(as: .svg)
        }
    }

    @Test("are drawn as they are up to ten thousand points")
    func short() throws {
        let points = noise(9_999)
        #expect(try strokes(points) == [points])
    }
}
