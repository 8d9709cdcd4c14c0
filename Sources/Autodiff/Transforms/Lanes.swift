import CVectorMath

/// Runs a function for every element of vectors, or row of matrices.
///
/// A function of scalars is staged for one point, then run for all that take the same way through it. What works on vectors
/// inside runs for all points at once, operation by operation. Points that take another way are run again with one of theirs.
struct Lanes {
    let function: ([Tensor]) -> [Tensor]
    let outputCount: Int

    /// Which arguments are taken apart; the others are the same for every lane.
    let isMapped: [Bool]

    /// How often the rest is run anew before its points are run one by one. Every round lets at least one point pass.
    private static let rounds = 32

    /// - Parameter mapped: the arguments that are taken apart, or nil for all that are not scalars.
    init(
        _ arguments: [Tensor], mapped: Set<Int>? = nil, outputCount: Int = 1, function: @escaping ([Tensor]) -> [Tensor]
    ) {
        self.function = function
        self.outputCount = outputCount
        isMapped = arguments.indices.map { mapped?.contains($0) ?? (arguments[$0].shape.rank > 0) }
        for position in mapped ?? [] where !arguments.indices.contains(position) {
            programmerMistake("vmap: argument \(position) of a function of \(arguments.count)")
        }
        for position in arguments.indices where isMapped[position] && arguments[position].shape.rank == 0 {
            programmerMistake("vmap: argument \(position) is a scalar and cannot be taken apart")
        }
    }

    /// The results of all lanes, along a first axis.
    func results(_ arguments: [Tensor]) -> [Tensor] {
        guard let first = isMapped.firstIndex(of: true) else { programmerMistake("vmap: no argument is a vector") }
        let count = arguments[first].shape[0]
        for position in arguments.indices where isMapped[position] && arguments[position].shape[0] != count {
            let shapes = arguments.indices.filter { isMapped[$0] }.map { arguments[$0].shape.description }
            programmerMistake(
                "vmap: arguments of shapes \(shapes.joined(separator: " and ")) do not have equally many elements")
        }
        if count == 0 { return [Tensor](repeating: Tensor([Double]()), count: outputCount) }
        return results(arguments, count: count, rounds: Self.rounds)
    }

    private func results(_ arguments: [Tensor], count: Int, rounds: Int) -> [Tensor] {
        if rounds == 0 { return oneByOne(arguments, count: count) }
        let isOfScalars = arguments.indices.allSatisfy { !isMapped[$0] || arguments[$0].shape.rank == 1 }
        // A point to stage for needs a number.
        let isKnown = !arguments.contains { $0.isUnknown }
        if isOfScalars, isKnown, let program = program(arguments) {
            let vectors = arguments.indices.filter { isMapped[$0] }.map { arguments[$0] }
            var results = program.run(vectors, count: count)
            guard program.passes != nil, let passes = results.popLast() else { return results }
            passes.requireKnownLanes()
            let failing = passes.concrete.withUnsafeBufferPointer { values in
                values.indices.filter { values[$0] != 1 }
            }
            return completed(results, failing: failing, arguments, count: count, rounds: rounds)
        }
        let (results, failing) = batched(arguments, count: count)
        return completed(results, failing: failing, arguments, count: count, rounds: rounds)
    }

    /// The results of all lanes, in operations on all at once, and the lanes for which they are not the function's.
    private func batched(_ arguments: [Tensor], count: Int) -> (results: [Tensor], failed: [Int]) {
        let trace = BatchTrace(count: count)
        if !VectorTrace.isWorthwhile(arguments) { return trace.finish(function(inputs(trace, arguments))) }
        let loops = VectorTrace()
        let (results, failing) = trace.finish(function(inputs(trace, arguments.map(loops.input))))
        return (loops.finish(results), failing)
    }

    private func inputs(_ trace: BatchTrace, _ arguments: [Tensor]) -> [Tensor] {
        arguments.indices.map { isMapped[$0] ? trace.input(arguments[$0]) : arguments[$0] }
    }

    private func program(_ arguments: [Tensor]) -> Program? {
        let vectors = arguments.indices.filter { isMapped[$0] }.map { arguments[$0] }
        let trace = StagingTrace(example: vectors.map { $0.concrete.withUnsafeBufferPointer { $0[0] } })
        var position = -1
        let outputs = function(
            arguments.indices.map { index in
                if !isMapped[index] { return arguments[index] }
                position += 1
                return trace.input(position)
            })
        return trace.finish(outputs)
    }

    /// Replaces the results of points that did not pass.
    private func completed(
        _ results: [Tensor], failing: [Int], _ arguments: [Tensor], count: Int, rounds: Int
    ) -> [Tensor] {
        if failing.isEmpty { return results }
        let isFailing = failing.reduce(into: [Bool](repeating: false, count: count)) { $0[$1] = true }
        let passing = (0..<count).filter { !isFailing[$0] }
        let gathered = arguments.indices.map {
            isMapped[$0] ? Primitive.gather(failing, of: count)(arguments[$0]) : arguments[$0]
        }
        // An example that failed its own guard is NaN somewhere; staging again would not get further.
        let rest = self.results(gathered, count: failing.count, rounds: isFailing[0] ? 0 : rounds - 1)
        var places = [Int](repeating: 0, count: count)
        for (place, lane) in (passing + failing).enumerated() { places[lane] = place }
        return zip(results, rest).map { result, rest in
            let (shape, other) = (result.shape.dropping(1), rest.shape.dropping(1))
            if shape != other { shapesDiffer(shape, other) }
            let parts = concatenate([Primitive.gather(passing, of: count)(result), rest])
            return Primitive.gather(places, of: count)(parts)
        }
    }

    private func shapesDiffer(_ shape: Shape, _ other: Shape) -> Never {
        programmerMistake("vmap: the function gives shape \(shape) for one element and \(other) for another")
    }

    private func oneByOne(_ arguments: [Tensor], count: Int) -> [Tensor] {
        var results = [[Tensor]](repeating: [], count: outputCount)
        for lane in 0..<count {
            let lanes = arguments.indices.map { isMapped[$0] ? arguments[$0][lane] : arguments[$0] }
            for (position, result) in function(lanes).enumerated() { results[position].append(result) }
        }
        return results.map { results in
            if let other = results.first(where: { $0.shape != results[0].shape }) {
                shapesDiffer(results[0].shape, other.shape)
            }
            return stack(results)
        }
    }
}

extension Tensor {
    /// Stops where lanes would go ways that nobody knows yet.
    func requireKnownLanes() {
        if !isUnknown { return }
        programmerMistake(
            "compile: a function inside vmap goes by an `if` or asks for a number, which differ from element to element; use select"
        )
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
        if arguments.count == 1, results.count == 1 {
            // The usual case, in which collecting pointers takes longer than anything else here.
            return arguments[0].withUnsafeBufferPointer { input in
                guard let input = input.baseAddress else { return [Tensor([Double]())] }
                return [Tensor(Elements(shape: shape) { schedule.run([input], into: [$0], count: count) })]
            }
        }
        return withPointers(arguments) { inputs in
            Elements.uninitialized(results.count, shape: shape) { schedule.run(inputs, into: $0, count: count) }
        }
    }
}
