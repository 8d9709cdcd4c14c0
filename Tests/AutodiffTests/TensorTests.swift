import Autodiff
import Testing

@Suite("Tensor")
struct TensorTests {
    @Test("is made of numbers, arrays, collections and literals")
    func making() {
        #expect(Double(Tensor(2.5)) == 2.5)
        #expect(Double(Tensor(3)) == 3)
        #expect(Tensor([1.5, 2.5]).array == [1.5, 2.5])
        #expect(Tensor([1, 2] as [Float]).array == [1, 2])
        #expect(Tensor(1...3).array == [1, 2, 3])
        #expect(Tensor([1.0, 2, 3][1...]).array == [2, 3])
        #expect(Tensor(stride(from: 0, to: 1, by: 0.25).map { $0 }).count == 4)
        let literal: Tensor = [1, 2.5, 3]
        #expect(literal.array == [1, 2.5, 3])
        #expect(([] as Tensor).isEmpty)
    }

    @Test("shares memory with the array it came from and goes back to")
    func sharing() {
        let numbers = (0..<1000).map(Double.init)
        let tensor = Tensor(numbers)
        let base = numbers.withUnsafeBufferPointer { $0.baseAddress }
        #expect(tensor.withUnsafeBufferPointer { $0.baseAddress } == base)
        #expect(tensor.array.withUnsafeBufferPointer { $0.baseAddress } == base)
        #expect(tensor[10..<20].withUnsafeBufferPointer { $0.baseAddress } == base?.advanced(by: 10))
        #expect(tensor[10..<20].array == Array(numbers[10..<20]))
    }

    @Test("has shapes, elements and slices that start at 0")
    func elements() {
        let x: Tensor = [1, 2, 3, 4]
        #expect(x.shape == [4])
        #expect(Tensor(1).shape == [])
        #expect(x.shape.description == "[4]")
        #expect(x[1] == 2)
        #expect(x[1...].array == [2, 3, 4])
        #expect(x[..<2].array == [1, 2])
        #expect(x[1...2][0] == 2)
        #expect(x.first == 1)
        #expect(x.last == 4)
        #expect(x.map { Double($0) } == [1, 2, 3, 4])
        #expect(x == [1, 2, 3, 4])
        #expect(x != [1, 2, 3])
        #expect(x != [1, 2, 3, 5])
    }

    @Test("prints like an array, long ones shortened")
    func printing() {
        #expect(Tensor(2).description == "2.0")
        #expect("\([1, 2.5] as Tensor)" == "[1.0, 2.5]")
        #expect(linspace(0, 2000, 2001).description == "[0.0, 1.0, 2.0, …, 1998.0, 1999.0, 2000.0]")
        let wide = Tensor((0..<2).map { row in (0..<600).map { Double(1000 * row + $0) } })
        #expect(
            wide.description
                == "[[0.0, 1.0, 2.0, …, 597.0, 598.0, 599.0],\n [1000.0, 1001.0, 1002.0, …, 1597.0, 1598.0, 1599.0]]")
        #expect(Tensor([-Double.nan, 1]).description == "[nan, 1.0]")
        #expect(Random(seed: 7).description == "Random, key (0, 7), original")
    }

    @Test("gradients go through slices, elements, concatenation, sums and repeated scalars")
    func structure() {
        let x: Tensor = [1, 2, 3, 4]
        #expect(grad { v in sum(v[1...] * v[..<3]) }(x).array == [2, 4, 6, 3])
        #expect(grad { v in v[0] * v[3] * v[3] }(x).array == [16, 0, 0, 8])
        #expect(grad { v in sum(concatenate([v, v[0], v[1..<2]]) * 2) }(x).array == [4, 4, 2, 2])
        #expect(grad { v in dot(v, v) }(x).array == [2, 4, 6, 8])
        #expect(grad { v in mean(v) }(x).array == [0.25, 0.25, 0.25, 0.25])
        #expect(Double(grad { s in sum(s * x) + sum(x / s) }(2)) == 7.5)
        func rosenbrock(_ v: Tensor) -> Tensor {
            let a = v[1...]
            let b = v[..<(v.count - 1)]
            return sum(100 * pow(a - b * b, 2) + pow(1 - b, 2))
        }
        #expect(grad(rosenbrock)([1, 1, 1, 1]).array == [0, 0, 0, 0])
        #expect(grad(rosenbrock)([-1.2, 1]).array.map { ($0 * 10).rounded() / 10 } == [-215.6, -88])
        #expect(grad { v in grad { w in sum(w * w * v) }(v)[1] }(x).array == [0, 8, 0, 0])
        let made = grad { t in dot([t, t * t, 1], [3, 5, 7]) }
        #expect(Double(made(2)) == 23)
    }

    @Test("a sum of many numbers keeps its digits")
    func longSum() {
        let count = 1_000_000
        #expect(Swift.abs(Double(sum(Tensor([Double](repeating: 0.1, count: count)))) - 1e5) < 1e-9)
    }

    @Test("linspace has both ends exactly, and works for none and one")
    func evenlySpaced() {
        #expect(linspace(-5, 5, 3).array == [-5, 0, 5])
        #expect(linspace(0.1, 0.7, 7).last == 0.7)
        #expect(linspace(3, 4, 1).array == [3])
        #expect(linspace(3, 4, 0).isEmpty)
    }
}
