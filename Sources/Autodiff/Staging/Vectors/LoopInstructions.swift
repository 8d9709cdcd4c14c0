import CVectorMath

// Instructions, in the order of the program.
extension LoopPlanner {
    /// So that everything in use stays in the first-level cache: 24 of the 32 KB or more that it has.
    mutating func chooseBlock() {
        var (width, places) = (0, plan.registerCount)
        for index in members where low[index] <= high[index] { width = Swift.max(width, high[index] - low[index]) }
        for slot in plan.slots {
            if case .register = slot { continue }
            places += 1
        }
        let block = Swift.min(1024, Swift.max(256, 24 * 1024 / (8 * Swift.max(1, places))) & ~255)
        plan.block = Swift.min(block, (Swift.max(1, plan.count) + 7) & ~7)
        // Whole lines of memory, as `low` is of any register.
        plan.width = (plan.block + width + 7) & ~7
    }

    /// The length of the longest value.
    mutating func findCount() {
        for index in plan.stored { plan.count = Swift.max(plan.count, roles.count(index)) }
        for index in plan.sums {
            if let (_, a, _, _) = roles.operation(index) { plan.count = Swift.max(plan.count, roles.count(a)) }
        }
    }

    /// Until which value each register is needed.
    mutating func findLastUses() {
        for index in members where isWanted(index) {
            guard let (_, a, b, c) = roles.operation(index) else { continue }
            if roles.isStored[index] { noteUse(of: index, by: index) }
            if isAlias[index] { continue }
            if let partner = partners[index], partner < index { continue }
            for operand in operands(of: index, a, b, c) { noteUse(of: operand, by: index) }
        }
    }

    private mutating func noteUse(of operand: Int, by index: Int) {
        var root = roles.roots[operand]
        while isAlias[root], let (_, a, _, _) = roles.operation(root) { root = roles.roots[a] }
        lastUses[root] = Swift.max(lastUses[root], index)
    }

    mutating func emit(_ index: Int) {
        guard let (primitive, a, b, c) = roles.operation(index) else { return }
        switch roles.roles[index] {
        case .fill: append(copyKernel, index, storedSlot(index), [a])
        case .sum:
            append(
                vectorSumBlocksKernel(), index, slot(.sums(plan.sums.firstIndex(of: index) ?? 0)), [a],
                count: roles.count(a))
            release([a], at: index)
        case .pad where isAlias[index]: break
        case .pad:
            guard case .pad(let range, _, _)? = primitive.kind else { return }
            let inner = AxisLayout(roles.program.shapes[index], axis: 0).inner
            let offset = range.lowerBound * inner
            assignRegister(index)
            append(
                copyKernel, index, slots[index], [a], isPadded: true, shift: -offset,
                first: offset, count: offset + range.count * inner)
            release([a], at: index)
        default: emitLane(index, primitive, a, b, c)
        }
        if roles.roles[index] == .lane || roles.roles[index] == .pad { store(index) }
    }

    private mutating func emitLane(_ index: Int, _ primitive: Primitive, _ a: Int, _ b: Int, _ c: Int) {
        guard case .elementwise(let operation, _) = primitive.operation else { return }
        plan.cost += operation.cost
        if let partner = partners[index], low[partner] <= high[partner] {
            if partner < index { return }
            assign(index, [])
            assign(partner, [])
            let (sine, cosine) = primitive.kernel == .sine ? (index, partner) : (partner, index)
            append(
                vectorSineAndCosineKernel(instructionSet), index, slots[sine], second: slots[cosine], [a],
                isPadded: isPadded[index])
            release([a], at: index)
            return
        }
        let operands = operands(of: index, a, b, c)
        assign(index, operands)
        append(
            fusions[index]?.kernel ?? vectorKernel(operation, instructionSet), index, slots[index], operands,
            isPadded: isPadded[index])
        release(operands, at: index)
    }

    /// A copy in memory of what is stored and not computed there.
    private mutating func store(_ index: Int) {
        guard roles.isStored[index] else { return }
        if !isAlias[index], case .stored = plan.slots[Int(slots[index])] { return }
        append(copyKernel, index, storedSlot(index), [index], low: 0, high: 0)
        release([index], at: index)
    }

    private var copyKernel: VectorKernel { vectorKernel(.copy, instructionSet) }

    private mutating func append(
        _ kernel: @escaping VectorKernel, _ index: Int, _ result: Int32, second: Int32? = nil,
        _ operands: [Int], isPadded: Bool = false, shift: Int = 0, low: Int? = nil, high: Int? = nil,
        first: Int = 0, count: Int? = nil
    ) {
        let a = place(of: operands[0])
        let b = operands.count > 1 ? place(of: operands[1]) : a
        let c = operands.count > 2 ? place(of: operands[2]) : a
        let d = operands.count > 3 ? place(of: operands[3]) : nil
        let isAtBlock = self.low[index] > self.high[index]
        var isFinal = false
        if case .stored = plan.slots[Int(result)] { isFinal = users[index] == 0 && second == nil }
        plan.instructions.append(
            VectorLoopInstruction(
                kernel: kernel, result: result, second: d?.slot ?? second ?? result, a: a.slot, b: b.slot, c: c.slot,
                isPadded: isPadded ? 1 : 0, isSecondRead: d == nil ? 0 : 1, isFinal: isFinal ? 1 : 0,
                shiftA: a.shift + shift, shiftB: b.shift + shift, shiftC: c.shift + shift,
                shiftSecond: d.map { $0.shift + shift } ?? 0,
                low: low ?? (isAtBlock ? 0 : self.low[index]), high: high ?? (isAtBlock ? 0 : self.high[index]),
                first: first, last: count ?? roles.count(index)))
    }

    /// Where the elements of a value are in this loop, and how many lanes further on.
    private mutating func place(of operand: Int) -> (slot: Int32, shift: Int) {
        let (root, shift) = (roles.roots[operand], roles.shifts[operand])
        if roles.program.shapes[root].rank == 0 { return (slot(.number(root), root), 0) }
        switch roles.roles[root] {
        case .fill:
            guard let (_, a, _, _) = roles.operation(root) else { return (0, 0) }
            return (slot(.number(a), a), 0)
        case .pad where isAlias[root]:
            guard let (primitive, a, _, _) = roles.operation(root), case .pad(let range, _, _)? = primitive.kind else {
                return (0, 0)
            }
            let inner = place(of: a)
            let offset = range.lowerBound * AxisLayout(roles.program.shapes[root], axis: 0).inner
            return (inner.slot, inner.shift + shift - offset)
        default:
            return (slot(.memory(root), root), shift)
        }
    }

    /// The slot of a value, which is new if it has none.
    private mutating func slot(_ slot: LoopPlan.Slot, _ value: Int? = nil) -> Int32 {
        if let value, slots[value] >= 0 { return slots[value] }
        plan.slots.append(slot)
        let index = Int32(plan.slots.count - 1)
        if let value {
            slots[value] = index
            slotted.append(value)
        }
        return index
    }

    private mutating func storedSlot(_ index: Int, _ value: Int? = nil) -> Int32 {
        slot(.stored(plan.stored.firstIndex(of: index) ?? 0), value)
    }

    /// A place for a value: memory, or a register, which may be that of an operand that ends here.
    private mutating func assign(_ index: Int, _ operands: [Int]) {
        if slots[index] >= 0 { return }
        if roles.isStored[index], low[index] == 0, high[index] == 0, !isPadded[index] {
            _ = storedSlot(index, index)
            return
        }
        for operand in operands {
            let source = register(operand)
            guard source >= 0, lastUses[source] == index else { continue }
            var isInPlace = true
            for other in operands where register(other) == source {
                isInPlace = isInPlace && place(of: other).shift - low[source] == -low[index]
            }
            if isInPlace { free(source) }
        }
        assignRegister(index)
    }

    private mutating func assignRegister(_ index: Int) {
        let register = freeRegisters.popLast() ?? plan.registerCount
        plan.registerCount = Swift.max(plan.registerCount, register + 1)
        registers[index] = register
        _ = slot(.register(register, low: low[index]), index)
    }

    /// The value whose register an operand is read from, or -1.
    private func register(_ operand: Int) -> Int {
        var root = roles.roots[operand]
        while isAlias[root], let (_, a, _, _) = roles.operation(root) { root = roles.roots[a] }
        return registers[root] >= 0 ? root : -1
    }

    private mutating func release(_ operands: [Int], at index: Int) {
        for operand in operands {
            let source = register(operand)
            if source >= 0, lastUses[source] == index { free(source) }
        }
    }

    private mutating func free(_ index: Int) {
        if registers[index] < 0 { return }  // an operand taken twice ends once
        freeRegisters.append(registers[index])
        registers[index] = -1
    }
}
