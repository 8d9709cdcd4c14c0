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
    { x in gradient(of: { f($0[0]) }, at: [x], "grad").gradient[0] }
}

/// The gradient in both arguments.
///
/// ```swift
/// grad { x, y in pow(sin(x), 2) + 0.05 * pow(y, 2) }(1, 3)    // (0.909…, 0.3)
/// ```
public func grad(_ f: @escaping (Tensor, Tensor) -> Tensor) -> (Tensor, Tensor) -> (Tensor, Tensor) {
    { x, y in
        let all = gradient(of: { f($0[0], $0[1]) }, at: [x, y], "grad").gradient
        return (all[0], all[1])
    }
}

/// The gradient in all three arguments.
public func grad(
    _ f: @escaping (Tensor, Tensor, Tensor) -> Tensor
) -> (Tensor, Tensor, Tensor) -> (Tensor, Tensor, Tensor) {
    { x, y, z in
        let all = gradient(of: { f($0[0], $0[1], $0[2]) }, at: [x, y, z], "grad").gradient
        return (all[0], all[1], all[2])
    }
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
        let (value, all) = gradient(of: { f($0[0]) }, at: [x], "valueAndGrad")
        return (value, all[0])
    }
}

/// A function's value and its gradient in both arguments, from one evaluation.
public func valueAndGrad(
    _ f: @escaping (Tensor, Tensor) -> Tensor
) -> (Tensor, Tensor) -> (value: Tensor, gradient: (Tensor, Tensor)) {
    { x, y in
        let (value, all) = gradient(of: { f($0[0], $0[1]) }, at: [x, y], "valueAndGrad")
        return (value, (all[0], all[1]))
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
    { x, y, z in
        let (value, all) = gradient(of: { f($0[0], $0[1], $0[2]) }, at: [x, y, z], "valueAndGrad")
        return (value, (all[0], all[1], all[2]))
    }
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

private func gradient(
    of f: ([Tensor]) -> Tensor, at arguments: [Tensor], _ name: String
) -> (value: Tensor, gradient: [Tensor]) {
    let trace = ReverseTrace()
    let output = f(arguments.map(trace.input))
    let value = trace.value(of: output)
    if value.shape.rank != 0 {
        programmerMistake("\(name): the function must give a scalar, and its result has shape \(value.shape)")
    }
    return (value, trace.pullback(1, from: output, toInputs: arguments.count))
}
