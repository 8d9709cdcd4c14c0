extension Primitive {
    static let rounding: [Primitive] = [floor, ceil, round, remainder]

    static let floor: Primitive = Primitive(constant: "floor", .floor, operands: 1, interval: .steps)
    static let ceil: Primitive = Primitive(constant: "ceil", .ceiling, operands: 1, interval: .steps)
    static let round: Primitive = Primitive(constant: "round", .roundToEven, operands: 1, interval: .steps)

    static let remainder: Primitive = Primitive(
        "remainder", .remainder, interval: .remainder, derivatives: { t, _, _, _ in t },
        { t, x, y, z in -(t * round((x - z) / y)) })
}

/// The largest integer that is not above x; its derivative is 0 everywhere.
public func floor(_ x: Tensor) -> Tensor { Primitive.floor(x) }

/// The smallest integer that is not below x; its derivative is 0 everywhere.
public func ceil(_ x: Tensor) -> Tensor { Primitive.ceil(x) }

/// The nearest integer, of two equally near ones the even one, as in JAX; its derivative is 0 everywhere.
public func round(_ x: Tensor) -> Tensor { Primitive.round(x) }

/// x − y·⌊x/y⌋: what is left of x after whole multiples of y, between 0 and y, with y's sign, as in JAX and Python.
///
/// `remainder(-1, 3)` is 2. NaN where y is 0. The derivatives are those between the jumps: 1 by x, −⌊x/y⌋ by y.
public func remainder(_ x: Tensor, _ y: Tensor) -> Tensor { Primitive.remainder(x, y) }
