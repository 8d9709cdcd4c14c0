import Testing

@testable import PlotCore

@Suite("fields of directions")
struct VectorFieldTests {
    static let places = (0..<20).map { Double($0) / 19 * 2 - 1 }

    func lines(_ u: Matrix, _ v: Matrix, side: Int = 30) -> [[VectorField.Place]] {
        let step = 2.0 / 19
        var tracer = StreamlineTracer(VectorField(u: u, v: v, stepX: step, stepY: step), columns: side, rows: side)
        return tracer.lines()
    }

    @Test("the lines of a turning field are circles around its middle")
    func rotation() throws {
        let u = Matrix(x: Self.places, y: Self.places) { _, y in -y }
        let v = Matrix(x: Self.places, y: Self.places) { x, _ in x }
        let lines = lines(u, v)
        #expect(lines.count > 10)
        for line in lines {
            let radii = line.map { (($0.x - 9.5) * ($0.x - 9.5) + ($0.y - 9.5) * ($0.y - 9.5)).squareRoot() }
            let (least, greatest) = (try #require(radii.min()), try #require(radii.max()))
            #expect(greatest - least < 0.2)
            // Counter-clockwise: the field's own way.
            let turn = (line[0].x - 9.5) * (line[1].y - 9.5) - (line[1].x - 9.5) * (line[0].y - 9.5)
            #expect(turn > 0)
        }
    }

    @Test("the lines of an even field reach from rim to rim, and no two run through one cell")
    func evenField() {
        let one = Matrix(x: Self.places, y: Self.places) { _, _ in 1 }
        let zero = Matrix(x: Self.places, y: Self.places) { _, _ in 0 }
        let lines = lines(one, zero)
        #expect(lines.count == 30)
        #expect(lines.allSatisfy { abs($0[0].x) < 1e-9 && abs($0[$0.count - 1].x - 19) < 1e-9 })
        #expect(Set(lines.map { ($0[0].y * 1e6).rounded() }).count == 30)
    }

    @Test("lines stop at what is missing, and a field of nothing has none")
    func missing() {
        let one = Matrix(x: Self.places, y: Self.places) { x, _ in abs(x) < 0.2 ? .nan : 1 }
        let zero = Matrix(x: Self.places, y: Self.places) { _, _ in 0 }
        let halves = lines(one, zero)
        #expect(halves.count > 30)
        #expect(halves.allSatisfy { line in line.allSatisfy { $0.x < 9.5 } || line.allSatisfy { $0.x > 9.5 } })
        #expect(lines(zero, zero).isEmpty)
    }

    @Test("the spiral visits every cell once", arguments: [(1, 1), (1, 5), (4, 1), (5, 4), (30, 30)])
    func spiral(columns: Int, rows: Int) {
        let field = VectorField(u: Matrix([[1, 1], [1, 1]]), v: Matrix([[1, 1], [1, 1]]), stepX: 1, stepY: 1)
        let cells = OccupiedCells(columns: columns, rows: rows, over: field).spiral
        #expect(cells.count == columns * rows)
        #expect(Set(cells.map { $0.row * columns + $0.column }).count == columns * rows)
    }

    @Test("every streamline has its arrow")
    func arrows() throws {
        var figure = Figure()
        // No line starts in the very middle, where it would be too small for an arrow.
        let u = Matrix(x: Self.places, y: Self.places) { _, y in 0.07 - y }
        let v = Matrix(x: Self.places, y: Self.places) { x, _ in x }
        figure.streamlines(u, v, density: 0.5)
        let scene = try figure.scene()
        #expect(!scene.lines("streamline").isEmpty)
        #expect(scene.lines("streamline").count == scene.lines("streamline arrow").count)
    }

    @Test("streamlines take the colours of their values, each piece that of its start")
    func coloredLines() throws {
        var figure = Figure()
        let u = Matrix(x: Self.places, y: Self.places) { _, _ in 1 }
        let v = Matrix(x: Self.places, y: Self.places) { _, _ in 0 }
        let values = Matrix(x: Self.places, y: Self.places) { x, _ in x }
        figure.streamlines(u, v, density: 0.2, values: values, colormap: .plasma)
        figure.colorBar = ColorBar()
        let scene = try figure.scene()
        let frame = try #require(scene.frames.first)
        var seen = 0
        for item in scene.items where item.role == "streamline" {
            guard case .polyline(let run, let stroke) = item.shape else { continue }
            seen += 1
            // Along an even field the value grows with x, from frame edge to frame edge.
            let part = (run[0].x - frame.left) / frame.width
            let near = [-0.01, 0, 0.01].map { Colormap.plasma.color(at: min(max(part + $0, 0), 1)) }
            #expect(near.contains { abs($0.red - stroke.color.red) < 0.02 && abs($0.blue - stroke.color.blue) < 0.02 })
        }
        #expect(seen > 20)
        // Each arrow lies halfway along its line, on a step of a tenth of the field, and has the colour of the step's start.
        let arrows = scene.items.filter { $0.role == "streamline arrow" }.compactMap { item -> Color? in
            guard case .path(_, let fill, _, _) = item.shape else { return nil }
            return fill
        }
        let half = (0...12).map { Colormap.plasma.color(at: 0.39 + 0.01 * Double($0)) }
        #expect(!arrows.isEmpty && arrows.allSatisfy { arrow in half.contains { abs($0.red - arrow.red) < 0.02 } })
    }

    @Test("values of streamlines must lie over the same places")
    func coloredLinesMismatch() {
        let square = Matrix([[1, 2], [3, 4]])
        #expect(
            Figure { $0.streamlines(square, square, values: Matrix([[1, 2]])) }.complaint
                == "streamlines: u is 2 × 2 but values is 1 × 2")
    }

    @Test("streamlines need even steps and one shape; tables without cells have none")
    func badTables() throws {
        func message(_ u: Matrix, _ v: Matrix, density: Double = 1) -> String? {
            var figure = Figure()
            figure.streamlines(u, v, density: density)
            do {
                _ = try figure.scene()
                return nil
            } catch { return "\(error)" }
        }
        let square = Matrix([[1, 2], [3, 4]])
        #expect(message(square, Matrix([[1, 2]])) == "streamlines: u is 2 × 2 but v is 1 × 2")
        #expect(
            message(Matrix([[1, 2, 3], [1, 2, 3]], x: [0, 1, 3]), Matrix([[1, 2, 3], [1, 2, 3]]))
                == "streamlines: x values must rise in equal steps")
        #expect(message(square, square, density: 0) == "streamlines: density must be above 0 and at most 100, not 0.0")
        #expect(message(Matrix([]), Matrix([])) == nil)
        #expect(message(Matrix([[1]]), Matrix([[1]])) == nil)
        #expect(message(square, square, density: 0.01) == nil)
    }

    @Test("a small quiver prints its arrows, a dot and no arrow for what is missing")
    func quiver() throws {
        var figure = Figure(size: .points(200, 100))
        figure.quiver([0, 1, 2, 3], [0, 1, 0, 1], [1, 0, 0, .nan], [0, 1, 0, 1], scale: 10, width: 0.01)
        try expectGolden(figure.scene(), "quiver")
    }

    @Test("a table's arrows stand at the crossings of its columns and rows")
    func quiverTable() throws {
        var figure = Figure()
        figure.quiver(Matrix([[1, 2], [3, 4]], x: [5, 6], y: [7, 9]), Matrix([[0, 0], [0, 0]]))
        #expect(figure.axes.extent.x == Domain(5, 6) && figure.axes.extent.y == Domain(7, 9))
        #expect(try figure.scene().lines("quiver").count == 4)
        var bad = Figure()
        bad.quiver(Matrix([[1, 2]]), Matrix([[1]]))
        #expect(throws: PlotError(.invalidData, "quiver: u is 1 × 2 but v is 1 × 1")) { try bad.scene() }
        var ragged = Figure()
        ragged.quiver([1, 2], [1, 2], [1, 2], [1])
        #expect(throws: PlotError(.invalidData, "quiver: 2 x, 2 y, 2 u and 1 v values")) { try ragged.scene() }
    }
}
