import CVectorMath

/// A program made ready to run on intervals, one at a time.
///
/// Constants keep their enclosures and nothing is folded in rounded arithmetic; what depends on constants alone is enclosed once,
/// here. Products of a value with itself are powers, whose bounds are tight where those of a product are not.
final class IntervalProgram: Sendable {
    fileprivate enum Operation: Sendable {
        case add, subtract, multiply, negate, power(Int), differenceWithItself, quotientWithItself
        case rule(IntervalRule.Body, VectorScalar)
    }

    fileprivate struct Instruction: Sendable {
        let operation: Operation
        let result, a, b, c: Int
    }

    private let instructions: [Instruction]
    /// By slot, of which each value of the program has one: the enclosures of constants, and room for the others.
    private let initial: [Enclosure]
    private let inputs: [Int]
    /// By group of results: how many instructions it and those before it need.
    private let ends: [Int]
    /// By value: where its enclosure is.
    private let slots: [Int]

    /// - Parameters:
    ///   - groups: values that are asked for together; a group may need what those before it need.
    ///   - one: the input that is the constant 1: factors of it fall away, and what is computed from it is not rounded.
    init(_ program: Program, groups: [[Int]], inputCount: Int, one: Int) {
        var compiler = Compiler(count: program.values.count, inputCount: inputCount)
        for (index, value) in program.values.enumerated() {
            switch value {
            case .input(one): compiler.setConstant(index, Enclosure(Interval(1)))
            case .input(let position): compiler.inputs[position] = index
            case .constant(let number): compiler.setConstant(index, IrrationalConstant.enclosure(of: number))
            case .captured: compiler.setConstant(index, .unknown)
            case .operation(let primitive, let a, let b, let c):
                compiler.append(primitive, index, Int(a), Int(b), Int(c))
            }
        }
        let ranks = compiler.ranks(groups)
        let needed = compiler.instructions.enumerated().filter { ranks[$0.element.result] < groups.count }
        // Stable by hand: an instruction stays behind those that it needs.
        instructions = needed.sorted {
            (ranks[$0.element.result], $0.offset) < (ranks[$1.element.result], $1.offset)
        }.map(\.element)
        ends = groups.indices.map { group in needed.count { ranks[$0.element.result] <= group } }
        initial = compiler.initial
        inputs = compiler.inputs
        slots = compiler.slots
    }

    /// Encloses the results of all groups up to the given one. They are read from the table that `body` gets, by `slot(of:)`.
    @inline(__always)
    func run<Result>(
        _ x: Interval, _ y: Interval = .empty, through group: Int,
        _ body: (UnsafeMutablePointer<Enclosure>) -> Result
    ) -> Result {
        withUnsafeTemporaryAllocation(of: Enclosure.self, capacity: initial.count + 1) { buffer in
            // A buffer of at least one element has an address.
            let table = buffer.baseAddress.unsafelyUnwrapped
            initial.withUnsafeBufferPointer { source in
                if let base = source.baseAddress { table.initialize(from: base, count: source.count) }
            }
            if let first = inputs.first, first >= 0 { table[first] = Enclosure(x) }
            if inputs.count > 1, inputs[1] >= 0 { table[inputs[1]] = Enclosure(y) }
            instructions.withUnsafeBufferPointer { instructions in
                for index in 0..<ends[group] { instructions[index].run(table) }
            }
            return body(table)
        }
    }

    func slot(of value: Int) -> Int { slots[value] }

    var stepCount: Int { instructions.count }
}

extension IntervalProgram.Instruction {
    @inline(__always)
    fileprivate func run(_ table: UnsafeMutablePointer<Enclosure>) {
        let (x, y) = (table[a], table[b])
        switch operation {
        case .add: table[result] = Enclosure(x.range + y.range, x.doubts.union(y.doubts))
        case .subtract: table[result] = Enclosure(x.range - y.range, x.doubts.union(y.doubts))
        case .multiply: table[result] = Enclosure(x.range * y.range, x.doubts.union(y.doubts))
        case .negate: table[result] = Enclosure(-x.range, x.doubts)
        case .power(let exponent): table[result] = Enclosure(x.range.power(exponent), x.doubts)
        case .differenceWithItself: table[result] = x.range.isEmpty ? x : Enclosure(Interval(0), x.doubts)
        case .quotientWithItself:
            let isZero = x.range.isPoint && x.range.contains(0)
            table[result] =
                x.range.isEmpty || isZero
                ? .nowhere : Enclosure(Interval(1), x.range.contains(0) ? x.doubts.union(.pole) : x.doubts)
        case .rule(let body, let kernel): table[result] = body(kernel, x, y, table[c])
        }
    }
}

/// Turns values into instructions, in the program's order.
private struct Compiler {
    var instructions: [IntervalProgram.Instruction] = []
    var initial: [Enclosure]
    var inputs: [Int]
    var slots: [Int]
    private var isConstant: [Bool]
    /// By slot: which whole power of which other slot it is.
    private var powers: [(base: Int, exponent: Int)]

    init(count: Int, inputCount: Int) {
        initial = [Enclosure](repeating: .nowhere, count: count)
        inputs = [Int](repeating: -1, count: inputCount)
        slots = Array(0..<count)
        isConstant = [Bool](repeating: false, count: count)
        powers = (0..<count).map { ($0, 1) }
    }

    mutating func setConstant(_ slot: Int, _ enclosure: Enclosure) {
        initial[slot] = enclosure
        isConstant[slot] = true
    }

    mutating func append(_ primitive: Primitive, _ index: Int, _ first: Int, _ second: Int, _ third: Int) {
        let count = primitive.operandCount
        let a = slots[first]
        let b = count > 1 ? slots[second] : a
        let c = count > 2 ? slots[third] : a
        if primitive === Primitive.multiply {
            if isOne(a) { return slots[index] = b }
            if isOne(b) { return slots[index] = a }
        }
        let instruction = IntervalProgram.Instruction(
            operation: operation(primitive, index, a, b), result: index,
            a: powers[index].exponent > 1 ? powers[index].base : a,
            b: b, c: c)
        if isConstant[a] && isConstant[b] && isConstant[c] {
            // Constants that are computed here once are as exact as those computed every time.
            initial.withUnsafeMutableBufferPointer { table in
                if let base = table.baseAddress { instruction.run(base) }
            }
            isConstant[index] = true
        } else {
            instructions.append(instruction)
        }
    }

    private func isOne(_ slot: Int) -> Bool { isConstant[slot] && initial[slot] == Enclosure(Interval(1)) }

    private mutating func operation(
        _ primitive: Primitive, _ index: Int, _ a: Int, _ b: Int
    ) -> IntervalProgram.Operation {
        if primitive === Primitive.add { return .add }
        if primitive === Primitive.negate { return .negate }
        if primitive === Primitive.subtract { return a == b ? .differenceWithItself : .subtract }
        if primitive === Primitive.divide, a == b { return .quotientWithItself }
        if primitive === Primitive.multiply {
            guard let power = power(a, b) ?? power(b, a) else { return .multiply }
            powers[index] = power
            return .power(power.exponent)
        }
        guard case .elementwise(_, let kernel) = primitive.operation, let rule = primitive.interval else {
            return .rule({ _, _, _, _ in .unknown }, { a, _, _ in a })
        }
        return .rule(rule.body, kernel)
    }

    /// The product as a power, if its factors are multiplied in the order that `Interval.power` has: what the exponent's low bits
    /// give, times a square of a square.
    private func power(_ low: Int, _ high: Int) -> (base: Int, exponent: Int)? {
        let (rest, square) = (powers[low], powers[high])
        guard rest.base == square.base, square.exponent & (square.exponent - 1) == 0,
            rest.exponent <= square.exponent
        else { return nil }
        return (rest.base, rest.exponent + square.exponent)
    }

    /// By slot: the first group that needs it, or the number of groups.
    func ranks(_ groups: [[Int]]) -> [Int] {
        var ranks = [Int](repeating: groups.count, count: slots.count)
        for (group, results) in groups.enumerated() {
            for result in results { ranks[slots[result]] = min(ranks[slots[result]], group) }
        }
        for instruction in instructions.reversed() {
            let rank = ranks[instruction.result]
            for operand in [instruction.a, instruction.b, instruction.c] { ranks[operand] = min(ranks[operand], rank) }
        }
        return ranks
    }
}
