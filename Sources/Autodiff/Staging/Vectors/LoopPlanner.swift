import CVectorMath

/// Plans the loops, one stage after another.
struct LoopPlanner {
    let roles: VectorRoles
    private var stage = 0
    /// The values of the stage that go element by element.
    var members: [Int] = []
    var plan = LoopPlan()
    let instructionSet = vectorInstructionSet()

    /// By value: which lanes are needed, counted from the first and from the end of a block; low > high for none.
    var low: ContiguousArray<Int>
    var high: ContiguousArray<Int>

    /// By value: whether its other lanes must be zero.
    var isPadded: ContiguousArray<Bool>
    /// Pads that are the padded register of their operand.
    var isAlias: ContiguousArray<Bool>
    var lastUses: ContiguousArray<Int>
    var slots: ContiguousArray<Int32>
    /// Values whose slots are to be forgotten after the stage.
    var slotted: [Int] = []
    /// By value: how many others are made of it.
    var users: ContiguousArray<Int>
    var registers: ContiguousArray<Int>
    var freeRegisters: [Int] = []
    var partners: [Int: Int] = [:]

    /// By value: what computes it together with an operand that nothing else needs; nil for most.
    var fusions: [Int: Fusion] = [:]

    /// The most lanes beside a block.
    private static let largestMargin = 256

    init(_ roles: VectorRoles) {
        self.roles = roles
        let count = roles.roles.count
        low = ContiguousArray(repeating: Int.max, count: count)
        high = ContiguousArray(repeating: Int.min, count: count)
        isPadded = ContiguousArray(repeating: false, count: count)
        isAlias = isPadded
        lastUses = ContiguousArray(repeating: -1, count: count)
        slots = ContiguousArray(repeating: -1, count: count)
        registers = ContiguousArray(repeating: -1, count: count)
        users = ContiguousArray(repeating: 0, count: count)
        for index in roles.roles.indices where roles.roles[index] != .absent {
            guard let (_, a, b, c) = roles.operation(index) else { continue }
            users[a] += 1
            if b != a { users[b] += 1 }
            if c != a, c != b { users[c] += 1 }
        }
    }

    enum Outcome {
        case plan(LoopPlan)
        /// A value is needed at places too far apart: later stages must read it from memory.
        case mustSpill(Int)
        /// There is nothing to loop over.
        case nothing
    }

    /// - Parameter members: the values of the stage that go element by element, in order.
    mutating func plan(_ stage: Int, _ members: [Int]) -> Outcome {
        self.stage = stage
        self.members = members
        plan = LoopPlan()
        freeRegisters = []
        partners = [:]
        fusions = [:]
        defer {
            for value in slotted { slots[value] = -1 }
            slotted = []
            // To later stages these are memory.
            for index in members { (registers[index], isAlias[index]) = (-1, false) }
        }
        for index in members {
            if roles.isStored[index] { plan.stored.append(index) }
            if roles.roles[index] == .sum { plan.sums.append(index) }
        }
        if plan.stored.isEmpty && plan.sums.isEmpty { return .nothing }
        if let value = findLanes() { return .mustSpill(value) }
        findCount()
        findLastUses()
        for index in members where isWanted(index) { emit(index) }
        chooseBlock()
        return .plan(plan)
    }

    func isWanted(_ index: Int) -> Bool {
        low[index] <= high[index]
            || (roles.stages[index] == stage && (roles.roles[index] == .sum || isStoredFill(index)))
    }

    private func isStoredFill(_ index: Int) -> Bool { roles.roles[index] == .fill && roles.isStored[index] }
}

// Which lanes of which values are needed, from the results back.
extension LoopPlanner {
    /// A value that is needed at places too far apart, or nil if all went well.
    private mutating func findLanes() -> Int? {
        findPartners()
        findFusions()
        for index in plan.stored where roles.roles[index] != .fill { need(index, 0, 0) }
        for index in plan.sums { if let (_, a, _, _) = roles.operation(index) { reach(a, 0, 0) } }
        for index in members.reversed() where low[index] <= high[index] {
            guard let (primitive, a, b, c) = roles.operation(index) else { continue }
            if let partner = partners[index], partner < index {
                // Computed together with the earlier one.
                need(partner, low[index], high[index])
                continue
            }
            if roles.roles[index] == .pad, case .pad(let range, _, _)? = primitive.kind {
                let offset = range.lowerBound * AxisLayout(roles.program.shapes[index], axis: 0).inner
                let root = roles.roots[a]
                isAlias[index] =
                    roles.isInLoop(root, of: stage) && roles.roles[root] == .lane && roles.shifts[a] == 0
                    && roles.count(root) == roles.count(a)
                if isAlias[index] {
                    isPadded[root] = true
                } else {
                    if !round(index) { return index }
                }
                reach(a, low[index] - offset, high[index] - offset)
                continue
            }
            if !round(index) { return index }
            if let partner = partners[index] {
                (low[partner], high[partner]) = (low[index], high[index])
                isPadded[index] = isPadded[index] || isPadded[partner]
                isPadded[partner] = isPadded[index]
            }
            for operand in operands(of: index, a, b, c) { reach(operand, low[index], high[index]) }
        }
        return nil
    }

    /// Makes the lanes whole vectors of every instruction set; false if they are too many.
    private mutating func round(_ index: Int) -> Bool {
        high[index] = low[index] + (high[index] - low[index] + 7) & ~7
        return high[index] - low[index] <= Self.largestMargin
    }

    private mutating func need(_ index: Int, _ from: Int, _ to: Int) {
        low[index] = Swift.min(low[index], from)
        high[index] = Swift.max(high[index], to)
    }

    private mutating func reach(_ operand: Int, _ from: Int, _ to: Int) {
        let root = roles.roots[operand]
        if roles.isInLoop(root, of: stage) {
            need(root, from + roles.shifts[operand], to + roles.shifts[operand])
        }
    }

    /// Sine and cosine of one value are computed together.
    private mutating func findPartners() {
        var circles = CirclePairs()
        for index in members where roles.isInLoop(index, of: stage) {
            if let (primitive, a, _, _) = roles.operation(index) { circles.note(index, primitive, of: a) }
        }
        partners = circles.partners
    }
}

// Arithmetic that takes one pass with the operation after it.
extension LoopPlanner {
    private mutating func findFusions() {
        for index in members where roles.roles[index] == .lane {
            guard let (primitive, a, b, _) = roles.operation(index), primitive.operandCount < 3 else { continue }
            // Rather with what has been fused already, which is a longer chain.
            let isFirst = a == b || fusions[a] != nil || fusions[b] == nil
            if let fusion = fusion(of: isFirst ? a : b, primitive, a, b) ?? fusion(of: isFirst ? b : a, primitive, a, b)
            {
                fusions[index] = fusion
            }
        }
    }

    private func fusion(of inner: Int, _ primitive: Primitive, _ a: Int, _ b: Int) -> Fusion? {
        // The inner operation's result is gone, so nothing else may need it.
        guard users[inner] == 1, roles.roles[inner] == .lane, roles.stages[inner] == stage, !roles.isStored[inner],
            let (previous, first, second, _) = roles.operation(inner), let before = previous.kernel,
            let next = primitive.kernel
        else { return nil }
        let other = a == b ? nil : Int32(a == inner ? b : a)
        guard let fused = fusions[inner] else {
            return Fusion(
                before, Int32(first), Int32(second), followedBy: next, other, isFirst: a == inner, instructionSet)
        }
        return fused.followed(by: next, other, isFirst: a == inner, instructionSet)
    }

    /// What an instruction reads.
    func operands(of index: Int, _ a: Int, _ b: Int, _ c: Int) -> [Int] {
        guard let operands = fusions[index]?.operands else { return [a, b, c] }
        return [operands.0, operands.1, operands.2, operands.3].map(Int.init)
    }
}
