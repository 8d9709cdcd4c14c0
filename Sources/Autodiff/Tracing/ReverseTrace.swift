/// Records what a function does, then goes back through it from the result's cotangent to those of the inputs.
final class ReverseTrace: Trace, @unchecked Sendable {
    // Each access is one statement that runs no other code, so there is nothing for the check of exclusive access to find.
    @exclusivity(unchecked) private var tape = ReverseTape()
    @exclusivity(unchecked) private var isOver = false

    override init() { tape.reserveCapacity(12) }

    /// A value whose cotangent is wanted. Inputs come before everything else.
    func input(_ value: Tensor) -> Tensor {
        tape.appendInput(value)
        return Tensor(.traced(self, tape.count - 1))
    }

    override func record(_ primitive: Primitive, _ operands: Operands) -> Tensor {
        if isOver { escaped() }
        if primitive.isElementwise, let a = scalar(operands.first), let b = scalar(operands.second),
            let c = scalar(operands.third),
            let result = recordScalars(primitive, a, b, c)
        {
            return Tensor(result, of: self)
        }
        var values = operands
        var sources = Sources(count: operands.count)
        for position in 0..<operands.count {
            let source = source(of: operands[position])
            if source >= 0 { values[position] = tape.value(source) }
            sources[position] = source
        }
        let result = primitive(values)
        if primitive.pullback == nil { return result }
        tape.append(TensorNode(primitive: primitive, operands: values, sources: sources, result: result))
        return Tensor(.traced(self, tape.count - 1))
    }

    /// Not for `select`, whose cotangents are more than numbers (`Cotangent.active`).
    override func recordScalars(_ primitive: Primitive, _ a: Scalar, _ b: Scalar, _ c: Scalar) -> Scalar? {
        requireThread(primitive)
        if isOver { escaped() }
        guard case .elementwise(let kernel, let function) = primitive.operation, kernel != .select,
            let x = tape.outside(a), let y = tape.outside(b), let z = tape.outside(c)
        else { return nil }
        let result: Scalar
        if case (.number(let x), .number(let y), .number(let z)) = (x, y, z) {
            result = .number(function(x, y, z))
            if primitive.pullback == nil { return result }
        } else if primitive.pullback != nil, let value = tape.outer?.recordScalars(primitive, x, y, z) {
            result = value
        } else {
            return nil
        }
        tape.append(ScalarNode(primitive: .passUnretained(primitive), operands: (a, b, c), result: result))
        return .value(tape.count - 1)
    }

    /// A number, or a value of this trace; nil for arrays and values of older traces.
    private func scalar(_ operand: Tensor) -> Scalar? {
        switch operand.storage {
        case .scalar(let number): .number(number)
        case .traced(let trace, let index) where trace === self: .value(index)
        default: nil
        }
    }

    /// Which node an operand is, or -1 for a constant.
    private func source(of operand: Tensor) -> Int {
        if case .traced(let trace, let index) = operand.storage, trace === self { index } else { -1 }
    }

    override func isUnknown(_ index: Int) -> Bool { tape.value(index).isUnknown }

    override func concrete(_ index: Int) -> Tensor {
        if isOver { escaped() }
        return tape.value(index)
    }

    /// A result's value outside of this trace.
    func value(of output: Tensor) -> Tensor {
        let source = source(of: output)
        return source < 0 ? output : concrete(source)
    }

    /// After this no value may be recorded.
    func close() { isOver = true }

    /// The cotangents of the inputs, for a cotangent of the output. Ends the trace.
    ///
    /// Without `keeping`, values are let go as soon as nothing needs them, and this can be done only once.
    func pullback(_ cotangent: Tensor, from output: Tensor, keeping: Bool = false) -> InputCotangents {
        isOver = true
        var pass = BackwardPass(tape)
        if !keeping { tape = ReverseTape() }
        pass.run(cotangent, from: source(of: output))
        return InputCotangents(pass)
    }
}
