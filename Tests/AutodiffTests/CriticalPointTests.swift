import Autodiff
import Testing

@Suite("Critical points")
struct CriticalPointTests {
    private func points(_ range: ClosedRange<Double>, _ f: (Tensor) -> Tensor) -> CriticalPointReport {
        let report = criticalPoints(of: f, over: range)
        #expect(report.evaluations < 100_000)
        return report
    }

    @Test("print their kind and place a line each, and what is in doubt")
    func printed() {
        #expect(
            "\(points(-1...3) { x in x * x - 2 })"
                == "minimum at x = 0.0, y = -2.0\nroot at x = 1.4142135623730951")
        #expect("\(points(-1...1) { x in abs(x) })".contains("minimum at x = 0.0, y = 0.0, a corner"))
        #expect("\(points(0...1) { x in 0 * x + 1 })".hasPrefix("constant over 0.0...1.0"))
        #expect("\(points(0...1) { x in exp(x) })" == "no critical points")
    }

    @Test("are where mpmath has them, none missed and none invented")
    func fixture() throws {
        let fixture: CriticalPointFixture = try Fixtures.load("critical-points.json")
        #expect(fixture.functions.count == 30 && CriticalPointFixture.functions.count == 30)
        var worst: [String: Double] = [:]
        var checked = 0
        for (name, f) in CriticalPointFixture.functions {
            let row = try #require(fixture.functions[name], "\(name)")
            // By the same double the kinds have our order, whatever the digits behind it.
            let expected = row.points.map(CriticalPointFixture.Point.init).sorted { ($0.x, $0.rank) < ($1.x, $1.rank) }
            let report = points(row.range, f)
            let found = report.points
            #expect(
                found.map { CriticalPointFixture.name($0.kind) } == expected.map(\.name),
                "\(name): \(found.map { ($0.kind, $0.x) })")
            #expect(!report.stretches.contains { $0.reason == .undecided && $0.x.contains(found.first?.x ?? .nan) })
            for (point, truth) in zip(found, expected) {
                let error = abs((truth.x - point.x) / point.x.ulp + truth.rest)
                if truth.isWellConditioned {
                    #expect(error <= 4, "\(name): \(point.kind) at \(point.x), \(error) ulp")
                    #expect(point.isProven, "\(name): \(point)")
                    worst[truth.name] = max(worst[truth.name] ?? 0, error)
                    checked += 1
                }
                #expect(
                    point.bracket.lowerBound.nextDown <= truth.x && truth.x <= point.bracket.upperBound.nextUp,
                    "\(name): \(point)")
            }
        }
        print("worst errors of \(checked) well conditioned points in ulp:", worst)
        #expect(checked > 250)
    }

    @Test("that touch zero are roots, and proven only where they are exact")
    func touching() {
        let cosine = points(0...10) { x in cos(x) + 1 }.roots
        #expect(cosine.map(\.x) == [.pi, 3 * .pi] && cosine.allSatisfy { $0.certainty == .apparent })
        let square = points(-3...2) { x in x * x }
        #expect(square.roots.map(\.x) == [0] && square.extrema.map(\.x) == [0] && square.points.count == 2)
        #expect(square.roots[0].isProven)
        let cube = points(-3...2) { x in x * x * x }
        #expect(cube.roots.map(\.x) == [0] && cube.extrema == [] && cube.inflections.map(\.x) == [0])
        #expect(points(-3...2) { x in x * x + 1e-20 }.roots == [])
        let fifth = points(-3...2) { x in pow(x, 5) }
        #expect(fifth.roots.map(\.x) == [0] && fifth.extrema == [] && fifth.inflections.map(\.x) == [0])
    }

    @Test("are at corners and cusps, and at no pole, jump or hole")
    func corners() {
        let corner = points(-1...1.5) { x in abs(x - 1.0 / 3) }
        #expect(corner.roots.map(\.x) == [1.0 / 3] && corner.extrema.map(\.x) == [1.0 / 3])
        #expect(corner.extrema.allSatisfy { $0.kind == .minimum && $0.isCorner })
        let cusp = points(-1...1.5) { x in cbrt(x * x) }.extrema
        #expect(cusp.map(\.x) == [0] && cusp[0].isCorner)
        #expect(points(-1...1.5) { x in cbrt(x) }.inflections.map(\.x) == [0])
        #expect(points(-2...1.5) { x in x * abs(x) }.inflections.map(\.x) == [0])
        let corners = points(-2...1.5) { x in abs(x * x - 1) }
        #expect(corners.inflections == [] && corners.extrema.map(\.x) == [-1, 0, 1])
        let tangent = points(-5...5) { x in tan(x) }
        #expect(tangent.roots.map(\.x) == [-.pi, 0, .pi] && tangent.extrema == [])
        #expect(tangent.roots == points(-5...5) { x in tan(x) }.roots)
        #expect(points(-3...3) { x in 1 / x }.points == [])
        #expect(points(-3...3) { x in 1 / (x * x) }.points == [])
        #expect(points(-3...3) { x in (x * x - 1) / (x - 1) }.roots.map(\.x) == [-1])
        #expect(points(-4.5...4.5) { x in gamma(x) }.extrema.count == 5)
    }

    @Test("are where the function begins, and at the ends of the range")
    func ends() {
        #expect(points(-1...4) { x in sqrt(x) }.points.map(\.x) == [0])
        let arches = points(-7...7) { x in sqrt(sin(x)) }
        #expect(arches.roots.map(\.x) == [-2 * .pi, -.pi, 0, .pi, 2 * .pi] && arches.stretches == [])
        let sine = points(0...Double.pi) { x in sin(x) }
        #expect(sine.roots.map(\.x) == [0, .pi] && sine.extrema.count == 1)
        #expect(points(0...3) { x in x * log(x) }.roots.map(\.x) == [1])
    }

    @Test("are told from stretches on which everything is zero")
    func stretches() {
        let nothing = points(-3...3) { x in 0 * x }
        #expect(nothing.points == [] && nothing.stretches.count == 3)
        #expect(nothing.stretches.allSatisfy { $0.reason == .constant && $0.x == -3...3 })
        let ramp = points(-3...3) { x in max(0, x) }
        #expect(ramp.points == [])
        #expect(ramp.stretches.allSatisfy { $0.reason == .constant })
        let steps = points(-3.5...3.5) { x in floor(x) }
        #expect(steps.points == [])
        #expect(steps.stretches.contains { $0.kinds == [.root] && $0.x.contains(0.5) && !$0.x.contains(1.5) })
        let constant = points(-3...3) { x in 0 * x + 2 }
        #expect(constant.points == [] && constant.stretches.allSatisfy { $0.reason == .constant })
    }

    @Test("of x·sin(1/x) are those that can be told apart, and the rest is said to be undecided")
    func endless() throws {
        let report = criticalPoints(
            of: { x in x * sin(1 / x) }, over: -0.5...0.5, kinds: [.root], resolution: 1.0 / 800)
        let gap = try #require(report.stretches.first { $0.x.contains(0) })
        #expect(gap.reason == .undecided && gap.x.lowerBound > -0.02 && gap.x.upperBound < 0.02)
        func isOutside(_ x: Double) -> Bool { !report.stretches.contains { $0.x.contains(x) } }
        let positive: [Double] = (1...400).map { 1 / (Double($0) * Double.pi) }
        let truth: [Double] = positive.flatMap { [-$0, $0] }.filter { isOutside($0) }
        let found = report.points.filter { isOutside($0.x) }
        #expect(found.count == truth.count && found.count >= 30)
        #expect(zip(found, truth.sorted()).allSatisfy { abs($0.x - $1) <= 4 * $1.ulp && $0.isProven })
        #expect(report.points.allSatisfy { abs(sin(1 / $0.x)) < 1e-9 })
    }

    @Test("of functions with an if, of vectors, and of none at all have an outcome")
    func strange() {
        func bent(_ x: Tensor) -> Tensor { if x < 0.25 { 0.25 - x } else { 2 * x - 0.5 } }
        let report = points(-1...1.5, bent)
        #expect(report.roots.map(\.x) == [0.25] && report.extrema.map(\.x) == [0.25])
        func jumps(_ x: Tensor) -> Tensor { if x < 0.25 { x - 3 } else { 2 - x } }
        #expect(points(-1...1.5, jumps).points == [])
        let nowhere = points(-3...3) { x in sqrt(-1 - x * x) }
        #expect(nowhere.points == [] && nowhere.stretches == [])
        let vector = points(-3...3) { x in sum(linspace(1, 2, 3) * sin(x)) }
        #expect(vector.roots.map(\.x) == [0] && vector.extrema.count == 2)
        #expect(vector.points.allSatisfy { $0.certainty == .apparent })
        #expect(vector.stretches.allSatisfy { $0.reason == .undecided && $0.x == -3...3 })
        #expect(points(-3...3) { x in linspace(1, 2, 3) * sin(x) }.points == [])
        let endless = points(-Double.infinity...Double.infinity) { x in x * x - 2 }
        #expect(endless.roots.map(\.x) == [-2.0.squareRoot(), 2.0.squareRoot()] && endless.extrema.map(\.x) == [0])
        #expect(points(2...2) { x in x - 2 }.roots.map(\.x) == [2])
        var calls = 0.0
        _ = points(-3...3) { x in
            calls += 1
            return x * calls - 1
        }
    }

    @Test("are those that were asked for")
    func kinds() {
        let maxima = criticalPoints(of: { x in sin(x) }, over: 0...10, kinds: [.maximum]).points
        #expect(maxima.map(\.x) == [.pi / 2, 5 * .pi / 2] && maxima.allSatisfy { $0.kind == .maximum })
    }
}
