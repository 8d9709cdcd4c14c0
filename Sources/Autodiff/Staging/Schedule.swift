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
        let coreCount = isShared ? 2 : 1
        let movingCount = inputs.count + outputs.count
        let fixedCount = constants.count + registerCount
        let scratchCount = Swift.max(1, fixedCount * block)
        withTemporaryLines(count: scratchCount * coreCount) { scratch in
            let slotCount = movingCount + fixedCount
            withUnsafeTemporaryAllocation(
                of: UnsafeMutablePointer<Double>.self, capacity: Swift.max(1, slotCount) * coreCount
            ) { slots in
                guard let table = slots.baseAddress else { return }
                fill(table, inputs, outputs, scratch)
                let other = table + slotCount
                if isShared { fill(other, inputs, outputs, scratch + scratchCount) }
                vectorRun(
                    instructions, instructions.count, table, isShared ? other : nil, movingCount, block, count)
            }
        }
    }

    /// Writes down where the slots are, and the constants into theirs.
    private func fill(
        _ table: UnsafeMutablePointer<UnsafeMutablePointer<Double>>, _ inputs: [UnsafePointer<Double>],
        _ outputs: [UnsafeMutablePointer<Double>], _ scratch: UnsafeMutablePointer<Double>
    ) {
        for index in inputs.indices { (table + index).initialize(to: UnsafeMutablePointer(mutating: inputs[index])) }
        for index in outputs.indices { (table + inputs.count + index).initialize(to: outputs[index]) }
        let fixed = table + (inputs.count + outputs.count)
        for index in 0..<constants.count + registerCount { (fixed + index).initialize(to: scratch + index * block) }
        for index in constants.indices { fixed[index].initialize(repeating: constants[index], count: block) }
    }
}

/// Undefined numbers for as long as `body` runs, at the start of a line of memory: a vector that lies across two lines takes
/// twice as long to read and to write.
func withTemporaryLines(count: Int, _ body: (UnsafeMutablePointer<Double>) -> Void) {
    withUnsafeTemporaryAllocation(byteCount: Swift.max(1, count) * MemoryLayout<Double>.stride, alignment: 64) {
        bytes in
        guard let base = bytes.baseAddress else { return }
        body(base.assumingMemoryBound(to: Double.self))
    }
}

extension VectorInstruction: @unchecked @retroactive Sendable {}
