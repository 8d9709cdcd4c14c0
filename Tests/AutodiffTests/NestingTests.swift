import Autodiff
import Foundation
import Testing

private func expect(_ tensor: Tensor, _ number: Double, _ location: SourceLocation = #_sourceLocation) {
    let error = Swift.abs(Double(tensor) - number)
    #expect(error <= 1e-12 * Swift.max(1, Swift.abs(number)), "\(tensor), not \(number)", sourceLocation: location)
}

@Suite("Transforms inside of transforms")
struct NestingTests {
    @Test("the notebook's function to the fourth order, in closed form")
    func fourthOrder() {
        func f(_ x: Tensor) -> Tensor { pow(sin(x), 2) + 0.05 * pow(x, 2) }
        for x in [-7.5, -1, 0, 0.3, 2, 9.75] {
            expect(grad(f)(Tensor(x)), Foundation.sin(2 * x) + 0.1 * x)
            expect(grad(grad(f))(Tensor(x)), 2 * Foundation.cos(2 * x) + 0.1)
            expect(grad(grad(grad(f)))(Tensor(x)), -4 * Foundation.sin(2 * x))
            expect(grad(grad(grad(grad(f))))(Tensor(x)), -8 * Foundation.cos(2 * x))
        }
    }

    @Test("d/dx of x · d/dy (x + y) is 1: the inner derivative does not see x")
    func sumConfusion() {
        expect(grad { x in x * grad { y in x + y }(1) }(1), 1)
    }

    @Test("d/dx of x · d/dy (x · y) is 2x: the captured x stays differentiable")
    func productConfusion() {
        expect(grad { x in x * grad { y in x * y }(2) }(3), 6)
        expect(grad { x in grad { y in x * x * y * y }(x) }(1.5), 6 * 1.5 * 1.5)
        // The innermost is 2 x y z at z = y, so 2 x y²; its derivative at y = x is 4 x²; and that one's 8 x.
        expect(grad { x in grad { y in grad { z in x * y * z * z }(y) }(x) }(1.5), 12)
    }

    @Test("a derivative at a point that depends on the outer variable")
    func movingPoint() {
        // d/dx sin′(x²) = −2x · sin(x²)
        expect(grad { x in grad { y in sin(y) }(x * x) }(0.7), -1.4 * Foundation.sin(0.49))
    }

    @Test("vmap inside grad: captured values and the vector stay differentiable")
    func vmapInsideGrad() {
        let points: Tensor = [0.5, 1, 2]
        let byScale = grad { k in sum(vmap { x in sin(k * x) }(points)) }(0.3)
        let slopes = [0.5, 1, 2].map { (x: Double) -> Double in x * Foundation.cos(0.3 * x) }
        expect(byScale, slopes[0] + slopes[1] + slopes[2])
        let byPoints = grad { v in sum(vmap { x in x * x * x }(v)) }(points)
        #expect(byPoints.array == [0.75, 3, 12])
        let mixed = grad { k in sum(vmap(grad { x in sin(k * x) })(points)) }(0.3)
        let expected = [0.5, 1, 2].map { (x: Double) -> Double in
            let kx = 0.3 * x
            return Foundation.cos(kx) - kx * Foundation.sin(kx)
        }
        expect(mixed, expected[0] + expected[1] + expected[2])
    }

    @Test("grad inside vmap inside grad inside vmap")
    func alternation() {
        let points: Tensor = [0.5, 1, 2]
        let result = vmap { k in grad { c in sum(vmap(grad { x in c * x * x })(points)) }(k) + k }([1, 2])
        #expect(result.array == [8, 9])
    }

    @Test("vmap inside vmap captures the outer point")
    func vmapInsideVmap() {
        let table = vmap { x in sum(vmap { y in x * y + (x > 1.5 ? 1 : 0) }([1, 2, 3])) }([1, 2])
        #expect(table.array == [6, 15])
    }

    @Test("constants have derivative zero, in the argument's shape")
    func constants() {
        expect(grad { _ in 3 }(2), 0)
        #expect(grad { _ in 3 }([1, 2]).array == [0, 0])
        expect(grad { x in floor(x) * x }(2.5), 2)
        #expect(vmap { _ in 3 }([1, 2]).array == [3, 3])
        #expect(vmap(grad { x in x })([1, 2]).array == [1, 1])
        expect(grad { k in sum(vmap { _ in k * k }([1, 2])) }(3), 12)
    }

    @Test("a function may be used by eight tasks at once")
    func tasks() async {
        let sums = await withTaskGroup(of: [Double].self) { group in
            for task in 0..<8 {
                group.addTask {
                    let x = linspace(Double(task), Double(task) + 1, 1000)
                    return vmap(grad { x in grad { y in sin(x * y) }(x) })(x).array
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        let expected = (0..<8).map { task in
            linspace(Double(task), Double(task) + 1, 1000).map { Double(grad { x in grad { y in sin(x * y) }(x) }($0)) }
        }
        #expect(Set(sums) == Set(expected))
    }
}
