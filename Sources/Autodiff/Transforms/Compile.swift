/// A function of scalars, written down once and run without running its source again.
///
/// ```swift
/// let slope = compile(grad(f))
/// slope(2.0)                           // a number in well under a microsecond
/// slope(linspace(-10, 10, 300))        // of every element, as vmap(grad(f)) would
/// ```
/// What `f` captures is read once, now. Both ways of every `if` on tensors are followed, up to 64 ways in all; a loop whose
/// length depends on the argument, and asking for a number with `Double(x)`, stop the program here with a message.
///
/// Of a vector `f` sees one element at a time, as in `vmap`, so `sum(x)` is that element there, and slices stop the program.
/// Functions of whole vectors are compiled for a shape: `compile(f, shape: [100])`. The result can go to any task, and be called
/// in functions that `grad`, `vmap` and the others take: `grad { slope($0) }`.
public func compile(_ f: (Tensor) -> Tensor) -> Compiled<Tensor, Tensor> {
    Compiled(argumentCount: 1) { [f($0[0])] }
}

/// A function of two scalars, compiled.
public func compile(_ f: (Tensor, Tensor) -> Tensor) -> Compiled<(Tensor, Tensor), Tensor> {
    Compiled(argumentCount: 2) { [f($0[0], $0[1])] }
}

/// A function of three scalars, compiled.
public func compile(_ f: (Tensor, Tensor, Tensor) -> Tensor) -> Compiled<(Tensor, Tensor, Tensor), Tensor> {
    Compiled(argumentCount: 3) { [f($0[0], $0[1], $0[2])] }
}

/// A function with two results, as `valueAndGrad` gives it, compiled.
public func compile(_ f: (Tensor) -> (Tensor, Tensor)) -> Compiled<Tensor, (Tensor, Tensor)> {
    Compiled(argumentCount: 1) {
        let (first, second) = f($0[0])
        return [first, second]
    }
}

/// A function of two scalars with two results, as `grad` gives it, compiled.
public func compile(_ f: (Tensor, Tensor) -> (Tensor, Tensor)) -> Compiled<(Tensor, Tensor), (Tensor, Tensor)> {
    Compiled(argumentCount: 2) {
        let (first, second) = f($0[0], $0[1])
        return [first, second]
    }
}

/// A function of three scalars with three results, as `grad` gives it, compiled.
public func compile(
    _ f: (Tensor, Tensor, Tensor) -> (Tensor, Tensor, Tensor)
) -> Compiled<(Tensor, Tensor, Tensor), (Tensor, Tensor, Tensor)> {
    Compiled(argumentCount: 3) {
        let (first, second, third) = f($0[0], $0[1], $0[2])
        return [first, second, third]
    }
}

/// What `compile` gives: a function of scalars that also takes vectors, element by element.
public struct Compiled<Arguments, Results>: Sendable {
    let ways: Ways

    init(argumentCount: Int, _ f: ([Tensor]) -> [Tensor]) {
        ways = Ways(argumentCount: argumentCount, f)
    }
}

extension Compiled where Arguments == Tensor, Results == Tensor {
    public func callAsFunction(_ x: Tensor) -> Tensor { ways.results(x, 0, 0).0 }

    /// Writes the results for all of `x` into given memory, which may be that of `x` itself; nothing is allocated.
    public func run(_ x: UnsafeBufferPointer<Double>, into result: UnsafeMutableBufferPointer<Double>) {
        ways.run([x], into: [result])
    }

    /// Writes the results for all of `x` into an array that has as many elements, without making another.
    ///
    /// ```swift
    /// var slopes = [Double](repeating: 0, count: x.count)
    /// slope.run(x, into: &slopes)
    /// ```
    public func run(_ x: Tensor, into result: inout [Double]) {
        x.withUnsafeBufferPointer { x in result.withUnsafeMutableBufferPointer { run(x, into: $0) } }
    }
}

extension Compiled where Arguments == (Tensor, Tensor), Results == Tensor {
    public func callAsFunction(_ x: Tensor, _ y: Tensor) -> Tensor { ways.results(x, y, 0).0 }
}

extension Compiled where Arguments == (Tensor, Tensor, Tensor), Results == Tensor {
    public func callAsFunction(_ x: Tensor, _ y: Tensor, _ z: Tensor) -> Tensor { ways.results(x, y, z).0 }
}

extension Compiled where Arguments == Tensor, Results == (Tensor, Tensor) {
    public func callAsFunction(_ x: Tensor) -> (Tensor, Tensor) {
        let results = ways.results(x, 0, 0)
        return (results.0, results.1)
    }
}

extension Compiled where Arguments == (Tensor, Tensor), Results == (Tensor, Tensor) {
    public func callAsFunction(_ x: Tensor, _ y: Tensor) -> (Tensor, Tensor) {
        let results = ways.results(x, y, 0)
        return (results.0, results.1)
    }
}

extension Compiled where Arguments == (Tensor, Tensor, Tensor), Results == (Tensor, Tensor, Tensor) {
    public func callAsFunction(_ x: Tensor, _ y: Tensor, _ z: Tensor) -> (Tensor, Tensor, Tensor) {
        ways.results(x, y, z)
    }
}
