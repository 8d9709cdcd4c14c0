import CVectorMath

/// All ways through a function of scalars, each a program that knows which points it is for.
struct Ways: Sendable {
    private struct Way: Sendable {
        let program: Program
        let scalar: ScalarProgram
        let schedule: Schedule
    }

    private let ways: [Way]
    private let argumentCount: Int

    /// The programs of `ways` for single points, which these own: reading them from there counts references.
    private nonisolated(unsafe) let scalars: [UnsafePointer<VectorScalarProgram>]

    /// Runs `f` once for every way. Comparisons answer yes until told otherwise, and each such answer is tried the other way too.
    init(argumentCount: Int, _ f: ([Tensor]) -> [Tensor]) {
        self.argumentCount = argumentCount
        ways = Exploration.ways { foreseen in
            let trace = StagingTrace(answers: foreseen)
            let outputs = f((0..<argumentCount).map(trace.input))
            guard let program = trace.finish(outputs) else {
                programmerMistake(
                    "compile: the function gives shape \(outputs.map(\.shape.description).joined(separator: " and ")), and a compiled function is made of scalars unless it is compiled for a shape"
                )
            }
            let way = Way(
                program: program, scalar: ScalarProgram(program),
                schedule: Schedule(program, inputCount: argumentCount))
            return (way, trace.answers)
        }
        scalars = ways.map(\.scalar.pointer)
    }

    /// Up to three results for up to three arguments; those that are not there are 0.
    func results(_ x: Tensor, _ y: Tensor, _ z: Tensor) -> (Tensor, Tensor, Tensor) {
        if case .scalar(let x) = x.storage, case .scalar(let y) = y.storage, case .scalar(let z) = z.storage {
            defer { withExtendedLifetime(ways) {} }
            for scalar in scalars {
                let results = vectorRunScalarProgram(scalar, x, y, z)
                if results.hasPassed { return (Tensor(results.first), Tensor(results.second), Tensor(results.third)) }
            }
        }
        let all = results([x, y, z].prefix(argumentCount).map { $0 })
        return (all[0], all.count > 1 ? all[1] : 0, all.count > 2 ? all[2] : 0)
    }

    func results(_ arguments: [Tensor]) -> [Tensor] {
        if arguments.allSatisfy({ $0.shape.rank == 0 }) { return replayed(arguments) }
        let shape = arguments.reduce(Shape.scalar) { shape, argument in
            guard let common = shape.broadcast(with: argument.shape) else {
                let shapes = arguments.map(\.shape.description).joined(separator: " and ")
                programmerMistake("a compiled function: shapes \(shapes) do not match")
            }
            return common
        }
        let vectors = arguments.map { $0.broadcast(to: shape).flattened }
        if vectors.contains(where: { $0.trace != nil }) {
            return Lanes(vectors, outputCount: ways[0].program.outputs.count) { replayed($0) }.results(vectors)
                .map { $0.reshaped(to: shape) }
        }
        let count = ways[0].program.outputs.count
        return withPointers(vectors) { inputs in
            Elements.uninitialized(count, shape: shape) { outputs in
                run(inputs, into: outputs, count: shape.count, way: 0)
            }
        }
    }

    func run(_ inputs: [UnsafeBufferPointer<Double>], into outputs: [UnsafeMutableBufferPointer<Double>]) {
        let count = inputs[0].count
        if let other = outputs.first(where: { $0.count != count }) {
            programmerMistake("run: \(count) elements into memory of \(other.count)")
        }
        run(inputs.compactMap(\.baseAddress), into: outputs.compactMap(\.baseAddress), count: count, way: 0)
    }

    /// The tensor operations of the way that these scalars take, for transforms that are under way.
    private func replayed(_ arguments: [Tensor]) -> [Tensor] {
        for way in ways {
            var results = way.program.replay(arguments)
            if way.program.passes == nil { return results }
            if let passes = results.popLast(), Double(passes) == 1 { return results }
        }
        // Every answer to every comparison is a way, so one of them has passed.
        programmerMistake("a compiled function: no way fits")
    }

    private func run(
        _ inputs: [UnsafePointer<Double>], into outputs: [UnsafeMutablePointer<Double>], count: Int, way index: Int
    ) {
        if count == 0 || inputs.isEmpty { return }
        let way = ways[index]
        if way.program.passes == nil { return way.schedule.run(inputs, into: outputs, count: count) }
        // Arguments may share the results' memory, so what other ways need is kept until this way's results are in.
        withUnsafeTemporaryAllocation(of: Double.self, capacity: count * (outputs.count + 1)) { memory in
            guard let base = memory.baseAddress else { return }
            let own = outputs.indices.map { base + $0 * count }
            let passes = base + outputs.count * count
            way.schedule.run(inputs, into: own + [passes], count: count)
            let failing = (0..<count).filter { passes[$0] != 1 }
            var rest = [[Double]](repeating: [Double](repeating: 0, count: failing.count), count: outputs.count)
            if !failing.isEmpty {
                let gathered = inputs.map { input in failing.map { input[$0] } }
                withPointers(gathered.map { Tensor($0) }) { inputs in
                    let results = Elements.uninitialized(outputs.count, shape: .vector(failing.count)) {
                        run(inputs, into: $0, count: failing.count, way: index + 1)
                    }
                    rest = results.map(\.array)
                }
            }
            for (position, output) in outputs.enumerated() {
                output.update(from: own[position], count: count)
                for (place, lane) in failing.enumerated() { output[lane] = rest[position][place] }
            }
        }
    }
}

/// Calls `body` with the tensors' memory.
func withPointers<Result>(
    _ tensors: [Tensor], _ body: ([UnsafePointer<Double>]) -> Result
) -> Result {
    func collect(_ rest: ArraySlice<Tensor>, _ pointers: [UnsafePointer<Double>]) -> Result {
        guard let tensor = rest.first else { return body(pointers) }
        return tensor.withUnsafeBufferPointer { values in
            collect(rest.dropFirst(), pointers + (values.baseAddress.map { [$0] } ?? []))
        }
    }
    return collect(tensors[...], [])
}

extension Elements {
    /// Several tensors that `write` computes; it must write all of their elements.
    static func uninitialized(
        _ count: Int, shape: Shape, write: ([UnsafeMutablePointer<Double>]) -> Void
    ) -> [Tensor] {
        func collect(_ pointers: [UnsafeMutablePointer<Double>]) -> [Tensor] {
            if pointers.count == count {
                write(pointers)
                return []
            }
            var rest: [Tensor] = []
            let elements = Elements(shape: shape) { rest = collect(pointers + [$0]) }
            return [Tensor(elements)] + rest
        }
        return collect([])
    }
}
