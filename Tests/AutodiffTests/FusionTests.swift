import Autodiff
import Testing

/// Long vectors are computed in few loops; these are the same functions, operation by operation.
@Suite("Gradients of long vectors")
struct FusionTests {
    private func rosenbrock(_ v: Tensor) -> Tensor {
        let (a, b) = (v[1...], v[..<(v.count - 1)])
        return sum(100 * pow(a - b * b, 2) + pow(1 - b, 2))
    }

    /// Reverse mode with every operation computed at once.
    private func eager(_ f: (Tensor) -> Tensor, _ x: Tensor) -> (value: Tensor, gradient: Tensor) {
        let (value, pullback) = vjp(f, at: x)
        return (value, pullback(1))
    }

    private func same(_ a: Tensor, _ b: Tensor) -> Bool {
        a.shape == b.shape && a.array.elementsEqual(b.array) { $0 == $1 || ($0.isNaN && $1.isNaN) }
    }

    /// - Parameter isAsked: whether the function asks for numbers, and so cannot be compiled.
    private func expectSame(
        _ f: @escaping (Tensor) -> Tensor, _ x: Tensor, isAsked: Bool = false,
        _ location: SourceLocation = #_sourceLocation
    ) {
        let (value, gradient) = valueAndGrad(f)(x)
        let expected = eager(f, x)
        #expect(same(value, expected.value), sourceLocation: location)
        #expect(same(gradient, expected.gradient), sourceLocation: location)
        #expect(same(grad(f)(x), gradient), sourceLocation: location)
        if isAsked { return }
        let compiled = compile(grad(f), shape: x.shape)
        #expect(same(compiled(x), gradient), sourceLocation: location)
        var memory = [Double](repeating: 0, count: x.count)
        compiled.run(x, into: &memory)
        #expect(same(Tensor(memory), gradient), sourceLocation: location)
        memory = x.array
        memory.withUnsafeMutableBufferPointer { compiled.run(UnsafeBufferPointer($0), into: $0) }
        #expect(same(Tensor(memory), gradient), sourceLocation: location)
    }

    private let lengths = [8192, 8193, 10_000, 65_535, 70_001, 150_000]

    @Test("of slices are those of single operations, at every length")
    func slices() {
        for n in lengths {
            let x = linspace(-1, 1, n)
            expectSame(rosenbrock, x)
            expectSame({ v in sum(v[3...] * v[..<(v.count - 3)] * v[1..<(v.count - 2)]) }, x)
            expectSame({ v in sum(sin(v)[1...] * cos(v)[..<(v.count - 1)]) }, x)
            expectSame(
                { v in
                    let y = exp(v); return sum(pow(y[2...] - 2 * y[1..<(n - 1)] + y[..<(n - 2)], 2))
                }, x)
            expectSame({ v in sum(v[(n / 2)...] * sin(v[..<(n - n / 2)])) }, x)
            expectSame(
                { v in
                    let y = tanh(v); return sum(y[(n / 2)...] * y[..<(n - n / 2)])
                }, x)
            expectSame({ v in v[0] * v[n - 1] + sum(v[1..<3]) }, x)
        }
    }

    @Test("with sums inside")
    func sums() {
        for n in lengths {
            let x = linspace(-1, 1, n)
            expectSame({ v in norm(v) }, x)
            expectSame({ v in logSumExp(v) }, x)
            expectSame(
                { v in
                    let p = softmax(v); return -sum(p * log(p))
                }, x)
            expectSame(
                { v in
                    let d = v - mean(v); return sqrt(mean(d * d))
                }, x)
            expectSame({ v in max(sin(v)) * min(v) + sum(cumulativeSum(v)) }, x)
            expectSame({ v in sum(v) * sum(v[1...]) }, x)
        }
    }

    @Test("of matrices")
    func matrices() {
        let x = linspace(-1, 1, 96 * 100)
        expectSame({ v in sum(tanh(matmul(v.reshaped(to: [96, 100]), linspace(-1, 1, 100)))) }, x)
        expectSame(
            { v in
                let m = v.reshaped(to: [96, 100])
                return sum(m[1...] * m[..<95]) + sum(m[3] * m[..., 1][2]) + sum(pow(sum(m, axis: 1), 2))
                    + sum(m.transposed()[4])
            }, x)
        expectSame(
            { v in
                let m = v.reshaped(to: [96, 100])
                return sum(softmax(m + m[5], axis: 0) * m) + sum(concatenate([v, v[1...], v[2...], v * v]) * 3)
            }, x)
    }

    @Test("with questions about numbers, and nested")
    func nested() {
        let x = linspace(-1, 1, 10_000)
        expectSame(
            { v in
                var y = v
                while norm(y) > 1 { y = y * 0.75 - 0.01 * sin(y) }
                return sum(y * y)
            }, x, isAsked: true)
        expectSame({ v in Double(v[3]) < 0 ? sum(-v) : sum(v * v) }, x, isAsked: true)
        expectSame({ v in v[3] < 0 ? sum(-v) : sum(v * v) }, x)
        expectSame({ v in v[3] < 0 ? sum(-v) : sum(v * v) }, -x)
        expectSame({ v in sum(grad { w in sum(w * w * w) }(v) * v) }, x)
        expectSame({ v in sum(jvp({ sin($0) * $0 }, at: v, along: v).tangent) }, x)
        // Of two variables, the inner one long.
        let outer = grad { (s: Tensor) in sum(grad { v in sum(v * v * s) }(x)) }(3)
        #expect(Swift.abs(Double(outer) - 2 * Double(sum(x))) < 1e-9)
        let (dx, dy) = grad { a, b in sum(a * sin(b)) }(x, x)
        #expect(dx == sin(x))
        #expect(dy == x * cos(x))
    }

    @Test("compiled for a shape go into every transform, and short ones too")
    func compiled() {
        let x = linspace(-1, 1, 50)
        func f(_ v: Tensor) -> Tensor { sum(sin(v[1...]) * v[..<(v.count - 1)]) }
        let g = compile(f, shape: [50])
        #expect(Double(g(x)) == Double(f(x)))
        #expect(grad { g($0) }(x) == grad(f)(x))
        #expect(hessian { g($0) }(x) == hessian(f)(x))
        #expect(vmap { g($0) }(stack([x, -x])) == vmap(f)(stack([x, -x])))
        #expect(jvp({ g($0) }, at: x, along: x).tangent == jvp(f, at: x, along: x).tangent)
        let slopes = compile(grad { a, b in sum(matmul(a, tanh(b))) }, shapes: [3, 50], [50])
        let w = Random(seed: 1).normal(150).reshaped(to: [3, 50])
        let (dw, db) = slopes(w, x)
        let (expectedW, expectedB) = grad { a, b in sum(matmul(a, tanh(b))) }(w, x)
        #expect(dw == expectedW)
        #expect(db == expectedB)
        let (value, slope) = compile(valueAndGrad(f), shape: [50])(x)
        #expect(Double(value) == Double(f(x)))
        #expect(slope == grad(f)(x))
        #expect(compile({ v in 2 * v }, shape: [0])([]).isEmpty)
        #expect(compile({ v in v[1...] }, shape: [3])([1, 2, 3]) == [2, 3])
        #expect(Double(compile({ v in v * v }, shape: [])(3)) == 9)
    }

    @Test("forward mode and vmap of long arguments give what short ones do")
    func lanes() {
        let x = linspace(-1, 1, 9000)
        func f(_ v: Tensor) -> Tensor { tanh(v) * v - sin(v) }
        let (value, tangent) = jvp(f, at: x, along: 2)
        #expect(value == f(x))
        #expect(
            tangent == jvp(f, at: x[..<4500], along: 2).tangent.joined(with: jvp(f, at: x[4500...], along: 2).tangent))
        let rows = x.reshaped(to: [900, 10])
        func g(_ row: Tensor) -> Tensor {
            let y = row[1...] * row[..<9]
            return row[0] > 0 ? sum(y * y) : sum(sin(y)) * row[3]
        }
        #expect(vmap(g)(rows) == stack(rows.map { g($0) }))
        let all = vmap(grad(g))(rows)
        for (lane, row) in rows.enumerated() where lane % 50 == 0 { #expect(same(all[lane], grad(g)(row))) }
    }
}

extension Tensor {
    fileprivate func joined(with other: Tensor) -> Tensor { concatenate([self, other]) }
}
