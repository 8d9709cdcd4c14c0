@testable import PlotCore
import Testing

@Suite("points and markers")
struct ScatterTests {
    @Test("a plain scatter is one run of discs with an edge of their colour")
    func plain() throws {
        let scene = try Figure { $0.scatter([0, 1], [0, 1]) }.scene()
        guard
            case .markers(let path, let run, let fill, let stroke, .always) = scene.items.first(where: {
                $0.role == "scatter"
            })?.shape
        else {
            Issue.record("no markers")
            return
        }
        #expect(path == .circle(radius: 3))
        #expect(run.count == 2)
        #expect(fill == Color(hex: 0x1f77b4) && stroke?.color == fill && stroke?.width == 1)
    }

    @Test("sizes, values and colours from data leave points with a gap in any of them out")
    func varied() throws {
        var figure = Figure()
        figure.scatter(
            [0, 1, 2, 3, 4, .nan], [0, 1, 2, 3, 40, 5], values: [0, 5, 10, .nan, 3, 4],
            normalization: .linear(from: 0, to: 10),
            sizes: [4, 16, 36, 4, .infinity, 4])
        #expect(figure.axes.marks[0].extent == Extent(Column([0.0, 1, 2]), Column([0.0, 1, 2])))
        let shape = try figure.scene().items.first { $0.role == "scatter" }?.shape
        guard case .variedMarkers(_, let run, let scales, let fills, 1, nil) = shape else {
            Issue.record("no varied markers")
            return
        }
        #expect(run.count == 3)
        #expect(scales == [2, 4, 6])
        #expect(fills == [0, 0.5, 1].map(Colormap.viridis.color(at:)))
        #expect(figure.axes.marks[0].colorScale?.normalization.limits == Domain(0, 10))
    }

    @Test("markers of lines only are stroked, not filled, as wide as a line")
    func unfilled() throws {
        let shape = try Figure { $0.scatter([1], [1], marker: .plus) }.scene().items.first { $0.role == "scatter" }?
            .shape
        guard case .markers(_, _, nil, let stroke?, _) = shape else {
            Issue.record("no markers")
            return
        }
        #expect(stroke.width == 1.5)
    }

    @Test("every nth point of a line has a marker, the first among them")
    func every() throws {
        let scene = try Figure { $0.plot([0, 1, 2, 3, 4, 5, 6], style: .none, marker: .square, markerEvery: 3) }.scene()
        #expect(scene.count("line") == 0)
        guard case .markers(_, let run, _, _, _) = scene.items.first(where: { $0.role == "markers" })?.shape else {
            Issue.record("no markers")
            return
        }
        #expect((0..<run.count).map { run.y[$0] } == [0, 3, 6])
    }

    @Test("what is wrong with a scatter or a marker is said")
    func complaints() {
        #expect(Figure { $0.scatter([1, 2], [1, 2], values: [1]) }.complaint == "scatter: 2 x values but 1 values")
        #expect(Figure { $0.scatter([1], [1], sizes: [-4]) }.complaint == "scatter: sizes must be 0 or more, not -4.0")
        #expect(
            Figure { $0.scatter([1], [1], values: [1], normalization: .linear(from: .nan)) }.complaint
                == "scatter: each limit of a normalization must be a finite number, not nan")
        #expect(
            Figure { $0.plot([1], marker: .circle, markerSize: -1) }.complaint
                == "plot: markerSize must be 0 or more, not -1.0")
        #expect(
            Figure { $0.plot([1], marker: .circle, markerEvery: 0) }.complaint
                == "plot: markerEvery must be 1 or more, not 0")
    }

    static let markers: [(String, Marker, Double, Double)] = [
        ("circle", .circle, 0.5, 0.5), ("point", .point, 0.25, 0.25), ("square", .square, 0.5, 0.5),
        ("triangleUp", .triangleUp, 0.5, 0.5), ("triangleDown", .triangleDown, 0.5, 0.5),
        ("triangleLeft", .triangleLeft, 0.5, 0.5), ("triangleRight", .triangleRight, 0.5, 0.5),
        ("diamond", .diamond, 0.7071067811865475, 0.7071067811865475),
        ("thinDiamond", .thinDiamond, 0.42426406871192845, 0.7071067811865475),
        ("pentagon", .pentagon, 0.47552825814757677, 0.5), ("hexagon", .hexagon, 0.43301270189221924, 0.5),
        ("star", .star, 0.47552825814757677, 0.5), ("plus", .plus, 0.5, 0.5), ("cross", .cross, 0.5, 0.5),
        ("verticalLine", .verticalLine, 0, 0.5), ("horizontalLine", .horizontalLine, 0.5, 0),
    ]

    @Test("markers have matplotlib's outlines", arguments: markers)
    func outlines(name: String, marker: Marker, halfWidth: Double, halfHeight: Double) {
        let points = marker.outline.elements.flatMap { element -> [Point] in
            switch element {
            case .move(let point), .line(let point), .curve(_, _, let point): [point]
            case .close: []
            }
        }
        #expect(abs((points.map { abs($0.x) }.max() ?? 0) - halfWidth) < 1e-12)
        #expect(abs((points.map { abs($0.y) }.max() ?? 0) - halfHeight) < 1e-12)
        if name == "triangleUp" || name == "star" || name == "pentagon" {
            #expect(points.min { $0.y < $1.y }.map { abs($0.x) < 1e-12 } == true, "one corner on top")
        }
    }

    @Test("a legend shows a piece of line with a marker in the middle, and a marker alone")
    func keys() throws {
        let box = Rect(left: 0, top: 0, right: 20, bottom: 7)
        let theme = Theme()
        let style = MarkStyle(color: .red, theme: theme, text: TextSetter(measurer: Ruler(), theme: theme))
        let figure = Figure {
            $0.plot([1], marker: .circle, label: "line")
            $0.scatter([1, 2], [1, 2], sizes: [16, 64], label: "points")
        }
        #expect(figure.axes.marks.map(\.label) == ["line", "points"])
        let line = figure.axes.marks[0].key(in: box, style: style)
        #expect(line.count == 2)
        guard case .markers(_, let run, _, _, _) = line[1] else {
            Issue.record("no marker")
            return
        }
        #expect(run[0] == Point(10, 3.5))
        guard case .markers(let path, _, _, _, _) = figure.axes.marks[1].key(in: box, style: style)[0] else {
            Issue.record("no marker")
            return
        }
        #expect(path == Marker.circle.outline.scaled(by: 40.0.squareRoot()), "of the middle size")
    }

    @Test("lines with markers and varied points are drawn")
    func drawn() throws {
        var figure = Figure(size: .points(300, 200))
        figure.plot(
            [0, 1, .nan, 3], [0, 1, 2, 0], style: .dashed, marker: .triangleUp, markerFill: .white, label: "a")
        figure.scatter([0, 1], [1, 0], colors: [.red, .blue], marker: .cross, alpha: 0.5)
        try expectGolden(figure.scene(), "markers")
    }
}
