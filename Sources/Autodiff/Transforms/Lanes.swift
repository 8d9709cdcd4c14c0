import CVectorMath

/// Runs a function of scalars for every element of vectors: staged for one point, then run for all that take the same way
/// through it; for those that do not, the same again with one of theirs.
struct Lanes {
    let function: ([Tensor]) -> [Tensor]
    let outputCount: Int

    /// How often the rest is staged anew before its points are run one by one. Every round lets at least one point pass.
    private static let rounds = 32

    /// The results as vectors. Arguments are vectors of one count and scalars, which are the same for every element.
    func results(_ arguments: [Tensor]) -> [Tensor] {
        guard let count = arguments.first(where: { $0.shape.rank > 0 })?.count else {
            programmerMistake("vmap: no argument is a vector")
        }
        for argument in arguments where argument.shape.rank > 0 && argument.count != count {
            let counts = arguments.map(\.shape.description).joined(separator: " and ")
            programmerMistake("vmap: arguments of shapes \(counts) do not have equally many elements")
        }
        if count == 0 { return [Tensor](repeating: Tensor([Double]()), count: outputCount) }
        return results(arguments, count: count, rounds: Self.rounds)
    }

    private func results(_ arguments: [Tensor], count: Int, rounds: Int) -> [Tensor] {
        if rounds == 0 { return oneByOne(arguments, count: count) }
        let vectors = arguments.filter { $0.shape.rank > 0 }
        let trace = StagingTrace(example: vectors.map { $0.concrete.withUnsafeBufferPointer { $0[0] } })
        var position = -1
        let outputs = function(
            arguments.map { argument in
                if argument.shape.rank == 0 { return argument }
                position += 1
                return trace.input(position)
            })
        guard let program = trace.finish(outputs) else { return oneByOne(arguments, count: count) }
        var results = program.run(vectors, count: count)
        guard program.passes != nil, let passes = results.popLast() else { return results }
        return completed(results, passes: passes, arguments, rounds: rounds)
    }

    /// Replaces the results of points that did not pass.
    private func completed(_ results: [Tensor], passes: Tensor, _ arguments: [Tensor], rounds: Int) -> [Tensor] {
        let count = passes.count
        let failing = passes.concrete.withUnsafeBufferPointer { values in values.indices.filter { values[$0] != 1 } }
        if failing.isEmpty { return results }
        let isFailing = failing.reduce(into: [Bool](repeating: false, count: count)) { $0[$1] = true }
        let passing = (0..<count).filter { !isFailing[$0] }
        let gathered = arguments.map { $0.shape.rank == 0 ? $0 : Primitive.gather(failing, of: count)($0) }
        // An example that failed its own guard is NaN somewhere; staging again would not get further.
        let rest = self.results(gathered, count: failing.count, rounds: isFailing[0] ? 0 : rounds - 1)
        var places = [Int](repeating: 0, count: count)
        for (place, lane) in (passing + failing).enumerated() { places[lane] = place }
        return zip(results, rest).map { result, rest in
            let parts = concatenate([Primitive.gather(passing, of: count)(result), rest])
            return Primitive.gather(places, of: count)(parts)
        }
    }

    private func oneByOne(_ arguments: [Tensor], count: Int) -> [Tensor] {
        var results = [[Tensor]](repeating: [], count: outputCount)
        for lane in 0..<count {
            for (position, result) in function(arguments.map { $0.shape.rank == 0 ? $0 : $0[lane] }).enumerated() {
                if result.shape.rank != 0 {
                    programmerMistake("vmap: the function must give scalars, and a result has shape \(result.shape)")
                }
                results[position].append(result)
            }
        }
        return results.map { concatenate($0) }
    }
}

extension Program {
    /// The results as vectors of `count`, in blocks where the arguments are numbers, else in operations that are recorded.
    func run(_ arguments: [Tensor], count: Int) -> [Tensor] {
        let shape = Shape.vector(count)
        guard captured.isEmpty, arguments.allSatisfy({ $0.trace == nil }) else {
            return replay(arguments).map { $0.shape.rank == 0 ? Primitive.repeated($0, to: shape) : $0 }
        }
        let schedule = Schedule(self, inputCount: arguments.count)
        return withElements(of: arguments[...]) { inputs in
            uninitializedVectors(results.count, shape) { outputs in
                schedule.run(inputs, into: outputs, count: count)
            }
        }
    }

    private func withElements<Result>(
        of arguments: ArraySlice<Tensor>, _ pointers: [UnsafePointer<Double>] = [],
        _ body: ([UnsafePointer<Double>]) -> Result
    ) -> Result {
        guard let argument = arguments.first else { return body(pointers) }
        return argument.withUnsafeBufferPointer { values in
            withElements(of: arguments.dropFirst(), pointers + (values.baseAddress.map { [$0] } ?? []), body)
        }
    }

    private func uninitializedVectors(
        _ remaining: Int, _ shape: Shape, _ pointers: [UnsafeMutablePointer<Double>] = [],
        _ body: ([UnsafeMutablePointer<Double>]) -> Void
    ) -> [Tensor] {
        if remaining == 0 {
            body(pointers)
            return []
        }
        var rest: [Tensor] = []
        let elements = Elements(shape: shape) { result in
            rest = uninitializedVectors(remaining - 1, shape, pointers + [result], body)
        }
        return [Tensor(elements)] + rest
    }
}
