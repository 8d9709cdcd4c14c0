/// All real numbers from one double to another: what a quantity can be when it is known to be between the two.
///
/// ```swift
/// let x = Interval(0.1, 0.3)
/// x * x - 1        // contains y · z − 1 for every y and z of x, whatever the rounding
/// ```
/// Arithmetic is rounded outwards, to the nearest doubles that still enclose every result. An end may be infinite; infinity
/// itself is never a member. The empty interval says that there is no number at all; whatever is computed from it is empty.
public struct Interval: Sendable, Hashable {
    /// The smallest member; −∞ if there is none; +∞ for the empty interval.
    public let lower: Double

    /// The largest member; +∞ if there is none; −∞ for the empty interval.
    public let upper: Double

    @inline(__always)
    init(unchecked lower: Double, _ upper: Double) {
        self.lower = lower
        self.upper = upper
    }

    /// The numbers from `lower` to `upper`; empty where these are NaN, in the wrong order or both the same infinity.
    public init(_ lower: Double, _ upper: Double) {
        let isInterval = lower <= upper && lower < .infinity && upper > -.infinity
        self.init(unchecked: isInterval ? lower : .infinity, isInterval ? upper : -.infinity)
    }

    /// One number alone; empty for infinities and NaN.
    public init(_ number: Double) { self.init(number, number) }

    /// A range's numbers.
    public init(_ range: ClosedRange<Double>) { self.init(range.lowerBound, range.upperBound) }

    /// No number.
    public static let empty = Interval(unchecked: .infinity, -.infinity)

    /// All numbers.
    public static let entire = Interval(unchecked: -.infinity, .infinity)

    /// Whether there is no number in it.
    public var isEmpty: Bool { lower > upper }

    /// Whether both ends are finite, so that every member's size is known.
    public var isBounded: Bool { lower > -.infinity && upper < .infinity }

    /// Whether it holds one number alone.
    public var isPoint: Bool { lower == upper }

    /// The distance between the ends, rounded up; 0 for a point and for the empty interval.
    public var width: Double { isEmpty ? 0 : Directed.sumUp(upper, -lower) }

    /// A member near the middle, finite whatever the ends; NaN for the empty interval.
    public var midpoint: Double {
        if isEmpty { return .nan }
        if lower == -upper { return 0 }
        let (low, high) = (
            Swift.max(lower, -.greatestFiniteMagnitude), Swift.min(upper, .greatestFiniteMagnitude)
        )
        return Swift.min(Swift.max(0.5 * low + 0.5 * high, low), high)
    }

    /// Whether the number is a member. NaN and infinities never are.
    public func contains(_ number: Double) -> Bool { lower <= number && number <= upper && number.isFinite }

    /// Whether every member of the other interval is one of this.
    public func contains(_ other: Interval) -> Bool { other.isEmpty || lower <= other.lower && other.upper <= upper }

    /// The smallest interval that contains both.
    public func hull(_ other: Interval) -> Interval {
        // The ends of the empty interval lose every comparison.
        Interval(unchecked: Swift.min(lower, other.lower), Swift.max(upper, other.upper))
    }

    /// The numbers that are members of both.
    public func intersection(_ other: Interval) -> Interval {
        let (low, high) = (Swift.max(lower, other.lower), Swift.min(upper, other.upper))
        return low <= high ? Interval(unchecked: low, high) : .empty
    }
}

extension Interval {
    @inline(__always)
    public static func + (a: Interval, b: Interval) -> Interval {
        if a.isEmpty || b.isEmpty { return .empty }
        return Interval(unchecked: Directed.sumDown(a.lower, b.lower), Directed.sumUp(a.upper, b.upper))
    }

    @inline(__always)
    public static func - (a: Interval, b: Interval) -> Interval { a + -b }

    @inline(__always)
    public static prefix func - (a: Interval) -> Interval { Interval(unchecked: -a.upper, -a.lower) }

    public static func * (a: Interval, b: Interval) -> Interval {
        if a.isEmpty || b.isEmpty { return .empty }
        if a.lower < 0 && a.upper <= 0 { return -(-a * b) }
        if b.lower < 0 && b.upper <= 0 { return -(a * -b) }
        // From here both have positive members, or are zero.
        if a.lower >= 0 {
            return Interval(
                unchecked: Directed.productDown(b.lower >= 0 ? a.lower : a.upper, b.lower),
                Directed.productUp(a.upper, b.upper))
        }
        if b.lower >= 0 {
            return Interval(
                unchecked: Directed.productDown(a.lower, b.upper), Directed.productUp(a.upper, b.upper))
        }
        return Interval(
            unchecked: Swift.min(Directed.productDown(a.lower, b.upper), Directed.productDown(a.upper, b.lower)),
            Swift.max(Directed.productUp(a.lower, b.lower), Directed.productUp(a.upper, b.upper)))
    }

    /// The quotients by every divisor but zero. A divisor that has zero inside and others around gives the entire line,
    /// zero alone gives the empty interval.
    public static func / (a: Interval, b: Interval) -> Interval {
        if a.isEmpty || b.isEmpty || b.lower == 0 && b.upper == 0 { return .empty }
        if b.lower < 0 && b.upper > 0 { return a.lower == 0 && a.upper == 0 ? a : .entire }
        if b.upper <= 0 { return -(a / -b) }
        // From here the divisor is positive but for a zero at its lower end.
        let lower =
            a.lower >= 0
            ? Directed.quotientDown(a.lower, b.upper)
            : b.lower == 0 ? -.infinity : Directed.quotientDown(a.lower, b.lower)
        let upper =
            a.upper <= 0
            ? Directed.quotientUp(a.upper, b.upper) : b.lower == 0 ? .infinity : Directed.quotientUp(a.upper, b.lower)
        return Interval(unchecked: lower, upper)
    }

    /// The magnitudes of the members.
    var magnitude: Interval {
        if lower >= 0 || isEmpty { return self }
        return upper <= 0 ? -self : Interval(unchecked: 0, Swift.max(-lower, upper))
    }

    /// The power with a positive whole exponent, without the widening of repeated products where the base changes its sign.
    ///
    /// The order of the multiplications is that of `pow(_: Tensor, _: Int)`, so that its rounded results are enclosed as well.
    func power(_ exponent: Int) -> Interval {
        if isEmpty { return self }
        let isOdd = exponent & 1 == 1
        if isOdd && lower < 0 && upper <= 0 { return -((-self).power(exponent)) }
        if isOdd && lower < 0 {
            return Interval(
                unchecked: -Interval(unchecked: 0, -lower).power(exponent).upper,
                Interval(unchecked: 0, upper).power(exponent).upper)
        }
        var square = magnitude
        var result = Interval(unchecked: 1, 1)
        var remaining = exponent
        while true {
            if remaining & 1 == 1 { result = result.productOfPositive(square) }
            remaining >>= 1
            if remaining == 0 { return result }
            square = square.productOfPositive(square)
        }
    }

    private func productOfPositive(_ other: Interval) -> Interval {
        Interval(
            unchecked: Directed.productDown(lower, other.lower), Directed.productUp(upper, other.upper))
    }
}

extension Interval: CustomStringConvertible {
    public var description: String { isEmpty ? "empty" : "[\(lower), \(upper)]" }
}
