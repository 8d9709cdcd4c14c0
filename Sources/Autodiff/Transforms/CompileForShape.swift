/// A function of whole vectors or matrices, written down once for arguments of one shape.
///
/// ```swift
/// func rosenbrock(_ x: Tensor) -> Tensor {
///     let (a, b) = (x[1...], x[..<(x.count - 1)])
///     return sum(100 * pow(a - b * b, 2) + pow(1 - b, 2))
/// }
/// let slope = compile(grad(rosenbrock), shape: [1000])
/// slope(linspace(-1, 1, 1000))
/// ```
/// What goes element by element is computed in few passes over memory, in blocks that stay in cache, by two cores where that
/// is faster. What `f` captures is read once, now. Both ways of every `if` on tensors are followed, up to 64 ways in all; a
/// loop whose length depends on the argument, and asking for a number with `Double(x)`, stop the program here with a message.
/// The result can go to any task, and be called in functions that `grad`, `vmap` and the others take: `grad { slope($0) }`.
public func compile(_ f: (Tensor) -> Tensor, shape: Shape) -> CompiledForShapes<Tensor, Tensor> {
    CompiledForShapes([shape]) { [f($0[0])] }
}

/// A function of two tensors of these shapes, compiled.
///
/// ```swift
/// let product = compile({ w, x in sum(tanh(matmul(w, x))) }, shapes: [16, 4], [4])
/// ```
public func compile(
    _ f: (Tensor, Tensor) -> Tensor, shapes first: Shape, _ second: Shape
) -> CompiledForShapes<(Tensor, Tensor), Tensor> {
    CompiledForShapes([first, second]) { [f($0[0], $0[1])] }
}

/// A function of three tensors of these shapes, compiled.
public func compile(
    _ f: (Tensor, Tensor, Tensor) -> Tensor, shapes first: Shape, _ second: Shape, _ third: Shape
) -> CompiledForShapes<(Tensor, Tensor, Tensor), Tensor> {
    CompiledForShapes([first, second, third]) { [f($0[0], $0[1], $0[2])] }
}

/// A function with two results, as `valueAndGrad` gives it, compiled.
public func compile(_ f: (Tensor) -> (Tensor, Tensor), shape: Shape) -> CompiledForShapes<Tensor, (Tensor, Tensor)> {
    CompiledForShapes([shape]) {
        let (first, second) = f($0[0])
        return [first, second]
    }
}

/// A function of two tensors with two results, as `grad` gives it, compiled.
public func compile(
    _ f: (Tensor, Tensor) -> (Tensor, Tensor), shapes first: Shape, _ second: Shape
) -> CompiledForShapes<(Tensor, Tensor), (Tensor, Tensor)> {
    CompiledForShapes([first, second]) {
        let (first, second) = f($0[0], $0[1])
        return [first, second]
    }
}

/// A function of three tensors with three results, as `grad` gives it, compiled.
public func compile(
    _ f: (Tensor, Tensor, Tensor) -> (Tensor, Tensor, Tensor), shapes first: Shape, _ second: Shape, _ third: Shape
) -> CompiledForShapes<(Tensor, Tensor, Tensor), (Tensor, Tensor, Tensor)> {
    CompiledForShapes([first, second, third]) {
        let (first, second, third) = f($0[0], $0[1], $0[2])
        return [first, second, third]
    }
}

/// What `compile` gives for a shape: a function of tensors of that shape, and of no other.
public struct CompiledForShapes<Arguments, Results>: Sendable {
    private let ways: VectorWays

    init(_ shapes: [Shape], _ f: ([Tensor]) -> [Tensor]) { ways = VectorWays(shapes, f) }
}

extension CompiledForShapes where Arguments == Tensor, Results == Tensor {
    public func callAsFunction(_ x: Tensor) -> Tensor { ways.results([x])[0] }

    /// Writes the result into given memory, which may be that of `x` itself and must have as many elements as the result.
    ///
    /// ```swift
    /// var slopes = [Double](repeating: 0, count: x.count)
    /// slope.run(x, into: &slopes)
    /// ```
    public func run(_ x: Tensor, into result: inout [Double]) {
        result.withUnsafeMutableBufferPointer { ways.run([x], into: $0) }
    }

    /// The same for numbers in memory, row after row.
    public func run(_ x: UnsafeBufferPointer<Double>, into result: UnsafeMutableBufferPointer<Double>) {
        ways.run(x, into: result)
    }
}

extension CompiledForShapes where Arguments == (Tensor, Tensor), Results == Tensor {
    public func callAsFunction(_ x: Tensor, _ y: Tensor) -> Tensor { ways.results([x, y])[0] }
}

extension CompiledForShapes where Arguments == (Tensor, Tensor, Tensor), Results == Tensor {
    public func callAsFunction(_ x: Tensor, _ y: Tensor, _ z: Tensor) -> Tensor { ways.results([x, y, z])[0] }
}

extension CompiledForShapes where Arguments == Tensor, Results == (Tensor, Tensor) {
    public func callAsFunction(_ x: Tensor) -> (Tensor, Tensor) {
        let results = ways.results([x])
        return (results[0], results[1])
    }
}

extension CompiledForShapes where Arguments == (Tensor, Tensor), Results == (Tensor, Tensor) {
    public func callAsFunction(_ x: Tensor, _ y: Tensor) -> (Tensor, Tensor) {
        let results = ways.results([x, y])
        return (results[0], results[1])
    }
}

extension CompiledForShapes where Arguments == (Tensor, Tensor, Tensor), Results == (Tensor, Tensor, Tensor) {
    public func callAsFunction(_ x: Tensor, _ y: Tensor, _ z: Tensor) -> (Tensor, Tensor, Tensor) {
        let results = ways.results([x, y, z])
        return (results[0], results[1], results[2])
    }
}
