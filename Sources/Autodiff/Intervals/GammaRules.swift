import CVectorMath

/// The gamma function between two neighbouring poles, where its logarithm is convex: bounds from above are at the ends, bounds
/// from below on the tangents there.
private struct GammaPiece {
    let lower, upper: Double
    let isNegative: Bool

    // Twice the kernels' error and more, so that it also makes up for a kernel that is not monotone to the last bit.
    static let ulps = 2.0

    /// Nil where a pole lies inside of the interval.
    init?(_ x: Interval) {
        (lower, upper) = (x.lower, x.upper)
        let piece = x.lower.rounded(.down)
        if x.lower < 0 && x.upper > piece + 1 || x.lower == -.infinity { return nil }
        isNegative = x.lower < 0 && piece.truncatingRemainder(dividingBy: 2) != 0
    }

    private static func isPole(_ x: Double) -> Bool { x <= 0 && x == x.rounded() }

    var touchesPole: Bool { Self.isPole(lower) || Self.isPole(upper) }

    private func slope(_ x: Double) -> Double { vectorScalar(.polygamma)(0, x, 0) }

    /// How far log |Γ| falls at most from the lower end, and from the upper one, on the way to its minimum.
    private var falls: (Double, Double) {
        let width = Directed.sumUp(upper, -lower)
        let fromLower = Self.isPole(lower) ? .infinity : Swift.max(0, 1e-14 - slope(lower))
        let fromUpper = Self.isPole(upper) ? .infinity : Swift.max(0, 1e-14 + slope(upper))
        return (Directed.productUp(fromLower * (1 + 1e-14), width), Directed.productUp(fromUpper * (1 + 1e-14), width))
    }

    /// Bounds of |Γ|, by its kernel.
    func magnitude(_ kernel: VectorScalar) -> Interval {
        func size(_ x: Double) -> Double { Self.isPole(x) ? .infinity : Swift.abs(kernel(x, 0, 0)) }
        let (first, second) = (size(lower), size(upper))
        let (fromLower, fromUpper) = falls
        func lowest(_ size: Double, _ fall: Double) -> Double {
            if fall == .infinity { return 0 }
            let factor = fall == 0 ? 1 : Directed.below(vectorScalar(.exponential)(-fall, 0, 0), ulps: 2)
            return Directed.below(size, ulps: Self.ulps) * factor * (1 - 0x1p-50)
        }
        let lowest = Swift.max(lowest(first, fromLower), lowest(second, fromUpper))
        // The minimum over all positive numbers, at 1.46163….
        return Interval(
            unchecked: lower >= 0 ? Swift.max(0x1.c56dc82a74aeep-1, lowest) : Swift.max(0, lowest),
            Directed.above(Swift.max(first, second), ulps: Self.ulps))
    }

    /// Bounds of log |Γ|, by its kernel.
    func logarithm(_ kernel: VectorScalar) -> Interval {
        func value(_ x: Double) -> Double { Self.isPole(x) ? .infinity : kernel(x, 0, 0) }
        let (first, second) = (value(lower), value(upper))
        let (fromLower, fromUpper) = falls
        func lowest(_ value: Double, _ fall: Double) -> Double {
            fall == .infinity ? -.infinity : Directed.sumDown(Directed.below(value, ulps: Self.ulps), -fall) - slack
        }
        let lowest = Swift.max(lowest(first, fromLower), lowest(second, fromUpper))
        return Interval(
            unchecked: lower >= 0 ? Swift.max(-0x1.f19b9bcc38a43p-4, lowest) : lowest,
            Directed.above(Swift.max(first, second), ulps: Self.ulps) + slack)
    }

    /// Near its zeros between negative poles the kernel's error is an absolute one.
    private var slack: Double { lower < 0 ? 0x1p-58 : 0 }
}

extension IntervalRule {
    static let gamma: IntervalRule = .unary { kernel, x in
        guard let piece = GammaPiece(x) else { return Enclosure(.entire, .pole) }
        if x.isPoint && piece.touchesPole { return .nowhere }
        let size = piece.magnitude(kernel)
        return Enclosure(piece.isNegative ? -size : size, piece.touchesPole ? .pole : [])
    }

    static let logGamma: IntervalRule = .unary { kernel, x in
        guard let piece = GammaPiece(x) else { return Enclosure(.entire, .pole) }
        if x.isPoint && piece.touchesPole { return .nowhere }
        return Enclosure(piece.logarithm(kernel), piece.touchesPole ? .pole : [])
    }

    /// Of even order increasing between poles; of odd order positive, and decreasing for positive numbers.
    static let polygamma: IntervalRule = .binary { kernel, order, x in
        guard order.isPoint, let piece = GammaPiece(x) else { return Enclosure(.entire, .pole) }
        if x.isPoint && piece.touchesPole { return .nowhere }
        let isOdd = order.lower.truncatingRemainder(dividingBy: 2) != 0
        func value(_ x: Double) -> Double { kernel(order.lower, x, 0) }
        // Where terms of different signs cancel, the error is measured by the terms: up to n!·2ⁿ⁺¹ between two poles. Order 0 is
        // computed with twice the digits.
        var slack = 0x1p-48
        let ulps = order.lower == 0 ? 6.0 : 32
        if order.lower == 0 {
            slack = 0x1p-57
        } else if x.lower < 0 {
            for factor in stride(from: 1, through: order.lower + 1, by: 1) { slack *= 2 * Swift.max(1, factor - 1) }
        } else if order.lower > 0 {
            slack = 0
        }
        func below(_ value: Double) -> Double { Directed.below(value, ulps: ulps) - slack }
        func above(_ value: Double) -> Double { Directed.above(value, ulps: ulps) + slack }
        let (first, second) = (value(x.lower), value(x.upper))
        let isPole = (x.lower <= 0 && x.lower == x.lower.rounded(), x.upper <= 0 && x.upper == x.upper.rounded())
        let range: Interval
        if !isOdd {
            range = Interval(
                unchecked: isPole.0 ? -.infinity : below(first), isPole.1 ? .infinity : above(second))
        } else if x.lower >= 0 {
            range = Interval(unchecked: Swift.max(0, below(second)), isPole.0 ? .infinity : above(first))
        } else {
            let highest = isPole.0 || isPole.1 ? .infinity : above(Swift.max(first, second))
            range = Interval(unchecked: x.isPoint ? Swift.max(0, below(first)) : 0, highest)
        }
        return Enclosure(range, piece.touchesPole ? .pole : [])
    }
}
