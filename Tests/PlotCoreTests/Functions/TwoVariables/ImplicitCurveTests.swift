import Autodiff
import Foundation
@testable import PlotCore
import Testing

/// Curves f(x, y) = 0 that plotters draw wrong, each with the right picture in numbers, at 800 × 600 pixels.
@Suite struct ImplicitCurveTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var f: @Sendable (Tensor, Tensor) -> Tensor
        var x: ClosedRange<Double>
        var y: ClosedRange<Double>
        var truth: TrueCurve
        var pieces: Int
        var closed = 0
        var dots = 0
        var level = 0.0
    }

    static let circle = TrueCurve().adding(0...(2 * .pi)) { (cos($0), sin($0)) }

    static let cases: [Case] = [
        Case(
            testDescription: "a circle", f: { x, y in x * x + y * y - 1 }, x: -2...2, y: -2...2, truth: circle,
            pieces: 1,
            closed: 1),
        Case(
            testDescription: "Bernoulli's lemniscate: an unbroken crossing",
            f: { x, y in pow(x * x + y * y, 2) - 42 * (x * x - y * y) }, x: -7...7, y: -4...4,
            truth: TrueCurve().adding(0...(2 * .pi)) { t in
                let scale = 42.0.squareRoot() / (1 + sin(t) * sin(t))
                return (scale * cos(t), scale * sin(t) * cos(t))
            }, pieces: 1, closed: 1),
        Case(
            testDescription: "a circle without a change of sign", f: { x, y in pow(x * x + y * y - 1, 2) }, x: -2...2,
            y: -2...2, truth: circle, pieces: 1, closed: 1),
        Case(
            testDescription: "the same multiplied out",
            f: { x, y in x * x * x * x + 2 * x * x * y * y + y * y * y * y - 2 * x * x - 2 * y * y + 1 }, x: -2...2,
            y: -2...2, truth: circle, pieces: 1, closed: 1),
        Case(
            testDescription: "a circle with a kink across it", f: { x, y in abs(x * x + y * y - 1) }, x: -2...2,
            y: -2...2,
            truth: circle, pieces: 1, closed: 1),
        Case(
            testDescription: "almost zero is not zero", f: { x, y in pow(x * x + y * y - 1, 2) + 1e-6 }, x: -2...2,
            y: -2...2, truth: TrueCurve(), pieces: 0),
        Case(
            testDescription: "poles are no curves", f: { x, y in 1 / (x * y) }, x: -2...2, y: -2...2,
            truth: TrueCurve(),
            pieces: 0),
        Case(
            testDescription: "the tangent without its poles", f: { x, y in y - tan(x) }, x: -5...5, y: -10...10,
            truth: (-2...2).reduce(TrueCurve()) { curve, branch in
                curve.adding((Double(branch) - 0.4999) * .pi...(Double(branch) + 0.4999) * .pi) { ($0, tan($0)) }
            }, pieces: 5),
        Case(
            testDescription: "an angle without its cut", f: { x, y in atan2(y, x) - 1 }, x: -2...2, y: -2...2,
            truth: TrueCurve().adding(0...4) { ($0 * cos(1), $0 * sin(1)) }, pieces: 1),
        Case(
            testDescription: "a cusp", f: { x, y in y * y - x * x * x }, x: -2...2, y: -2...2,
            truth: TrueCurve().adding(-2...2) { ($0 * $0, $0 * $0 * $0) }, pieces: 1),
        Case(
            testDescription: "Descartes' folium", f: { x, y in x * x * x + y * y * y - 3 * x * y }, x: -3...3,
            y: -3...3,
            truth: TrueCurve().adding(-0.249 * .pi...0.749 * .pi) { angle in
                let (c, s) = (cos(angle), sin(angle))
                let r = 3 * s * c / (s * s * s + c * c * c)
                return (r * c, r * s)
            }, pieces: 1),
        Case(
            testDescription: "a curve and a single point", f: { x, y in y * y - x * x * (x - 1) }, x: -2...3, y: -2...2,
            truth: TrueCurve().adding(-2...2) { ($0 * $0 + 1, $0 * ($0 * $0 + 1)) }.adding(0...1) { _ in (0, 0) },
            pieces: 1, dots: 1),
        Case(
            testDescription: "a single point", f: { x, y in x * x + y * y }, x: -2...2, y: -2...2,
            truth: TrueCurve().adding(0...1) { _ in (0, 0) }, pieces: 0, dots: 1),
        Case(
            testDescription: "the edge of a domain", f: { x, y in sqrt(1 - x * x - y * y) }, x: -2...2, y: -2...2,
            truth: circle, pieces: 1, closed: 1),
        Case(
            testDescription: "a root that begins", f: { x, y in y - sqrt(x) }, x: -1...4, y: -0.5...2.5,
            truth: TrueCurve().adding(0...2) { ($0 * $0, $0) }, pieces: 1),
        Case(
            testDescription: "steps are not joined", f: { x, y in y - floor(x) }, x: -5...5, y: -6...6,
            truth: (-5..<5).reduce(TrueCurve()) { curve, step in
                curve.adding(0...1) { (Double(step) + $0, Double(step)) }
            }, pieces: 10),
        Case(
            testDescription: "three lines through a point", f: { x, y in x * y * (x - y) }, x: -2...2, y: -2...2,
            truth: TrueCurve().adding(-2...2) { ($0, 0) }.adding(-2...2) { (0, $0) }.adding(-2...2) { ($0, $0) },
            pieces: 3),
        Case(
            testDescription: "corners", f: { x, y in abs(x) + abs(y) - 1 }, x: -2...2, y: -2...2,
            truth: [(1.0, 1.0), (-1, 1), (-1, -1), (1, -1)].reduce(TrueCurve()) { curve, signs in
                curve.adding(0...1) { (signs.0 * $0, signs.1 * (1 - $0)) }
            }, pieces: 1, closed: 1),
        Case(
            testDescription: "a lattice of crossings", f: { x, y in sin(x) - cos(y) }, x: -6...6, y: -6...6,
            truth: (-4...4).reduce(TrueCurve()) { curve, turn in
                let offset = .pi / 2 + 2 * .pi * Double(turn)
                return curve.adding(-20...20) { ($0, offset - $0) }.adding(-20...20) { ($0, $0 - offset) }
            }, pieces: 8),
        Case(
            testDescription: "two ways of one function", f: { x, y in x < 0 ? y - x : y + x * x }, x: -2...2, y: -2...2,
            truth: TrueCurve().adding(-2...0) { ($0, $0) }.adding(0...2) { ($0, -$0 * $0) }, pieces: 1),
        Case(
            testDescription: "a contour through a saddle point", f: { x, y in sin(x) * cos(y) }, x: -4...4, y: -3...3,
            truth: (-1...1).reduce(TrueCurve()) { curve, turn in
                let x = .pi * Double(turn)
                let y = .pi * (Double(turn) - 0.5)
                return curve.adding(-3...3) { (x, $0) }.adding(-4...4) { ($0, y) }
            }, pieces: 5),
        Case(
            testDescription: "a contour beside a saddle point", f: { x, y in x * x - y * y }, x: -2...2, y: -2...2,
            truth: TrueCurve().adding(-2...2) { (($0 * $0 + 1e-4).squareRoot(), $0) }
                .adding(-2...2) { (-($0 * $0 + 1e-4).squareRoot(), $0) }, pieces: 2, level: 1e-4),
    ]

    static func frame(
        _ x: ClosedRange<Double>, _ y: ClosedRange<Double>, width: Double = 800, height: Double = 600
    ) -> Frame {
        Frame(
            rect: Rect(left: 0, top: 0, right: width * 0.72, bottom: height * 0.72),
            x: TrainedScale(LinearScale(), from: x.lowerBound, to: x.upperBound),
            y: TrainedScale(LinearScale(), from: y.lowerBound, to: y.upperBound))
    }

    static func curve(
        _ f: @escaping (Tensor, Tensor) -> Tensor, _ x: ClosedRange<Double>, _ y: ClosedRange<Double>, level: Double = 0
    ) -> LevelCurve {
        let window = FieldRange(x: x, y: y).window(in: frame(x, y), isClipped: true)
        return PlaneFunction(f).within(window) { LevelCurve(of: $0, level: level, window: window) }
    }

    @Test("the curve is where it is, and nowhere else", arguments: cases)
    func theCurveIsWhereItIs(_ example: Case) {
        let curve = Self.curve(example.f, example.x, example.y, level: example.level)
        let (astray, gap) = curve.difference(from: example.truth)
        #expect(astray == 0, "places more than a pixel away")
        #expect(gap <= 2, "pixels of the curve without a line")
        #expect(curve.pieces.count == example.pieces)
        #expect(curve.pieces.count(where: \.isClosed) == example.closed)
        #expect(curve.dots.count == example.dots)
        #expect(curve.report.evaluations <= 100 * (800 + 600), "evaluations")
    }

    @Test("most of a smooth curve is proven, and nothing is uncertain") func mostOfASmoothCurveIs() {
        let report = Self.curve({ x, y in x * x + y * y - 1 }, -2...2, -2...2).report
        #expect(report.boxes(.proven).count > 100)
        #expect(report.boxes(.resolved).isEmpty && report.boxes(.uncertain).isEmpty)
        #expect(report.remarks.isEmpty)
    }

    @Test("a function with two ways is drawn and called uncertain") func aFunctionWithTwoWaysIs() {
        let report = Self.curve({ x, y in x < 0 ? y - x : y + x * x }, -2...2, -2...2).report
        #expect(!report.boxes(.uncertain).isEmpty)
        #expect(report.remarks.contains { $0.contains("bounds are not known") })
    }

    @Test("affine scales of both axes change nothing") func affineScalesOfBothAxesChange() {
        let plain = Self.curve({ x, y in pow(x * x + y * y, 2) - 42 * (x * x - y * y) }, -7...7, -4...4)
        for (a, b, c, d) in [(1e6, 0.0, 1e-6, 0.0), (-3.0, 1000, 0.37, -50)] {
            let x = [-7 * a + b, 7 * a + b].sorted()
            let y = [-4 * c + d, 4 * c + d].sorted()
            let scaled = Self.curve(
                { x, y in
                    let (p, q) = ((x - b) / a, (y - d) / c)
                    return pow(p * p + q * q, 2) - 42 * (p * p - q * q)
                }, x[0]...x[1], y[0]...y[1])
            #expect(scaled.pieces.count == plain.pieces.count)
            let near = NearPlaces(plain.drawn)
            // The curve is its own mirror image, as is the second scale.
            #expect(scaled.drawn.allSatisfy { (near.distance($0) ?? 9) < 0.3 })
        }
    }

    @Test("a function without a value gives nothing and says so") func aFunctionWithoutAValueGives() {
        let curve = Self.curve({ x, y in sqrt(-1 - x * x - y * y) }, -2...2, -2...2)
        #expect(curve.pieces.isEmpty && curve.dots.isEmpty)
        #expect(curve.report.remarks.contains { $0.contains("no value") })
        #expect(curve.report.evaluations < 1000)
    }

    @Test("a function that is zero throughout gives nothing and says so") func aFunctionThatIsZeroThroughout() {
        let curve = Self.curve({ x, y in 0 * x * y }, -2...2, -2...2)
        #expect(curve.pieces.isEmpty)
        #expect(curve.report.remarks.contains { $0.contains("throughout") })
    }

    @Test("a function that answers differently each time ends and is named") func aFunctionThatAnswersDifferentlyEach()
    {
        final class Counter { var count = 0.0 }
        let counter = Counter()
        let curve = Self.curve(
            { x, y in
                counter.count += 1
                // Asked for a number, so that the function itself is called each time.
                return x < 100 ? x * x + y * y - 1 + 0.1 * Foundation.sin(counter.count) : y
            }, -2...2, -2...2)
        #expect(curve.report.remarks.contains { $0.contains("differently") })
        #expect(curve.report.evaluations < 1000 * (800 + 600))
    }

    @Test("what is too dense ends within the budget and says so") func whatIsTooDenseEndsWithin() {
        let curve = Self.curve({ x, y in sin(1000 * x) * sin(1000 * y) }, -10...10, -10...10)
        #expect(curve.report.remarks.contains { $0.contains("budget") })
        #expect(curve.report.evaluations < 2000 * (800 + 600))
    }

    @Test("a verb draws one item and refuses a range with nothing in it") func aVerbDrawsOneItemAnd() throws {
        let figure = Figure { $0.implicit({ x, y in x * x + y * y - 1 }, over: -2...2, -2...2, label: "circle") }
        #expect(try figure.scene().count("implicit") == 1)
        #expect(try figure.limits().x == Domain(-2, 2))
        let empty = Figure { $0.implicit({ x, _ in x }, over: 1...1, -2...2) }
        #expect(empty.complaint == "implicit: the range 1.0...1.0 has nothing in it")
        let infinite = Figure { $0.implicit({ x, _ in x }, over: 0 ... .infinity, -2...2) }
        #expect(infinite.complaint == "implicit: the range must be finite, not 0.0...inf")
    }

    @Test("without ranges a curve reaches as far as the axes, whatever their scale") func withoutRangesACurveReachesAs()
        throws
    {
        let figure = Figure { figure in
            (figure.xScale, figure.yScale) = (.log, .log)
            (figure.xLimits, figure.yLimits) = (Limits(0.1, 10), Limits(0.1, 10))
            figure.implicit { x, y in x * y - 1 }
        }
        let scene = try figure.scene()
        let item = try #require(scene.items.first { $0.role == "implicit" })
        guard case .path(let path, _, _, _) = item.shape else { return }
        // A straight line from corner to corner.
        #expect(path.elements.count == 2)
    }

    @Test("contours of an angle have no wall along its cut") func contoursOfAnAngleHaveNo() throws {
        let levels: [Double] = [-3, -2, -1, 0, 1, 2, 3]
        let window = FieldRange(x: -2...2, y: -2...2).window(in: Self.frame(-2...2, -2...2), isClipped: true)
        PlaneFunction { x, y in atan2(y, x) }.within(window) { field in
            for level in levels {
                let curve = LevelCurve(of: field, level: level, window: window)
                let ray = TrueCurve().adding(0...4) { ($0 * cos(level), $0 * sin(level)) }
                let (astray, gap) = curve.difference(from: ray)
                #expect(astray == 0 && gap <= 2 && curve.pieces.count == 1, "level \(level)")
            }
        }
        let filled = Figure {
            $0.filledContour({ x, y in atan2(y, x) }, over: -2...2, -2...2, levels: .values([-4, -2, 0, 2, 4]))
        }
        #expect(try filled.scene().count("contour region") == 4)
    }
}
