extension Primitive {
    static let rounding: [Primitive] = [floor, ceil, round]

    static let floor: Primitive = Primitive(constant: "floor", .floor, operands: 1)
    static let ceil: Primitive = Primitive(constant: "ceil", .ceiling, operands: 1)
    static let round: Primitive = Primitive(constant: "round", .roundToEven, operands: 1)
}

/// The largest integer that is not above x; its derivative is 0 everywhere.
public func floor(_ x: Tensor) -> Tensor { Primitive.floor(x) }

/// The smallest integer that is not below x; its derivative is 0 everywhere.
public func ceil(_ x: Tensor) -> Tensor { Primitive.ceil(x) }

/// The nearest integer, of two equally near ones the even one, as in JAX; its derivative is 0 everywhere.
public func round(_ x: Tensor) -> Tensor { Primitive.round(x) }
