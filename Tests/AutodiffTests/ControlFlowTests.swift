import Autodiff
import Testing

/// What the article "Control flow and its limits" says.
@Suite("Control flow and its limits")
struct ControlFlowTests {
    @Test("each transform runs a function as often as the documentation says")
    func runs() {
        var runs = 0
        func f(_ x: Tensor) -> Tensor {
            runs += 1
            return x < 0 ? -x : x * x
        }
        func count(_ body: () -> Void) -> Int {
            runs = 0
            body()
            return runs
        }
        #expect(count { _ = grad(f)(2) } == 1)
        #expect(count { _ = valueAndGrad(f)(2) } == 1)
        #expect(count { _ = jvp(f, at: 2, along: 1) } == 1)
        #expect(count { _ = jacrev(f)(2) } == 1)
        #expect(count { _ = jacfwd { v in f(v[0]) * v }([2, 3]) } == 1)
        #expect(count { _ = hessian { v in f(v[0]) * v[1] }([2, 3]) } == 1)
        #expect(count { _ = vjp(f, at: 2).pullback(1) } == 1)
        #expect(count { _ = vmap(f)([-1, 2, -3, 4]) } == 2)
        #expect(count { _ = vmap(f)([1, 2, 3, 4]) } == 1)
        #expect(count { _ = compile(f) } == 2)
        let compiled = compile(f)
        #expect(count { _ = compiled([-1, 2]) } == 0)
    }

    @Test("the derivative is that of the way taken, also where ways meet")
    func ways() {
        func f(_ x: Tensor) -> Tensor { x < 1 ? 2 * x : 7 + 3 * x }
        #expect(vmap(grad(f))([0, 1, 2]).array == [2, 3, 3])
        #expect(Double(grad { x in Tensor(Double(x)) * x }(3)) == 3)
        #expect(vmap(grad { x in Tensor(Double(x)) * x })([3, 4]).array == [3, 4])
    }

    @Test("captured values are read when the function runs, by compile once")
    func captured() {
        var scale = 2.0
        let (mapped, compiled) = (vmap { x in scale * x }, compile { x in scale * x })
        scale = 3
        #expect(mapped([1, 2]).array == [3, 6])
        #expect(compiled([1, 2]).array == [2, 4])
    }

    @Test("loops over a fixed range with an `if` inside are compiled")
    func unrolled() {
        func f(_ x: Tensor) -> Tensor { (1...4).reduce(x) { y, step in y > 2 ? y / 2 : y + x / step } }
        let points = linspace(-3, 3, 50)
        #expect(compile(f)(points).array == points.map { Double(f($0)) })
        #expect(compile(grad(f))(points).array == points.map { Double(grad(f)($0)) })
    }
}
