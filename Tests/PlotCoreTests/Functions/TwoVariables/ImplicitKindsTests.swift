import Autodiff
import Foundation
@testable import PlotCore
import Testing

/// More curves f(x, y) = 0 of the kinds that plotters draw wrong: crossings, cusps, touches, corners, poles, slivers.
@Suite struct ImplicitKindsTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var x: ClosedRange<Double>
        var y: ClosedRange<Double>
        var f: @Sendable (Tensor, Tensor) -> Tensor
        var truth: TrueCurve
        /// How many pieces and how many of them closed, where the picture decides it.
        var pieces: Int?
        var closed: Int?
        var dots = 0
        var isEmpty = false

        init(
            _ name: String, _ x: ClosedRange<Double>, _ y: ClosedRange<Double>, pieces: Int? = nil, closed: Int? = nil,
            dots: Int = 0, isEmpty: Bool = false, _ f: @escaping @Sendable (Tensor, Tensor) -> Tensor, truth: TrueCurve
        ) {
            (testDescription, self.x, self.y, self.f, self.truth) = (name, x, y, f, truth)
            (self.pieces, self.closed, self.dots, self.isEmpty) = (pieces, closed, dots, isEmpty)
        }
    }

    static func cassini(_ product: Double) -> TrueCurve {
        // r⁴ − 2r² cos 2θ + 1 = product
        @Sendable func place(_ angle: Double, _ sign: Double) -> (Double, Double) {
            let (c, s) = (cos(2 * angle), sin(2 * angle))
            let radius = max(0, c + sign * max(0, product - s * s).squareRoot()).squareRoot()
            return (radius * cos(angle), radius * sin(angle))
        }
        if product > 1 { return TrueCurve().adding(0...(2 * .pi)) { place($0, 1) } }
        // Evenly about where a lobe is left and right of the same angle, and none outside of it.
        let widest = asin(product.squareRoot()) / 2
        return [0, Double.pi].reduce(TrueCurve()) { curve, turn in
            curve.adding(-Double.pi / 2...Double.pi / 2) { place(turn + widest * sin($0), 1) }
                .adding(-Double.pi / 2...Double.pi / 2) { place(turn + widest * sin($0), -1) }
        }
    }

    static let cases: [Case] = [
        Case(
            "x² = y²", -2...2, -2...2, pieces: 2, { x, y in x * x - y * y },
            truth: TrueCurve().adding(-2...2) { ($0, $0) }.adding(-2...2) { ($0, -$0) }),
        Case(
            "a crossing off the lattice", -2...2, -2...2, pieces: 2,
            { x, y in pow(x - 0.1234, 2) - pow(y + 0.3771, 2) },
            truth: TrueCurve().adding(-4...4) { (0.1234 + $0, $0 - 0.3771) }.adding(-4...4) {
                (0.1234 + $0, -$0 - 0.3771)
            }),
        Case(
            "xy = 0", -2...2, -2...2, pieces: 2, { x, y in x * y },
            truth: TrueCurve().adding(-2...2) { ($0, 0) }.adding(-2...2) { (0, $0) }),
        Case(
            "a rose", -1.2...1.2, -1.2...1.2, { x, y in pow(x * x + y * y, 3) - 4 * x * x * y * y },
            truth: TrueCurve().adding(0...(2 * .pi)) { (sin(2 * $0) * cos($0), sin(2 * $0) * sin($0)) }),
        Case(
            "sin x = sin y", -6...6, -6...6, { x, y in sin(x) - sin(y) },
            truth: (-3...3).reduce(TrueCurve()) { curve, turn in
                let offset = 2 * .pi * Double(turn)
                return curve.adding(-20...20) { ($0, $0 + offset) }.adding(-20...20) { ($0, .pi - $0 + offset) }
            }),
        Case(
            "no point at all", -2...2, -2...2, pieces: 0, isEmpty: true, { x, y in x * x + y * y + 1 },
            truth: TrueCurve()),
        Case(
            "rings", -4...4, -4...4, closed: 5, dots: 1, { x, y in sin(x * x + y * y) },
            truth: (1...10).reduce(TrueCurve().adding(0...1) { _ in (0, 0) }) { curve, ring in
                let radius = (Double(ring) * .pi).squareRoot()
                return curve.adding(0...(2 * .pi)) { (radius * cos($0), radius * sin($0)) }
            }),
        Case(
            "a square", -2...2, -2...2, pieces: 1, closed: 1, { x, y in max(abs(x), abs(y)) - 1 },
            truth: TrueCurve().adding(-1...1) { ($0, 1) }.adding(-1...1) { ($0, -1) }.adding(-1...1) { (1, $0) }
                .adding(-1...1) { (-1, $0) }),
        Case(
            "tan xy = 1, without walls", -3...3, -3...3, { x, y in tan(x * y) - 1 },
            truth: (-3...2).reduce(TrueCurve()) { curve, turn in
                let product = .pi / 4 + .pi * Double(turn)
                return curve.adding(0.01...4) { ($0, product / $0) }.adding(-4 ... -0.01) { ($0, product / $0) }
            }),
        Case(
            "a parabola that is touched", -2...2, -1...3, pieces: 1, { x, y in pow(y - x * x, 2) },
            truth: TrueCurve().adding(-2...2) { ($0, $0 * $0) }),
        Case(
            "Cassini's oval at the crossing", -2...2, -2...2, closed: 1,
            { x, y in (pow(x - 1, 2) + y * y) * (pow(x + 1, 2) + y * y) - 1 }, truth: cassini(1)),
        Case(
            "Cassini's oval a millionth below", -2...2, -2...2,
            { x, y in (pow(x - 1, 2) + y * y) * (pow(x + 1, 2) + y * y) - 0.999999 }, truth: cassini(0.999999)),
        Case(
            "Cassini's oval a millionth above", -2...2, -2...2,
            { x, y in (pow(x - 1, 2) + y * y) * (pow(x + 1, 2) + y * y) - 1.000001 }, truth: cassini(1.000001)),
        Case(
            "Cassini's ovals apart", -2...2, -2...2, pieces: 2, closed: 2,
            { x, y in (pow(x - 1, 2) + y * y) * (pow(x + 1, 2) + y * y) - 0.99 }, truth: cassini(0.99)),
        Case(
            "a sliver", -3...3, -2...2, { x, y in x * x / 4 + pow(y / 0.002, 2) - 1 },
            truth: TrueCurve().adding(0...(2 * .pi)) { (2 * cos($0), 0.002 * sin($0)) }),
        Case(
            "a thinner sliver", -3...3, -2...2, { x, y in x * x / 4 + pow((y - 0.4567) / 1e-5, 2) - 1 },
            truth: TrueCurve().adding(0...(2 * .pi)) { (2 * cos($0), 0.4567 + 1e-5 * sin($0)) }),
        Case(
            "a circle smaller than a pixel", -2...2, -2...2,
            { x, y in pow(x - 0.3217, 2) + pow(y + 0.2, 2) - 1e-6 },
            truth: TrueCurve().adding(0...(2 * .pi)) { (0.3217 + 1e-3 * cos($0), -0.2 + 1e-3 * sin($0)) }),
        Case(
            "a node", -2...2, -2...2, pieces: 1, { x, y in y * y - x * x - x * x * x },
            truth: TrueCurve().adding(-3...3) { ($0 * $0 - 1, $0 * ($0 * $0 - 1)) }),
        Case(
            "two parabolas that touch", -2...2, -3...3, { x, y in (y - x * x) * (y + x * x) },
            truth: TrueCurve().adding(-2...2) { ($0, $0 * $0) }.adding(-2...2) { ($0, -$0 * $0) }),
        Case(
            "two circles that touch", -3...3, -2...2,
            { x, y in (pow(x - 1, 2) + y * y - 1) * (pow(x + 1, 2) + y * y - 1) },
            truth: TrueCurve().adding(0...(2 * .pi)) { (1 + cos($0), sin($0)) }
                .adding(0...(2 * .pi)) { (-1 + cos($0), sin($0)) }),
        Case(
            "e^x sin y = 1", -3...4, -7...7, { x, y in exp(x) * sin(y) - 1 },
            truth: (-2...1).reduce(TrueCurve()) { curve, turn in
                let offset = 2 * .pi * Double(turn)
                return curve.adding(1e-9...(.pi - 1e-9)) { (-log(sin($0)), $0 + offset) }
            }),
        Case(
            "y = 1/x", -2...2, -3...3, pieces: 2, { x, y in y - 1 / x },
            truth: TrueCurve().adding(0.2...3) { ($0, 1 / $0) }.adding(-3 ... -0.2) { ($0, 1 / $0) }),
        Case(
            "an astroid", -1.5...1.5, -1.5...1.5, pieces: 1, closed: 1,
            { x, y in pow(x * x, 1.0 / 3) + pow(y * y, 1.0 / 3) - 1 },
            truth: TrueCurve().adding(0...(2 * .pi)) { (pow(cos($0), 3), pow(sin($0), 3)) }),
        Case(
            "x^y = y^x", 0.2...6, 0.2...6, { x, y in pow(x, y) - pow(y, x) },
            truth: TrueCurve().adding(0.2...6) { ($0, $0) }
                .adding(1.0001...40) { (pow($0, 1 / ($0 - 1)), pow($0, $0 / ($0 - 1))) }
                .adding(1.0001...40) { (pow($0, $0 / ($0 - 1)), pow($0, 1 / ($0 - 1))) }),
        Case(
            "a logarithm's circle", -2...2, -2...2, pieces: 1, closed: 1, { x, y in log(x * x + y * y) },
            truth: ImplicitCurveTests.circle),
        Case(
            "a cone's circle", -2...2, -2...2, pieces: 1, closed: 1, { x, y in sqrt(x * x + y * y) - 1 },
            truth: ImplicitCurveTests.circle),
        Case(
            "1e−200 of a circle", -2...2, -2...2, pieces: 1, closed: 1, { x, y in 1e-200 * (x * x + y * y - 1) },
            truth: ImplicitCurveTests.circle),
    ]

    /// What the picture lacks, case by case.
    static let known: [String: Comment] = [
        "a rose": "the four leaves' meeting: 17 pixels of it are not joined",
        "tan xy = 1, without walls": "154 thousand evaluations for its poles",
        "rings": "161 thousand evaluations",
        "a sliver": "two lines within a pixel are not seen",
        "a thinner sliver": "two lines within a pixel are not seen",
        "a circle smaller than a pixel": "not seen",
        "two parabolas that touch": "23 pixels about the touch are not joined",
        "two circles that touch": "21 pixels about the touch are not joined",
        "an astroid": "11 pixels at each cusp are not drawn",
    ]

    @Test("the curve is where it is, and nowhere else", arguments: cases)
    func theCurveIsWhereItIs(_ example: Case) {
        let curve = ImplicitCurveTests.curve(example.f, example.x, example.y)
        let (astray, gap) = curve.difference(from: example.truth)
        func check() {
            #expect(astray == 0, "places more than a pixel away")
            #expect(gap <= 2, "pixels of the curve without a line")
            #expect(curve.drawn.isEmpty == example.isEmpty)
            if let pieces = example.pieces { #expect(curve.pieces.count == pieces) }
            if let closed = example.closed { #expect(curve.pieces.count(where: \.isClosed) == closed) }
            #expect(curve.dots.count == example.dots || example.pieces == nil && example.dots == 0)
            #expect(curve.report.evaluations <= 100 * (800 + 600), "evaluations")
        }
        if let known = Self.known[example.testDescription] { withKnownIssue(known) { check() } } else { check() }
    }
}
