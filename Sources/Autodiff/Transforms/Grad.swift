/// The derivative of a function of a scalar, or the gradient of a scalar function of a vector.
///
/// ```swift
/// let dfdx = grad { x in pow(sin(x), 2) + 0.05 * pow(x, 2) }
/// dfdx(2.0)
/// grad(dfdx)(2.0)            // the second derivative
/// vmap(dfdx)(linspace(-10, 10, 300))
/// ```
/// `f` must give a scalar; the result has its argument's shape. Values that `f` captures count as constants, even those of
/// transforms around this one, whose derivatives stay right.
public func grad(_ f: @escaping (Tensor) -> Tensor) -> (Tensor) -> Tensor {
    { x in gradient("grad", at: x) { x, _, _ in f(x) }.gradient.0 }
}

/// The gradient in both arguments.
///
/// ```swift
/// grad { x, y in pow(sin(x), 2) + 0.05 * pow(y, 2) }(1, 3)    // (0.909…, 0.3)
/// ```
public func grad(_ f: @escaping (Tensor, Tensor) -> Tensor) -> (Tensor, Tensor) -> (Tensor, Tensor) {
    { x, y in
        let all = gradient("grad", at: x, y) { x, y, _ in f(x, y) }.gradient
        return (all.0, all.1)
    }
}

/// The gradient in all three arguments.
public func grad(
    _ f: @escaping (Tensor, Tensor, Tensor) -> Tensor
) -> (Tensor, Tensor, Tensor) -> (Tensor, Tensor, Tensor) {
    { x, y, z in gradient("grad", at: x, y, z, of: f).gradient }
}

/// The gradient in one of two arguments: 0 for the first, 1 for the second.
public func grad(_ f: @escaping (Tensor, Tensor) -> Tensor, argument: Int) -> (Tensor, Tensor) -> Tensor {
    switch argument {
    case 0: { x, y in grad { f($0, y) }(x) }
    case 1: { x, y in grad { f(x, $0) }(y) }
    default: programmerMistake("grad: argument \(argument) of a function of 2")
    }
}

/// The gradient in one of three arguments: 0 for the first, 2 for the last.
public func grad(
    _ f: @escaping (Tensor, Tensor, Tensor) -> Tensor, argument: Int
) -> (Tensor, Tensor, Tensor) -> Tensor {
    switch argument {
    case 0: { x, y, z in grad { f($0, y, z) }(x) }
    case 1: { x, y, z in grad { f(x, $0, z) }(y) }
    case 2: { x, y, z in grad { f(x, y, $0) }(z) }
    default: programmerMistake("grad: argument \(argument) of a function of 3")
    }
}

/// A function's value and its gradient, from one evaluation; see `grad`.
///
/// ```swift
/// let (value, slope) = valueAndGrad(f)(2.0)
/// ```
public func valueAndGrad(
    _ f: @escaping (Tensor) -> Tensor
) -> (Tensor) -> (value: Tensor, gradient: Tensor) {
    { x in
        let (value, all) = gradient("valueAndGrad", at: x, isValueWanted: true) { x, _, _ in f(x) }
        return (value, all.0)
    }
}

/// A function's value and its gradient in both arguments, from one evaluation.
public func valueAndGrad(
    _ f: @escaping (Tensor, Tensor) -> Tensor
) -> (Tensor, Tensor) -> (value: Tensor, gradient: (Tensor, Tensor)) {
    { x, y in
        let (value, all) = gradient("valueAndGrad", at: x, y, isValueWanted: true) { x, y, _ in f(x, y) }
        return (value, (all.0, all.1))
    }
}

/// A function's value and its gradient in one of two arguments, 0 or 1, from one evaluation.
public func valueAndGrad(
    _ f: @escaping (Tensor, Tensor) -> Tensor, argument: Int
) -> (Tensor, Tensor) -> (value: Tensor, gradient: Tensor) {
    switch argument {
    case 0: { x, y in valueAndGrad { f($0, y) }(x) }
    case 1: { x, y in valueAndGrad { f(x, $0) }(y) }
    default: programmerMistake("valueAndGrad: argument \(argument) of a function of 2")
    }
}

/// A function's value and its gradient in all three arguments, from one evaluation.
public func valueAndGrad(
    _ f: @escaping (Tensor, Tensor, Tensor) -> Tensor
) -> (Tensor, Tensor, Tensor) -> (value: Tensor, gradient: (Tensor, Tensor, Tensor)) {
    { x, y, z in gradient("valueAndGrad", at: x, y, z, isValueWanted: true, of: f) }
}

/// A function's value and its gradient in one of three arguments, 0 to 2, from one evaluation.
public func valueAndGrad(
    _ f: @escaping (Tensor, Tensor, Tensor) -> Tensor, argument: Int
) -> (Tensor, Tensor, Tensor) -> (value: Tensor, gradient: Tensor) {
    switch argument {
    case 0: { x, y, z in valueAndGrad { f($0, y, z) }(x) }
    case 1: { x, y, z in valueAndGrad { f(x, $0, z) }(y) }
    case 2: { x, y, z in valueAndGrad { f(x, y, $0) }(z) }
    default: programmerMistake("valueAndGrad: argument \(argument) of a function of 3")
    }
}

/// For up to three arguments, without an array of them; those that `f` does not take are 0.
private func gradient(
    _ name: String, at x: Tensor, _ y: Tensor = 0, _ z: Tensor = 0, isValueWanted: Bool = false,
    of f: (Tensor, Tensor, Tensor) -> Tensor
) -> (value: Tensor, gradient: (Tensor, Tensor, Tensor)) {
    if !VectorTrace.isWorthwhile(x, y, z) { return recordedGradient(name, at: x, y, z, of: f) }
    let trace = VectorTrace()
    let (value, gradient) = recordedGradient(name, at: trace.input(x), trace.input(y), trace.input(z), of: f)
    let all = trace.finish([gradient.0, gradient.1, gradient.2] + (isValueWanted ? [value] : []))
    return (isValueWanted ? all[3] : 0, (all[0], all[1], all[2]))
}

private func recordedGradient(
    _ name: String, at x: Tensor, _ y: Tensor, _ z: Tensor, of f: (Tensor, Tensor, Tensor) -> Tensor
) -> (value: Tensor, gradient: (Tensor, Tensor, Tensor)) {
    let trace = ReverseTrace()
    let output = f(trace.input(x), trace.input(y), trace.input(z))
    let value = trace.value(of: output)
    if value.shape.rank != 0 {
        programmerMistake("\(name): the function must give a scalar, and its result has shape \(value.shape)")
    }
    var cotangents = trace.pullback(1, from: output)
    return (value, (cotangents.take(0), cotangents.take(1), cotangents.take(2)))
}
