extension Primitive {
    static let special: [Primitive] = [erf, sigmoid, softplus]

    static let erf: Primitive = Primitive("erf", .errorFunction) { t, x, _ in
        t * (1.128379167095512574 * exp(-(x * x)))  // 2/√π
    }

    static let sigmoid: Primitive = Primitive("sigmoid", .sigmoid) { t, _, y in t * (y * (1 - y)) }

    static let softplus: Primitive = Primitive("softplus", .softplus) { t, x, _ in t * sigmoid(x) }
}

/// The error function, 2/√π times the integral of e^(−t²) from 0 to x.
public func erf(_ x: Tensor) -> Tensor { Primitive.erf(x) }

/// The logistic function, 1 / (1 + e⁻ˣ).
public func sigmoid(_ x: Tensor) -> Tensor { Primitive.sigmoid(x) }

/// log(1 + eˣ), a smooth max(x, 0), without overflow.
public func softplus(_ x: Tensor) -> Tensor { Primitive.softplus(x) }
