import CVectorMath

/// Assigns the slots, going once through the values in their order, which is an order of evaluation.
struct SchedulePlanner {
    private(set) var instructions: [VectorInstruction] = []
    private(set) var constants: [Double] = []
    private(set) var registerCount = 0
    private(set) var cost = 0

    private let program: Program
    private let inputCount: Int
    private let instructionSet = vectorInstructionSet()

    /// What is known of a value; -1 stands for none.
    private struct Plan {
        var isLive = false
        /// What computes it, and its operands, the first in place of those that there are not; nil if it is no operation.
        var operation: VectorOperation?
        var operands: (Int32, Int32, Int32) = (0, 0, 0)
        /// How often it is an operand or a result.
        var uses: Int32 = 0
        var slot: Int32 = -1
        /// The last value that it is an operand of.
        var lastUse: Int32 = -1
        /// Its sine and its cosine, those seen last.
        var sine: Int32 = -1
        var cosine: Int32 = -1
        /// For a sine the cosine of the same value, and the other way round.
        var partner: Int32 = -1
        /// Where in `fusions` its pass is, if it is done in one with the operation before it.
        var fusion: Int32 = -1
        /// Whether it is never in memory, since the operation after it is done in the same pass.
        var isAbsorbed = false
    }

    /// By value. One array, since plans are made for every call of a transformed function.
    private var plans: ContiguousArray<Plan>
    private var fusions: [Fusion] = []
    private var freeRegisters: [Int32] = []

    init(_ program: Program, inputCount: Int) {
        self.program = program
        self.inputCount = inputCount
        plans = .filled(with: Plan(), count: program.values.count)
        instructions.reserveCapacity(24)
        fusions.reserveCapacity(12)
        constants.reserveCapacity(8)
        freeRegisters.reserveCapacity(8)
    }

    mutating func plan() {
        findUses()
        fuse()
        survey()
        for (position, result) in program.results.enumerated() where plans[result].slot < 0 {
            if plans[result].operation != nil { plans[result].slot = outputSlot(position) }
        }
        for index in plans.indices where plans[index].isLive {
            if let operation = plans[index].operation { emit(index, operation) }
        }
        // What is left are results that are an argument, a constant, or the same as another result.
        for (position, result) in program.results.enumerated() where plans[result].slot != outputSlot(position) {
            append(vectorKernel(.copy, instructionSet), outputSlot(position), plans[result].slot, isFinal: true)
        }
    }

    private mutating func findUses() {
        for result in program.results { plans[result].uses += 1 }
        for index in program.values.indices.reversed() where plans[index].uses > 0 {
            plans[index].isLive = true
            guard case .operation(let primitive, let a, let second, let third) = program.values[index] else { continue }
            guard let operation = primitive.kernel else {
                programmerMistake("\(primitive.name): not element by element, so not for a program")
            }
            let b = primitive.operandCount > 1 ? second : a
            let c = primitive.operandCount > 2 ? third : a
            (plans[index].operation, plans[index].operands) = (operation, (a, b, c))
            plans[Int(a)].uses += 1
            // A square needs its operand once.
            if b != a { plans[Int(b)].uses += 1 }
            if primitive.operandCount > 2 { plans[Int(c)].uses += 1 }
        }
    }

    /// Finds arithmetic that takes one pass with the operation after it, and that with the one after it.
    private mutating func fuse() {
        for index in plans.indices where plans[index].isLive {
            guard let operation = plans[index].operation, operation != .select else { continue }
            let (a, b, _) = plans[index].operands
            // Rather with what has been fused already, which is a longer chain.
            let isFirst = a == b || plans[Int(a)].fusion >= 0 || plans[Int(b)].fusion < 0
            if !fuse(isFirst ? a : b, into: index, operation, a, b), a != b {
                _ = fuse(isFirst ? b : a, into: index, operation, a, b)
            }
        }
    }

    private mutating func fuse(
        _ inner: Int32, into index: Int, _ operation: VectorOperation, _ a: Int32, _ b: Int32
    ) -> Bool {
        let plan = plans[Int(inner)]
        guard plan.uses == 1, let before = plan.operation else { return false }
        let other = a == b ? nil : a == inner ? b : a
        let fusion =
            plan.fusion < 0
            ? Fusion(
                before, plan.operands.0, plan.operands.1, followedBy: operation, other, isFirst: a == inner,
                instructionSet)
            : fusions[Int(plan.fusion)].followed(by: operation, other, isFirst: a == inner, instructionSet)
        guard let fusion else { return false }
        plans[index].fusion = Int32(fusions.count)
        plans[Int(inner)].isAbsorbed = true
        fusions.append(fusion)
        return true
    }

    private func outputSlot(_ position: Int) -> Int32 { Int32(inputCount + position) }

    private var firstConstantSlot: Int32 { outputSlot(program.results.count) }

    private mutating func survey() {
        for index in plans.indices where plans[index].isLive {
            guard let operation = plans[index].operation else {
                surveyInput(index)
                continue
            }
            if plans[index].isAbsorbed { continue }
            let fusion = plans[index].fusion
            let (a, b, c) = plans[index].operands
            let operands = fusion < 0 ? (a, b, c, a) : fusions[Int(fusion)].operands
            plans[Int(operands.0)].lastUse = Int32(index)
            plans[Int(operands.1)].lastUse = Int32(index)
            plans[Int(operands.2)].lastUse = Int32(index)
            plans[Int(operands.3)].lastUse = Int32(index)
            if operation == .sine { meet(sine: Int32(index), plans[Int(a)].cosine, of: Int(a)) }
            if operation == .cosine { meet(sine: plans[Int(a)].sine, Int32(index), of: Int(a)) }
        }
    }

    private mutating func surveyInput(_ index: Int) {
        switch program.values[index] {
        case .input(let position): plans[index].slot = Int32(position)
        case .constant(let number):
            plans[index].slot = firstConstantSlot + Int32(constants.count)
            constants.append(number)
        case .captured: programmerMistake("a program with captured values is replayed, not scheduled")
        case .operation: break
        }
    }

    private mutating func meet(sine: Int32, _ cosine: Int32, of value: Int) {
        (plans[value].sine, plans[value].cosine) = (sine, cosine)
        if sine < 0 || cosine < 0 { return }
        plans[Int(sine)].partner = cosine
        plans[Int(cosine)].partner = sine
    }

    private mutating func emit(_ index: Int, _ operation: VectorOperation) {
        cost += operation.cost
        if plans[index].isAbsorbed { return }
        if plans[index].fusion >= 0 {
            let fusion = fusions[Int(plans[index].fusion)]
            let (a, b, c, d) = fusion.operands
            let slots = (plans[Int(a)].slot, plans[Int(b)].slot, plans[Int(c)].slot, plans[Int(d)].slot)
            for operand in [a, b, c, d] { release(operand, at: index) }
            assign(index)
            append(
                fusion.kernel, plans[index].slot, second: slots.3, slots.0, slots.1, slots.2, isFinal: isFinal(index))
            return
        }
        let operands = plans[index].operands
        let (a, b, c) = (plans[Int(operands.0)].slot, plans[Int(operands.1)].slot, plans[Int(operands.2)].slot)
        // A result may take the register of an operand that ends here.
        release(operands.0, at: index)
        release(operands.1, at: index)
        release(operands.2, at: index)

        let partner = Int(plans[index].partner)
        if partner >= 0 {
            if partner < index { return }  // computed together with it
            assign(index)
            assign(partner)
            let (sine, cosine) = operation == .sine ? (index, partner) : (partner, index)
            append(vectorSineAndCosineKernel(instructionSet), plans[sine].slot, second: plans[cosine].slot, a)
        } else {
            assign(index)
            append(vectorKernel(operation, instructionSet), plans[index].slot, a, b, c, isFinal: isFinal(index))
        }
    }

    private mutating func assign(_ index: Int) {
        if plans[index].slot >= 0 { return }
        if let register = freeRegisters.popLast() {
            plans[index].slot = register
        } else {
            plans[index].slot = firstRegisterSlot + Int32(registerCount)
            registerCount += 1
        }
    }

    private mutating func release(_ operand: Int32, at index: Int) {
        let plan = plans[Int(operand)]
        guard plan.lastUse == Int32(index), plan.slot >= firstRegisterSlot else { return }
        plans[Int(operand)].lastUse = -1  // an operand taken twice ends once
        freeRegisters.append(plan.slot)
    }

    private var firstRegisterSlot: Int32 { firstConstantSlot + Int32(constants.count) }

    /// Whether a value is written where a result belongs, and nothing else reads it.
    private func isFinal(_ index: Int) -> Bool {
        plans[index].uses == 1 && (outputSlot(0)..<firstConstantSlot).contains(plans[index].slot)
    }

    private mutating func append(
        _ kernel: @escaping VectorKernel, _ result: Int32, second: Int32? = nil, _ a: Int32, _ b: Int32? = nil,
        _ c: Int32? = nil, isFinal: Bool = false
    ) {
        instructions.append(
            VectorInstruction(
                kernel: kernel, result: result, second: second ?? result, a: a, b: b ?? a, c: c ?? a,
                isFinal: isFinal ? 1 : 0))
    }
}
