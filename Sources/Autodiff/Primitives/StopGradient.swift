extension Primitive {
    static let stopGradient: Primitive = Primitive(
        constant: "stopGradient", .copy, operands: 1, interval: .detached)
}

/// x itself, but a constant to derivatives of every kind and order.
///
/// ```swift
/// grad { x in x * stopGradient(x) }(3)    // 3, not 6
/// ```
public func stopGradient(_ x: Tensor) -> Tensor { Primitive.stopGradient(x) }
