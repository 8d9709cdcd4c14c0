/// A function's value and how it changes when its argument moves along a tangent: forward mode, one pass.
///
/// ```swift
/// let (value, slope) = jvp(f, at: x, along: direction)    // slope = f′(x) · direction
/// ```
/// The tangent has the argument's shape, or is a scalar for all elements; the result's has the value's shape.
public func jvp(
    _ f: (Tensor) -> Tensor, at x: Tensor, along tangent: Tensor
) -> (value: Tensor, tangent: Tensor) {
    tangents(of: { [f($0[0])] }, at: [x], along: [tangent])[0]
}

/// A function's value and how it changes when both arguments move along tangents.
public func jvp(
    _ f: (Tensor, Tensor) -> Tensor, at arguments: (Tensor, Tensor), along tangent: (Tensor, Tensor)
) -> (value: Tensor, tangent: Tensor) {
    tangents(of: { [f($0[0], $0[1])] }, at: [arguments.0, arguments.1], along: [tangent.0, tangent.1])[0]
}

/// A function's value and how it changes when all three arguments move along tangents.
public func jvp(
    _ f: (Tensor, Tensor, Tensor) -> Tensor, at arguments: (Tensor, Tensor, Tensor),
    along tangent: (Tensor, Tensor, Tensor)
) -> (value: Tensor, tangent: Tensor) {
    tangents(
        of: { [f($0[0], $0[1], $0[2])] }, at: [arguments.0, arguments.1, arguments.2],
        along: [tangent.0, tangent.1, tangent.2])[0]
}

private func tangents(
    of f: ([Tensor]) -> [Tensor], at arguments: [Tensor], along tangents: [Tensor]
) -> [(value: Tensor, tangent: Tensor)] {
    if !VectorTrace.isWorthwhile(arguments + tangents) {
        return recordedTangents(of: f, at: arguments, along: tangents)
    }
    let trace = VectorTrace()
    let results = recordedTangents(of: f, at: arguments.map(trace.input), along: tangents.map(trace.input))
    let all = trace.finish(results.flatMap { [$0.value, $0.tangent] })
    return results.indices.map { (all[2 * $0], all[2 * $0 + 1]) }
}

private func recordedTangents(
    of f: ([Tensor]) -> [Tensor], at arguments: [Tensor], along tangents: [Tensor]
) -> [(value: Tensor, tangent: Tensor)] {
    let trace = ForwardTrace()
    let inputs = zip(arguments, tangents).map { argument, tangent in
        if tangent.shape.broadcast(with: argument.shape) != argument.shape {
            programmerMistake("jvp: a tangent of shape \(tangent.shape) for an argument of shape \(argument.shape)")
        }
        return trace.input(argument, tangent: tangent.broadcast(to: argument.shape))
    }
    return trace.finish(f(inputs))
}
