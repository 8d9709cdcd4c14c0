import Testing

@testable import Autodiff

@Suite("Intervals")
struct IntervalTests {
    @Test("arithmetic is rounded outwards, and exact where the result is")
    func rounding() {
        let tenth = Interval(0.1)
        #expect((tenth + Interval(0.2)).lower < 0.1 + 0.2 && (tenth + Interval(0.2)).upper == 0.1 + 0.2)
        #expect(Interval(1.5) + Interval(2.25) == Interval(3.75))
        #expect(Interval(1.5) * Interval(-3) == Interval(-4.5))
        #expect(Interval(3) / Interval(4) == Interval(0.75))
        let third = Interval(1) / Interval(3)
        #expect(third.lower.nextUp == third.upper)
        #expect(Interval(1e308) + Interval(1e308) == Interval(.greatestFiniteMagnitude, .infinity))
        #expect(Interval(1e-300) * Interval(1e-300) == Interval(0, .leastNonzeroMagnitude))
        #expect(Interval(-1e-300) * Interval(1e-300) == Interval(-.leastNonzeroMagnitude, 0))
    }

    @Test("products and quotients of every combination of signs")
    func signs() {
        let samples = [
            Interval(2, 3), Interval(-3, -2), Interval(-2, 3), Interval(0, 3), Interval(-3, 0), Interval(0), .entire,
            Interval(1, .infinity), Interval(-.infinity, -1),
        ]
        func numbers(_ x: Interval) -> [Double] {
            [
                Swift.max(x.lower, -1e9), Swift.min(x.upper, 1e9),
                x.contains(0) ? 0 : Swift.max(-1e9, Swift.min(1e9, x.midpoint)),
            ]
        }
        for a in samples {
            for b in samples {
                for x in numbers(a) {
                    for y in numbers(b) {
                        #expect((a * b).contains(x * y), "\(x) · \(y) of \(a) · \(b) = \(a * b)")
                        #expect((a + b).contains(x + y))
                        #expect((a - b).contains(x - y))
                        if y != 0 { #expect((a / b).contains(x / y), "\(x) / \(y) of \(a) / \(b) = \(a / b)") }
                    }
                }
            }
        }
        #expect(Interval(1, 2) / Interval(0, 4) == Interval(0.25, .infinity))
        #expect(Interval(1, 2) / Interval(-4, 0) == Interval(-.infinity, -0.25))
        #expect(Interval(1, 2) / Interval(-1, 1) == .entire)
        #expect((Interval(1, 2) / Interval(0)).isEmpty)
        #expect(Interval(-2, 1).power(2) == Interval(0, 4))
        #expect(Interval(-2, 1).power(3) == Interval(-8, 1))
    }

    @Test("NaN, infinities and the wrong order make the empty interval, and that stays empty")
    func empty() {
        for interval in [
            Interval(.nan), Interval(.infinity), Interval(-.infinity), Interval(2, 1), Interval(.nan, 1),
            Interval(1, .nan),
        ] {
            #expect(interval == .empty)
            #expect(
                (interval + Interval(1)).isEmpty && (interval * .entire).isEmpty && (Interval(1) / interval).isEmpty)
            #expect((-interval).isEmpty && interval.hull(Interval(3)) == Interval(3) && interval.width == 0)
            #expect(interval.midpoint.isNaN && !interval.contains(0))
        }
        #expect(Interval.entire.midpoint == 0 && Interval(0, .infinity).midpoint.isFinite)
    }

    @Test("every primitive has an interval rule that holds what its kernel gives", arguments: Primitive.all.map(\.name))
    func everyPrimitive(_ name: String) throws {
        let primitive = try #require(Primitive.all.first { $0.name == name })
        let rule = try #require(primitive.interval, "\(name) has no interval rule")
        guard case .elementwise(_, let kernel) = primitive.operation else { return }
        var generator = Generator(seed: 7)
        for _ in 0..<2000 {
            let operands = (0..<3).map { position in
                name == "polygamma" && position == 0
                    ? Interval(Double(generator.next(below: 5))) : generator.interval()
            }
            let enclosures = operands.map { Enclosure($0) }
            let result = rule.body(kernel, enclosures[0], enclosures[1], enclosures[2])
            for sample in 0..<12 {
                let numbers = operands.map { operand in
                    sample == 0
                        ? operand.lower : sample == 1 ? operand.upper : generator.number(in: operand)
                }
                if numbers.contains(where: \.isInfinite) { continue }
                let value = kernel(numbers[0], numbers[1], numbers[2])
                let used = numbers.prefix(primitive.operandCount)
                if value.isFinite {
                    #expect(result.range.contains(value), "\(name)\(used) = \(value) outside of \(result)")
                } else if value.isNaN {
                    #expect(result.domain != .everywhere, "\(name)\(used) is NaN, but \(result)")
                } else {
                    let bound = value > 0 ? result.range.upper : result.range.lower
                    #expect(bound == value || result.domain != .everywhere, "\(name)\(used) = \(value), but \(result)")
                }
            }
        }
    }
}

/// Numbers and intervals of all sizes, with zeros, whole numbers and infinite ends often among them.
struct Generator {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9e37_79b9_7f4a_7c15 | 1 }

    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state &* 0x2545_f491_4f6c_dd1d
    }

    mutating func next(below count: Int) -> Int { Int(next() >> 33) % count }

    mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

    mutating func number() -> Double {
        switch next(below: 10) {
        case 0: [0, -0.0, 1, -1, .pi, -.pi / 2, 0.5, 0x1p-1040, 1e300, -1e300][next(below: 10)]
        case 1, 2: Double(next(below: 13) - 6)
        case 3: (unit() - 0.5) * 1e6
        case 4: unit() * 1e-3
        default: (unit() - 0.5) * 10
        }
    }

    mutating func interval() -> Interval {
        let first = number()
        switch next(below: 8) {
        case 0: return Interval(first)
        case 1: return Interval(first, .infinity)
        case 2: return Interval(-.infinity, first)
        case 3: return Interval(first, first + unit() * 1e-6)
        default:
            let second = number()
            return Interval(Swift.min(first, second), Swift.max(first, second))
        }
    }

    mutating func number(in x: Interval) -> Double {
        let (low, high) = (Swift.max(x.lower, -1e9), Swift.min(x.upper, 1e9))
        if low > high { return x.midpoint }
        return Swift.min(Swift.max(low + (high - low) * unit(), low), high)
    }
}
