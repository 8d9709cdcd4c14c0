import CVectorMath

/// A vector program as steps: numbers, whole operations and loops, in an order in which every step finds what it needs.
struct VectorSchedule: Sendable {
    private enum Step: Sendable {
        case scalar(result: Int, VectorScalar, a: Int, b: Int, c: Int)
        case whole(Int)
        case loop(LoopPlan)
    }

    private let program: VectorProgram
    private let roots: ContiguousArray<Int>
    private let shifts: ContiguousArray<Int>
    private var steps: [Step] = []

    /// By step: the values in memory that no later step needs.
    private var ending: [[Int]] = []

    /// From how many elements on a second core takes part: fewer are done before it wakes.
    private static let sharedCount = 1 << 16

    init(_ program: VectorProgram) {
        self.program = program
        var roles = VectorRoles(program)
        var loops: [LoopPlan?] = []
        var stage = 0
        while stage <= roles.lastStage {
            var planner = LoopPlanner(roles, stage: stage)
            switch planner.planned() {
            case .plan(let plan): loops.append(plan)
            case .nothing: loops.append(nil)
            case .mustSpill(let value):
                // Later stages change; this one and those before are planned anew, which is rare.
                roles.spill(value)
                loops = []
                stage = 0
                continue
            }
            stage += 1
        }
        roots = roles.roots
        shifts = roles.shifts
        plan(roles, loops)
    }

    private mutating func plan(_ roles: VectorRoles, _ loops: [LoopPlan?]) {
        var whole = [[Int]](repeating: [], count: loops.count)
        for index in roles.roles.indices where roles.roles[index] == .scalar || roles.roles[index] == .whole {
            whole[roles.stages[index]].append(index)
        }
        var lastSteps = [Int](repeating: -1, count: roles.roles.count)
        for (stage, loop) in loops.enumerated() {
            for index in whole[stage] {
                guard let (primitive, a, b, c) = roles.operation(index) else { continue }
                for operand in [a, b, c] { lastSteps[roots[operand]] = steps.count }
                if case .elementwise(_, let function) = primitive.operation {
                    steps.append(.scalar(result: index, function, a: a, b: b, c: c))
                } else {
                    lastSteps[index] = steps.count
                    steps.append(.whole(index))
                }
            }
            guard let loop else { continue }
            for case .memory(let value) in loop.slots { lastSteps[value] = steps.count }
            steps.append(.loop(loop))
        }
        for result in program.program.results { lastSteps[roots[result]] = -1 }
        ending = [[Int]](repeating: [], count: steps.count)
        for (value, step) in lastSteps.enumerated() where step >= 0 { ending[step].append(value) }
    }
}

extension VectorSchedule {
    /// What is there while a schedule runs.
    private struct Memory {
        var numbers: [Double]
        var tensors: [Tensor?]
    }

    /// The results, each of which may share memory with an argument.
    ///
    /// - Parameter destinations: by result, memory to write it into, which no argument shares.
    func run(_ arguments: [Tensor], into destinations: [UnsafeMutablePointer<Double>] = []) -> [Tensor] {
        let values = program.program.values
        var memory = Memory(
            numbers: [Double](repeating: 0, count: values.count),
            tensors: [Tensor?](repeating: nil, count: values.count)
        )
        for (index, value) in values.enumerated() {
            if case .constant(let number) = value { memory.numbers[index] = number }
            if case .input(let position) = value { set(index, arguments[position], &memory) }
            if case .captured(let position) = value { set(index, program.program.captured[position], &memory) }
        }
        for (index, tensor) in program.known { set(index, tensor, &memory) }
        for (step, ending) in zip(steps, ending) {
            switch step {
            case .scalar(let result, let function, let a, let b, let c):
                memory.numbers[result] = function(memory.numbers[a], memory.numbers[b], memory.numbers[c])
            case .whole(let index):
                set(index, program.program.value(index, arguments) { tensor($0, memory) }, &memory)
            case .loop(let plan): run(plan, &memory)
            }
            for value in ending { memory.tensors[value] = nil }
        }
        return program.program.results.map { tensor($0, memory) }
    }

    private func set(_ index: Int, _ tensor: Tensor, _ memory: inout Memory) {
        if case .scalar(let number) = tensor.storage {
            memory.numbers[index] = number
        } else {
            memory.tensors[index] = tensor
        }
    }

    /// A value as a tensor, which for views shares memory.
    private func tensor(_ index: Int, _ memory: Memory) -> Tensor {
        let shape = program.shapes[index]
        if shape.rank == 0 { return Tensor(memory.numbers[index]) }
        guard let root = memory.tensors[roots[index]] else { programmerMistake("value \(index) is not there yet") }
        if roots[index] == index { return root }
        let shift = shifts[index]
        return root.flattened[shift..<shift + shape.count].reshaped(to: shape)
    }

    private func run(_ plan: LoopPlan, _ memory: inout Memory) {
        var results: [Int: PooledMemory] = [:]
        for value in plan.stored { results[value] = PooledMemory(count: program.shapes[value].count) }
        let isShared = plan.count >= Self.sharedCount
        let scratchCount = Swift.max(1, plan.slots.count * plan.width)
        let sumCount = plan.sums.count * ((plan.count + Int(VECTOR_SUM_BLOCK) - 1) / Int(VECTOR_SUM_BLOCK) + 1)
        let operands: [(slot: Int, tensor: Tensor)] = plan.slots.enumerated().compactMap { index, slot in
            guard case .memory(let value) = slot, results[value] == nil else { return nil }
            return memory.tensors[value].map { (index, $0) }
        }
        withUnsafeTemporaryAllocation(of: Double.self, capacity: scratchCount * (isShared ? 2 : 1) + sumCount) {
            guard let scratch = $0.baseAddress else { return }
            let sums = scratch + scratchCount * (isShared ? 2 : 1)
            withPointers(operands.map(\.tensor)) { pointers in
                var bases = [UnsafeMutablePointer<Double>](repeating: scratch, count: plan.slots.count)
                for (operand, pointer) in zip(operands, pointers) {
                    bases[operand.slot] = UnsafeMutablePointer(mutating: pointer)
                }
                for (index, slot) in plan.slots.enumerated() {
                    if case .memory(let value) = slot, let result = results[value] { bases[index] = result.base }
                }
                let slots = self.slots(plan, bases, scratch, sums, memory)
                let others = isShared ? self.slots(plan, bases, scratch + scratchCount, sums, memory) : nil
                vectorRunLoop(plan.instructions, plan.instructions.count, slots, others, plan.block, plan.count)
            }
            for (position, sum) in plan.sums.enumerated() {
                guard case .operation(_, let a, _, _) = program.program.values[sum] else { continue }
                let count = program.shapes[Int(a)].count
                let stride = sumCount / plan.sums.count
                memory.numbers[sum] = count == 0 ? 0 : vectorSumOfBlocks(sums + position * stride, count)
            }
        }
        for (value, result) in results {
            memory.tensors[value] = Tensor(Elements(result, shape: program.shapes[value]))
        }
    }

    /// The table of one core, with its scratch memory's numbers filled in.
    private func slots(
        _ plan: LoopPlan, _ bases: [UnsafeMutablePointer<Double>], _ scratch: UnsafeMutablePointer<Double>,
        _ sums: UnsafeMutablePointer<Double>, _ memory: Memory
    ) -> [VectorLoopSlot] {
        let stride = (plan.count + Int(VECTOR_SUM_BLOCK) - 1) / Int(VECTOR_SUM_BLOCK) + 1
        var numbers = scratch + plan.registerCount * plan.width
        return plan.slots.enumerated().map { index, slot in
            switch slot {
            case .memory: return VectorLoopSlot(base: bases[index], perBlock: plan.block, perLane: 1)
            case .register(let register, let low):
                return VectorLoopSlot(base: scratch + register * plan.width - low, perBlock: 0, perLane: 1)
            case .number(let value):
                defer { numbers += plan.width }
                numbers.initialize(repeating: memory.numbers[value], count: plan.width)
                return VectorLoopSlot(base: numbers, perBlock: 0, perLane: 0)
            case .sums(let value):
                let position = plan.sums.firstIndex(of: value) ?? 0
                return VectorLoopSlot(
                    base: sums + position * stride, perBlock: plan.block / Int(VECTOR_SUM_BLOCK), perLane: 0)
            }
        }
    }
}

extension VectorLoopInstruction: @unchecked @retroactive Sendable {}

extension VectorProgram {
    /// The results: in few loops where all are numbers, else in operations that are recorded.
    func run(_ arguments: [Tensor]) -> [Tensor] {
        if isNumeric && arguments.allSatisfy({ $0.trace == nil }) { return VectorSchedule(self).run(arguments) }
        return replay(arguments)
    }
}
