/// All derivatives of a function by forward mode: cheapest where there are fewer arguments than results.
///
/// ```swift
/// jacfwd { v in [v[0] * v[1], sin(v[0])] }([2, 3])    // [[3, 2], [cos 2, 0]]
/// ```
/// The result's shape is that of the value, then that of the argument: element [i, j] is how value i changes with argument j.
public func jacfwd(_ f: @escaping (Tensor) -> Tensor) -> (Tensor) -> Tensor {
    { x in
        // The one direction there is needs no vmap, so that what is made of scalars stays so.
        if x.shape.rank == 0 { return jvp(f, at: x, along: 1).tangent }
        let columns = vmap { tangent in jvp(f, at: x, along: tangent.reshaped(to: x.shape)).tangent }(
            identity(x.count))
        let shape = columns.shape.dropping(1)
        // The argument's axis is first, and belongs last.
        return columns.transposed(axes: Array(1..<columns.shape.rank) + [0]).reshaped(to: shape + x.shape)
    }
}

/// The derivatives in one of two arguments, 0 or 1, by forward mode.
public func jacfwd(_ f: @escaping (Tensor, Tensor) -> Tensor, argument: Int) -> (Tensor, Tensor) -> Tensor {
    { x, y in
        switch argument {
        case 0: jacfwd { f($0, y) }(x)
        case 1: jacfwd { f(x, $0) }(y)
        default: programmerMistake("jacfwd: argument \(argument) of a function of 2")
        }
    }
}

/// The derivatives in one of three arguments, 0 to 2, by forward mode.
public func jacfwd(
    _ f: @escaping (Tensor, Tensor, Tensor) -> Tensor, argument: Int
) -> (Tensor, Tensor, Tensor) -> Tensor {
    { x, y, z in
        switch argument {
        case 0: jacfwd { f($0, y, z) }(x)
        case 1: jacfwd { f(x, $0, z) }(y)
        case 2: jacfwd { f(x, y, $0) }(z)
        default: programmerMistake("jacfwd: argument \(argument) of a function of 3")
        }
    }
}

/// All derivatives of a function by reverse mode: cheapest where there are fewer results than arguments. See `jacfwd`.
public func jacrev(_ f: @escaping (Tensor) -> Tensor) -> (Tensor) -> Tensor {
    { x in
        let (value, pullback) = vjp(f, at: x)
        if value.shape.rank == 0 { return pullback(1) }
        let rows = vmap { cotangent in pullback(cotangent.reshaped(to: value.shape)) }(identity(value.count))
        return rows.reshaped(to: value.shape + x.shape)
    }
}

/// The derivatives in one of two arguments, 0 or 1, by reverse mode.
public func jacrev(_ f: @escaping (Tensor, Tensor) -> Tensor, argument: Int) -> (Tensor, Tensor) -> Tensor {
    { x, y in
        switch argument {
        case 0: jacrev { f($0, y) }(x)
        case 1: jacrev { f(x, $0) }(y)
        default: programmerMistake("jacrev: argument \(argument) of a function of 2")
        }
    }
}

/// The derivatives in one of three arguments, 0 to 2, by reverse mode.
public func jacrev(
    _ f: @escaping (Tensor, Tensor, Tensor) -> Tensor, argument: Int
) -> (Tensor, Tensor, Tensor) -> Tensor {
    { x, y, z in
        switch argument {
        case 0: jacrev { f($0, y, z) }(x)
        case 1: jacrev { f(x, $0, z) }(y)
        case 2: jacrev { f(x, y, $0) }(z)
        default: programmerMistake("jacrev: argument \(argument) of a function of 3")
        }
    }
}

/// All second derivatives: forward mode over reverse mode.
///
/// ```swift
/// hessian { v in v[0] * v[0] * v[1] }([2, 3])    // [[6, 4], [4, 0]]
/// ```
/// The result's shape is that of the value, which is mostly a scalar, then twice that of the argument.
public func hessian(_ f: @escaping (Tensor) -> Tensor) -> (Tensor) -> Tensor { jacfwd(jacrev(f)) }

/// The second derivatives in one of two arguments, 0 or 1.
public func hessian(_ f: @escaping (Tensor, Tensor) -> Tensor, argument: Int) -> (Tensor, Tensor) -> Tensor {
    jacfwd(jacrev(f, argument: argument), argument: argument)
}

/// The second derivatives in one of three arguments, 0 to 2.
public func hessian(
    _ f: @escaping (Tensor, Tensor, Tensor) -> Tensor, argument: Int
) -> (Tensor, Tensor, Tensor) -> Tensor {
    jacfwd(jacrev(f, argument: argument), argument: argument)
}

/// The matrix with ones on its diagonal and zeros elsewhere.
public func identity(_ count: Int) -> Tensor {
    Tensor(
        Elements(shape: [count, count]) { result in
            result.initialize(repeating: 0, count: count * count)
            for index in 0..<count { result[index * count + index] = 1 }
        })
}
