import Foundation
import Testing

@testable import Autodiff

@Suite("Bounds of functions of two variables")
struct FieldBoundsTests {
    @Test("hold every sample, of the value and of the gradient")
    func samples() {
        let fields: [@Sendable (Tensor, Tensor) -> Tensor] = [
            { x, y in x * x + y * y - 1 }, { x, y in pow(x * x + y * y, 2) - 42 * (x * x - y * y) },
            { x, y in sin(x * y) + 0.1 * x }, { x, y in atan2(y, x) }, { x, y in sqrt(x) * exp(-y * y) },
            { x, y in hypot(x, y) / (x - y) },
        ]
        var generator = Generator(seed: 5)
        for (index, f) in fields.enumerated() {
            let bounds = FieldBounds(of: f, over: -3...3, -3...3)
            for _ in 0..<200 {
                func side() -> Interval {
                    let start = (generator.unit() - 0.5) * 6
                    return Interval(start, start + generator.unit())
                }
                let (x, y) = (side(), side())
                let value = bounds.value(over: x, y)
                let gradient = bounds.gradient(over: x, y)
                for _ in 0..<20 {
                    let (a, b) = (Tensor(generator.number(in: x)), Tensor(generator.number(in: y)))
                    let slopes = grad(f)(a, b)
                    for (enclosure, number) in [
                        (value, Double(f(a, b))), (gradient.x, Double(slopes.0)), (gradient.y, Double(slopes.1)),
                    ] {
                        let holds = number.isFinite ? enclosure.range.contains(number) : enclosure.domain != .everywhere
                        #expect(holds, "field \(index) at (\(a), \(b)): \(number), but \(enclosure)")
                    }
                }
            }
        }
    }

    @Test("exclude rectangles that a curve does not cross, and know the cut of an angle")
    func exclusion() {
        let circle = FieldBounds(of: { x, y in x * x + y * y - 1 }, over: -2...2, -2...2)
        #expect(!circle.value(over: Interval(1, 2), Interval(0.5, 1)).range.contains(0))
        #expect(circle.value(over: Interval(0.6, 0.8), Interval(0.5, 0.8)).range.contains(0))
        let angle = FieldBounds(of: { x, y in atan2(y, x) }, over: -2...2, -2...2)
        #expect(!angle.value(over: Interval(-2, -1), Interval(-1, 1)).isContinuous)
        #expect(angle.value(over: Interval(1, 2), Interval(-1, 1)).isContinuous)
        let branch = FieldBounds(of: { x, y in x < y ? x : y }, over: 0...1, 2...3)
        #expect(branch.value(over: Interval(0, 1), Interval(2, 3)).range == Interval(0, 1))
        #expect(!branch.value(over: Interval(0, 1), Interval(0, 1)).isComplete)
    }
}
