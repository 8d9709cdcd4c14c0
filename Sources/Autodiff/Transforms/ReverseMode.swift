/// A function's value, and its pullback: what a cotangent of the value means for the argument, as often as wanted.
///
/// ```swift
/// let (value, pullback) = vjp(f, at: x)
/// pullback(weights)    // the gradient of the sum of weights · f
/// ```
/// The cotangent has the value's shape, or is a scalar for all elements; what comes back has the argument's shape.
public func vjp(_ f: (Tensor) -> Tensor, at x: Tensor) -> (value: Tensor, pullback: (Tensor) -> Tensor) {
    let (value, pullback) = reverse({ f($0[0]) }, at: [x])
    return (value, { pullback($0)[0] })
}

/// A function's value, and its pullback to both arguments.
public func vjp(
    _ f: (Tensor, Tensor) -> Tensor, at arguments: (Tensor, Tensor)
) -> (value: Tensor, pullback: (Tensor) -> (Tensor, Tensor)) {
    let (value, pullback) = reverse({ f($0[0], $0[1]) }, at: [arguments.0, arguments.1])
    return (
        value,
        { cotangent in
            let all = pullback(cotangent)
            return (all[0], all[1])
        }
    )
}

/// A function's value, and its pullback to all three arguments.
public func vjp(
    _ f: (Tensor, Tensor, Tensor) -> Tensor, at arguments: (Tensor, Tensor, Tensor)
) -> (value: Tensor, pullback: (Tensor) -> (Tensor, Tensor, Tensor)) {
    let (value, pullback) = reverse({ f($0[0], $0[1], $0[2]) }, at: [arguments.0, arguments.1, arguments.2])
    return (
        value,
        { cotangent in
            let all = pullback(cotangent)
            return (all[0], all[1], all[2])
        }
    )
}

private func reverse(
    _ f: ([Tensor]) -> Tensor, at arguments: [Tensor]
) -> (value: Tensor, pullback: (Tensor) -> [Tensor]) {
    let trace = ReverseTrace()
    let output = f(arguments.map(trace.input))
    let value = trace.value(of: output)
    trace.close()
    return (
        value,
        { cotangent in
            if cotangent.shape.broadcast(with: value.shape) != value.shape {
                programmerMistake("vjp: a cotangent of shape \(cotangent.shape) for a value of shape \(value.shape)")
            }
            let full = cotangent.broadcast(to: value.shape)
            var cotangents = trace.pullback(full, from: output, keeping: true)
            return arguments.indices.map { cotangents.take($0) }
        }
    )
}
