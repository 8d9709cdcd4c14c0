/// Arithmetic rounded down or up: the largest double not above the exact result, or the smallest not below.
///
/// The processor's rounding mode stays as it is. A correctly rounded result is off by an amount whose sign the error-free
/// transformations give (Knuth's for sums; for products, quotients and roots one fused multiply-add), so that results that
/// are exact stay as they are: x² − 1 at 1 is 0, and its square root is defined.
enum Directed {
    // Below this the error term itself may be lost to underflow.
    private static let tiny = 0x1p-960

    @inline(__always)
    static func sumDown(_ a: Double, _ b: Double) -> Double {
        let sum = a + b
        if !sum.isFinite { return sum > 0 && a.isFinite && b.isFinite ? .greatestFiniteMagnitude : sum }
        // Where the error overflows to NaN the comparison fails and the result is rounded.
        return sumError(a, b, sum) >= 0 ? sum : sum.nextDown
    }

    @inline(__always)
    static func sumUp(_ a: Double, _ b: Double) -> Double { -sumDown(-a, -b) }

    @inline(__always)
    private static func sumError(_ a: Double, _ b: Double, _ sum: Double) -> Double {
        let second = sum - a
        return (a - (sum - second)) + (b - second)
    }

    /// Zero times infinity is zero: infinity is an end that no number of the interval reaches.
    @inline(__always)
    static func productDown(_ a: Double, _ b: Double) -> Double {
        if a == 0 || b == 0 { return 0 }
        let product = a * b
        if !product.isFinite { return product > 0 && a.isFinite && b.isFinite ? .greatestFiniteMagnitude : product }
        if Swift.abs(product) < tiny { return (a > 0) == (b > 0) ? Swift.max(0, product.nextDown) : product.nextDown }
        return (-product).addingProduct(a, b) >= 0 ? product : product.nextDown
    }

    @inline(__always)
    static func productUp(_ a: Double, _ b: Double) -> Double { -productDown(-a, b) }

    /// - Parameter b: not zero.
    @inline(__always)
    static func quotientDown(_ a: Double, _ b: Double) -> Double {
        if a == 0 { return 0 }
        let quotient = a / b
        if !quotient.isFinite { return quotient > 0 && a.isFinite ? .greatestFiniteMagnitude : quotient }
        if b.isInfinite { return 0 }
        if Swift.abs(quotient) < tiny || Swift.abs(a) < tiny {
            return (a > 0) == (b > 0) ? Swift.max(0, quotient.nextDown) : quotient.nextDown
        }
        let rest = a.addingProduct(-quotient, b)
        return rest == 0 || (rest > 0) == (b > 0) ? quotient : quotient.nextDown
    }

    @inline(__always)
    static func quotientUp(_ a: Double, _ b: Double) -> Double { -quotientDown(-a, b) }

    /// - Parameter x: not negative.
    static func rootDown(_ x: Double) -> Double {
        let root = x.squareRoot()
        if x == 0 || x.isInfinite { return root }
        return x > tiny && x.addingProduct(-root, root) >= 0 ? root : root.nextDown
    }

    /// - Parameter x: not negative.
    static func rootUp(_ x: Double) -> Double {
        let root = x.squareRoot()
        if x == 0 || x.isInfinite { return root }
        return x > tiny && x.addingProduct(-root, root) <= 0 ? root : root.nextUp
    }

    /// A number that is not above any that `value` approximates to so many units of the last place.
    @inline(__always)
    static func below(_ value: Double, ulps: Double) -> Double {
        if value.isInfinite { return value > 0 ? 0x1.fffffffffff00p1023 : value }
        // 2⁻⁵² times a number is at least its unit of the last place.
        return value - (Swift.abs(value) * (ulps * 0x1p-52) + ulps * .leastNonzeroMagnitude)
    }

    @inline(__always)
    static func above(_ value: Double, ulps: Double) -> Double { -below(-value, ulps: ulps) }
}
