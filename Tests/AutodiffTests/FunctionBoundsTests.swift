import Foundation
import Testing

@testable import Autodiff

@Suite("Bounds of functions")
struct FunctionBoundsTests {
    private func check(
        _ f: (Tensor) -> Tensor, _ x: ClosedRange<Double>, _ domain: Enclosure.Domain, continuous: Bool,
        _ location: SourceLocation = #_sourceLocation
    ) {
        let enclosure = bounds(of: f, over: x)
        #expect(
            enclosure.domain == domain && enclosure.isContinuous == continuous && enclosure.isComplete,
            "\(enclosure)", sourceLocation: location)
    }

    @Test("tell poles, jumps and edges from steep slopes")
    func hardFunctions() {
        check({ tan($0) }, 1.5...1.6, .partly, continuous: false)
        check({ tan($0) }, 1.5...1.57, .everywhere, continuous: true)
        check({ 1 / $0 }, -0.1...0.1, .partly, continuous: false)
        check({ 1 / $0 }, 1e-300...0.1, .everywhere, continuous: true)
        check({ 1 / ($0 * $0) }, -1...1, .partly, continuous: false)
        check({ x in (x + 2) / (x * x + 3 * x + 2) }, -1.1...(-0.9), .partly, continuous: false)
        check({ x in (x + 2) / (x * x + 3 * x + 2) }, -1.55...(-1.5), .everywhere, continuous: true)
        check({ gamma($0) }, -2.1...(-1.9), .partly, continuous: false)
        check({ gamma($0) }, -1.9...(-1.1), .everywhere, continuous: true)
        check({ gamma($0) }, 0.1...4.5, .everywhere, continuous: true)
        check({ floor($0) }, 0.5...1.5, .everywhere, continuous: false)
        check({ floor($0) }, 1...1.5, .everywhere, continuous: true)
        check({ sign($0) }, -0.1...0.1, .everywhere, continuous: false)
        check({ tanh(500 * $0) }, -0.1...0.1, .everywhere, continuous: true)
        check({ abs($0) }, -1...1, .everywhere, continuous: true)
        check({ max($0, 1 - $0) }, -1...1, .everywhere, continuous: true)
        check({ sqrt($0) }, -1...4, .partly, continuous: true)
        check({ sqrt($0) }, 0...4, .everywhere, continuous: true)
        check({ sqrt($0) }, -2...(-1), .nowhere, continuous: true)
        check({ sqrt(1 - $0 * $0) }, -1...1, .everywhere, continuous: true)
        check({ sqrt(1 - pow($0, 2)) }, 0.5...1.1, .partly, continuous: true)
        check({ sqrt(sin($0)) }, 0...3, .everywhere, continuous: true)
        check({ sqrt(sin($0)) }, 3.2...6.2, .nowhere, continuous: true)
        check({ pow($0, $0) }, 0.01...3, .everywhere, continuous: true)
        check({ pow($0, $0) }, -1...(-0.9), .partly, continuous: false)
        check({ sin(1 / $0) }, -0.01...0.01, .partly, continuous: false)
        check({ sin(1 / $0) }, 0.01...0.02, .everywhere, continuous: true)
        check({ exp(-1 / ($0 * $0)) }, 0.1...0.2, .everywhere, continuous: true)
        check({ x in (x - 1) / (x - 1) }, 0...2, .partly, continuous: false)
        check({ log($0) }, 0...1, .partly, continuous: false)
        check({ log($0) }, 1e-9...1, .everywhere, continuous: true)
        check({ asin($0) }, -1...1, .everywhere, continuous: true)
        check({ select($0 .> 0, 1 / $0, 0) }, 0.5...1, .everywhere, continuous: true)
        check({ select($0 .> 0, sqrt($0), 0) }, -2...(-1), .everywhere, continuous: true)
        check({ remainder($0, 1) }, 0.25...0.75, .everywhere, continuous: true)
        check({ remainder($0, 1) }, 0.25...1.25, .everywhere, continuous: false)
        check({ atan2($0, -1) }, -1...1, .everywhere, continuous: false)
        check({ pow($0, 2.5) }, 0...1, .everywhere, continuous: true)
        check({ pow($0, -0.5) }, 0...1, .partly, continuous: false)
    }

    @Test("a hairline peak cannot hide, and values at single points are enclosed to the last bits")
    func peak() {
        let f = FunctionBounds(of: { x in exp(-pow((x - 0.3217) / 0.001, 2)) }, over: -1...1)
        #expect(f.value(over: Interval(0.25, 0.5)).range.contains(1))
        #expect(f.value(over: Interval(0.33, 0.5)).range.upper < 1e-20)
        let point = f.value(over: Interval(0.3217)).range
        #expect(point.contains(1) && point.width < 1e-14)
    }

    @Test("0.1 · x is enclosed for the double 0.1, and so is its slope")
    func tenth() {
        let f = FunctionBounds(of: { x in 0.1 * (0.3 * x) }, over: 0...10)
        let value = f.value(over: Interval(3)).range
        #expect(value.lower < value.upper && value.width < 1e-15 && value.contains(0.1 * (0.3 * 3)))
        let slope = f.derivative(over: Interval(0, 10)).range
        #expect(slope.lower < slope.upper && slope.lower.nextUp >= slope.upper && slope.contains(0.1 * 0.3))
        let logarithm = FunctionBounds(of: { x in log2(x) }, over: 1...2).derivative(over: Interval(1)).range
        // 1/ln 2 = 1.442695040888963407359924681001892137…
        #expect(logarithm.lower <= 1.4426950408889634 && logarithm.upper >= 1.4426950408889636)
    }

    @Test("an `if` is followed both ways where it is not decided")
    func branches() {
        func f(_ x: Tensor) -> Tensor { x < 0 ? -x : x > 2 ? 4 : x * x }
        let bounds = FunctionBounds(of: f, over: -10...10)
        #expect(bounds.value(over: Interval(-2, -1)).range == Interval(1, 2))
        #expect(bounds.value(over: Interval(0.5, 1)).range == Interval(0.25, 1))
        #expect(bounds.derivative(over: Interval(-2, -1)).range == Interval(-1))
        let both = bounds.value(over: Interval(-1, 1.5))
        #expect(both.range == Interval(0, 2.25) && both.domain == .everywhere && !both.isContinuous && both.isComplete)
        #expect(bounds.value(over: Interval(-1, 3)).range == Interval(0, 4))
        #expect(bounds.value(over: Interval(100, 200)).range == Interval(4))
        let hole = FunctionBounds(of: { x in x == 0.3 ? 7 : x }, over: 0...1)
        #expect(hole.value(over: Interval(0.2, 0.4)).range == Interval(0.2, 7))
        #expect(hole.value(over: Interval(0.4, 0.5)).range == Interval(0.4, 0.5))
        let root = FunctionBounds(of: { x in x > 0 ? sqrt(x) : 0 }, over: -1...1)
        #expect(root.value(over: Interval(-1, 1)).domain == .everywhere)
    }

    @Test("a loop has its ways, and one that no example took is said to be unknown")
    func loops() {
        func halved(_ x: Tensor) -> Tensor {
            var x = x
            while x > 1 { x = x / 2 }
            return x
        }
        let bounds = FunctionBounds(of: halved, over: 0.1...100)
        #expect(bounds.value(over: Interval(5, 7)).range == Interval(0.625, 0.875))
        // Each of the seven ways is enclosed over all of the interval.
        #expect(bounds.value(over: Interval(3, 100)).range == Interval(3.0 / 128, 25))
        #expect(bounds.value(over: Interval(3, 100)).isComplete)
        let beyond = bounds.value(over: Interval(1000, 1001))
        #expect(!beyond.isComplete && beyond.range == .entire)
        let numeric = FunctionBounds(of: { x in Tensor(Double(x)) + x }, over: 0...1)
        #expect(!numeric.value(over: Interval(0, 1)).isComplete)
        let vectors = FunctionBounds(of: { x in sum([1, 2] * x) }, over: 0...1)
        #expect(!vectors.value(over: Interval(0, 1)).isComplete)
    }

    @Test("a branch that hides behind another is not forgotten")
    func nestedBranches() {
        func f(_ x: Tensor) -> Tensor {
            if x < 0.001 { return 5 }
            if sin(x) < 0.5 { return x > 3 ? -1 : 1 }
            return 2
        }
        let bounds = FunctionBounds(of: f, over: -10...10)
        for (low, high) in [(-1.0, 0.0), (0.0, 4), (0.01, 0.2), (1, 2), (2, 4), (2.5, 2.9), (3.5, 6), (-10, 10)] {
            let enclosure = bounds.value(over: Interval(low, high))
            #expect(enclosure.isComplete)
            for step in 0...100 {
                let x = low + (high - low) * Double(step) / 100
                #expect(enclosure.range.contains(Double(f(Tensor(x)))), "\(x) in \(low)...\(high): \(enclosure)")
            }
        }
        #expect(bounds.value(over: Interval(3.5, 6)).range == Interval(-1))
    }

    @Test("empty intervals, unbounded ones and functions without any number do no harm")
    func extremes() {
        let sine = FunctionBounds(of: { sin($0) }, over: -1...1)
        #expect(sine.value(over: .empty).domain == .nowhere)
        #expect(sine.value(over: .entire).range == Interval(-1, 1))
        #expect(sine.derivative(3, over: .entire) == .unknown)
        #expect(
            FunctionBounds(of: { _ in Tensor(Double.nan) }, over: 0...1).value(over: Interval(0, 1)).domain == .nowhere)
        #expect(
            FunctionBounds(of: { x in x * Double.infinity }, over: 0...1).value(over: Interval(0, 1)).domain == .partly)
        #expect(
            FunctionBounds(of: { _ in 3 }, over: 0...1).valueAndDerivative(over: Interval(0, 1)).derivative.range
                == Interval(0))
        let whole = FunctionBounds(of: { exp($0) }, over: -Double.infinity...Double.infinity)
        #expect(whole.value(over: .entire).range == Interval(0, .infinity))
        for x in [-1e308...1e308, 0...5e-324, 1e308...1e308] {
            _ = bounds(of: { x in sin(x) / x + gamma(x) * pow(x, x) - tan(1 / x) }, over: x)
        }
    }

    @Test("a derivative that is not the function's own tightens nothing")
    func detached() {
        let detached = Primitive(constant: "detached", .copy, operands: 1, interval: .detached)
        let bounds = FunctionBounds(of: { x in detached(x) - 0.5 * x }, over: 1...3)
        #expect(bounds.derivative(over: Interval(1, 3)).range == Interval(-0.5))
        let value = bounds.value(over: Interval(1, 3))
        #expect(value.range.contains(Interval(0.5, 1.5)) && value.domain == .everywhere && value.isContinuous)
    }

    @Test("bounds are tight: at most so many times the true range")
    func tightness() {
        let rows: [(String, @Sendable (Tensor) -> Tensor, ClosedRange<Double>, limit: Double)] = [
            ("x²", { pow($0, 2) }, -1...2, 1), ("x³", { pow($0, 3) }, -1...2, 1),
            ("sin x", { sin($0) }, 0...2, 1), ("exp x", { exp($0) }, -1...1, 1),
            ("x³ − x", { pow($0, 3) - $0 }, 0.6...1, 1.001),
            ("x / (1 + x²)", { $0 / (1 + $0 * $0) }, 0...0.9, 1.72),
            ("sin²x + x²/20 to the left of its crest", { pow(sin($0), 2) + 0.05 * pow($0, 2) }, 0...1.5, 1.001),
            ("sin²x + x²/20", { pow(sin($0), 2) + 0.05 * pow($0, 2) }, -10...10, 1.15),
            ("x·exp(−x²/2)", { $0 * exp(-$0 * $0 / 2) }, -0.5...0.5, 1.001),
            ("x·exp(−x²/2) around its crest", { $0 * exp(-$0 * $0 / 2) }, 0.9...1.1, 22),
            ("gamma", { gamma($0) }, 1.4...1.6, 1.5), ("gamma, between poles", { gamma($0) }, -0.6...(-0.4), 3.01),
            ("xˣ", { pow($0, $0) }, 0.5...2, 1.14), ("x sin(1/x)", { $0 * sin(1 / $0) }, 0.3...0.35, 1.001),
        ]
        for (name, f, x, limit) in rows {
            let values = linspace(x.lowerBound, x.upperBound, 4001).map { Double(f($0)) }
            let (low, high) = (values.min() ?? 0, values.max() ?? 0)
            let ratio = bounds(of: f, over: x).range.width / (high - low)
            #expect(ratio <= limit * (1 + 1e-6), "\(name): \(ratio)")
        }
    }
}
