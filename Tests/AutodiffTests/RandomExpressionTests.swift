import Foundation
import Testing

@testable import Autodiff

/// Makes functions of one variable at random: of every primitive in the table, with `if`, `while` and whole powers.
struct ExpressionGenerator {
    var numbers: Generator

    /// The primitives of the function made last.
    private(set) var used: Set<String> = []

    typealias Function = @Sendable (Tensor) -> Tensor

    init(seed: UInt64) { numbers = Generator(seed: seed) }

    mutating func function(depth: Int) -> (text: String, function: Function) {
        used = []
        return part(depth)
    }

    private mutating func part(_ depth: Int) -> (text: String, function: Function) {
        if depth == 0 {
            if numbers.next(below: 3) > 0 { return ("x", { $0 }) }
            let constant = [0.1, 0.5, 2, 3, -1, 0.3, 1.7, .pi][numbers.next(below: 8)]
            return ("\(constant)", { _ in Tensor(constant) })
        }
        let (a, f) = part(depth - 1)
        switch numbers.next(below: 12) {
        case 0: return power(a, f)
        case 1: return branch(a, f, depth)
        case 2, 3: return primitive([Primitive.add, .subtract, .multiply][numbers.next(below: 3)], a, f, depth)
        case 4: return ("(0.1 * \(a))", { 0.1 * f($0) })
        default: return primitive(Primitive.all[numbers.next(below: Primitive.all.count)], a, f, depth)
        }
    }

    private mutating func primitive(
        _ primitive: Primitive, _ a: String, _ f: @escaping Function, _ depth: Int
    ) -> (String, Function) {
        used.insert(primitive.name)
        if primitive.operandCount == 1 { return ("\(primitive.name)(\(a))", { primitive(f($0)) }) }
        if primitive === Primitive.polygamma {
            let order = numbers.next(below: 3)
            return ("polygamma(\(order), \(a))", { polygamma(order, f($0)) })
        }
        let (b, g) = part(depth - 1)
        if primitive.operandCount == 2 { return ("\(primitive.name)(\(a), \(b))", { primitive(f($0), g($0)) }) }
        used.insert("less")
        return ("select(x > \(b), \(a), \(b))", { x in select(x .> g(x), f(x), g(x)) })
    }

    private mutating func power(_ a: String, _ f: @escaping Function) -> (String, Function) {
        let exponent = [2, 2, 2, 3, 4, 5, 7, -1, -2][numbers.next(below: 9)]
        return ("pow(\(a), \(exponent))", { pow(f($0), exponent) })
    }

    private mutating func branch(_ a: String, _ f: @escaping Function, _ depth: Int) -> (String, Function) {
        let (b, g) = part(depth - 1)
        if numbers.next(below: 4) == 0 {
            @Sendable func halved(_ x: Tensor) -> Tensor {
                var (y, steps) = (f(x), 0)
                while abs(y) > 2 && steps < 4 { (y, steps) = (0.5 * y, steps + 1) }
                return y
            }
            return ("(\(a), halved to 2)", { halved($0) })
        }
        return (
            "(\(a) < \(b) ? \(a) : 2 * \(b))",
            { x in
                let (first, second) = (f(x), g(x))
                return first < second ? first : 2 * second
            }
        )
    }
}

@Suite("Random expressions")
struct RandomExpressionTests {
    /// 10,000 take half a minute: INTERVAL_EXPRESSIONS=10000 INTERVAL_SEED=1 swift test -c release -Xswiftc -enable-testing --filter RandomExpressionTests
    private static let count = environment("INTERVAL_EXPRESSIONS") ?? 1000
    private static let seed = environment("INTERVAL_SEED") ?? 0

    private static func environment(_ name: String) -> Int? {
        ProcessInfo.processInfo.environment[name].flatMap { Int($0) }
    }

    /// How a sample lies to the bounds.
    private enum Finding: String {
        case inside
        /// Outside, but the exact value may be inside: the bounds of the point, which hold the rounded sample, meet them.
        case rounded
        /// There is no exact value, or perhaps none: a number came out by way of infinities.
        case artefact
        case undefined
        case outside
    }

    @Test("no sample of a function or its derivative is outside of the bounds")
    func samples() {
        var generator = ExpressionGenerator(seed: 2026 + UInt64(Self.seed) << 32)
        var findings: [Finding: Int] = [:]
        var tested: [String: Int] = [:]
        var incomplete = 0
        for index in 0..<Self.count {
            let (text, f) = generator.function(depth: 1 + index % 4)
            let start = (generator.numbers.unit() - 0.5) * 8
            let x = Interval(start, start + pow(10, 1 - 4 * generator.numbers.unit()))
            let function = FunctionBounds(of: f, over: x.lower...x.upper)
            let both = function.valueAndDerivative(over: x)
            if !both.value.isComplete { incomplete += 1 }
            let derivative = grad(f)
            var defined = 0
            for sample in 0..<100 {
                let point = sample == 0 ? x.lower : sample == 1 ? x.upper : generator.numbers.number(in: x)
                let value = expect(
                    both.value, Double(f(Tensor(point))), function.value(over: Interval(point)), "\(text) at \(point)")
                let slope = expect(
                    both.derivative, Double(derivative(Tensor(point))), function.derivative(over: Interval(point)),
                    "derivative of \(text) at \(point)")
                for finding in [value, slope] { findings[finding, default: 0] += 1 }
                if value == .inside && slope == .inside { defined += 1 }
            }
            if defined > 0 { for name in generator.used { tested[name, default: 0] += 1 } }
        }
        let all = 2 * 100 * Self.count
        let found = findings.map { "\($1) \($0.rawValue)" }.sorted().joined(separator: ", ")
        let summary = "\(found) of \(all) samples of values and derivatives; \(incomplete) expressions are not complete"
        #expect(findings[.inside, default: 0] * 2 > all, "\(summary)")
        #expect(findings[.rounded, default: 0] * 1000 < all, "\(summary)")
        #expect(incomplete * 10 < Self.count, "\(summary)")
        for primitive in Primitive.all {
            #expect(tested[primitive.name, default: 0] > 0, "\(primitive.name) is in no expression that says something")
        }
        if Self.count > 1000 { print(summary) }
    }

    private func expect(_ bounds: Enclosure, _ value: Double, _ point: Enclosure, _ text: String) -> Finding {
        if value.isNaN || value.isInfinite {
            let mayOverflow = value.isInfinite && (bounds.range.upper == .infinity || bounds.range.lower == -.infinity)
            if bounds.domain == .everywhere && !mayOverflow && point.domain == .nowhere {
                Issue.record("\(text): \(value), but \(bounds)")
            }
            return .undefined
        }
        if bounds.range.contains(value) { return .inside }
        if point.domain != .everywhere { return .artefact }
        if point.range.contains(value) && !bounds.range.intersection(point.range).isEmpty { return .rounded }
        Issue.record("\(text): \(value) outside of \(bounds); at the point \(point)")
        return .outside
    }
}
