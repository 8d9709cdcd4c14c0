import Autodiff
import Testing

@Suite("Integrals")
struct IntegralTests {
    private func check(
        _ range: ClosedRange<Double>, _ exact: Double, proven: Bool = true,
        _ location: SourceLocation = #_sourceLocation, _ f: (Tensor) -> Tensor
    ) {
        let found = integral(of: f, over: range)
        #expect(abs(found.value - exact) <= found.error + 4 * exact.ulp, "\(found)", sourceLocation: location)
        #expect(found.error <= 2e-9 * max(1, abs(exact)), "\(found)", sourceLocation: location)
        #expect(found.isProven == proven, "\(found)", sourceLocation: location)
    }

    @Test("are within their stated error of values by mpmath")
    func values() {
        check(0...Double.pi, 2) { x in sin(x) }
        check(-2...2, 1.7641627815248433) { x in exp(-x * x) }
        check(0...1, 0.78539816339744831) { x in 1 / (1 + x * x) }
        check(1...1000, 6.9077552789821371) { x in 1 / x }
        check(-1...2, 2.5) { x in abs(x) }
        check(-1...2.5, 1) { x in floor(x) }
        check(0...1, 2.0 / 3) { x in sqrt(x) }
        check(0...1, 2, proven: false) { x in 1 / sqrt(x) }
        check(-4...4, 3.5164062778981061, proven: false) { x in sin(x) / x }
        check(0...Double.pi, 6, proven: false) { x in sum(linspace(0, 2, 3) * sin(x)) }
        check(-1...1, 0) { x in x * x * x }
    }

    @Test("that do not exist are no number")
    func nothing() {
        #expect(integral(of: { x in 1 / x }, over: 0...1).value.isNaN)
        #expect(integral(of: { x in sqrt(x) }, over: -1...1).value.isNaN)
        #expect(integral(of: { x in sqrt(-1 - x * x) }, over: -1...1).value.isNaN)
        #expect(integral(of: { x in exp(x) }, over: -Double.infinity...0).value.isNaN)
        #expect(integral(of: { x in linspace(0, 1, 3) * x }, over: 0...1).value.isNaN)
        #expect(arcLength(of: { x in linspace(0, 1, 3) * x }, over: 0...1).value.isNaN)
        #expect(integral(of: { x in 1 / x }, over: 2...2).value == 0)
    }

    @Test("of curves' lengths are their lengths")
    func lengths() {
        func check(_ range: ClosedRange<Double>, _ exact: Double, proven: Bool, _ f: @escaping (Tensor) -> Tensor) {
            let found = arcLength(of: f, over: range)
            #expect(abs(found.value - exact) <= found.error + 4 * exact.ulp && found.error < 1e-6, "\(found)")
            #expect(found.isProven == proven)
        }
        check(0...1, 1.4789428575445974, proven: true) { x in x * x }
        check(-1...1, 2 * 2.0.squareRoot(), proven: true) { x in abs(x) }
        check(-1...1, .pi, proven: false) { x in sqrt(1 - x * x) }
        check(0...2 * .pi, 7.6403955780554240, proven: true) { x in sin(x) }
    }
}
