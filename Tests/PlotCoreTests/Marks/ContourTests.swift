import Testing

@testable import PlotCore

@Suite("contours")
struct ContourTests {
    @Test("chosen levels are matplotlib's")
    func levels() throws {
        let references = try FieldReference().levels
        #expect(references.count == 160)
        for reference in references {
            let (below, above) = (
                ["min", "both"].contains(reference.extend), ["max", "both"].contains(reference.extend)
            )
            let levels = ContourLevels.count(reference.count).values(
                for: Domain(reference.lower, reference.upper), extendsBelow: below, extendsAbove: above)
            #expect(levels.count == reference.levels.count && zip(levels, reference.levels).allSatisfy(agree))
        }
    }

    @Test("lines have contourpy's points in its order, saddles included")
    func lines() throws {
        let contours = try FieldReference().contours
        for reference in contours.cases {
            let mesh = ContourMesh(Matrix(reference.z, x: contours.x, y: contours.y))
            let lines = mesh.lines(at: reference.level)
            #expect(lines.count == reference.lines.count, "\(reference.name) at \(reference.level)")
            for expected in reference.lines {
                // Where a line through a saddle is met first may differ; its points may not.
                let isThere = lines.contains { line in
                    let points = line.isClosed ? Self.rotations(of: line) : [line]
                    return line.isClosed == expected.closed
                        && points.contains { Self.agrees($0, with: expected.points) }
                }
                #expect(isThere, "\(reference.name) at \(reference.level): \(expected.points)")
            }
        }
    }

    static func rotations(of line: ContourLine) -> [ContourLine] {
        (0..<line.count).map { start in
            let places = zip(line.x, line.y).map { (x: $0, y: $1) }
            return ContourLine(Array(places[start...] + places[..<start]), isClosed: true)
        }
    }

    static func agrees(_ line: ContourLine, with points: [[Double]]) -> Bool {
        line.count == points.count
            && points.indices.allSatisfy { agree(line.x[$0], points[$0][0]) && agree(line.y[$0], points[$0][1]) }
    }

    /// A bumpy field with saddles, and holes in it.
    static func bumps(holes: Int, seed: UInt64) -> Matrix {
        var random = SplitMix(state: seed)
        var values = (0..<30 * 40).map { _ in random.unit() }
        for _ in 0..<holes { values[random.below(values.count)] = .nan }
        return Matrix(values, columns: 40)
    }

    @Test("lines are closed or end at the rim, and no two of different levels cross")
    func topology() {
        let mesh = ContourMesh(Self.bumps(holes: 0, seed: 1))
        var segments: [(level: Double, a: (x: Double, y: Double), b: (x: Double, y: Double))] = []
        for level in [0.3, 0.5, 0.7] {
            for line in mesh.lines(at: level) {
                if !line.isClosed {
                    for end in [0, line.count - 1] {
                        let isAtRim = [0, 39].contains(line.x[end]) || [0, 29].contains(line.y[end])
                        #expect(isAtRim)
                    }
                }
                let places = zip(line.x, line.y).map { (x: $0, y: $1) }
                for (a, b) in zip(places, places.dropFirst() + (line.isClosed ? places.prefix(1) : [])) {
                    segments.append((level, a, b))
                }
            }
        }
        func side(_ a: (x: Double, y: Double), _ b: (x: Double, y: Double), _ c: (x: Double, y: Double)) -> Double {
            (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
        }
        let cells = Dictionary(grouping: segments) { "\(Int(min($0.a.x, $0.b.x))) \(Int(min($0.a.y, $0.b.y)))" }
        for cell in cells.values {
            for (index, one) in cell.enumerated() {
                for other in cell[..<index] {
                    let crosses =
                        side(one.a, one.b, other.a) * side(one.a, one.b, other.b) < -1e-12
                        && side(other.a, other.b, one.a) * side(other.a, other.b, one.b) < -1e-12
                    #expect(!crosses)
                }
            }
        }
    }

    /// The area inside a region's rings, holes taken off.
    static func area(_ region: ContourRegion) -> Double {
        region.rings.reduce(0) { sum, ring in
            let next = (0..<ring.count).map { ($0 + 1) % ring.count }
            return sum
                + next.enumerated().reduce(0) { sum, pair in
                    let (index, next) = pair
                    return sum + (ring.x[index] * ring.y[next] - ring.x[next] * ring.y[index]) / 2
                }
        }
    }

    @Test("regions between levels add up to the whole, holes or not", arguments: [0, 3, 60, 400])
    func areas(holes: Int) {
        let mesh = ContourMesh(Self.bumps(holes: holes, seed: UInt64(holes + 2)))
        let rim = mesh.rim()
        let levels = [-Double.infinity, 0.2, 0.4, 0.5, 0.6, 0.8, .infinity]
        let bands = zip(levels, levels.dropFirst()).map { Self.area(mesh.region(above: $0, to: $1, rim: rim)) }
        #expect(bands.allSatisfy { $0 > 0 })
        let whole = (0..<29).flatMap { row in (0..<39).compactMap { mesh.cell(row, $0)?.count } }
            .reduce(0.0) { $0 + ($1 == 4 ? 1 : 0.5) }
        #expect(agree(bands.reduce(0, +), whole))
        #expect(agree(Self.area(mesh.region(above: -.infinity, to: .infinity, rim: rim)), whole))
        if holes == 0 { #expect(whole == 29 * 39) }
    }

    @Test("a ring between two levels of a peak has a hole")
    func hole() {
        let places = (0..<41).map { Double($0 - 20) / 10 }
        let mesh = ContourMesh(Matrix(x: places, y: places) { x, y in 4 - x * x - y * y })
        let region = mesh.region(above: 3, to: 3.75, rim: mesh.rim())
        #expect(region.rings.count == 2)
        #expect(abs(Self.area(region) - .pi * 0.75) < 0.02)
    }

    @Test("lines end at a hole in the data")
    func missingValues() {
        var values = [Double](repeating: 0, count: 25)
        for row in 0..<5 { for column in 0..<5 { values[row * 5 + column] = Double(column) } }
        values[2 * 5 + 1] = .nan
        values[2 * 5 + 2] = .nan
        let lines = ContourMesh(Matrix(values, columns: 5)).lines(at: 1.5)
        #expect(lines.map(\.y) == [[1, 0], [4, 3]])
    }

    @Test("in one colour the levels below zero are dashed")
    func dashes() throws {
        var figure = Figure()
        figure.contour([[-1, 1], [-1, 1]], levels: [-0.5, 0.5], color: .black)
        let lines = try figure.scene().lines("contour")
        #expect(lines.map { $0.contains("dashes") } == [true, false])
    }

    @Test("labels lie within the axes, over no other, and open the line")
    func labels() throws {
        let places = (0..<60).map { Double($0) / 10 - 3 }
        let wave = Matrix(x: places, y: places) { x, y in x * x - y * y + x * y / 2 }
        var figure = Figure()
        figure.contour(wave, levels: 12, color: .black, labels: .inline(size: 7))
        let scene = try figure.scene()
        #expect(scene.strings("contour label").count >= 10)
        #expect(scene.illegible == [])
        let frame = try #require(scene.items.first { $0.role == "contour" }?.clip)
        for item in scene.items where item.role == "contour label" {
            guard case .text(let text) = item.shape else { continue }
            #expect(frame.contains(text.box, tolerance: 1))
            #expect(abs(text.rotation) <= 90)
        }
        figure.axes.marks = []
        figure.contour(wave, levels: [1, 2], labels: .inline { "\($0) m" })
        #expect(Set(try figure.scene().strings("contour label")) == ["1.0 m", "2.0 m"])
    }

    @Test("tables without cells have no contours; bad levels are named")
    func strangeTables() throws {
        for table in [Matrix([]), Matrix([[1.0]]), Matrix([[1, 2, 3]]), Matrix([[.nan, .nan], [.nan, .nan]])] {
            var figure = Figure()
            figure.contour(table)
            figure.filledContour(table)
            #expect(try figure.scene().lines("contour").isEmpty)
        }
        var flat = Figure()
        flat.contour([[2, 2], [2, 2]])
        flat.filledContour([[2, 2], [2, 2]])
        #expect(try flat.scene().lines("contour").isEmpty)
        var figure = Figure()
        figure.contour([[1, 2], [3, 4]], levels: [2, 1])
        #expect(
            throws: PlotError(
                .invalidStyle, "contour: levels must be 1 or more finite numbers that rise, not [2.0, 1.0]")
        ) { try figure.scene() }
    }

    @Test("the numbers' ends make no infinite place")
    func extremes() throws {
        var figure = Figure()
        figure.contour([[-1e308, 1e308], [1e308, -1e308]], levels: [0])
        figure.filledContour([[-1e308, 1e308], [1e308, -1e308]], levels: [-1e307, 1e307])
        #expect(try figure.scene().lines("contour").count == 2)
        #expect(!(try figure.scene().description.contains("inf")))
    }

    @Test("levels and colours go by the normalization, powers of ten by logarithm")
    func logarithmic() throws {
        var figure = Figure()
        let values: [[Double]] = [[1e-3, 1, 10], [2, 30, 500], [5e3, 2, 4e4]]
        figure.filledContour(values, normalization: .log)
        figure.colorBar = ColorBar()
        let scale = try #require(figure.axes.marks[0].colorScale)
        // matplotlib 3.11.2: contourf(values, norm=LogNorm()).levels and get_facecolor().
        let powers = [1e-4, 1e-3, 1e-2, 1e-1, 1, 10, 100, 1e3, 1e4, 1e5]
        #expect(scale.normalization.boundaries == powers)
        let colors: [UInt32] = [
            0x481668, 0x443983, 0x375a8c, 0x2b758e, 0x21918c, 0x25ab82, 0x4ec36b, 0x90d743, 0xdae319,
        ]
        #expect(zip(powers, colors).allSatisfy { scale.packedColor(of: $0) & 0xffffff == $1 })
        let labels = try figure.scene().strings("color bar y tick label")
        #expect(labels.first == "$10^{-4}$" && labels.count == 5 || labels.count == 10, "\(labels)")
        figure.contour(values, levels: [1, 100], normalization: .log)
        let lines = try #require(figure.axes.marks[1].colorScale)
        #expect(lines.normalization.place(of: 10) == 0.5)
    }
}
