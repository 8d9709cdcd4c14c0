@testable import PlotCore
import Testing

@Suite("what fields, boxes and tables can be told")
struct FieldOptionTests {
    /// Figures whose frame is the page, a unit of both axes ten points long.
    func scene(_ build: (inout Figure) -> Void) throws -> Scene {
        var figure = Figure(size: .points(100, 100))
        figure.theme.frame = Rect(left: 0, top: 0, right: 1, bottom: 1)
        figure.isFrameVisible = false
        (figure.xLimits, figure.yLimits) = (Limits(0, 10), Limits(0, 10))
        build(&figure)
        return try figure.scene()
    }

    @Test("arrows in data units end where they say")
    func dataArrows() throws {
        let scene = try scene { $0.quiver([1.0, 8], [1.0, 8], [4.0, -2], [3.0, 0], unit: .data, width: 0.01) }
        let arrows = scene.items.filter { $0.role == "quiver" }.compactMap(\.shape.bounds)
        try #require(arrows.count == 2)
        #expect(abs(arrows[0].right - 50) < 1e-9 && abs(arrows[0].top - 60) < 1)
        #expect(abs(arrows[1].left - 60) < 1e-9)
        let half = try self.scene { $0.quiver([1.0], [1.0], [4.0], [0.0], scale: 2, unit: .data) }
        #expect(abs((half.bounds("quiver")?.right ?? 0) - 30) < 1e-9)
    }

    @Test("a key's arrow is as long as an arrow of its value, and has its name beside it")
    func key() throws {
        let scene = try scene {
            $0.quiver([1.0], [1.0], [4.0], [0.0], unit: .data, key: ArrowKey(2, "two", at: (0.5, 0.5)))
        }
        let key = try #require(scene.bounds("quiver key"))
        #expect(abs(key.left - 30) < 1e-9 && abs(key.right - 50) < 1e-9)
        let label = try #require(scene.text("two"))
        #expect(abs(label.box.left - 57.2) < 1e-9)
        #expect(throws: PlotError(.invalidStyle, "quiver: the key's length must be above 0, not 0.0")) {
            try self.scene { $0.quiver([1.0], [1.0], [4.0], [0.0], key: ArrowKey(0, "none")) }
        }
    }

    @Test("streamlines are as wide as a table says")
    func widths() throws {
        let places = (0...10).map(Double.init)
        let u = Matrix(x: places, y: places) { _, _ in 1 }
        let v = Matrix(x: places, y: places) { _, _ in 0 }
        let wide = Matrix(x: places, y: places) { x, _ in x }
        let scene = try scene { $0.streamlines(u, v, density: 0.3, widths: wide) }
        for item in scene.items where item.role == "streamline" {
            guard case .polyline(let run, let stroke) = item.shape else { continue }
            // Ten points a unit, and a pen of a point for each unit.
            #expect(abs(stroke.width - run[0].x / 10) < 0.01)
        }
        #expect(scene.lines("streamline").count > 20)
        #expect(throws: PlotError(.invalidStyle, "streamlines: widths must be 0 or more, not -1.0")) {
            try self.scene { $0.streamlines(u, v, widths: Matrix(x: places, y: places) { _, _ in -1 }) }
        }
    }

    @Test("whiskers reach to percentiles or to the ends, as matplotlib's")
    func whiskers() throws {
        let sample = SortedValues([1, 2, 3, 4, 5, 6, 7, 8, 20, -9])
        // matplotlib 3.11.2: cbook.boxplot_stats(values, whis=(10, 90)).
        let box = try #require(BoxStatistics(sample, whiskers: .percentiles(10, 90)))
        #expect(box.lowerWhisker == 1 && box.upperWhisker == 8 && box.outliers == [-9, 20])
        let whole = try #require(BoxStatistics(sample, whiskers: .extremes))
        #expect(whole.lowerWhisker == -9 && whole.upperWhisker == 20 && whole.outliers.isEmpty)
        #expect(throws: PlotError(.invalidStyle, "boxPlot: percentiles must rise from 0 to 100, not 95.0 to 5.0")) {
            try self.scene { $0.boxPlot([[1.0, 2]], whiskers: .percentiles(95, 5)) }
        }
    }

    @Test("hexagons lie in as many rows as asked for")
    func rows() throws {
        func count(_ rows: Int?) throws -> Int {
            let scene = try scene {
                $0.hexbin([0.0, 10], [0.0, 10], gridSize: 5, gridRows: rows, minimumCount: 0)
            }
            return scene.items.reduce(0) { count, item in
                if case .variedMarkers(_, let run, _, _, _, _) = item.shape { count + run.count } else { count }
            }
        }
        // Two lattices, of 6 × 5 and 5 × 4; of 6 × 3 and 5 × 2 where they are regular.
        #expect(try count(4) == 50)
        #expect(try count(nil) == 28)
    }

    @Test(
        "a heat map runs smoothly from cell to cell as matplotlib's imshow does",
        arguments: [
            (CellInterpolation.bilinear, [0, 0, 113, 255, 63, 112, 255]),
            (.bicubic, [8, 34, 112, 205, 79, 113, 242]),
        ])
    func interpolation(interpolation: CellInterpolation, grays: [Int]) throws {
        var figure = Figure(size: .pixels(200, 200))
        figure.theme.frame = Rect(left: 0, top: 0, right: 1, bottom: 1)
        figure.isFrameVisible = false
        figure.heatMap(
            [[0, 1], [2, 4]], colormap: .gray, normalization: .linear(from: 0, to: 4), interpolation: interpolation)
        guard case .image(let image) = try figure.scene().items.first(where: { $0.role == "heat map" })?.shape else {
            Issue.record("no image")
            return
        }
        try #require(image.columns == 200 && image.rows == 200)
        // matplotlib 3.11.2: the pixels of imshow(…, interpolation=…, origin="lower"), rows counted from below.
        let places = [(0, 0), (50, 50), (100, 100), (150, 150), (99, 50), (120, 70), (199, 199)]
        for ((row, column), gray) in zip(places, grays) {
            let found = Int(image.cells[(199 - row) * 200 + column] & 0xff)
            #expect(abs(found - gray) <= 1, "row \(row), column \(column)")
        }
    }

    @Test("a missing value stays a hole in a smooth heat map, and cells of differing sizes stay cells")
    func holes() throws {
        let scene = try scene { $0.heatMap([[0, 1], [.nan, 4]], interpolation: .bilinear) }
        guard case .image(let image) = scene.items.first(where: { $0.role == "heat map" })?.shape else {
            Issue.record("no image")
            return
        }
        #expect(image.cells.contains { $0 >> 24 == 0 } && image.cells.contains { $0 >> 24 == 255 })
        let uneven = try self.scene {
            $0.heatMap(Matrix([[0, 1]], x: [0, 1, 5], y: [0, 1]), interpolation: .bicubic)
        }
        #expect(uneven.lines("heat map").count == 2)
    }
}
