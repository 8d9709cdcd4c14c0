/// The value of an integral with a bound of its error.
public struct Integral: Sendable, Hashable {
    /// NaN where the function lacks a value on a part of the range, or where the integral has none.
    public var value: Double
    /// How far the value may be away from the integral, rounding included; infinite where that is not known.
    public var error: Double
    /// Whether the error is a bound that holds, rather than what two formulas differ by.
    public var isProven: Bool
    /// How often values or bounds were asked for.
    public var evaluations: Int
}

/// The integral of a function over a range, with a bound of its error.
///
/// ```swift
/// let area = integral(of: { x in exp(-x * x) }, over: -2...2)
/// print(area.value, area.error, area.isProven)  // 1.7641627815248… to within 2e-10, proven
/// ```
/// Of each part of half width h around m the integral is 2h·f(m) + h³/3·f″(m) + h⁵/60·f⁗(ξ) with ξ somewhere in the part: Taylor's
/// theorem, whose terms are enclosed by bounds of f and its derivatives (Moore 1966, Interval Analysis, chapter 8). Parts with the
/// widest enclosures are halved until all of them together are narrow enough. At corners, jumps and vertical tangents, where
/// derivatives have no bounds, those of f do.
///
/// Where f itself has none, as 1/√x at 0 or sin x / x at 0, and where it computes with vectors, an adaptive Gauss-Kronrod formula
/// of 15 points takes over, and its estimate of the error is not proven. An integral that does not converge, as of 1/x over
/// `0...1`, and one over places where f has no value, as √x over `-1...1`, is NaN.
///
/// - Parameters:
///   - f: A function of one number.
///   - range: From where to where. Ends that are infinite give NaN.
///   - tolerance: How large the error may be beside the sum of the parts' magnitudes. A budget of bounds may end the search
///     before; then `error` is larger.
public func integral(
    of f: (Tensor) -> Tensor, over range: ClosedRange<Double>, tolerance: Double = 1e-10
) -> Integral {
    let domain = Interval(range)
    guard domain.isBounded, domain.width.isFinite else {
        return Integral(value: .nan, error: .infinity, isProven: false, evaluations: 0)
    }
    if domain.isPoint { return Integral(value: 0, error: 0, isProven: true, evaluations: 0) }
    let tolerance = Swift.max(tolerance, 1e-14)
    if let bounds = CriticalPointSearch.bounds(of: f, over: domain) {
        var enclosed = EnclosedIntegral(bounds, over: domain)
        return enclosed.sum(tolerance: tolerance) { f(Tensor($0)) }
    }
    return GaussKronrod.integral(over: domain, tolerance: tolerance) { f(Tensor($0)) }
}

/// The length of a function's curve over a range, with a bound of its error.
///
/// ```swift
/// arcLength(of: { x in x * x }, over: 0...1).value  // 1.4789428575…
/// ```
/// It is the integral of √(1 + f′²); see ``integral(of:over:tolerance:)``. A jump adds nothing.
public func arcLength(
    of f: @escaping (Tensor) -> Tensor, over range: ClosedRange<Double>, tolerance: Double = 1e-10
) -> Integral {
    let probe = f(Tensor(range.lowerBound / 2 + range.upperBound / 2))
    // What is no number has no derivative either.
    guard probe.count == 1 else {
        return Integral(value: .nan, error: .infinity, isProven: false, evaluations: 1)
    }
    let slope = grad(f)
    return integral(of: { x in sqrt(1 + pow(slope(x), 2)) }, over: range, tolerance: tolerance)
}
