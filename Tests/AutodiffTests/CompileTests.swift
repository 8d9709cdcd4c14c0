import Autodiff
import Testing

@Suite("compile")
struct CompileTests {
    private func f(_ x: Tensor) -> Tensor { pow(sin(x), 2) + 0.05 * pow(x, 2) }

    private func expectSame(
        _ compiled: Compiled<Tensor, Tensor>, _ f: (Tensor) -> Tensor, at points: Tensor,
        _ location: SourceLocation = #_sourceLocation
    ) {
        let all = compiled(points).array
        for (index, point) in points.enumerated() {
            let (one, expected) = (Double(compiled(point)), Double(f(point)))
            #expect(one.bitPattern == expected.bitPattern || (one.isNaN && expected.isNaN), sourceLocation: location)
            #expect(
                all[index].bitPattern == one.bitPattern || (one.isNaN && all[index].isNaN), sourceLocation: location)
        }
    }

    @Test("gives the bits of single calls, for scalars and vectors")
    func sameBits() {
        let points = linspace(-10, 10, 1003)
        expectSame(compile(f), f, at: points)
        expectSame(compile(grad(f)), grad(f), at: points)
        expectSame(compile(grad(grad(f))), grad(grad(f)), at: points)
        expectSame(compile { x in jvp(f, at: x, along: 1).tangent }, { jvp(f, at: $0, along: 1).tangent }, at: points)
        expectSame(compile { _ in 3 }, { _ in 3 }, at: points)
        expectSame(compile { x in x }, { $0 }, at: points)
    }

    @Test("follows every way through ifs and bounded loops, and NaN takes its own")
    func branches() {
        let points = concatenate([linspace(-3, 3, 101), Tensor([Double.nan, .infinity, 0, -0.0])])
        func bent(_ x: Tensor) -> Tensor { if x < -1 { -x } else if x < 1 { x * x } else { exp(x) } }
        expectSame(compile(bent), bent, at: points)
        expectSame(compile(grad(bent)), grad(bent), at: points)
        func halved(_ x: Tensor) -> Tensor {
            var x = x
            for _ in 0..<5 where x > 1 { x = x / 2 + 0.125 * sin(x) }
            return x
        }
        expectSame(compile(halved), halved, at: linspace(-1, 40, 200))
    }

    @Test("takes and gives two and three")
    func several() {
        let both = compile(grad { x, y in x * x * y })
        let (dx, dy) = both(2, 3)
        #expect([Double(dx), Double(dy)] == [12, 4])
        #expect(both([1, 2], 3).0.array == [6, 12])
        #expect(compile { x, y in x - y }([5, 6], [1, 2]).array == [4, 4])
        #expect(Double(compile { x, y, z in x * y - z }(2, 3, 4)) == 2)
        let (value, slope) = compile(valueAndGrad { x in x * x })([1, 2])
        #expect(value.array == [1, 4])
        #expect(slope.array == [2, 4])
        let bent = compile(valueAndGrad { x in x < 1 ? x * x : 3 * x })
        for (x, expected) in [(0.5, [0.25, 1]), (2, [6, 3])] as [(Double, [Double])] {
            let (value, slope) = bent(Tensor(x))
            #expect([Double(value), Double(slope)] == expected)
        }
        let three = compile(grad { x, y, z in x * y * z })(2, 3, 5)
        #expect([Double(three.0), Double(three.1), Double(three.2)] == [15, 10, 6])
        #expect(compile { x in 2 * x }(Tensor([[1, 2], [3, 4]])) == Tensor([[2, 4], [6, 8]]))
        #expect(compile { x in 2 * x }([]).isEmpty)
    }

    @Test("goes into every transform")
    func transformed() {
        let g = compile(f)
        func bent(_ x: Tensor) -> Tensor { x < 0 ? -x : x * x }
        let h = compile(bent)
        #expect(Double(grad { g($0) }(2)) == Double(grad(f)(2)))
        #expect(Double(grad(grad { g($0) })(2)) == Double(grad(grad(f))(2)))
        #expect(Double(jvp({ g($0) }, at: 2, along: 1).tangent) == Double(grad(f)(2)))
        #expect(vmap { g($0) }([1, 2]) == g([1, 2]))
        #expect(vmap(grad { h($0) })([-1, 2]).array == [-1, 4])
        #expect(grad { v in sum(h(v)) }([-1, 2]).array == [-1, 4])
    }

    @Test("writes into given memory, also over its argument")
    func intoMemory() {
        let slope = compile(grad(f))
        let x = linspace(-1, 1, 1000)
        var results = [Double](repeating: 0, count: 1000)
        slope.run(x, into: &results)
        #expect(results == slope(x).array)
        var inPlace = x.array
        inPlace.withUnsafeMutableBufferPointer { slope.run(UnsafeBufferPointer($0), into: $0) }
        #expect(inPlace == results)
        let bent = compile { x in x < 0 ? -x : x * x }
        inPlace = x.array
        inPlace.withUnsafeMutableBufferPointer { bent.run(UnsafeBufferPointer($0), into: $0) }
        #expect(inPlace == bent(x).array)
    }

    @Test("on two cores gives what one gives, from many tasks at once")
    func twoCores() async {
        let slope = compile(grad(f))
        let x = linspace(-10, 10, 300_001)
        let expected = stride(from: 0, to: x.count, by: 1000).flatMap { start in
            slope(x[start..<Swift.min(x.count, start + 1000)]).array
        }
        let good = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<8 { group.addTask { (0..<5).allSatisfy { _ in slope(x).array == expected } } }
            return await group.allSatisfy { $0 }
        }
        #expect(good)
    }
}

@Suite("Derivatives of one's own, and diagnosis")
struct DiagnosisTests {
    @Test("a custom derivative counts in every mode and order")
    func customDerivative() {
        let f = Autodiff.customDerivative({ x in Tensor(x.shape.rank == 0 ? [Double(x)] : x.array)[0] * 0 + x * x }) {
            x, _ in
            3 * x * x
        }
        #expect(Double(grad(f)(2)) == 12)
        #expect(Double(grad(grad(f))(2)) == 12)
        #expect(Double(jvp(f, at: 2, along: 1).tangent) == 12)
        #expect(Double(jacfwd(grad(f))(2)) == 12)
        let g = Autodiff.customDerivative({ sin($0) }) { x, y in 5 * y }
        #expect(vmap(grad(g))([1, 2]) == 5 * sin([1, 2]))
        #expect(compile(grad(g))([1, 2]) == 5 * sin([1, 2]))
        #expect(grad { v in sum(g(v)) }([1, 2]) == 5 * sin([1, 2]))
        let root = Autodiff.customDerivative({ sqrt($0) }) { _, y in 0.5 / y }
        #expect(grad { x in sum(Autodiff.select(x .> 0, root(x), 0)) }([0, 4]).array == [0, 0.25])
    }

    @Test("a custom pullback changes what goes back")
    func customPullback() {
        let clipped = customVJP({ $0 }) { t, _, _ in clamp(t, -1, 1) }
        #expect(grad { v in sum(clipped(v) * [0.5, 5]) }([1, 1]).array == [0.5, 1])
        #expect(jvp({ clipped($0) }, at: [1, 2], along: [3, 4]).tangent.array == [3, 4])
        #expect(vmap(grad { x in clipped(x) * x * x })([0.1, 2]).array.map { ($0 * 1000).rounded() } == [30, 9000])
    }

    @Test("checkGradient agrees with right rules, and says where a wrong one differs and by how much")
    func checkGradient() {
        let good = Autodiff.checkGradient({ v in sum(sin(v) * exp(v)) }, at: [0.1, 0.7, -2])
        #expect(good.isGood, "\(good)")
        let wrong = Autodiff.customDerivative({ x in x * x }) { x, _ in 2 * x + Autodiff.select(x .> 1, 0.5, 0) }
        let check = Autodiff.checkGradient({ v in sum(wrong(v)) }, at: Tensor([[0.5, 0.7], [3, 0.1]]))
        #expect(check.failures == [2])
        #expect(check.worst == 2)
        #expect(check.description.contains("at [1, 0]: exact 6.5, numeric"))
        #expect(Autodiff.checkGradient({ sin($0) }, at: 1).isGood)
    }

    @Test("findNaN names the first operation that made one")
    func findNaN() {
        let found = Autodiff.findNaN({ x in exp(sqrt(x - 1) * x) }, at: 0.5)
        #expect(found?.operation == "sqrt")
        #expect(found?.index == 1)
        #expect(found.map { Double($0.operands[0]) } == -0.5)
        #expect(Autodiff.findNaN({ sin($0) }, at: 1).map(\.index) == nil)
        let inVector = Autodiff.findNaN({ v in sum(log(v)) }, at: [1, 2, -3])
        #expect(inVector?.element == 2)
        #expect(inVector?.description == "operation 0, log of -3.0, gives NaN in element 2")
        let inGradient = Autodiff.findNaN({ x in grad { y in sqrt(y * y) }(x) }, at: 0)
        #expect(inGradient?.operation == "multiply")
    }
}
