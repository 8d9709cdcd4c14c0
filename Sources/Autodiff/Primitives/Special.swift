extension Primitive {
    static let special: [Primitive] = [erf, sigmoid, softplus, gamma, logGamma, polygamma]

    static let erf: Primitive = Primitive(
        "erf", .errorFunction, interval: .increasing(ulps: 2, exactAt: 0, within: .signedUnit)
    ) { t, x, _ in
        t * (Tensor(IrrationalConstant.twoOverRootPi) * exp(-(x * x)))
    }

    static let sigmoid: Primitive = Primitive("sigmoid", .sigmoid, interval: .increasing(ulps: 3, within: .unit)) {
        t, _, y in t * (y * (1 - y))
    }

    static let softplus: Primitive = Primitive("softplus", .softplus, interval: .increasing(ulps: 3, within: .positive))
    { t, x, _ in
        t * sigmoid(x)
    }

    static let gamma: Primitive = Primitive("gamma", .gamma, sampling: 0.2...4, interval: .gamma) { t, x, y in
        t * (y * polygamma(0, x))
    }

    static let logGamma: Primitive = Primitive("logGamma", .logarithmOfGamma, sampling: 0.2...4, interval: .logGamma) {
        t, x, _ in t * polygamma(0, x)
    }

    // The order is a whole number that nothing is derived by.
    static let polygamma: Primitive = Primitive(
        "polygamma", .polygamma, interval: .polygamma, derivatives: { _, _, _, _ in 0 },
        { t, order, x, _ in t * polygamma(order + 1, x) })
}

/// The error function, 2/√π times the integral of e^(−t²) from 0 to x.
public func erf(_ x: Tensor) -> Tensor { Primitive.erf(x) }

/// The logistic function, 1 / (1 + e⁻ˣ).
public func sigmoid(_ x: Tensor) -> Tensor { Primitive.sigmoid(x) }

/// log(1 + eˣ), a smooth max(x, 0), without overflow.
public func softplus(_ x: Tensor) -> Tensor { Primitive.softplus(x) }

/// The gamma function, (x − 1)! continued to all numbers but 0, −1, −2 and so on, where it has poles.
public func gamma(_ x: Tensor) -> Tensor { Primitive.gamma(x) }

/// log |Γ(x)|, without the overflow of gamma; infinite at 0, −1, −2 and so on.
public func logGamma(_ x: Tensor) -> Tensor { Primitive.logGamma(x) }

/// The derivative of `logGamma`; NaN at 0, −1, −2 and so on.
public func digamma(_ x: Tensor) -> Tensor { Primitive.polygamma(0, x) }

/// The derivative of `digamma` of the given order; order 0 is `digamma` itself. At 0, −1, −2 and so on +∞ for odd orders and NaN
/// for even ones. A negative order stops the program.
public func polygamma(_ order: Int, _ x: Tensor) -> Tensor {
    if order < 0 { programmerMistake("polygamma: an order of \(order)") }
    return Primitive.polygamma(Tensor(order), x)
}
