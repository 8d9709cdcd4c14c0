import Autodiff
import Foundation
import Testing

private func expect(_ tensor: Tensor, _ expected: Tensor, _ location: SourceLocation = #_sourceLocation) {
    let error = zip(tensor.array, expected.array).map { Swift.abs($0 - $1) / Swift.max(1, Swift.abs($1)) }.max() ?? 0
    #expect(tensor.shape == expected.shape && error <= 1e-12, "\(tensor), not \(expected)", sourceLocation: location)
}

@Suite("Forward and reverse mode")
struct ModeTests {
    private func rosenbrock(_ v: Tensor) -> Tensor {
        sum(100 * pow(v[1...] - pow(v[..<(v.count - 1)], 2), 2) + pow(1 - v[..<(v.count - 1)], 2))
    }

    private func spiral(_ v: Tensor) -> Tensor { [v[0] * cos(v[1]), v[0] * sin(v[1]), v[1] * v[1]] }

    private let point: Tensor = [1.5, 0.7]

    private var spiralJacobian: Tensor {
        let (s, c) = (Foundation.sin(0.7), Foundation.cos(0.7))
        return Tensor([[c, -1.5 * s], [s, 1.5 * c], [0, 1.4]])
    }

    @Test("jvp gives the value and the derivative along a direction")
    func forward() {
        let (value, slope) = jvp({ x in sin(x) * x }, at: 2, along: 1)
        let (s, c): (Double, Double) = (Foundation.sin(2.0), Foundation.cos(2.0))
        expect(value, Tensor(2 * s))
        expect(slope, Tensor(s + 2 * c))
        expect(jvp(spiral, at: point, along: [1, 0]).tangent, spiralJacobian[..., 0])
        expect(jvp(spiral, at: point, along: 1).tangent, sum(spiralJacobian, axis: 1))
        expect(jvp({ x, y in x * x * y }, at: (2, 3), along: (1, 10)).tangent, 12 + 40)
        expect(jvp({ x, y, z in x * y * z }, at: (2, 3, 5), along: (1, 0, 1)).tangent, 15 + 6)
        expect(jvp({ _ in [1, 2] }, at: 2, along: 1).tangent, [0, 0])
    }

    @Test("vjp's pullback can be called again, and gives rows of the Jacobian")
    func reverse() {
        let (value, pullback) = vjp(spiral, at: point)
        expect(value, spiral(point))
        for row in 0..<3 { expect(pullback(identity(3)[row]), spiralJacobian[row]) }
        expect(pullback(1), sum(spiralJacobian, axis: 0))
        let (dx, dy) = vjp({ x, y in x * x * y }, at: (2, 3)).pullback(10)
        expect([dx, dy], [120, 40])
    }

    @Test("Jacobians by both modes, of vectors, scalars and matrices")
    func jacobians() {
        expect(jacfwd(spiral)(point), spiralJacobian)
        expect(jacrev(spiral)(point), spiralJacobian)
        expect(jacfwd { t in [t, t * t] }(3), [1, 6])
        expect(jacrev { t in [t, t * t] }(3), [1, 6])
        expect(jacrev(rosenbrock)([1, 2, 3]), grad(rosenbrock)([1, 2, 3]))
        expect(jacfwd(rosenbrock)([1, 2, 3]), grad(rosenbrock)([1, 2, 3]))
        let matrix = linspace(1, 6, 6).reshaped(to: [2, 3])
        #expect(jacfwd { $0 * $0 }(matrix).shape == [2, 3, 2, 3])
        expect(jacfwd { sum($0 * $0, axis: 0) }(matrix), jacrev { sum($0 * $0, axis: 0) }(matrix))
        expect(jacfwd({ x, y in x * y * y }, argument: 1)(2, 3), 12)
        expect(jacrev({ x, y in x * y * y }, argument: 0)(2, 3), 9)
    }

    @Test("a chosen one of several arguments, by every transform that has one")
    func chosenArguments() {
        func f(_ x: Tensor, _ y: Tensor, _ z: Tensor) -> Tensor { x * y * y * sin(z) }
        let (s, c) = (Foundation.sin(0.7), Foundation.cos(0.7))
        for (argument, slope, curvature) in [(0, 9 * s, 0), (1, 12 * s, 4 * s), (2, 18 * c, -18 * s)] {
            expect(grad(f, argument: argument)(2, 3, 0.7), Tensor(slope))
            expect(valueAndGrad(f, argument: argument)(2, 3, 0.7).gradient, Tensor(slope))
            expect(valueAndGrad(f, argument: argument)(2, 3, 0.7).value, Tensor(18 * s))
            expect(jacfwd(f, argument: argument)(2, 3, 0.7), Tensor(slope))
            expect(jacrev(f, argument: argument)(2, 3, 0.7), Tensor(slope))
            expect(hessian(f, argument: argument)(2, 3, 0.7), Tensor(curvature))
        }
        let (value, gradient) = valueAndGrad({ x, y in x * y * y }, argument: 1)(2, 3)
        expect([value, gradient], [18, 12])
        let points = Tensor([[1, 2], [3, 4]])
        expect(
            vmap({ v, w in grad({ v, w in dot(v * v, w) }, argument: 0)(v, w) }, over: [0])(points, [1, 10]),
            Tensor([[2, 40], [6, 80]]))
    }

    @Test("Hessians, and those at every point of a set")
    func hessians() {
        let x: Tensor = [1.2, -0.5, 0.8]
        let exact: [[Double]] = [[1930, -480, 0], [-480, 182, 200], [0, 200, 200]]
        expect(hessian(rosenbrock)(x), Tensor(exact))
        expect(jacrev(jacfwd(rosenbrock))(x), Tensor(exact))
        expect(jacfwd(jacfwd(rosenbrock))(x), Tensor(exact))
        expect(jacrev(jacrev(rosenbrock))(x), Tensor(exact))
        let points = stack([x, x * 2, x - 1])
        let all = vmap(hessian(rosenbrock))(points)
        #expect(all.shape == [3, 3, 3])
        for (index, point) in points.enumerated() { expect(all[index], hessian(rosenbrock)(point)) }
        expect(hessian { sin($0) }(0.5), Tensor(-Foundation.sin(0.5)))
        #expect(hessian(spiral)(point).shape == [3, 2, 2])
    }

    @Test("modes nest in any order, with captured values")
    func nesting() {
        let (s, c) = (Foundation.sin(0.7), Foundation.cos(0.7))
        func slope(_ f: @escaping (Tensor) -> Tensor) -> (Tensor) -> Tensor { { jvp(f, at: $0, along: 1).tangent } }
        expect(slope(slope { sin($0) })(0.7), Tensor(-s))
        expect(slope(grad { sin($0) })(0.7), Tensor(-s))
        expect(grad(slope { sin($0) })(0.7), Tensor(-s))
        expect(vmap(slope(grad(slope { sin($0) })))([0.7, 0.7])[1], Tensor(-c))
        expect(slope { x in x * slope { y in x * y }(2) }(3), 6)
        expect(slope { x in x * grad { y in x + y }(1) }(1), 1)
        expect(grad { x in x * slope { y in x * y }(2) }(3), 6)
        expect(grad { x in sum(vmap(slope { y in x * y * y })([1, 2])) }(3), 6)
        expect(slope { x in sum(vmap(grad { y in x * y * y })([1, 2])) }(3), 6)
        expect(jvp({ v in grad(rosenbrock)(v) }, at: [1, 2], along: [1, 0]).tangent, hessian(rosenbrock)([1, 2])[0])
        expect(grad { k in vjp({ v in k * v * v }, at: [1, 2]).pullback([1, 1])[1] }(3), 4)
    }

    @Test("numbers, arrays and values of other transforms mix on the way back")
    func mixed() {
        let (s, c) = (Foundation.sin(2.0), Foundation.cos(2.0))
        // Numbers whose cotangent belongs to an older transform.
        expect(grad { k in vjp({ (x: Tensor) in x * sin(x) }, at: 2).pullback(k * k) }(3), Tensor(6 * (s + 2 * c)))
        // Numbers between arrays, which each of them reaches in two ways.
        expect(grad { v in sin(v[0]) * v[1] * sum(v) }([2, 3]), [3 * s + 15 * c, 8 * s])
        // Numbers and a value of an older transform.
        expect(grad { x in grad { y in y * y * y * x }(2) * x }(3), 72)
        // Numbers that count in one branch only: log(0) has an infinite slope.
        expect(grad { x in Autodiff.select(x .> 0, log(sqrt(x)), 3 * x) }(0), 3)
    }

    @Test("stopGradient is a constant to every mode and order")
    func stopped() {
        expect(grad { x in x * stopGradient(x) }(3), 3)
        expect(jvp({ x in x * stopGradient(x) }, at: 3, along: 1).tangent, 3)
        expect(grad(grad { x in stopGradient(x * x) * x })(3), 0)
        expect(vmap(grad { x in x * stopGradient(sin(x)) })([1, 2]), sin([1, 2]))
    }

    @Test("select keeps the branch not taken out of tangents")
    func select() {
        func root(_ x: Tensor) -> Tensor { Autodiff.select(x .> 0, sqrt(x), 0) }
        #expect(jvp(root, at: [-1, 0, 4], along: 1).tangent.array == [0, 0, 0.25])
        #expect(jacfwd(root)([-1, 0, 4]).array == [0, 0, 0, 0, 0, 0, 0, 0, 0.25])
        #expect(jacrev(root)([-1, 0, 4]).array == [0, 0, 0, 0, 0, 0, 0, 0, 0.25])
    }
}
