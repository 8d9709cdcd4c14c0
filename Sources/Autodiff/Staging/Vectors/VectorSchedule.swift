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

    /// By value: which result it is, if the loop that computes it may write it where the result belongs.
    private var directResults: [Int: Int] = [:]

    /// What there is before a run, and by value where it is among the tensors, or -1.
    private var memory = Memory(numbers: [], tensors: [])
    private var places: [Int] = []
    private var inputs: [(value: Int, position: Int)] = []

    init(_ program: VectorProgram) {
        self.program = program
        var roles = VectorRoles(program)
        var loops: [LoopPlan?] = []
        var (planner, members) = (LoopPlanner(roles), roles.loopMembers)
        while loops.count < members.count {
            switch planner.plan(loops.count, members[loops.count]) {
            case .plan(let plan): loops.append(plan)
            case .nothing: loops.append(nil)
            case .mustSpill(let value):
                // Other stages change too; this is rare.
                roles.spill(value)
                (planner, members) = (LoopPlanner(roles), roles.loopMembers)
                loops = []
            }
        }
        roots = roles.roots
        shifts = roles.shifts
        plan(roles, loops)
        prepare(roles)
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
                if case .elementwise(_, let function) = primitive.operation {
                    steps.append(.scalar(result: index, function, a: a, b: b, c: c))
                } else {
                    for operand in [a, b, c, index] { lastSteps[roots[operand]] = steps.count }
                    steps.append(.whole(index))
                }
            }
            guard let loop else { continue }
            for case .memory(let value) in loop.slots { lastSteps[value] = steps.count }
            for value in loop.stored where lastSteps[value] < 0 { directResults[value] = 0 }
            steps.append(.loop(loop))
        }
        let results = program.program.results
        directResults = directResults.filter { value, _ in
            lastSteps[value] < 0 && results.filter { roots[$0] == value } == [value]
        }
        for (position, result) in results.enumerated() {
            lastSteps[roots[result]] = -1
            if directResults[result] != nil { directResults[result] = position }
        }
        ending = [[Int]](repeating: [], count: steps.count)
        for (value, step) in lastSteps.enumerated() where step >= 0 { ending[step].append(value) }
    }

    private mutating func prepare(_ roles: VectorRoles) {
        places = [Int](repeating: -1, count: roles.roles.count)
        memory.numbers = [Double](repeating: 0, count: roles.roles.count)
        for index in roles.roles.indices where roles.roles[index] != .absent && roots[index] == index {
            if program.shapes[index].rank > 0 {
                places[index] = memory.tensors.count
                memory.tensors.append(nil)
            }
            if let tensor = program.known[index] {
                memory.set(index, places[index], tensor)
                continue
            }
            switch program.program.values[index] {
            case .input(let position): inputs.append((index, position))
            case .constant(let number): memory.numbers[index] = number
            case .captured(let position): memory.set(index, places[index], program.program.captured[position])
            case .operation: break
            }
        }
    }
}

extension VectorSchedule {
    /// What is there while a schedule runs.
    private struct Memory: Sendable {
        /// By value.
        var numbers: [Double]
        /// By place, of what lies in memory.
        var tensors: [Tensor?]

        mutating func set(_ index: Int, _ place: Int, _ tensor: Tensor) {
            if place >= 0 { tensors[place] = tensor } else { numbers[index] = Double(tensor) }
        }
    }

    /// The results, which may share memory with the arguments.
    ///
    /// - Parameter destinations: by result, memory that no argument shares to write it into; without it new memory.
    func run(_ arguments: [Tensor], into destinations: [UnsafeMutablePointer<Double>] = []) -> [Tensor] {
        var memory = self.memory
        for (index, position) in inputs { memory.set(index, places[index], arguments[position]) }
        for (position, step) in steps.enumerated() {
            switch step {
            case .scalar(let result, let function, let a, let b, let c):
                memory.numbers[result] = function(memory.numbers[a], memory.numbers[b], memory.numbers[c])
            case .whole(let index):
                let tensor = program.program.value(index, arguments) { self.tensor($0, memory) }
                memory.set(index, places[index], tensor)
            case .loop(let plan): run(plan, &memory, destinations)
            }
            for value in ending[position] where places[value] >= 0 { memory.tensors[places[value]] = nil }
        }
        let results = program.program.results
        if destinations.isEmpty { return results.map { tensor($0, memory) } }
        for (position, result) in results.enumerated() where directResults[result] == nil {
            tensor(result, memory).withUnsafeBufferPointer { values in
                guard position < destinations.count, let source = values.baseAddress else { return }
                destinations[position].update(from: source, count: values.count)
            }
        }
        // Of the guards' answer nobody has the memory.
        return results.dropFirst(destinations.count).map { tensor($0, memory) }
    }

    /// A value as a tensor, which for views shares memory.
    private func tensor(_ index: Int, _ memory: Memory) -> Tensor {
        let shape = program.shapes[index]
        if shape.rank == 0 { return Tensor(memory.numbers[index]) }
        let root = roots[index]
        guard let tensor = memory.tensors[places[root]] else {
            programmerMistake("value \(root) of a vector program is not there")
        }
        if root == index { return tensor }
        let shift = shifts[index]
        return tensor.flattened[shift..<shift + shape.count].reshaped(to: shape)
    }

    private func run(_ plan: LoopPlan, _ memory: inout Memory, _ destinations: [UnsafeMutablePointer<Double>]) {
        let results = plan.stored.map { value -> PooledMemory? in
            if !destinations.isEmpty, directResults[value] != nil { return nil }
            return PooledMemory(count: program.shapes[value].count)
        }
        let stored = zip(plan.stored, results).map { value, result in
            result?.base ?? destinations[directResults[value] ?? 0]
        }
        let operands = plan.slots.compactMap { slot -> Tensor? in
            if case .memory(let value) = slot { memory.tensors[places[value]] } else { nil }
        }
        let isShared = SharedWork.isWorthwhile(cost: plan.cost, count: plan.count)
        let scratchCount = plan.slots.count * plan.width
        let sumCount = (plan.count + Int(VECTOR_SUM_BLOCK) - 1) / Int(VECTOR_SUM_BLOCK) + 1
        let count = scratchCount * (isShared ? 2 : 1) + sumCount * plan.sums.count
        withTemporaryLines(count: count) { scratch in
            let sums = scratch + scratchCount * (isShared ? 2 : 1)
            withPointers(operands) { pointers in
                func slots(_ scratch: UnsafeMutablePointer<Double>) -> [VectorLoopSlot] {
                    table(plan, pointers, stored, scratch, sums, sumCount: sumCount, memory.numbers)
                }
                vectorRunLoop(
                    plan.instructions, plan.instructions.count, slots(scratch),
                    isShared ? slots(scratch + scratchCount) : nil, plan.block, plan.count)
            }
            for (position, sum) in plan.sums.enumerated() {
                guard case .operation(_, let a, _, _) = program.program.values[sum] else { continue }
                let count = program.shapes[Int(a)].count
                memory.numbers[sum] = count == 0 ? 0 : vectorSumOfBlocks(sums + position * sumCount, count)
            }
        }
        for (value, result) in zip(plan.stored, results) {
            guard let result else { continue }
            memory.tensors[places[value]] = Tensor(Elements(result, shape: program.shapes[value]))
        }
    }

    /// Where the slots are for one core, whose scratch memory gets the numbers.
    private func table(
        _ plan: LoopPlan, _ operands: [UnsafePointer<Double>], _ stored: [UnsafeMutablePointer<Double>],
        _ scratch: UnsafeMutablePointer<Double>, _ sums: UnsafeMutablePointer<Double>, sumCount: Int,
        _ numbers: [Double]
    ) -> [VectorLoopSlot] {
        var repeated = scratch + plan.registerCount * plan.width
        var operandCount = 0
        return plan.slots.map { slot in
            switch slot {
            case .memory:
                operandCount += 1
                let base = UnsafeMutablePointer(mutating: operands[operandCount - 1])
                return VectorLoopSlot(base: base, perBlock: plan.block, perLane: 1)
            case .stored(let position):
                return VectorLoopSlot(base: stored[position], perBlock: plan.block, perLane: 1)
            case .register(let register, let low):
                return VectorLoopSlot(base: scratch + register * plan.width - low, perBlock: 0, perLane: 1)
            case .number(let value):
                defer { repeated += plan.width }
                repeated.initialize(repeating: numbers[value], count: plan.width)
                return VectorLoopSlot(base: repeated, perBlock: 0, perLane: 0)
            case .sums(let position):
                let base = sums + position * sumCount
                return VectorLoopSlot(base: base, perBlock: plan.block / Int(VECTOR_SUM_BLOCK), perLane: 0)
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
