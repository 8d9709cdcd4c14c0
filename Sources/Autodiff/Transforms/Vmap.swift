/// A function of scalars applied to every element of a vector.
///
/// ```swift
/// let slopes = vmap(grad(f))(linspace(-10, 10, 300))
/// ```
/// `f` runs once, for all elements: what it does is written down and computed block by block, with the very bits that
/// single calls would give. `if` and `while` on numbers work: elements that take another way are run again with one of theirs,
/// up to 32 ways, then one by one. Nests with `grad` in any order.
public func vmap(_ f: @escaping (Tensor) -> Tensor) -> (Tensor) -> Tensor {
    { x in Lanes(function: { [f($0[0])] }, outputCount: 1).results([x])[0] }
}

/// A function of two scalars applied to the elements of two vectors in pairs; a scalar goes with every element.
public func vmap(_ f: @escaping (Tensor, Tensor) -> Tensor) -> (Tensor, Tensor) -> Tensor {
    { x, y in Lanes(function: { [f($0[0], $0[1])] }, outputCount: 1).results([x, y])[0] }
}

/// A function of three scalars applied to the elements of three vectors; a scalar goes with every element.
public func vmap(_ f: @escaping (Tensor, Tensor, Tensor) -> Tensor) -> (Tensor, Tensor, Tensor) -> Tensor {
    { x, y, z in Lanes(function: { [f($0[0], $0[1], $0[2])] }, outputCount: 1).results([x, y, z])[0] }
}

/// A function with two results applied to every element, as `vmap(valueAndGrad(f))` needs.
public func vmap(_ f: @escaping (Tensor) -> (Tensor, Tensor)) -> (Tensor) -> (Tensor, Tensor) {
    { x in
        let results = Lanes(function: { pair(f($0[0])) }, outputCount: 2).results([x])
        return (results[0], results[1])
    }
}

/// A function of two scalars with two results applied to every pair of elements, as `vmap(grad(f))` needs.
public func vmap(_ f: @escaping (Tensor, Tensor) -> (Tensor, Tensor)) -> (Tensor, Tensor) -> (Tensor, Tensor) {
    { x, y in
        let results = Lanes(function: { pair(f($0[0], $0[1])) }, outputCount: 2).results([x, y])
        return (results[0], results[1])
    }
}

/// A function of three scalars with three results applied to every triple of elements, as `vmap(grad(f))` needs.
public func vmap(
    _ f: @escaping (Tensor, Tensor, Tensor) -> (Tensor, Tensor, Tensor)
) -> (Tensor, Tensor, Tensor) -> (Tensor, Tensor, Tensor) {
    { x, y, z in
        let lanes = Lanes(
            function: {
                let (first, second, third) = f($0[0], $0[1], $0[2])
                return [first, second, third]
            }, outputCount: 3)
        let results = lanes.results([x, y, z])
        return (results[0], results[1], results[2])
    }
}

private func pair(_ tensors: (Tensor, Tensor)) -> [Tensor] { [tensors.0, tensors.1] }
