/// One number as traces of scalars hold it, without anything whose references are counted.
enum Scalar {
    case number(Double)
    /// The value with that number in a trace that those who hold this know.
    case value(Int)
}

extension Tensor {
    /// - Parameter trace: Whose value it is, if it is one.
    init(_ scalar: Scalar, of trace: Trace?) {
        switch scalar {
        case .number(let number): self.init(number)
        case .value(let index):
            guard let trace else { programmerMistake("a value of a transform that is not there") }
            self.init(.traced(trace, index))
        }
    }
}

/// Operations on scalars alone, most of what transforms see. They go to their trace without the tensors they are written in.
extension Primitive {
    func scalar(_ x: Tensor) -> Tensor? {
        guard isElementwise, case .traced(let trace, let a) = x.storage,
            let result = trace.recordScalars(self, .value(a), .number(0), .number(0))
        else { return nil }
        return Tensor(result, of: trace)
    }

    func scalar(_ x: Tensor, _ y: Tensor) -> Tensor? {
        guard isElementwise else { return nil }
        switch (x.storage, y.storage) {
        case (.traced(let trace, let a), .traced(let other, let b)) where trace === other:
            guard let result = trace.recordScalars(self, .value(a), .value(b), .number(0)) else { return nil }
            return Tensor(result, of: trace)
        case (.traced(let trace, let a), .scalar(let b)):
            guard let result = trace.recordScalars(self, .value(a), .number(b), .number(0)) else { return nil }
            return Tensor(result, of: trace)
        case (.scalar(let a), .traced(let trace, let b)):
            guard let result = trace.recordScalars(self, .number(a), .value(b), .number(0)) else { return nil }
            return Tensor(result, of: trace)
        default: return nil
        }
    }
}
