import CVectorMath

/// Two or three operations of arithmetic in one pass.
struct Fusion {
    let kernel: VectorKernel
    /// The values that it reads: the first operation's operands, then the other one of each that follows. Those that it does
    /// not take are the first.
    let operands: (Int32, Int32, Int32, Int32)

    /// What is done: the first operation, one that is there if they are three, and the last.
    private let first: VectorOperation
    private let middle: VectorOuter?
    private let last: VectorOuter

    /// An operation and then another; nil if there is no kernel for them.
    ///
    /// - Parameters:
    ///   - next: The other operation, one of whose operands is the result of the first.
    ///   - other: Its other operand; nil if there is none, or both are that result.
    ///   - isFirst: Whether its first operand is that result.
    init?(
        _ first: VectorOperation, _ a: Int32, _ b: Int32, followedBy next: VectorOperation, _ other: Int32?,
        isFirst: Bool, _ instructionSet: VectorInstructionSet
    ) {
        guard let outer = next.outer(isFirst: isFirst, isBoth: other == nil),
            let kernel = vectorFusedKernel(first, outer, instructionSet)
        else { return nil }
        self.init(kernel, (a, b, other ?? a, a), first, nil, outer)
    }

    private init(
        _ kernel: @escaping VectorKernel, _ operands: (Int32, Int32, Int32, Int32), _ first: VectorOperation,
        _ middle: VectorOuter?, _ last: VectorOuter
    ) {
        (self.kernel, self.operands) = (kernel, operands)
        (self.first, self.middle, self.last) = (first, middle, last)
    }

    /// These and then another; nil if there is no kernel for them.
    func followed(
        by next: VectorOperation, _ other: Int32?, isFirst: Bool, _ instructionSet: VectorInstructionSet
    ) -> Fusion? {
        guard let outer = next.outer(isFirst: isFirst, isBoth: other == nil) else { return nil }
        if last == .times, outer == .twice {
            // A product that is doubled counts as one operation.
            let kernel =
                middle.map { vectorFusedKernelOfThree(first, $0, .timesAndTwice, instructionSet) }
                ?? vectorFusedKernel(first, .timesAndTwice, instructionSet)
            return kernel.map { Fusion($0, operands, first, middle, .timesAndTwice) }
        }
        guard middle == nil, let kernel = vectorFusedKernelOfThree(first, last, outer, instructionSet)
        else { return nil }
        return Fusion(kernel, (operands.0, operands.1, operands.2, other ?? operands.0), first, last, outer)
    }
}

extension VectorOperation {
    /// What this does to the result of an operation before it.
    fileprivate func outer(isFirst: Bool, isBoth: Bool) -> VectorOuter? {
        switch self {
        case .negate: .opposite
        case .add: isBoth ? .twice : .plus
        case .subtract: isBoth ? nil : isFirst ? .minus : .from
        case .divide: isBoth ? nil : isFirst ? .over : .under
        case .multiply: isBoth ? nil : .times
        default: nil
        }
    }
}
