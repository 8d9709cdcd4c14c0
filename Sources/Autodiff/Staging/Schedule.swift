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
        var planner = Planner(program, inputCount: inputCount)
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

/// Assigns the slots, going once through the values in their order, which is an order of evaluation.
private struct Planner {
    var instructions: [VectorInstruction] = []
    var constants: [Double] = []
    var registerCount = 0
    var cost = 0

    private let program: Program
    private let inputCount: Int
    private let live: [Bool]
    private let instructionSet = vectorInstructionSet()

    /// By value: its slot, or -1 while it has none.
    private var slots: [Int32]
    /// By value: the last value that it is an operand of, or -1.
    private var lastUses: [Int32]
    /// By value: for a sine the cosine of the same value, and the other way round, or -1.
    private var partners: [Int32]
    private var freeRegisters: [Int32] = []

    init(_ program: Program, inputCount: Int) {
        self.program = program
        self.inputCount = inputCount
        live = program.liveValues()
        slots = [Int32](repeating: -1, count: program.values.count)
        lastUses = slots
        partners = slots
    }

    mutating func plan() {
        survey()
        for (position, result) in program.results.enumerated() where slots[result] < 0 {
            if case .operation = program.values[result] { slots[result] = outputSlot(position) }
        }
        for index in program.values.indices where live[index] {
            if case .operation(let primitive, let a, let b, let c) = program.values[index] {
                emit(index, primitive, (a, b, c))
            }
        }
        // What is left are results that are an argument, a constant, or the same as another result.
        for (position, result) in program.results.enumerated() where slots[result] != outputSlot(position) {
            append(vectorKernel(.copy, instructionSet), outputSlot(position), slots[result])
        }
    }

    private func outputSlot(_ position: Int) -> Int32 { Int32(inputCount + position) }

    private var firstConstantSlot: Int32 { outputSlot(program.results.count) }

    private mutating func survey() {
        // The sine and the cosine seen last of each value.
        var circles = [(sine: Int32, cosine: Int32)](repeating: (-1, -1), count: program.values.count)
        for index in program.values.indices where live[index] {
            switch program.values[index] {
            case .input(let position): slots[index] = Int32(position)
            case .constant(let number):
                slots[index] = firstConstantSlot + Int32(constants.count)
                constants.append(number)
            case .captured: programmerMistake("a program with captured values is replayed, not scheduled")
            case .operation(let primitive, let a, let b, let c):
                lastUses[Int(a)] = Int32(index)
                if primitive.operandCount > 1 { lastUses[Int(b)] = Int32(index) }
                if primitive.operandCount > 2 { lastUses[Int(c)] = Int32(index) }
                if primitive === Primitive.sin { circles[Int(a)].sine = Int32(index) }
                if primitive === Primitive.cos { circles[Int(a)].cosine = Int32(index) }
            }
        }
        for circle in circles where circle.sine >= 0 && circle.cosine >= 0 {
            partners[Int(circle.sine)] = circle.cosine
            partners[Int(circle.cosine)] = circle.sine
        }
    }

    private mutating func emit(_ index: Int, _ primitive: Primitive, _ operands: (Int32, Int32, Int32)) {
        guard case .elementwise(let operation, _) = primitive.operation else {
            programmerMistake("\(primitive.name): not element by element, so not for a program")
        }
        cost += operation.cost
        let a = slots[Int(operands.0)]
        let b = primitive.operandCount > 1 ? slots[Int(operands.1)] : a
        let c = primitive.operandCount > 2 ? slots[Int(operands.2)] : a
        // A result may take the register of an operand that ends here.
        release(operands.0, at: index)
        if primitive.operandCount > 1 { release(operands.1, at: index) }
        if primitive.operandCount > 2 { release(operands.2, at: index) }

        let partner = Int(partners[index])
        if partner >= 0 {
            if partner < index { return }  // computed together with it
            assign(index)
            assign(partner)
            let (sine, cosine) = primitive === Primitive.sin ? (index, partner) : (partner, index)
            append(vectorSineAndCosineKernel(instructionSet), slots[sine], second: slots[cosine], a)
        } else {
            assign(index)
            append(vectorKernel(operation, instructionSet), slots[index], a, b, c)
        }
    }

    private mutating func assign(_ index: Int) {
        if slots[index] >= 0 { return }
        if let register = freeRegisters.popLast() {
            slots[index] = register
        } else {
            slots[index] = firstRegisterSlot + Int32(registerCount)
            registerCount += 1
        }
    }

    private mutating func release(_ operand: Int32, at index: Int) {
        let slot = slots[Int(operand)]
        guard lastUses[Int(operand)] == Int32(index), slot >= firstRegisterSlot else { return }
        lastUses[Int(operand)] = -1  // an operand taken twice ends once
        freeRegisters.append(slot)
    }

    private var firstRegisterSlot: Int32 { firstConstantSlot + Int32(constants.count) }

    private mutating func append(
        _ kernel: @escaping VectorKernel, _ result: Int32, second: Int32? = nil, _ a: Int32, _ b: Int32? = nil,
        _ c: Int32? = nil
    ) {
        instructions.append(
            VectorInstruction(kernel: kernel, result: result, second: second ?? result, a: a, b: b ?? a, c: c ?? a))
    }
}
