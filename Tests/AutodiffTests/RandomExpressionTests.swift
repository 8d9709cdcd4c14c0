import Foundation
import Testing

@testable import Autodiff

/// Makes functions of one variable at random, of all primitives, with branches.
struct ExpressionGenerator {
    var numbers: Generator

    typealias Function = @Sendable (Tensor) -> Tensor

    mutating func function(depth: Int) -> (text: String, function: Function) {
        if depth == 0 {
            if numbers.next(below: 3) > 0 { return ("x", { $0 }) }
            let constant = [0.1, 0.5, 2, 3, -1, 0.3, 1.7, .pi][numbers.next(below: 8)]
            return ("\(constant)", { _ in Tensor(constant) })
        }
        let choice = numbers.next(below: 52)
        let (a, f) = function(depth: depth - 1)
        let unary: [(String, Function)] = [
            ("sin", { sin($0) }), ("cos", { cos($0) }), ("tan", { tan($0) }), ("exp", { exp($0) }),
            ("log", { log($0) }),
            ("sqrt", { sqrt($0) }), ("cbrt", { cbrt($0) }), ("abs", { abs($0) }), ("sign", { sign($0) }),
            ("floor", { floor($0) }), ("ceil", { ceil($0) }), ("round", { round($0) }), ("asin", { asin($0) }),
            ("acos", { acos($0) }), ("atan", { atan($0) }), ("sinh", { sinh($0) }), ("cosh", { cosh($0) }),
            ("tanh", { tanh($0) }), ("asinh", { asinh($0) }), ("acosh", { acosh($0) }), ("atanh", { atanh($0) }),
            ("erf", { erf($0) }), ("sigmoid", { sigmoid($0) }), ("softplus", { softplus($0) }),
            ("gamma", { gamma($0) }), ("logGamma", { logGamma($0) }), ("log1p", { log1p($0) }),
            ("expMinusOne", { expMinusOne($0) }), ("log2", { log2($0) }), ("log10", { log10($0) }), ("-", { -$0 }),
            ("square", { pow($0, 2) }), ("cube", { pow($0, 3) }), ("fifth", { pow($0, 5) }), ("inverse", { 1 / $0 }),
        ]
        if choice < unary.count {
            let (name, outer) = unary[choice]
            return ("\(name)(\(a))", { outer(f($0)) })
        }
        let (b, g) = function(depth: depth - 1)
        switch choice {
        case 35...37: return ("(\(a) + \(b))", { f($0) + g($0) })
        case 38...40: return ("(\(a) - \(b))", { f($0) - g($0) })
        case 41...43: return ("(\(a) * \(b))", { f($0) * g($0) })
        case 44, 45: return ("(\(a) / \(b))", { f($0) / g($0) })
        case 46: return ("min(\(a), \(b))", { min(f($0), g($0)) })
        case 47: return ("max(\(a), \(b))", { max(f($0), g($0)) })
        case 48: return ("pow(\(a), \(b))", { pow(f($0), g($0)) })
        case 49: return ("hypot(\(a), \(b))", { hypot(f($0), g($0)) })
        case 50: return ("select(x > \(b), \(a), \(b))", { x in select(x .> g(x), f(x), g(x)) })
        default:
            return (
                "(\(a) < \(b) ? \(a) : \(b))",
                { x in
                    let (first, second) = (f(x), g(x))
                    return first < second ? first : 2 * second
                }
            )
        }
    }
}

@Suite("Random expressions")
struct RandomExpressionTests {
    /// INTERVAL_EXPRESSIONS sets how many; 10,000 take a minute or two.
    private static let count =
        ProcessInfo.processInfo.environment["INTERVAL_EXPRESSIONS"].flatMap { Int($0) } ?? 1000

    @Test("no sample of a function or its derivative is outside of the bounds")
    func samples() {
        var generator = ExpressionGenerator(numbers: Generator(seed: 2026))
        var (used, defined, incomplete) = (0, 0, 0)
        for index in 0..<Self.count {
            let (text, f) = generator.function(depth: 1 + index % 4)
            let start = (generator.numbers.unit() - 0.5) * 8
            let x = Interval(start, start + pow(10, 1 - 4 * generator.numbers.unit()))
            let function = FunctionBounds(of: f, over: x.lower...x.upper)
            let both = function.valueAndDerivative(over: x)
            if !both.value.isComplete { incomplete += 1 }
            let derivative = grad(f)
            for sample in 0..<100 {
                let point = sample == 0 ? x.lower : sample == 1 ? x.upper : generator.numbers.number(in: x)
                used += 1
                if Double(f(Tensor(point))).isFinite { defined += 1 }
                expect(
                    both.value, Double(f(Tensor(point))), function.value(over: Interval(point)), "\(text) at \(point)")
                expect(
                    both.derivative, Double(derivative(Tensor(point))), function.derivative(over: Interval(point)),
                    "derivative of \(text) at \(point)")
            }
        }
        #expect(defined * 2 > used, "too few samples say something: \(defined) of \(used)")
        #expect(incomplete * 20 < Self.count, "\(incomplete) expressions were not followed to their ends")
    }

    /// The sample must be a member, or at least its own enclosure meet the bounds: rounding can put it just outside of bounds for
    /// the exact function.
    private func expect(_ bounds: Enclosure, _ value: Double, _ point: Enclosure, _ text: String) {
        if value.isNaN || value.isInfinite {
            let mayOverflow = value.isInfinite && (bounds.range.upper == .infinity || bounds.range.lower == -.infinity)
            if bounds.domain == .everywhere && !mayOverflow && point.domain == .nowhere {
                Issue.record("\(text): \(value), but \(bounds)")
            }
            return
        }
        if bounds.range.contains(value) { return }
        let meets = !bounds.range.intersection(point.range).isEmpty
        let isNear = point.range.contains(value) && meets
        // A function that is undefined there may still be given a number by infinities on the way.
        let isArtefact = point.domain != .everywhere
        if !isNear && !isArtefact { Issue.record("\(text): \(value) outside of \(bounds); at the point \(point)") }
    }
}
