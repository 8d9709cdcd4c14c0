import Autodiff
import Foundation
import Testing

@Suite("Programs that chance has put together")
struct GeneratedProgramTests {
    /// Thousands by hand: TANGENT_PROGRAMS=10000 TANGENT_SEED=1 swift test -c release -Xswiftc -enable-testing --filter GeneratedProgramTests
    private let count = Self.environment("TANGENT_PROGRAMS") ?? 200
    private let firstSeed = (Self.environment("TANGENT_SEED") ?? 0) << 20

    private static func environment(_ name: String) -> Int? {
        ProcessInfo.processInfo.environment[name].flatMap { Int($0) }
    }

    private func near(_ a: [Double], _ b: [Double], _ tolerance: Double) -> Bool {
        let size = a.reduce(1) { Swift.max($0, Swift.abs($1)) }
        return a.count == b.count
            && zip(a, b).allSatisfy { ($0.isNaN && $1.isNaN) || $0 == $1 || Swift.abs($0 - $1) <= tolerance * size }
    }

    private func expect(
        _ tensor: Tensor, _ expected: Tensor, _ tolerance: Double, _ what: String,
        _ location: SourceLocation = #_sourceLocation
    ) {
        let isGood = tensor.shape == expected.shape && near(expected.array, tensor.array, tolerance)
        #expect(isGood, "\(what): \(tensor), not \(expected)", sourceLocation: location)
    }

    private func point(_ chance: inout Chance) -> Tensor { Tensor((0..<3).map { _ in chance.uniform(-2...2) }) }

    @Test("of a number: grad, jvp, vjp, jacfwd, jacrev and vmap agree with each other and with differences")
    func numbers() {
        var compared = 0
        for seed in firstSeed..<firstSeed + count {
            var generator = ProgramGenerator(chance: Chance(state: UInt64(seed)))
            let program = generator.scalar(4, order: 3)
            func f(_ v: Tensor) -> Tensor { program(Surroundings(v)) }
            let x = point(&generator.chance)
            let (value, gradient) = valueAndGrad(f)(x)
            expect(value, f(x), 0, "program \(seed), value")
            let tangents = stack(identity(3).map { jvp(f, at: x, along: $0).tangent })
            expect(tangents, gradient, 1e-11, "program \(seed), jvp")
            expect(vjp(f, at: x).pullback(1), gradient, 0, "program \(seed), vjp")
            expect(jacfwd(f)(x), gradient, 1e-11, "program \(seed), jacfwd")
            expect(jacrev(f)(x), gradient, 1e-11, "program \(seed), jacrev")
            let lanes = stack([x, x + 0.5, x * -1, x])
            expect(vmap(f)(lanes), stack(lanes.map { f($0) }), 1e-12, "program \(seed), vmap")
            expect(vmap(grad(f))(lanes), stack(lanes.map(grad(f))), 1e-10, "program \(seed), vmap(grad)")
            func slope(_ v: Tensor) -> Tensor { jvp(f, at: v, along: [1, -0.5, 0.25]).tangent }
            expect(vmap(slope)(lanes), stack(lanes.map(slope)), 1e-10, "program \(seed), vmap(jvp)")
            let weighted = grad { k in sum(vmap { k * f($0) }(lanes)) }(2)
            expect(weighted, sum(stack(lanes.map { f($0) })), 1e-11, "program \(seed), grad(vmap)")
            if let numeric = differences(f, x) {
                compared += 1
                expect(gradient, numeric, 1e-5, "program \(seed), differences")
            }
        }
        #expect(compared > count / 2)
    }

    @Test("of a number: second and third derivatives agree in every order of modes and with differences")
    func higherOrders() {
        var compared = 0
        for seed in firstSeed..<firstSeed + count {
            var generator = ProgramGenerator(chance: Chance(state: UInt64(seed) &+ 3 << 40))
            let program = generator.scalar(3, order: seed % 3)
            func f(_ v: Tensor) -> Tensor { program(Surroundings(v)) }
            let x = point(&generator.chance)
            let curvature = hessian(f)(x)
            expect(jacrev(jacfwd(f))(x), curvature, 1e-9, "program \(seed), jacrev(jacfwd)")
            expect(jacrev(jacrev(f))(x), curvature, 1e-9, "program \(seed), jacrev(jacrev)")
            expect(jacfwd(jacfwd(f))(x), curvature, 1e-9, "program \(seed), jacfwd(jacfwd)")
            let lanes = stack([x, x - 0.5])
            expect(vmap(hessian(f))(lanes), stack(lanes.map(hessian(f))), 1e-9, "program \(seed), vmap(hessian)")
            let (u, v): (Tensor, Tensor) = ([1, -0.5, 0.25], [0.5, 1, -1])
            func alongBoth(_ x: Tensor) -> Tensor {
                jvp({ jvp(f, at: $0, along: u).tangent }, at: x, along: v).tangent
            }
            expect(alongBoth(x), dot(u, matmul(curvature, v)), 1e-9, "program \(seed), jvp(jvp)")
            let third = grad(alongBoth)(x)
            expect(grad { dot(grad { dot(grad(f)($0), u) }($0), v) }(x), third, 1e-8, "program \(seed), grad³")
            expect(jacfwd { dot(u, matmul(hessian(f)($0), v)) }(x), third, 1e-8, "program \(seed), jacfwd(hessian)")
            if let numeric = differences(alongBoth, x), let slope = differences({ dot(grad(f)($0), u) }, x) {
                compared += 1
                expect(matmul(curvature, u), slope, 1e-5, "program \(seed), differences of the gradient")
                expect(third, numeric, 1e-4, "program \(seed), differences of the second derivative")
            }
        }
        #expect(compared > count / 2)
    }

    @Test("of a vector or a matrix: both Jacobians, tangents, cotangents, vmap and differences agree")
    func vectors() {
        for seed in firstSeed..<firstSeed + count {
            var generator = ProgramGenerator(chance: Chance(state: UInt64(seed) &+ 2 << 40))
            let f: (Tensor) -> Tensor
            if seed % 3 == 0 {
                let program = generator.matrix(3, order: 2)
                f = { program(Surroundings($0)) }
            } else {
                let program = generator.vector(4, order: 2)
                f = { program(Surroundings($0)) }
            }
            let x = point(&generator.chance)
            let jacobian = jacfwd(f)(x)
            expect(jacrev(f)(x), jacobian, 1e-10, "program \(seed), jacrev")
            let tangents = stack(identity(3).map { jvp(f, at: x, along: $0).tangent.reshaped(to: [f(x).count]) })
            let rows = jacobian.reshaped(to: [f(x).count, 3])
            expect(tangents.transposed(), rows, 1e-10, "program \(seed), jvp")
            let weights = linspace(-1, 2, f(x).count)
            let (value, pullback) = vjp(f, at: x)
            expect(value, f(x), 0, "program \(seed), value")
            let back = pullback(weights.reshaped(to: value.shape))
            expect(back, matmul(weights, rows), 1e-10, "program \(seed), vjp")
            let lanes = stack([x, x * -1, x + 0.25])
            expect(vmap(f)(lanes), stack(lanes.map(f)), 1e-12, "program \(seed), vmap")
            expect(vmap(jacfwd(f))(lanes), stack(lanes.map(jacfwd(f))), 1e-9, "program \(seed), vmap(jacfwd)")
            expect(vmap(jacrev(f))(lanes), stack(lanes.map(jacrev(f))), 1e-9, "program \(seed), vmap(jacrev)")
            if let numeric = differences({ sum(f($0).reshaped(to: weights.shape) * weights) }, x) {
                expect(back, numeric, 1e-5, "program \(seed), differences")
            }
        }
    }

    @Test("of numbers: vmap and compile give the bits of single calls, of values and of derivatives to the third order")
    func bits() {
        for seed in firstSeed..<firstSeed + count {
            var generator = ProgramGenerator(chance: Chance(state: UInt64(seed) &+ 1 << 40))
            generator.hasVectors = false
            generator.hasWhile = seed % 2 == 0
            if !generator.hasWhile { generator.branchLimit = 5 }
            let order = seed / 2 % 4
            let program = generator.scalar(order == 3 ? 3 : 4, order: Swift.min(order, 1))
            let (y, z) = (Tensor(generator.chance.uniform(-2...2)), Tensor(generator.chance.uniform(-2...2)))
            var f: (Tensor) -> Tensor = { program(Surroundings(scalars: [$0, y, z])) }
            let points = Tensor((0..<5).map { _ in generator.chance.uniform(-2...2) })
            for step in 0...order {
                let alone = points.map { Double(f($0)).bitPattern }
                #expect(vmap(f)(points).array.map(\.bitPattern) == alone, "program \(seed), order \(step), vmap")
                if !generator.hasWhile {
                    let compiled = compile(f)
                    #expect(
                        compiled(points).array.map(\.bitPattern) == alone, "program \(seed), order \(step), compile")
                    #expect(points.map { Double(compiled($0)).bitPattern } == alone, "program \(seed), compiled scalar")
                }
                let function = f
                f = (seed + step) % 2 == 0 ? grad(f) : { jvp(function, at: $0, along: 1).tangent }
            }
        }
    }

    /// Central differences, or nil where two widths disagree: near a kink or a jump, or where they lose digits.
    private func differences(_ f: (Tensor) -> Tensor, _ point: Tensor) -> Tensor? {
        let point = point.array
        func slope(_ index: Int, _ width: Double) -> Double {
            func value(_ steps: Double) -> Double {
                var moved = point
                moved[index] += steps * width
                return Double(f(Tensor(moved)))
            }
            return (45 * (value(1) - value(-1)) - 9 * (value(2) - value(-2)) + (value(3) - value(-3))) / (60 * width)
        }
        let (wide, narrow) = (point.indices.map { slope($0, 1e-3) }, point.indices.map { slope($0, 3e-4) })
        return near(wide, narrow, 1e-7) ? Tensor(narrow) : nil
    }
}
