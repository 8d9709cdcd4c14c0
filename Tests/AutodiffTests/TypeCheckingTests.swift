import Autodiff
import Foundation
import Testing

// Ordinary lines of mathematics, as users write them. That this file compiles at all in a moment is the test: with a careless
// set of operators each of these lines takes the type checker seconds or fails as "too complex". Foundation is imported
// because its sin(Double) and ours must live together.

private func asFunction(_ x: Tensor) -> Tensor {
    2 * sin(x) * cos(x) + 0.1 * x - 3 * exp(-x * x / 2) + log(1 + x * x)
}

@Suite("Ordinary lines type-check quickly and mean what they say")
struct TypeCheckingTests {
    private func expected(_ x: Double, _ k: Double = 1) -> Double {
        let product = 2 * sin(x) * cos(x)
        let gaussian = 3 * exp(-x * x / 2)
        return k * product + 0.1 * x - gaussian + log(1 + x * x)
    }

    private func slope(_ x: Double, _ k: Double = 1) -> Double {
        let product = 2 * cos(2 * x)
        let gaussian = 3 * x * exp(-x * x / 2)
        return k * product + 0.1 + gaussian + 2 * x / (1 + x * x)
    }

    private func expect(_ tensor: Tensor, _ number: Double, _ location: SourceLocation = #_sourceLocation) {
        #expect(Swift.abs(Double(tensor) - number) <= 1e-13 * Swift.max(1, Swift.abs(number)), sourceLocation: location)
    }

    @Test("as a function")
    func function() {
        expect(asFunction(0.7), expected(0.7))
        expect(grad(asFunction)(0.7), slope(0.7))
    }

    @Test("as a closure without annotation")
    func closure() {
        let derivative = grad { x in 2 * sin(x) * cos(x) + 0.1 * x - 3 * exp(-x * x / 2) + log(1 + x * x) }
        expect(derivative(0.7), slope(0.7))
        let short = grad { 2 * sin($0) * cos($0) + 0.1 * $0 - 3 * exp(-$0 * $0 / 2) + log(1 + $0 * $0) }
        expect(short(0.7), slope(0.7))
        let many = vmap(grad { x in 2 * sin(x) * cos(x) + 0.1 * x - 3 * exp(-x * x / 2) + log(1 + x * x) })
        expect(many([0.7, 0.8])[0], slope(0.7))
    }

    @Test("with a Double from outside")
    func outerDouble() {
        let k: Double = 1.5
        let derivative = grad { x in k * 2 * sin(x) * cos(x) + 0.1 * x - 3 * exp(-x * x / 2) + log(1 + x * x) }
        expect(derivative(0.7), slope(0.7, k))
        func g(_ x: Tensor) -> Tensor { k * (2 * sin(x) * cos(x)) + 0.1 * x - 3 * exp(-x * x / 2) + log(1 + x * x) }
        expect(g(0.7), expected(0.7, k))
    }

    @Test("with an Int from outside")
    func outerInt() {
        let n = 3
        expect(grad { x in n * x * x + x / n - (x + n) * (n - x) }(2.0), 2.0 * 3 * 2 + 1.0 / 3 + 4)
    }

    @Test("of two arguments, in one and in both")
    func twoArguments() {
        let both = grad { x, y in sin(x) * exp(y) + 0.5 * x * y - y / (1 + x * x) }
        let (dx, dy) = both(0.3, 0.4)
        expect(dx, cos(0.3) * exp(0.4) + 0.2 + 0.4 * 0.6 / (1.09 * 1.09))
        expect(dy, sin(0.3) * exp(0.4) + 0.15 - 1 / 1.09)
        let second = grad({ x, y in sin(x) * exp(y) + 0.5 * x * y - y / (1 + x * x) }, argument: 1)
        expect(second(0.3, 0.4), Double(dy))
    }

    @Test("reductions and loops")
    func loops() {
        let x: Tensor = [1, 2, 3]
        expect(x.reduce(0, +), 6)
        expect(grad { v in v.reduce(0, +) * v[0] }(x)[0], 7)
        let total = grad { (x: Tensor) -> Tensor in
            var sum: Tensor = 0
            for power in 1...4 { sum += pow(x, power) / power }
            return sum
        }
        expect(total(2.0), 1 + 2 + 4 + 8)
    }

    @Test("numbers of Foundation's functions stay Doubles beside ours")
    func besideFoundation() {
        let angle = 0.5
        let number: Double = sin(angle) + sqrt(2.0) + pow(angle, 2) + Swift.max(angle, 1) + abs(-angle) + floor(2.5)
        let tensor: Tensor = sin(0.5) + sqrt(2.0) + pow(0.5, 2) + max(0.5, 1) + abs(-0.5) + floor(2.5)
        expect(tensor, number)
    }

    @Test("powers with whole, real and tensor exponents")
    func powers() {
        let x: Tensor = 1.7
        let exponent = 2.5
        expect(pow(x, 2), 1.7 * 1.7)
        expect(pow(x, -3), 1 / (1.7 * 1.7 * 1.7))
        expect(pow(x, exponent), Foundation.pow(1.7, 2.5))
        expect(pow(x, 2.5), Foundation.pow(1.7, 2.5))
        expect(pow(x, x), Foundation.pow(1.7, 1.7))
        expect(pow(2, x), Foundation.pow(2, 1.7))
    }
}
