import Autodiff
import Testing

private func expect(_ tensor: Tensor, _ expected: Tensor, _ location: SourceLocation = #_sourceLocation) {
    let error = zip(tensor.array, expected.array).map { Swift.abs($0 - $1) / Swift.max(1, Swift.abs($1)) }.max() ?? 0
    #expect(tensor.shape == expected.shape && error <= 1e-12, "\(tensor), not \(expected)", sourceLocation: location)
}

@Suite("Matrices")
struct MatrixTests {
    private let a = Tensor([[1, 2, 3], [4, 5, 6]])

    @Test("are made of rows, have elements, rows, columns and rectangles")
    func making() {
        #expect(a.shape == [2, 3])
        #expect(a[1] == [4, 5, 6])
        #expect(a[1, 2] == 6)
        #expect(a[..., 1] == [2, 5])
        #expect(a[1...] == Tensor([[4, 5, 6]]))
        #expect(a[..., 1...].array == [2, 3, 5, 6])
        #expect(a[..<1, ..<2].array == [1, 2])
        #expect(a.map { Double(sum($0)) } == [6, 15])
        let literal: Tensor = [[1, 2, 3], [4, 5, 6]]
        #expect(literal == a)
        #expect(a.first == [1, 2, 3])
        #expect(a.last == [4, 5, 6])
        #expect(a.indices == 0..<2)
    }

    @Test("print row by row")
    func printing() {
        #expect(a.description == "[[1.0, 2.0, 3.0],\n [4.0, 5.0, 6.0]]")
        #expect(Tensor([[Double]](repeating: [1], count: 2000)).description.contains("…"))
    }

    @Test("meet vectors, rows, columns and scalars as in numpy")
    func broadcasting() {
        #expect((a + 1).array == [2, 3, 4, 5, 6, 7])
        #expect((a * [1, 10, 100]).array == [1, 20, 300, 4, 50, 600])
        #expect((a + Tensor([[10], [20]])).array == [11, 12, 13, 24, 25, 26])
        #expect((Tensor([[1], [2]]) * [3, 4]).array == [3, 4, 6, 8])
        #expect(grad { row in sum(a * row) }([1, 1, 1]).array == [5, 7, 9])
        #expect(grad { column in sum(a * column) }(Tensor([[1], [1]])) == Tensor([[6], [15]]))
        #expect(Double(grad { k in sum(a * k) }(2)) == 21)
        expect(jvp({ row in a * row }, at: [1, 1, 1], along: [1, 0, 0]).tangent, Tensor([[1, 0, 0], [4, 0, 0]]))
    }

    @Test("transpose, reshape, concatenate and stack")
    func structure() {
        #expect(a.transposed() == Tensor([[1, 4], [2, 5], [3, 6]]))
        #expect(a.reshaped(to: [3, 2]) == Tensor([[1, 2], [3, 4], [5, 6]]))
        #expect(concatenate([a, a[..<1]]).shape == [3, 3])
        #expect(concatenate([a, a], axis: 1)[1].array == [4, 5, 6, 4, 5, 6])
        #expect(stack([a[0], a[1], a[0]]).shape == [3, 3])
        let weights = linspace(1, 6, 6).reshaped(to: [3, 2])
        #expect(grad { x in sum(x.transposed() * weights) }(a) == weights.transposed())
        #expect(grad { x in sum(x.reshaped(to: [3, 2]) * weights) }(a) == weights.reshaped(to: [2, 3]))
        #expect(grad { x in sum(concatenate([x, x * 2], axis: 1)) }(a).array == [3, 3, 3, 3, 3, 3])
        #expect(grad { x in sum(x[..., 1] * [10, 20]) + x[0, 0] }(a) == Tensor([[1, 10, 0], [0, 20, 0]]))
        #expect(grad { x in x.reduce(0) { $0 + sum($1 * $1) } }(a) == 2 * a)
    }

    @Test("sum, mean, largest and smallest, along an axis and of all, with derivatives")
    func reductions() {
        #expect(sum(a) == 21)
        #expect(sum(a, axis: 0) == [5, 7, 9])
        #expect(sum(a, axis: 1) == [6, 15])
        #expect(mean(a, axis: 1) == [2, 5])
        #expect(max(a) == 6)
        #expect(max(a, axis: 0) == [4, 5, 6])
        #expect(min(a, axis: 1) == [1, 4])
        #expect(norm([3, 4]) == 5)
        #expect(cumulativeSum([1, 2, 3]) == [1, 3, 6])
        #expect(cumulativeSum(a, axis: 0)[1] == [5, 7, 9])
        #expect(cumulativeSum(a, axis: 1)[1] == [4, 9, 15])
        #expect(grad { x in max(x) }([1, 3, 3]).array == [0, 0.5, 0.5])
        #expect(grad { x in sum(min(x, axis: 1)) }(a) == Tensor([[1, 0, 0], [1, 0, 0]]))
        #expect(grad { x in dot(cumulativeSum(x), [1, 10, 100]) }([5, 6, 7]).array == [111, 110, 100])
        #expect(grad { x in sum(sum(x, axis: 0) * [1, 2, 3]) }(a) == Tensor([[1, 2, 3], [1, 2, 3]]))
        #expect(max([1, .init(Double.nan), 3]).array[0].isNaN)
        #expect(max([] as Tensor) == -Tensor(Double.infinity))
    }

    @Test("logSumExp and softmax do not overflow")
    func shares() {
        expect(logSumExp([1000, 1000]), Tensor(1000.6931471805599453))
        expect(softmax([1000, 1000]), [0.5, 0.5])
        let nothing = -Double.infinity
        #expect(logSumExp(Tensor([nothing, nothing])) == Tensor(nothing))
        expect(grad { x in logSumExp(x) }([0.1, 0.7, -3]), softmax([0.1, 0.7, -3]))
        expect(sum(softmax(a), axis: 1), [1, 1])
        expect(logSumExp(a, axis: 0), log(sum(exp(a), axis: 0)))
        let p = softmax([0.1, 0.7, -3])
        let jacobian = p * identity(3) - p.reshaped(to: [3, 1]) * p
        expect(jacfwd { softmax($0) }([0.1, 0.7, -3]), jacobian)
        expect(jacrev { softmax($0) }([0.1, 0.7, -3]), jacobian)
        expect(vmap { softmax($0) }(a), softmax(a))
    }

    /// The definition, with the terms in order.
    private func product(_ a: Tensor, _ b: Tensor) -> Tensor {
        let rows = (0..<a.shape[0]).map { row in
            (0..<b.shape[1]).map { column in
                (0..<a.shape[1]).reduce(0.0) { $0 + Double(a[row, $1]) * Double(b[$1, column]) }
            }
        }
        return Tensor(rows)
    }

    @Test(
        "multiply, in every size around the kernels' tiles", arguments: [1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 33, 300])
    func products(_ size: Int) {
        let random = Random(seed: size)
        let (m, k, n) = (Swift.min(size, 20), size, Swift.min(size + 2, 35))
        let left = random.uniform(m * k, in: -1...1).reshaped(to: [m, k])
        let right = random.foldIn(1).uniform(k * n, in: -1...1).reshaped(to: [k, n])
        let exact = product(left, right)
        expect(matmul(left, right), exact)
        expect(matmul(left, right[..., 0]), exact[..., 0])
        expect(matmul(left[0], right), exact[0])
        expect(matmul(left[0], right[..., 0]), exact[0, 0])
        let weights = random.foldIn(2).uniform(m * n, in: -1...1).reshaped(to: [m, n])
        expect(grad { x in sum(matmul(x, right) * weights) }(left), matmul(weights, right.transposed()))
        expect(grad { x in sum(matmul(left, x) * weights) }(right), matmul(left.transposed(), weights))
        let vector = right[..., 0]
        expect(grad { x in sum(matmul(left, x) * weights[..., 0]) }(vector), matmul(weights[..., 0], left))
    }

    @Test("products under every transform")
    func productsTransformed() {
        let weights = Tensor([[1, 2, -1], [0.5, -3, 2]])
        let x: Tensor = [0.3, 0.2, -0.7]
        func layer(_ x: Tensor) -> Tensor { tanh(matmul(weights, x)) }
        expect(jacfwd(layer)(x), jacrev(layer)(x))
        let points = stack([x, 2 * x, x + 1])
        expect(vmap(layer)(points), stack(points.map { layer($0) }))
        expect(vmap(jacrev(layer))(points)[2], jacrev(layer)(points[2]))
        expect(vmap(hessian { sum(layer($0)) })(points)[1], hessian { sum(layer($0)) }(points[1]))
        let pairs = stack([weights, 2 * weights, weights + 1])
        expect(vmap { w, x in matmul(w, x) }(pairs, points), stack((0..<3).map { matmul(pairs[$0], points[$0]) }))
        let all = vmap({ w, x in vmap({ w, x in matmul(w, x) }, over: [1])(w, x) }, over: [0])(pairs, points)
        #expect(all.shape == [3, 3, 2])
        expect(all[2][1], matmul(pairs[2], points[1]))
        func loss(_ w: Tensor) -> Tensor { sum(pow(matmul(w, x), 3)) }
        expect(
            jvp(grad(loss), at: weights, along: identity(3)[..<2]).tangent,
            grad { w in sum(grad(loss)(w) * identity(3)[..<2]) }(weights))
    }
}

@Suite("vmap of functions that take or give vectors")
struct BatchTests {
    private let points = Tensor([[3, 4], [5, 12], [8, 15]])

    @Test("rows in, scalars out, and the other way round")
    func rows() {
        expect(vmap { norm($0) }(points), [5, 13, 17])
        expect(vmap { x in [x, x * x] }([2, 3]), Tensor([[2, 4], [3, 9]]))
        expect(vmap(grad { norm($0) })(points), points / vmap { norm($0) }(points).reshaped(to: [3, 1]))
        expect(vmap { v in concatenate([v[1...], [7], v[0]]) }(points)[1], [12, 7, 5])
        expect(vmap { v in v + [1, 2] }(points), points + [1, 2])
        expect(vmap { v in v * v[0] }(points)[1], [25, 60])
        expect(vmap { _ in [1, 2] }([1, 2, 3]).flattenedCount, 6)
    }

    @Test("chosen arguments go whole with every lane")
    func chosenArguments() {
        expect(vmap({ x, w in sum(x * w) }, over: [0])(points, [1, 10]), [43, 125, 158])
        expect(vmap({ x, w in x * sum(w) }, over: [0])([1, 2, 3], [1, 10]), [11, 22, 33])
        expect(vmap({ w, x in sum(x * w) }, over: [1])([1, 10], points), [43, 125, 158])
    }

    @Test("branches take each lane its own way")
    func branches() {
        func f(_ v: Tensor) -> Tensor { norm(v) > 10 ? sum(v) : v[0] * v[1] }
        expect(vmap(f)(points), [12, 17, 23])
        expect(vmap(grad(f))(points), Tensor([[4, 3], [1, 1], [1, 1]]))
        expect(grad { v in sum(vmap(f)(v)) }(points), Tensor([[4, 3], [1, 1], [1, 1]]))
        func halved(_ v: Tensor) -> Tensor {
            var v = v
            while norm(v) > 1 { v = v / 2 }
            return v
        }
        expect(vmap(halved)(points), stack(points.map(halved)))
    }
}

extension Tensor {
    fileprivate var flattenedCount: Tensor { Tensor(count) }
}
