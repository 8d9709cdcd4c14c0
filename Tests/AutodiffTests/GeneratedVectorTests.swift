import Autodiff
import CVectorMath
import Foundation
import Testing

/// A function of a vector, with a vector of the same length as result, that chance has put together.
private indirect enum VectorExpression {
    case argument
    case number(Double)
    case unary(Int, VectorExpression)
    case binary(Int, VectorExpression, VectorExpression)
    /// Neighbours so many elements apart, and the first elements again at the end.
    case neighbours(Int, VectorExpression, VectorExpression)
    /// A number made of a whole vector, for every element.
    case reduced(Int, VectorExpression, VectorExpression)
    /// As a matrix of two rows.
    case matrix(Int, VectorExpression)

    static func random(_ depth: Int, _ chance: inout Chance) -> VectorExpression {
        if depth == 0 { return chance.next(6) == 0 ? .number(chance.uniform(-2...2)) : .argument }
        let first = random(depth - 1, &chance)
        switch chance.next(12) {
        case 0...2: return .unary(chance.next(6), first)
        case 3...6: return .binary(chance.next(6), first, random(depth - 1, &chance))
        case 7...8: return .neighbours(chance.next(4), first, random(depth - 1, &chance))
        case 9...10: return .reduced(chance.next(6), first, random(depth - 1, &chance))
        default: return .matrix(chance.next(3), first)
        }
    }

    func callAsFunction(_ v: Tensor) -> Tensor {
        let n = v.count
        switch self {
        case .argument: return v
        case .number(let number): return Tensor(number) + 0 * v
        case .unary(let operation, let a): return Self.apply(operation, a(v))
        case .binary(let operation, let a, let b): return Self.apply(operation, a(v), b(v))
        case .neighbours(let kind, let a, let b):
            let (a, b) = (a(v), b(v))
            let distance = [1, 2, 7, n / 2][kind]
            let joined = a[distance...] * b[..<(n - distance)] - 0.5 * a[..<(n - distance)]
            return concatenate([joined, b[..<distance]])
        case .reduced(let kind, let a, let b):
            let (a, b) = (a(v), b(v))
            switch kind {
            case 0: return a * mean(b)
            case 1: return a - b[n / 3]
            case 2: return a / (1 + norm(b))
            case 3: return a + max(b)
            case 4: return softmax(a) * b
            default: return (sum(a[1...]) > sum(b) ? a : b)
            }
        case .matrix(let kind, let a):
            let m = a(v)[..<(n / 2 * 2)].reshaped(to: [2, n / 2])
            let result =
                switch kind {
                case 0: m * m[1]
                case 1: tanh(m.transposed()).transposed()
                default: matmul([[1, 2], [0.5, -1]], m)
                }
            return concatenate([result.reshaped(to: [n / 2 * 2]), v[(n / 2 * 2)...]])
        }
    }

    private static func apply(_ operation: Int, _ a: Tensor) -> Tensor {
        switch operation {
        case 0: sin(a) * cos(a)
        case 1: -a
        case 2: exp(-a * a)
        case 3: a / (1 + a * a)
        case 4: Autodiff.select(a .> 0, a, -0.25 * a)
        default: 1 - a
        }
    }

    private static func apply(_ operation: Int, _ a: Tensor, _ b: Tensor) -> Tensor {
        switch operation {
        case 0: a + b
        case 1: a - b
        case 2: a * b
        case 3: b - a * a
        case 4: (a + b) * a
        default: max(a, b)
        }
    }
}

@Suite("Functions of vectors that chance has put together")
struct GeneratedVectorTests {
    /// Thousands by hand: TANGENT_PROGRAMS=10000 swift test --filter GeneratedVectorTests
    private let count = ProcessInfo.processInfo.environment["TANGENT_PROGRAMS"].flatMap { Int($0) } ?? 150

    private func same(_ a: Tensor, _ b: Tensor) -> Bool {
        a.shape == b.shape && a.array.elementsEqual(b.array) { $0 == $1 || ($0.isNaN && $1.isNaN) }
    }

    @Test("their gradients compiled, in loops, are those of one operation after another")
    func gradients() {
        for seed in 0..<count {
            var chance = Chance(state: UInt64(seed) &+ 7 << 40)
            let expression = VectorExpression.random(4, &chance)
            func f(_ v: Tensor) -> Tensor { sum(expression(v)) }
            let n = seed % 10 == 0 ? 8192 + chance.next(3000) : 8 + chance.next(1500)
            let x = Tensor((0..<n).map { _ in chance.uniform(-2...2) })
            let (value, pullback) = vjp(f, at: x)
            let gradient = pullback(1)
            let compiled = compile(valueAndGrad(f), shape: [n])(x)
            #expect(same(compiled.0, value), "program \(seed) of \(n), value")
            #expect(same(compiled.1, gradient), "program \(seed) of \(n), compiled")
            #expect(same(grad(f)(x), gradient), "program \(seed) of \(n)")
            if n < 40 {
                let curvature = hessian(f)(x)
                #expect(same(compile(hessian(f), shape: [n])(x), curvature), "program \(seed) of \(n), hessian")
            }
        }
    }

    @Test("two or three operations in one pass round as they do one after the other")
    func fusedKernels() {
        var chance = Chance(state: 11)
        let n = 1003
        func numbers() -> [Double] {
            (0..<n).map {
                $0 < 8 ? [0, -0.0, .infinity, -.infinity, .nan, 5e-324, 1e308, 1][$0] : chance.uniform(-4...4)
            }
        }
        let (a, b) = (numbers(), [Double](numbers().reversed()))
        let c = [Double](b[3...] + b[..<3])
        let sets: [VectorInstructionSet] = [.baseline, .AVX2, .AVX512].filter {
            $0.rawValue <= vectorInstructionSet().rawValue
        }
        let d = [Double](a[5...] + a[..<5])
        func run(_ kernel: VectorKernel, _ a: [Double], _ b: [Double], _ c: [Double], _ d: [Double]) -> [Double] {
            // Read, whatever its type says.
            var d = d
            return [Double](unsafeUninitializedCapacity: n) { buffer, count in
                d.withUnsafeMutableBufferPointer { kernel(buffer.baseAddress!, $0.baseAddress!, a, b, c, n) }
                count = n
            }
        }
        func same(_ a: [Double], _ b: [Double]) -> Bool {
            zip(a, b).allSatisfy { $0.bitPattern == $1.bitPattern || ($0.isNaN && $1.isNaN) }
        }
        let outers: [VectorOuter] = [
            .plus, .minus, .from, .times, .twice, .over, .under, .opposite, .timesAndTwice,
        ]
        for set in sets {
            func alone(_ operation: VectorOperation, _ x: [Double], _ y: [Double]) -> [Double] {
                run(vectorKernel(operation, set), x, y, y, y)
            }
            func followed(_ r: [Double], by outer: VectorOuter, _ c: [Double]) -> [Double] {
                switch outer {
                case .plus: alone(.add, r, c)
                case .minus: alone(.subtract, r, c)
                case .from: alone(.subtract, c, r)
                case .times: alone(.multiply, r, c)
                case .twice: alone(.add, r, r)
                case .over: alone(.divide, r, c)
                case .under: alone(.divide, c, r)
                case .opposite: alone(.negate, r, r)
                case .timesAndTwice: followed(alone(.multiply, r, c), by: .twice, c)
                }
            }
            var tripleCount = 0
            for inner in [VectorOperation.multiply, .add, .subtract, .divide, .negate] {
                for outer in outers {
                    let pair = followed(alone(inner, a, b), by: outer, c)
                    let fused = run(vectorFusedKernel(inner, outer, set)!, a, b, c, d)
                    #expect(same(fused, pair), "\(inner), \(outer), \(set)")
                    for last in outers {
                        guard let kernel = vectorFusedKernelOfThree(inner, outer, last, set) else { continue }
                        let fused = run(kernel, a, b, c, d)
                        #expect(
                            same(fused, followed(pair, by: last, d)), "\(inner), \(outer), \(last), \(set)")
                        tripleCount += 1
                    }
                }
            }
            #expect(tripleCount == 4 * 6 * 7)
            #expect(vectorFusedKernel(.sine, .plus, set) == nil)
        }
    }
}
