/// A function that acts element by element, with a derivative of your own in place of the one that follows from its source.
///
/// ```swift
/// let smoothAbs = customDerivative({ abs($0) }) { x, y in tanh(10 * x) }
/// grad(smoothAbs)(0.01)
/// ```
/// The rule gets the argument and the value, and gives the derivative of every element; it serves forward and reverse mode,
/// and higher orders differentiate the rule itself. Under `vmap` and `compile` both are staged like any other code.
public func customDerivative(
    _ f: @escaping (Tensor) -> Tensor, derivative: @escaping (_ x: Tensor, _ y: Tensor) -> Tensor
) -> (Tensor) -> Tensor {
    // The primitive is used by the one thread that runs the transform in which it is made.
    nonisolated(unsafe) let (f, derivative) = (f, derivative)
    return { x in
        if x.trace == nil { return f(x) }
        @Sendable func slope(_ x: Tensor, _ y: Tensor) -> Tensor {
            let slope = derivative(x, y)
            if slope.shape.broadcast(with: x.shape) != x.shape {
                programmerMistake(
                    "customDerivative: the derivative has shape \(slope.shape) for an argument of shape \(x.shape)")
            }
            return slope
        }
        let primitive = Primitive(inlined: "customDerivative", isPointwise: true) { operands in
            Primitive.detached(f(operands.first))
        } pullback: { t, operands, y, _ in
            t * slope(operands.first, y)
        } pushforward: { tangents, operands, y in
            (tangents[0] ?? 0) * slope(operands.first, y)
        }
        return primitive(x)
    }
}

/// A function with a pullback of your own: what the cotangent of its value means for its argument.
///
/// ```swift
/// let clipped = customVJP({ $0 }) { t, x, y in clamp(t, -1, 1) }    // gradients no larger than 1 go back through it
/// ```
/// The rule gets the value's cotangent, the argument and the value, and gives a tensor of the argument's shape. Forward mode
/// differentiates the function's own source.
public func customVJP(
    _ f: @escaping (Tensor) -> Tensor,
    pullback: @escaping (_ cotangent: Tensor, _ x: Tensor, _ y: Tensor) -> Tensor
) -> (Tensor) -> Tensor {
    nonisolated(unsafe) let (f, pullback) = (f, pullback)
    return { x in
        if x.trace == nil { return f(x) }
        let primitive = Primitive(inlined: "customVJP", isPointwise: false) { operands in
            Primitive.detached(f(operands.first))
        } pullback: { t, operands, y, _ in
            let cotangent = pullback(t, operands.first, y)
            if cotangent.shape != operands.first.shape {
                programmerMistake(
                    "customVJP: the pullback gives shape \(cotangent.shape) for an argument of shape \(operands.first.shape)"
                )
            }
            return cotangent
        }
        return primitive(x)
    }
}

extension Primitive {
    /// Its operand, whose derivative may be anything: bounds of it must not be tightened by the derivative that a user gave.
    static let detached: Primitive = Primitive("detached", .copy, isLinear: true, interval: .detached) { t, _, _ in t }
}
