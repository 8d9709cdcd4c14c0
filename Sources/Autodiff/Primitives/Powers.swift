extension Primitive {
    static let powers: [Primitive] = [sqrt, cbrt, pow, hypot]

    static let sqrt: Primitive = Primitive("sqrt", .squareRoot, sampling: 0.1...4, interval: .squareRoot) { t, _, y in
        t * (0.5 / y)
    }

    static let cbrt: Primitive = Primitive(
        "cbrt", .cubeRoot, sampling: 0.1...4, interval: .increasing(ulps: 8, exactAt: 0)
    ) { t, _, y in t * Autodiff.pow(y, -2) / 3 }

    static let pow: Primitive = Primitive(
        "pow", .power, sampling: 0.2...2.5, interval: .power,
        derivatives: { t, x, y, _ in t * (y * pow(baseForSlope(x, y), y - 1)) },
        { t, x, _, z in t * (Autodiff.log(Autodiff.select(x .== 0, 1, x)) * z) })

    /// The base, but 1 where base and exponent are 0: y·xʸ⁻¹ is then 0 · ∞, and x⁰ has the slope 0.
    private static func baseForSlope(_ x: Tensor, _ y: Tensor) -> Tensor {
        if case .scalar(let exponent) = y.storage, exponent != 0 { return x }
        return Autodiff.select((x .== 0) .& (y .== 0), 1, x)
    }

    static let hypot: Primitive = Primitive(
        "hypot", .hypotenuse, interval: .hypotenuse, derivatives: { t, x, _, z in t * (x / z) },
        { t, _, y, z in t * (y / z) })
}

/// The square root; NaN below 0. Its derivative at 0 is infinite.
public func sqrt(_ x: Tensor) -> Tensor { Primitive.sqrt(x) }

/// The cube root, of negative numbers too. Its derivative at 0 is infinite.
public func cbrt(_ x: Tensor) -> Tensor { Primitive.cbrt(x) }

/// √(x² + y²) without undue overflow. Its derivative at (0, 0) is NaN.
public func hypot(_ x: Tensor, _ y: Tensor) -> Tensor { Primitive.hypot(x, y) }

/// x to the power of a whole number, by multiplications; a negative power is one over the positive one.
///
/// ```swift
/// pow(sin(x), 2)
/// ```
/// A function and not an operator `**`: Swift's prefix minus binds tighter than any operator between two operands, so
/// `exp(-x ** 2)` would mean e to the +x².
public func pow(_ x: Tensor, _ exponent: Int) -> Tensor {
    if exponent == 0 { return Primitive.repeated(1, to: x.shape) }
    if x.trace != nil, (-Int.max + 1 ... -2).contains(exponent) { return Primitive.reciprocalPower(exponent)(x) }
    var remaining = exponent.magnitude
    var square = x
    var result: Tensor?
    while true {
        if remaining & 1 == 1 { result = result.map { $0 * square } ?? square }
        remaining >>= 1
        if remaining == 0 { break }
        square = square * square
    }
    let power = result ?? x
    return exponent < 0 ? 1 / power : power
}

/// x to the power y. A negative x needs a whole y, else the result is NaN.
///
/// The derivative by x is y·xʸ⁻¹, 0 where y is 0; the derivative by y is log(x)·xʸ, 0 where x is 0 and NaN for negative x.
public func pow(_ x: Tensor, _ y: Tensor) -> Tensor { Primitive.pow(x, y) }

/// x to the power of a number; whole numbers up to 64 go by multiplications.
@_disfavoredOverload
public func pow(_ x: Tensor, _ exponent: Double) -> Tensor {
    if let whole = Int(exactly: exponent), whole.magnitude <= 64 { return pow(x, whole) }
    return Primitive.pow(x, Tensor(exponent))
}
