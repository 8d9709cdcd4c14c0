import CVectorMath

extension IntervalRule {
    static let division: IntervalRule = .binary { _, x, y in
        Enclosure(x / y, y.contains(0) ? .pole : [])
    }

    static let squareRoot: IntervalRule = .unary { _, x in
        if x.upper < 0 { return .nowhere }
        return Enclosure(
            Interval(unchecked: Directed.rootDown(Swift.max(0, x.lower)), Directed.rootUp(x.upper)),
            x.lower < 0 ? .undefined : [])
    }

    static let hypotenuse: IntervalRule = .binary { kernel, x, y in
        let (x, y) = (x.magnitude, y.magnitude)
        return Enclosure(
            Interval(
                unchecked: Swift.max(0, Directed.below(kernel(x.lower, y.lower, 0), ulps: 1)),
                Directed.above(kernel(x.upper, y.upper, 0), ulps: 1)))
    }

    /// Monotone in each operand on either side of the cut, so bounds are found at corners.
    static let angle: IntervalRule = .binary { kernel, y, x in
        // The signs of zeros count for the kernel: those of −0 are on the cut's other side.
        if x.lower < 0 && y.contains(0) || x.contains(0) && y.contains(0) {
            let isRight = x.lower >= 0
            let bound = isRight ? Double.pi / 2 : Double.pi
            let range = Interval(unchecked: Directed.below(-bound, ulps: 1), Directed.above(bound, ulps: 1))
            let isOrigin = x.isPoint && y.isPoint && x.lower == 0 && isRight
            return Enclosure(range, isOrigin ? [] : .discontinuous)
        }
        return Enclosure(corners(kernel, y, x, ulps: 1))
    }

    /// The hull of a function's values at the four corners.
    private static func corners(_ kernel: VectorScalar, _ x: Interval, _ y: Interval, ulps: Double) -> Interval {
        let (a, b) = (kernel(x.lower, y.lower, 0), kernel(x.lower, y.upper, 0))
        let (c, d) = (kernel(x.upper, y.lower, 0), kernel(x.upper, y.upper, 0))
        return Interval(
            unchecked: Directed.below(Swift.min(Swift.min(a, b), Swift.min(c, d)), ulps: ulps),
            Directed.above(Swift.max(Swift.max(a, b), Swift.max(c, d)), ulps: ulps))
    }

    static let power: IntervalRule = .binary { kernel, x, y in
        if y.isPoint && y.lower == 0 { return Enclosure(Interval(1)) }
        if y.isPoint && y.lower == 1 { return Enclosure(x) }
        if x.lower > 0 { return Enclosure(positivePower(kernel, x, y)) }
        if y.isPoint, y.lower == y.lower.rounded() { return wholePower(kernel, x, y.lower) }
        let ofPositive = powerFromZero(kernel, x.intersection(Interval(unchecked: 0, .infinity)), y)
        if x.lower == 0 || y.isPoint {
            return Enclosure(ofPositive.range, x.lower < 0 ? ofPositive.doubts.union(.undefined) : ofPositive.doubts)
        }
        // A negative base has powers where the exponent is whole.
        if y.lower.rounded(.up) > y.upper { return Enclosure(ofPositive.range, ofPositive.doubts.union(.undefined)) }
        let size = powerFromZero(kernel, (-x).intersection(Interval(unchecked: 0, .infinity)), y).range
        return Enclosure(ofPositive.range.hull(size).hull(-size), .pole)
    }

    /// y·log x has its bounds at corners, and so has its exponential.
    private static func positivePower(_ kernel: VectorScalar, _ x: Interval, _ y: Interval) -> Interval {
        corners(kernel, x, y, ulps: 1).intersection(Interval(unchecked: 0, .infinity))
    }

    /// For a base from 0 on, or the empty interval.
    private static func powerFromZero(_ kernel: VectorScalar, _ x: Interval, _ y: Interval) -> Enclosure {
        if x.isEmpty { return .nowhere }
        if x.lower > 0 { return Enclosure(positivePower(kernel, x, y)) }
        if x.upper == 0 && y.upper < 0 { return .nowhere }
        let range = positivePower(kernel, Interval(unchecked: 0, x.upper), y)
        let doubts: Enclosure.Doubts = y.lower < 0 ? .pole : y.lower == 0 ? .discontinuous : []
        return Enclosure(range, doubts)
    }

    /// A whole exponent but 0, and a base that has zero or negative members.
    private static func wholePower(_ kernel: VectorScalar, _ x: Interval, _ exponent: Double) -> Enclosure {
        let isOdd = exponent.truncatingRemainder(dividingBy: 2) != 0
        let hasZero = x.contains(0)
        if exponent < 0 && x.isPoint && hasZero { return .nowhere }
        func value(_ base: Double) -> Double { kernel(base, exponent, 0) }
        if exponent > 0 {
            if isOdd {
                return Enclosure(
                    Interval(
                        unchecked: Directed.below(value(x.lower), ulps: 1), Directed.above(value(x.upper), ulps: 1)))
            }
            let size = x.magnitude
            return Enclosure(
                Interval(
                    unchecked: size.lower == 0 ? 0 : Directed.below(value(size.lower), ulps: 1),
                    Directed.above(value(size.upper), ulps: 1)))
        }
        if isOdd && hasZero {
            if x.lower < 0 && x.upper > 0 { return Enclosure(.entire, .pole) }
            if x.upper == 0 {
                return Enclosure(Interval(unchecked: -.infinity, Directed.above(value(x.lower), ulps: 1)), .pole)
            }
            return Enclosure(Interval(unchecked: Directed.below(value(x.upper), ulps: 1), .infinity), .pole)
        }
        if isOdd {
            return Enclosure(
                Interval(unchecked: Directed.below(value(x.upper), ulps: 1), Directed.above(value(x.lower), ulps: 1)))
        }
        let size = x.magnitude
        return Enclosure(
            Interval(
                unchecked: Swift.max(0, Directed.below(value(size.upper), ulps: 1)),
                hasZero ? .infinity : Directed.above(value(size.lower), ulps: 1)), hasZero ? .pole : [])
    }
}
