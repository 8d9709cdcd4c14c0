import CVectorMath

/// A program as instructions for blocks of points: registers assigned, values that nobody needs left out, the sine and cosine
/// of one value in one instruction.
struct Schedule: Sendable {
    /// Operands and results are slots: inputs first, then outputs, constants and registers.
    let instructions: [VectorInstruction]
    let constants: [Double]
    let registerCount: Int

    /// What a point costs.
    private let cost: Int

    /// Points to a block, so that all registers stay in the first-level cache.
    let block: Int

    init(_ program: Program, inputCount: Int) {
        var planner = SchedulePlanner(program, inputCount: inputCount)
        planner.plan()
        instructions = planner.instructions
        constants = planner.constants
        cost = planner.cost
        registerCount = planner.registerCount
        // 24 of the 32 KB or more that a first-level cache has; whole vectors of every instruction set.
        let slots = inputCount + program.results.count + constants.count + registerCount
        block = Swift.min(512, Swift.max(128, 24 * 1024 / (8 * Swift.max(1, slots)) & ~63))
    }

    /// Computes the results for `count` points. An output may be the very memory of an input.
    func run(_ inputs: [UnsafePointer<Double>], into outputs: [UnsafeMutablePointer<Double>], count: Int) {
        let isShared = SharedWork.isWorthwhile(cost: cost, count: count)
        let scratchCount = (constants.count + registerCount) * block
        withUnsafeTemporaryAllocation(of: Double.self, capacity: Swift.max(1, scratchCount * (isShared ? 2 : 1))) {
            guard let scratch = $0.baseAddress else { return }
            let steps = (0..<inputs.count + outputs.count + constants.count + registerCount).map {
                UInt8($0 < inputs.count + outputs.count ? 1 : 0)
            }
            let table = table(inputs, outputs, scratch)
            if isShared {
                let other = self.table(inputs, outputs, scratch + scratchCount)
                vectorRunShared(instructions, instructions.count, table, other, steps, block, count)
            } else {
                vectorRun(instructions, instructions.count, table, steps, block, 0, count)
            }
        }
    }

    /// Where the slots are, with the constants filled in.
    private func table(
        _ inputs: [UnsafePointer<Double>], _ outputs: [UnsafeMutablePointer<Double>],
        _ scratch: UnsafeMutablePointer<Double>
    ) -> [UnsafeMutablePointer<Double>] {
        for (index, constant) in constants.enumerated() {
            (scratch + index * block).initialize(repeating: constant, count: block)
        }
        return inputs.map { UnsafeMutablePointer(mutating: $0) } + outputs
            + (0..<constants.count + registerCount).map { scratch + $0 * block }
    }
}

extension VectorInstruction: @unchecked @retroactive Sendable {}
