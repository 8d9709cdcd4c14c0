import Autodiff
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
    func trace(
        _ points: [Point], pen: Stroke = Stroke(color: .black, width: 1, join: .round), tolerance: Double? = nil,
        within page: Rect = Rect(left: 0, top: 0, right: 400, bottom: 300)
    ) throws -> (strokes: [[Point]], pen: Stroke) {
        var scene = Scene(size: Size(400, 300), dpi: 72, background: Color(1, 1, 1))
        scene.pathTolerance = tolerance
        let grid = try PixelGrid(scene)
        var sink = Strokes()
        let traced = grid.trace(PointRun(points), pen: pen, within: page, into: &sink)
        return (sink.all, traced)
    }

    func strokes(_ points: [Point], tolerance: Double? = nil) throws -> [[Point]] {
        try trace(points, tolerance: tolerance).strokes
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

    // MARK: Lines of any form

    /// To and fro in a part of the page, so often that most of it lies under itself.
    func walk(_ count: Int, step: Double, within box: Rect) -> [Point] {
        let numbers = Random(seed: 5).uniform(2 * count, in: -step...step).array
        var place = box.center
        return (0..<count).map { index in
            place.x = min(max(place.x + numbers[2 * index], box.left), box.right)
            place.y = min(max(place.y + numbers[2 * index + 1], box.top), box.bottom)
            return place
        }
    }

    func distance(of place: Point, from strokes: [[Point]]) -> Double {
        var least = Double.infinity
        for stroke in strokes {
            for (start, end) in zip(stroke, stroke.dropFirst()) {
                let (dx, dy) = (end.x - start.x, end.y - start.y)
                let (x, y) = (place.x - start.x, place.y - start.y)
                let length = dx * dx + dy * dy
                let share = length > 0 ? min(max((x * dx + y * dy) / length, 0), 1) : 0
                let (right, down) = (x - share * dx, y - share * dy)
                least = min(least, right * right + down * down)
            }
        }
        return least.squareRoot()
    }

    @Test(
        "have all their ink within the tolerance of what is drawn",
        arguments: [(0.6, 0.25, 3.0), (2.0, 0.25, 1.0), (2.0, 0.5, 40.0), (9.0, 0.25, 6.0), (2.0, 0.1, 0.7)])
    func ink(width: Double, tolerance: Double, step: Double) throws {
        // The last piece leads out of the window, where nobody sees what is left out.
        let box = Rect(left: 20, top: 30, right: 60, bottom: 60)
        let points = walk(2_000, step: step, within: box) + [Point(-1e7, 1e9), Point(30, 40)]
        let seen = Rect(left: 0, top: 0, right: 100, bottom: 80)
        let traced = try trace(
            points, pen: Stroke(color: .black, width: width, join: .round), tolerance: tolerance, within: seen)
        #expect(traced.strokes.count > 1)
        #expect(traced.pen.cap == .round)
        if width >= 2 { #expect(traced.strokes.flatMap(\.self).count < points.count * 3 / 4) }
        let radius = width / 2
        for (start, end) in zip(points, points.dropFirst().dropLast(2)) {
            let angle = atan2(end.y - start.y, end.x - start.x)
            // Both sides of the piece, at its start, and ahead of its end.
            for (corner, turn) in [(start, 0.5), (start, -0.5), (end, 0), (end, 0.5)] {
                let (x, y) = (cos(angle + turn * .pi), sin(angle + turn * .pi))
                let ink = Point(corner.x + radius * x, corner.y + radius * y)
                guard seen.holds(ink) else { continue }
                let away = distance(of: ink, from: traced.strokes) - radius
                try #require(away <= tolerance + 1e-4, "\(ink) is \(away) from ink")
            }
        }
    }

    @Test("are drawn through their own points only, in their order", arguments: [0.7, 60])
    func ownPoints(step: Double) throws {
        let points = walk(12_000, step: step, within: Rect(left: 50, top: 50, right: 350, bottom: 250))
        var rest = points[...]
        for point in try strokes(points).flatMap(\.self) {
            // A stroke may begin where the last one ended.
            rest = rest.drop { $0 != point }
            try #require(!rest.isEmpty)
        }
    }

    @Test("that bend little are drawn by few points, each within the tolerance")
    func bends() throws {
        let points = (0..<50_000).map { index in
            let angle = Double(index) / 50_000 * 12 * .pi
            return Point(200 + 150 * sin(5 * angle / 6), 150 + 100 * cos(angle))
        }
        let drawn = try strokes(points)
        #expect(drawn.flatMap(\.self).count < 1_500)
        for point in stride(from: 0, to: points.count, by: 97).map({ points[$0] }) {
            #expect(distance(of: point, from: drawn) <= 0.25)
        }
    }

    @Test("keep every gap, and are broken nowhere else where nothing is hidden")
    func anyGaps() throws {
        // A spiral, whose turns do not meet.
        var points = (0..<20_000).map { index in
            let turn = Double(index) / 20_000
            return Point(200 + 140 * turn * cos(turn * 120), 150 + 140 * turn * sin(turn * 120))
        }
        points[12_000].y = .infinity
        let traced = try trace(points, pen: Stroke(color: .black, width: 1, cap: .square, join: .round))
        // Around its middle they do.
        let last = try #require(traced.strokes.last)
        #expect(last.first == points[12_001])
        #expect(last.last == points.last)
        #expect(traced.strokes.contains { $0.last == points[11_999] })
    }

    @Test("that are dashed, or whose corners are to be seen, hide nothing")
    func dashes() throws {
        let points = walk(12_000, step: 60, within: Rect(left: 50, top: 50, right: 350, bottom: 250))
        var pen = Stroke(color: .black, width: 3, dashes: [4, 2], join: .round)
        let dashed = try trace(points, pen: pen)
        #expect(dashed.strokes.count == 1)
        #expect(dashed.pen == pen)
        pen = Stroke(color: .black, width: 3, join: .miter)
        let sharp = try trace(points, pen: pen)
        #expect(sharp.strokes.count == 1)
        #expect(sharp.pen == pen)
    }

    @Test("that fill the page take a small part of it, however many points they have")
    func full() throws {
        let box = Rect(left: 10, top: 10, right: 390, bottom: 290)
        let few = try strokes(walk(20_000, step: 300, within: box)).flatMap(\.self).count
        let many = try strokes(walk(200_000, step: 300, within: box)).flatMap(\.self).count
        #expect(few < 9_000)
        #expect(many < few + few / 2)
    }

    @Test("look as with all their points", arguments: [(0.8, 1.0), (0.8, 0.4), (60, 0.4)])
    func picture(step: Double, alpha: Double) throws {
        let points = walk(10_000, step: step, within: Rect(left: 50, top: 50, right: 250, bottom: 200))
        var figure = Figure()
        figure.plot(points.map(\.x), points.map(\.y), alpha: alpha)
        var scene = try figure.scene()
        let reduced = try pixels(of: scene, byCairoAlone: true)
        scene.pathTolerance = 0
        let whole = try pixels(of: scene, byCairoAlone: true)
        // The end is round.
        try expectAlike(reduced, whole, rms: 0.4, largest: 60, name: "reduced-\(step)-\(alpha)")
        #expect(difference(reduced, whole).largest > 0, "nothing was left out")
    }
}
