import Autodiff
import Testing

private func expectSameBits(
    _ f: @escaping (Tensor) -> Tensor, at points: Tensor, _ location: SourceLocation = #_sourceLocation
) {
    let lanes = vmap(f)(points)
    #expect(lanes.count == points.count, sourceLocation: location)
    for (index, point) in points.enumerated() {
        let alone = Double(f(point))
        let lane = Double(lanes[index])
        #expect(
            lane.bitPattern == alone.bitPattern || (lane.isNaN && alone.isNaN),
            "at \(point): alone \(alone), as a lane \(lane)", sourceLocation: location)
    }
}

@Suite("vmap")
struct VmapTests {
    @Test("of a gradient is the gradient of every element, bit for bit")
    func sameBits() {
        func f(_ x: Tensor) -> Tensor {
            2 * sin(x) * cos(-x) + 0.1 * x - 3 * exp(-x * x / 2) + log(1 + x * x) - tanh(-x) / -(x + 20)
        }
        let points = linspace(-10, 10, 1003)
        expectSameBits(f, at: points)
        expectSameBits(grad(f), at: points)
        expectSameBits(grad(grad(f)), at: points)
        expectSameBits(grad { x in pow(sin(x), 2) + 0.05 * pow(x, 2) }, at: points)
    }

    @Test(
        "gives every count of lanes, also those that fill no vector", arguments: [0, 1, 2, 3, 7, 8, 9, 127, 511, 513])
    func counts(_ count: Int) {
        expectSameBits(grad { x in sin(x) * x }, at: linspace(-1, 1, count))
    }

    @Test("a branch on the argument takes each point its own way")
    func branches() {
        let points = linspace(-3, 3, 101)
        func leakyCube(_ x: Tensor) -> Tensor { x < 0 ? 0.1 * x : x * x * x }
        expectSameBits(leakyCube, at: points)
        expectSameBits(grad(leakyCube), at: points)
        expectSameBits(grad { x in if x < -1 { -x } else if x < 1 { x * x } else { exp(x) } }, at: points)
    }

    @Test("a loop whose length depends on the argument")
    func loops() {
        func halvings(_ x: Tensor) -> Tensor {
            var x = x
            while x > 1 { x = x / 2 + 0.125 * sin(x) }
            return x
        }
        expectSameBits(halvings, at: linspace(0.1, 1000, 301))
        expectSameBits(grad(halvings), at: linspace(0.1, 1000, 301))
    }

    @Test("more ways than are staged are run one by one")
    func manyWays() {
        func steps(_ x: Tensor) -> Tensor {
            var sum: Tensor = 0
            for step in 0..<Int(Double(x)) { sum += x / (step + 1) }
            return sum
        }
        expectSameBits(steps, at: linspace(0, 99, 100))
        expectSameBits(grad(steps), at: linspace(0, 99, 100))
    }

    @Test("NaN in the data takes the way that NaN takes")
    func notANumber() {
        let points: Tensor = [.init(Double.nan), 1, -1, .init(Double.nan), 2]
        expectSameBits({ x in x < 0 ? -x : x * x }, at: points)
        expectSameBits({ x in Tensor(Double(x)) + x }, at: points)
    }

    @Test("branches inside of grad of vmap")
    func branchesInsideGrad() {
        let points: Tensor = [-1, 2, -3, 4]
        let slopes = grad { v in sum(vmap { x in x < 0 ? 10 * x : x * x }(v)) }(points)
        #expect(slopes.array == [10, 4, 10, 8])
        let byThreshold = grad { k in sum(vmap { x in x < k ? k * x : x * x }(points)) }(3)
        #expect(Double(byThreshold) == -2)
    }

    @Test("select keeps the branch not taken out of values and gradients")
    func select() {
        func root(_ x: Tensor) -> Tensor { Autodiff.select(x .> 0, sqrt(x), 0) }
        let points: Tensor = [-1, 0, 4]
        #expect(root(points).array == [0, 0, 2])
        #expect(vmap(grad(root))(points).array == [0, 0, 0.25])
        #expect(grad { sum(root($0)) }(points).array == [0, 0, 0.25])
        #expect(vmap(grad(grad(root)))(points).array == [0, 0, -0.03125])
        expectSameBits(grad(root), at: points)
        expectSameBits(grad(grad(root)), at: points)
        let masked = Autodiff.select((points .> -2) .& .!(points .== 0) .| (points .>= 4), points, -7)
        #expect(masked.array == [-1, -7, 4])
    }

    @Test("takes several arguments and gives several results")
    func several() {
        let x: Tensor = [1, 2, 3]
        let y: Tensor = [4, 5, 6]
        #expect(vmap { a, b in a * b }(x, y).array == [4, 10, 18])
        #expect(vmap { a, b in a * b }(x, 2).array == [2, 4, 6])
        #expect(vmap { a, b, c in a * b + c }(x, y, 1).array == [5, 11, 19])
        let (dx, dy) = vmap(grad { a, b in a * a * b })(x, y)
        #expect(dx.array == [8, 20, 36])
        #expect(dy.array == [1, 4, 9])
        let (values, slopes) = vmap(valueAndGrad { a in a * a })(x)
        #expect(values.array == [1, 4, 9])
        #expect(slopes.array == [2, 4, 6])
    }

    @Test("a function that works on vectors inside runs one by one")
    func vectorsInside() {
        let weights: Tensor = [1, 2, 3]
        expectSameBits({ x in sum(weights * x) }, at: [1, 2])
        expectSameBits(grad { x in dot(weights, weights * x * x) }, at: [1, 2])
    }

    @Test("captured variables are read at every call")
    func capturedVariable() {
        var scale: Tensor = 2
        let f = vmap { x in scale * x }
        #expect(f([1, 2]).array == [2, 4])
        scale = 3
        #expect(f([1, 2]).array == [3, 6])
    }
}
