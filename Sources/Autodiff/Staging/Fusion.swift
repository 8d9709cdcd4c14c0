import CVectorMath

/// Two operations of arithmetic in one pass.
struct Fusion {
    let kernel: VectorKernel
    /// The values that it reads: the first operation's operands, then the second's other one.
    let operands: (Int32, Int32, Int32)
}

extension Primitive {
    /// The kernel that does this operation and then another to its result, with the bits of one after the other; nil if there
    /// is none.
    ///
    /// - Parameters:
    ///   - isFirst: Whether this operation's result is the other's first operand.
    ///   - isBoth: Whether it is both of them.
    func kernel(
        followedBy next: Primitive, isFirst: Bool, isBoth: Bool, _ instructionSet: VectorInstructionSet
    ) -> VectorKernel? {
        guard case .elementwise(let inner, _) = operation, let outer = next.outer(isFirst: isFirst, isBoth: isBoth)
        else { return nil }
        return vectorFusedKernel(inner, outer, instructionSet)
    }

    private func outer(isFirst: Bool, isBoth: Bool) -> VectorOuter? {
        if self === Primitive.add { return isBoth ? .twice : .plus }
        if isBoth { return nil }
        if self === Primitive.subtract { return isFirst ? .minus : .from }
        return self === Primitive.multiply ? .times : nil
    }
}
