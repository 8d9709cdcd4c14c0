extension Primitive {
    static let hyperbolic: [Primitive] = [sinh, cosh, tanh, asinh, acosh, atanh]

    static let sinh: Primitive = Primitive("sinh", .hyperbolicSine, interval: .increasing(ulps: 4, exactAt: 0)) {
        t, x, _ in t * cosh(x)
    }

    static let cosh: Primitive = Primitive("cosh", .hyperbolicCosine, interval: .hyperbolicCosine) { t, x, _ in
        t * sinh(x)
    }

    static let tanh: Primitive = Primitive(
        "tanh", .hyperbolicTangent, symmetry: .odd, interval: .increasing(ulps: 3, exactAt: 0, within: .signedUnit)
    ) { t, _, y in t * (1 - y * y) }

    static let asinh: Primitive = Primitive("asinh", .hyperbolicArcSine, interval: .increasing(ulps: 4, exactAt: 0)) {
        t, x, _ in t / sqrt(x * x + 1)
    }

    static let acosh: Primitive = Primitive(
        "acosh", .hyperbolicArcCosine, sampling: 1.2...4,
        interval: .increasing(ulps: 4, exactAt: 1, domain: Interval(unchecked: 1, .infinity))
    ) { t, x, _ in
        t * reciprocalRoot(squareMinusOne(x))
    }

    static let atanh: Primitive = Primitive(
        "atanh", .hyperbolicArcTangent, sampling: -0.9...0.9,
        interval: .increasing(ulps: 4, exactAt: 0, domain: .signedUnit, pole: true)
    ) { t, x, _ in
        t / oneMinusSquare(x)
    }
}

/// The hyperbolic sine.
public func sinh(_ x: Tensor) -> Tensor { Primitive.sinh(x) }

/// The hyperbolic cosine.
public func cosh(_ x: Tensor) -> Tensor { Primitive.cosh(x) }

/// The hyperbolic tangent.
public func tanh(_ x: Tensor) -> Tensor { Primitive.tanh(x) }

/// The inverse of the hyperbolic sine.
public func asinh(_ x: Tensor) -> Tensor { Primitive.asinh(x) }

/// The inverse of the hyperbolic cosine; NaN below 1.
public func acosh(_ x: Tensor) -> Tensor { Primitive.acosh(x) }

/// The inverse of the hyperbolic tangent; NaN outside of −1…1.
public func atanh(_ x: Tensor) -> Tensor { Primitive.atanh(x) }
