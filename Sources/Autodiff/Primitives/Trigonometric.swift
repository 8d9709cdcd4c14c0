extension Primitive {
    static let trigonometric: [Primitive] = [sin, cos, tan, asin, acos, atan, atan2]

    static let sin: Primitive = Primitive("sin", .sine, symmetry: .odd, interval: .wave(crest: 0.25, exactAt: 0)) {
        t, x, _ in t * cos(x)
    }

    static let cos: Primitive = Primitive("cos", .cosine, symmetry: .even, interval: .wave(crest: 0, exactAt: 0)) {
        t, x, _ in -(t * sin(x))
    }

    static let tan: Primitive = Primitive("tan", .tangent, sampling: -1.3...1.3, interval: .tangent) { t, _, y in
        t * (1 + y * y)
    }

    static let asin: Primitive = Primitive(
        "asin", .arcSine, sampling: -0.9...0.9, interval: .increasing(exactAt: 0, domain: .signedUnit)
    ) { t, x, _ in
        t * reciprocalRoot(oneMinusSquare(x))
    }

    static let acos: Primitive = Primitive(
        "acos", .arcCosine, sampling: -0.9...0.9, interval: .decreasing(exactAt: 1, domain: .signedUnit)
    ) { t, x, _ in
        -(t * reciprocalRoot(oneMinusSquare(x)))
    }

    static let atan: Primitive = Primitive("atan", .arcTangent, interval: .increasing(exactAt: 0)) { t, x, _ in
        t / (1 + x * x)
    }

    static let atan2: Primitive = Primitive(
        "atan2", .arcTangent2, interval: .angle, derivatives: { t, y, x, _ in t * (x / (x * x + y * y)) },
        { t, y, x, _ in -(t * (y / (x * x + y * y))) })
}

/// The sine of an angle in radians.
public func sin(_ x: Tensor) -> Tensor { Primitive.sin(x) }

/// The cosine of an angle in radians.
public func cos(_ x: Tensor) -> Tensor { Primitive.cos(x) }

/// The tangent of an angle in radians.
public func tan(_ x: Tensor) -> Tensor { Primitive.tan(x) }

/// The angle in −π/2…π/2 whose sine is x; NaN outside of −1…1.
public func asin(_ x: Tensor) -> Tensor { Primitive.asin(x) }

/// The angle in 0…π whose cosine is x; NaN outside of −1…1.
public func acos(_ x: Tensor) -> Tensor { Primitive.acos(x) }

/// The angle in −π/2…π/2 whose tangent is x.
public func atan(_ x: Tensor) -> Tensor { Primitive.atan(x) }

/// The angle in −π…π of the point (x, y); note the order of the arguments. Its derivatives at (0, 0) are NaN.
public func atan2(_ y: Tensor, _ x: Tensor) -> Tensor { Primitive.atan2(y, x) }
