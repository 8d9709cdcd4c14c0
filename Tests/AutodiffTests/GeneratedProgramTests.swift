import Autodiff
import Foundation
import Testing

/// A function of three numbers that chance has put together.
private indirect enum Expression {
    case variable(Int)
    case number(Double)
    case unary(Int, Expression)
    case binary(Int, Expression, Expression)
    /// Swift's `if`, on the first two.
    case branch(Expression, Expression, Expression, Expression)
    /// Sums, products and slices of the vector of the first two and of all variables.
    case vector(Int, Expression, Expression)
    /// The derivative by variable 0 of the first, where that variable is the second.
    case slope(Int, Expression, Expression)

    /// - Parameter budget: how deep slopes of slopes may still go.
    static func random(_ depth: Int, budget: Int, vectors: Bool, _ chance: inout Chance) -> Expression {
        func next(_ chance: inout Chance, budget smaller: Int? = nil) -> Expression {
            random(depth - 1, budget: smaller ?? budget, vectors: vectors, &chance)
        }
        if depth == 0 {
            return chance.next(5) == 0 ? .number(chance.uniform(-2...2)) : .variable(chance.next(3))
        }
        switch chance.next(vectors ? 12 : 10) {
        case 0...3: return .unary(chance.next(11), next(&chance))
        case 4...7: return .binary(chance.next(8), next(&chance), next(&chance))
        case 8: return .branch(next(&chance), next(&chance), next(&chance), next(&chance))
        case 9 where budget > 0:
            return .slope(chance.next(2), next(&chance, budget: budget - 1), next(&chance, budget: 0))
        case 9: return .unary(chance.next(11), next(&chance))
        default: return .vector(chance.next(6), next(&chance), next(&chance))
        }
    }

    func callAsFunction(_ x: [Tensor]) -> Tensor {
        switch self {
        case .variable(let index): return x[index]
        case .number(let number): return Tensor(number)
        case .unary(let operation, let a): return Self.apply(operation, a(x))
        case .binary(let operation, let a, let b): return Self.apply(operation, a(x), b(x))
        case .branch(let a, let b, let yes, let no): return a(x) < b(x) ? yes(x) : no(x)
        case .vector(let operation, let a, let b): return Self.applyToVector(operation, [a(x), b(x), x[0], x[1], x[2]])
        case .slope(let mode, let f, let at):
            func inner(_ y: Tensor) -> Tensor { tanh(f([y, x[1], x[2]])) }
            return mode == 0 ? grad(inner)(at(x)) : jvp(inner, at: at(x), along: 1).tangent
        }
    }

    private static func apply(_ operation: Int, _ a: Tensor) -> Tensor {
        switch operation {
        case 0: sin(a)
        case 1: cos(2 * a)
        case 2: tanh(a)
        case 3: exp(-a * a / 4)
        case 4: log(1.5 + a * a)
        case 5: sqrt(0.3 + a * a)
        case 6: sigmoid(a) - 0.25
        case 7: atan(a)
        case 8: -asinh(a)
        case 9: erf(a)
        default: pow(tanh(a), 3)
        }
    }

    private static func apply(_ operation: Int, _ a: Tensor, _ b: Tensor) -> Tensor {
        switch operation {
        case 0: a + b
        case 1: a - 0.5 * b
        case 2: tanh(a) * b
        case 3: a / (1 + b * b)
        case 4: max(a, b)
        case 5: Autodiff.select(a .> b, a, sin(b))
        case 6: pow(1 + a * a, tanh(b))
        default: hypot(1, a) - b
        }
    }

    private static func applyToVector(_ operation: Int, _ v: Tensor) -> Tensor {
        switch operation {
        case 0: mean(v[1...] * v[..<4])
        case 1: logSumExp(v)
        case 2: dot(softmax(v), [1, -2, 3, 0.5, 1])
        case 3: sum(cumulativeSum(tanh(v))) / 5
        case 4: tanh(sum(matmul(v[..<4].reshaped(to: [2, 2]), v[3...])))
        default: max(sin(v)) + v[4]
        }
    }
}

@Suite("Programs that chance has put together")
struct GeneratedProgramTests {
    /// Thousands by hand: TANGENT_PROGRAMS=10000 swift test --filter GeneratedProgramTests
    private let count = ProcessInfo.processInfo.environment["TANGENT_PROGRAMS"].flatMap { Int($0) } ?? 300

    private func near(_ a: [Double], _ b: [Double], _ tolerance: Double) -> Bool {
        let size = a.reduce(1) { Swift.max($0, Swift.abs($1)) }
        return a.count == b.count
            && zip(a, b).allSatisfy { ($0.isNaN && $1.isNaN) || $0 == $1 || Swift.abs($0 - $1) <= tolerance * size }
    }

    @Test("grad, jvp, vjp, jacfwd, jacrev and vmap agree with each other and with differences")
    func modes() {
        var compared = 0
        for seed in 0..<count {
            var chance = Chance(state: UInt64(seed))
            let expression = Expression.random(4, budget: 2, vectors: true, &chance)
            func f(_ v: Tensor) -> Tensor { expression([v[0], v[1], v[2]]) }
            let point = (0..<3).map { _ in chance.uniform(-2...2) }
            let x = Tensor(point)
            let gradient = grad(f)(x).array
            let tangents = (0..<3).map { Double(jvp(f, at: x, along: identity(3)[$0]).tangent) }
            #expect(near(gradient, tangents, 1e-11), "program \(seed), jvp: \(gradient), \(tangents)")
            #expect(near(gradient, vjp(f, at: x).pullback(1).array, 0), "program \(seed), vjp")
            #expect(near(gradient, jacfwd(f)(x).array, 1e-11), "program \(seed), jacfwd")
            #expect(near(gradient, jacrev(f)(x).array, 1e-11), "program \(seed), jacrev")
            let lanes = stack([x, x + 0.5, x * -1, x])
            #expect(near(vmap(f)(lanes).array, lanes.map { Double(f($0)) }, 1e-12), "program \(seed), vmap")
            let all = vmap(grad(f))(lanes)
            for (lane, point) in lanes.enumerated() {
                #expect(near(all[lane].array, grad(f)(point).array, 1e-10), "program \(seed), vmap(grad)")
            }
            let curvature = hessian(f)(x)
            #expect(near(curvature.array, jacrev(jacfwd(f))(x).array, 1e-8), "program \(seed), hessian")
            if let numeric = differences(f, point) {
                compared += 1
                #expect(near(gradient, numeric, 1e-5), "program \(seed), differences: \(gradient), \(numeric)")
            }
        }
        #expect(compared > count / 2)
    }

    @Test("vmap and compile give the bits of single calls, of values and of derivatives to the third order")
    func bits() {
        for seed in 0..<count {
            var chance = Chance(state: UInt64(seed) &+ 1 << 40)
            let expression = Expression.random(4, budget: 1, vectors: false, &chance)
            let (y, z) = (Tensor(chance.uniform(-2...2)), Tensor(chance.uniform(-2...2)))
            var f: (Tensor) -> Tensor = { expression([$0, y, z]) }
            let points = Tensor((0..<5).map { _ in chance.uniform(-2...2) })
            for order in 0...Swift.min(3, seed % 4) {
                let alone = points.map { Double(f($0)).bitPattern }
                #expect(vmap(f)(points).array.map(\.bitPattern) == alone, "program \(seed), order \(order), vmap")
                let compiled = compile(f)
                #expect(compiled(points).array.map(\.bitPattern) == alone, "program \(seed), order \(order), compile")
                #expect(points.map { Double(compiled($0)).bitPattern } == alone, "program \(seed), compiled scalar")
                f = grad(f)
            }
        }
    }

    /// Central differences, or nil where two widths disagree: near a kink or a jump, or where they lose digits.
    private func differences(_ f: (Tensor) -> Tensor, _ point: [Double]) -> [Double]? {
        func slope(_ index: Int, _ width: Double) -> Double {
            func value(_ steps: Double) -> Double {
                var moved = point
                moved[index] += steps * width
                return Double(f(Tensor(moved)))
            }
            return (45 * (value(1) - value(-1)) - 9 * (value(2) - value(-2)) + (value(3) - value(-3))) / (60 * width)
        }
        let (wide, narrow) = (point.indices.map { slope($0, 1e-3) }, point.indices.map { slope($0, 3e-4) })
        return near(wide, narrow, 1e-7) ? narrow : nil
    }
}
