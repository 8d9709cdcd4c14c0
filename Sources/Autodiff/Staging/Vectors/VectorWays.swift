/// All ways through a function of tensors of given shapes, each a schedule that knows which arguments it is for.
struct VectorWays: Sendable {
    private struct Way: Sendable {
        let program: VectorProgram
        let schedule: VectorSchedule
    }

    private let ways: [Way]
    let shapes: [Shape]

    init(_ shapes: [Shape], _ f: ([Tensor]) -> [Tensor]) {
        self.shapes = shapes
        ways = Exploration.ways { foreseen in
            let trace = VectorTrace(answers: foreseen)
            let program = trace.finishUnasked(f(shapes.enumerated().map { trace.input($0, $1) }))
            if !program.isNumeric {
                programmerMistake("compile: the function captures a value of a transform that is under way")
            }
            return (Way(program: program, schedule: VectorSchedule(program)), trace.answers)
        }
    }

    /// The shape of a result; ways may differ in it only if the function does.
    func shape(ofResult position: Int) -> Shape {
        let program = ways[0].program
        return program.shapes[program.program.outputs[position]]
    }

    func results(_ arguments: [Tensor]) -> [Tensor] {
        for (argument, shape) in zip(arguments, shapes) where argument.shape != shape {
            programmerMistake("a function compiled for shape \(shape): the argument has shape \(argument.shape)")
        }
        let isNumeric = arguments.allSatisfy { $0.trace == nil }
        for way in ways {
            var results = isNumeric ? way.schedule.run(arguments) : way.program.replay(arguments)
            if way.program.program.passes == nil { return results }
            if let passes = results.popLast(), Double(passes) == 1 { return results }
        }
        // Every answer to every comparison is a way, so one of them has passed.
        programmerMistake("a compiled function: no way fits")
    }

    /// Writes the only result for the only argument into given memory, which may be the argument's.
    func run(_ x: UnsafeBufferPointer<Double>, into result: UnsafeMutableBufferPointer<Double>) {
        if x.count != shapes[0].count {
            programmerMistake("run: a function compiled for shape \(shapes[0]), and memory of \(x.count)")
        }
        guard let base = x.baseAddress else { return run([Tensor(Elements([], shape: shapes[0]))], into: result) }
        if shapes[0].rank == 0 { return run([Tensor(x[0])], into: result) }
        run([Tensor(Elements(PooledMemory(borrowing: base), shape: shapes[0]))], into: result)
    }

    /// Writes the only result into given memory, which may be an argument's.
    func run(_ arguments: [Tensor], into result: UnsafeMutableBufferPointer<Double>) {
        guard let destination = result.baseAddress else { return }
        let isApart = ways.count == 1 && arguments.allSatisfy { $0.trace == nil && $0.isApart(from: result) }
        let shape = shape(ofResult: 0)
        if shape.count != result.count {
            programmerMistake("run: a result of shape \(shape) into memory of \(result.count)")
        }
        if isApart, zip(arguments, shapes).allSatisfy({ $0.shape == $1 }) {
            _ = ways[0].schedule.run(arguments, into: [destination])
            return
        }
        results(arguments)[0].withUnsafeBufferPointer { values in
            if let source = values.baseAddress { destination.update(from: source, count: values.count) }
        }
    }
}

extension Tensor {
    fileprivate func isApart(from memory: UnsafeMutableBufferPointer<Double>) -> Bool {
        withUnsafeBufferPointer { values in
            guard let own = values.baseAddress, let other = memory.baseAddress else { return true }
            return own + values.count <= other || other + memory.count <= own
        }
    }
}
