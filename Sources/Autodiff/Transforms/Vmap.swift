/// A function applied to every element of a vector, or to every row of a matrix.
///
/// ```swift
/// let slopes = vmap(grad(f))(linspace(-10, 10, 300))
/// vmap { row in norm(row) }([[3, 4], [5, 12]])    // [5, 13]
/// ```
/// `f` runs once, for all elements: what it does with scalars is written down and computed block by block, with the very bits
/// that single calls would give. `if` and `while` on numbers work: elements that take another way are run again with one of
/// theirs, up to 32 ways, then one by one. Results lie along a new first axis. Nests with `grad` in any order.
public func vmap(_ f: @escaping (Tensor) -> Tensor) -> (Tensor) -> Tensor {
    { x in Lanes([x]) { [f($0[0])] }.results([x])[0] }
}

/// A function of two arguments applied to the elements of two vectors, or rows of two matrices, in pairs.
///
/// ```swift
/// vmap(f)(x, y)                 // a scalar goes with every element
/// vmap(f, over: [0])(x, y)      // x is taken apart, y goes whole with every element of it
/// ```
/// - Parameter mapped: which arguments are taken apart; without it all that are not scalars.
public func vmap(
    _ f: @escaping (Tensor, Tensor) -> Tensor, over mapped: Set<Int>? = nil
) -> (Tensor, Tensor) -> Tensor {
    { x, y in Lanes([x, y], mapped: mapped) { [f($0[0], $0[1])] }.results([x, y])[0] }
}

/// A function of three arguments applied to the elements of three vectors; see that of two.
public func vmap(
    _ f: @escaping (Tensor, Tensor, Tensor) -> Tensor, over mapped: Set<Int>? = nil
) -> (Tensor, Tensor, Tensor) -> Tensor {
    { x, y, z in Lanes([x, y, z], mapped: mapped) { [f($0[0], $0[1], $0[2])] }.results([x, y, z])[0] }
}

/// A function with two results applied to every element, as `vmap(valueAndGrad(f))` needs.
public func vmap(_ f: @escaping (Tensor) -> (Tensor, Tensor)) -> (Tensor) -> (Tensor, Tensor) {
    { x in
        let results = Lanes([x], outputCount: 2) { pair(f($0[0])) }.results([x])
        return (results[0], results[1])
    }
}

/// A function of two arguments with two results applied to every pair of elements, as `vmap(grad(f))` needs.
public func vmap(
    _ f: @escaping (Tensor, Tensor) -> (Tensor, Tensor), over mapped: Set<Int>? = nil
) -> (Tensor, Tensor) -> (Tensor, Tensor) {
    { x, y in
        let lanes = Lanes([x, y], mapped: mapped, outputCount: 2) { pair(f($0[0], $0[1])) }
        let results = lanes.results([x, y])
        return (results[0], results[1])
    }
}

/// A function of three arguments with three results applied to every triple of elements, as `vmap(grad(f))` needs.
public func vmap(
    _ f: @escaping (Tensor, Tensor, Tensor) -> (Tensor, Tensor, Tensor), over mapped: Set<Int>? = nil
) -> (Tensor, Tensor, Tensor) -> (Tensor, Tensor, Tensor) {
    { x, y, z in
        let lanes = Lanes([x, y, z], mapped: mapped, outputCount: 3) {
            let (first, second, third) = f($0[0], $0[1], $0[2])
            return [first, second, third]
        }
        let results = lanes.results([x, y, z])
        return (results[0], results[1], results[2])
    }
}

private func pair(_ tensors: (Tensor, Tensor)) -> [Tensor] { [tensors.0, tensors.1] }
