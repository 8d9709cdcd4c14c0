extension Primitive {
    static let arithmetic: [Primitive] = [add, subtract, multiply, divide, negate, abs, sign]

    static let add: Primitive = Primitive(
        "add", .add, isLinear: true, interval: .binary { Enclosure($1 + $2) },
        derivatives: { t, _, _, _ in t }, { t, _, _, _ in t })

    static let subtract: Primitive = Primitive(
        "subtract", .subtract, isLinear: true, interval: .binary { Enclosure($1 - $2) },
        derivatives: { t, _, _, _ in t }, { t, _, _, _ in -t })

    static let multiply: Primitive = Primitive(
        "multiply", .multiply, interval: .binary { Enclosure($1 * $2) },
        derivatives: { t, _, y, _ in t * y }, { t, x, _, _ in t * x })

    static let divide: Primitive = Primitive(
        "divide", .divide, interval: .division, derivatives: { t, _, y, _ in t / y }, { t, _, y, z in -(t * z / y) })

    static let negate: Primitive = Primitive("negate", .negate, isLinear: true, interval: .unary { Enclosure(-$1) }) {
        t, _, _ in -t
    }

    static let abs: Primitive = Primitive("abs", .absoluteValue, symmetry: .even, interval: .magnitude) { t, x, _ in
        t * sign(x)
    }

    static let sign: Primitive = Primitive(constant: "sign", .sign, operands: 1, interval: .sign)
}

/// The magnitude |x|. Its derivative at 0 is 0.
public func abs(_ x: Tensor) -> Tensor { Primitive.abs(x) }

/// −1, 0 or 1, with the sign of x; its derivative is 0 everywhere.
public func sign(_ x: Tensor) -> Tensor { Primitive.sign(x) }
