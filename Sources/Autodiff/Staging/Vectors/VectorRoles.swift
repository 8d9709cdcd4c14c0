/// What becomes of each value of a vector program, and when.
///
/// A program is computed in stages: first numbers and whole operations such as products of matrices, then one loop over blocks
/// of elements for everything that goes element by element. A sum is known when its stage is over.
struct VectorRoles {
    enum Role: UInt8 {
        /// Nothing needs it.
        case absent
        /// Numbers in memory before the first stage.
        case memory
        /// A number before the first stage.
        case number
        /// A number computed from numbers.
        case scalar
        /// Computed element by element in a loop.
        case lane
        /// Zeros around another value, in a loop.
        case pad
        /// A number for every element, in a loop.
        case fill
        /// Another value's memory, further on or in another shape.
        case view
        /// Added up block by block in a loop.
        case sum
        /// An operation on whole tensors.
        case whole
    }

    let program: VectorProgram
    private(set) var roles: ContiguousArray<Role>

    /// By value: in which stage it is computed.
    private(set) var stages: ContiguousArray<Int>

    /// By value: the first stage that finds it in memory, and the first whose loop can read its elements.
    private var inMemory: ContiguousArray<Int>
    private var inLoop: ContiguousArray<Int>

    /// By value: of which value it is a view, itself if it is none, and how many elements further on.
    private(set) var roots: ContiguousArray<Int>
    private(set) var shifts: ContiguousArray<Int>

    /// What a loop must leave in memory.
    private(set) var isStored: ContiguousArray<Bool>

    /// Values of loops that only later stages may use.
    private(set) var isSpilled: ContiguousArray<Bool>

    init(_ program: VectorProgram) {
        self.program = program
        let count = program.program.values.count
        stages = ContiguousArray(repeating: 0, count: count)
        inMemory = stages
        inLoop = stages
        shifts = stages
        roots = ContiguousArray(0..<count)
        isStored = ContiguousArray(repeating: false, count: count)
        isSpilled = isStored
        roles = ContiguousArray(repeating: .absent, count: count)
        let live = program.liveValues()
        for index in 0..<count where live[index] { roles[index] = role(of: index) }
        assignStages()
    }

    /// Leaves a value to later stages, which read it from memory.
    mutating func spill(_ index: Int) {
        isSpilled[index] = true
        assignStages()
    }

    /// By stage: the values that go element by element, in order.
    var loopMembers: [[Int]] {
        var members = [[Int]](repeating: [], count: Swift.max(stages.max() ?? 0, inMemory.max() ?? 0) + 1)
        for index in roles.indices {
            switch roles[index] {
            case .lane, .pad, .sum, .fill: members[stages[index]].append(index)
            default: break
            }
        }
        return members
    }

    func count(_ index: Int) -> Int { program.shapes[index].count }

    /// The primitive that a value is made by, and its operands; those that it does not take are the first.
    func operation(_ index: Int) -> (primitive: Primitive, a: Int, b: Int, c: Int)? {
        guard case .operation(let primitive, let a, let b, let c) = program.program.values[index] else { return nil }
        let count = primitive.operandCount
        return (primitive, Int(a), Int(count > 1 ? b : a), Int(count > 2 ? c : a))
    }

    /// Whether it is computed element by element in the loop of that stage.
    func isInLoop(_ index: Int, of stage: Int) -> Bool {
        (roles[index] == .lane || roles[index] == .pad) && stages[index] == stage
    }

    private mutating func role(of index: Int) -> Role {
        let shape = program.shapes[index]
        guard program.known[index] == nil, let (primitive, a, _, _) = operation(index) else {
            return shape.rank == 0 ? .number : .memory
        }
        guard let kind = primitive.kind else { return shape.rank == 0 ? .scalar : .lane }
        let operand = program.shapes[a]
        switch kind {
        case .reshape where shape.rank > 0 && operand.rank > 0:
            view(index, of: a, shift: 0)
            return .view
        case .slice(let range, axis: 0):
            view(index, of: a, shift: range.lowerBound * AxisLayout(operand, axis: 0).inner)
            return .view
        case .element(let row, axis: 0) where shape.rank > 0:
            view(index, of: a, shift: row * AxisLayout(operand, axis: 0).inner)
            return .view
        case .pad(_, _, axis: 0): return .pad
        case .broadcast where operand.rank == 0: return .fill
        case .sum where operand.rank == 1: return .sum
        default: return .whole
        }
    }

    private mutating func view(_ index: Int, of operand: Int, shift: Int) {
        roots[index] = roots[operand]
        shifts[index] = shifts[operand] + shift
    }

    private mutating func assignStages() {
        for index in roles.indices {
            isStored[index] = false
            guard roles[index] != .absent, let (_, a, b, c) = operation(index) else { continue }
            switch roles[index] {
            case .absent, .number, .memory: break
            case .scalar, .whole:
                stages[index] = Swift.max(inMemory[a], inMemory[b], inMemory[c])
                inMemory[index] = stages[index]
                inLoop[index] = stages[index]
            case .fill:
                stages[index] = inMemory[a]
                inLoop[index] = stages[index]
                inMemory[index] = stages[index] + 1
            case .lane, .pad:
                stages[index] = Swift.max(inLoop[a], inLoop[b], inLoop[c])
                inMemory[index] = stages[index] + 1
                inLoop[index] = stages[index] + (isSpilled[index] ? 1 : 0)
            case .view:
                (inMemory[index], inLoop[index]) = (inMemory[a], inLoop[a])
                stages[index] = inLoop[a]
            case .sum:
                stages[index] = inLoop[a]
                inMemory[index] = stages[index] + 1
                inLoop[index] = stages[index] + 1
            }
        }
        for index in roles.indices where roles[index] != .absent && program.known[index] == nil {
            guard let (_, a, b, c) = operation(index) else { continue }
            for operand in [a, b, c] { markStored(roots[operand], usedBy: index) }
        }
        for result in program.program.results { store(roots[result]) }
    }

    private mutating func markStored(_ operand: Int, usedBy index: Int) {
        switch roles[index] {
        case .whole: store(operand)
        case .lane, .pad, .sum:
            if roles[operand] != .fill, stages[index] > stages[operand] { store(operand) }
        default: break
        }
    }

    private mutating func store(_ index: Int) {
        switch roles[index] {
        case .lane, .pad, .fill: isStored[index] = true
        default: break
        }
    }
}
