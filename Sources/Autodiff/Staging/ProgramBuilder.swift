import CVectorMath

/// Writes a program down, each value once, with simplifications that keep every bit of every result.
///
/// Equal operations on equal operands are one value. Signs move outwards, where they meet and cancel; ones disappear, and
/// division by a power of two is multiplication. Nothing is reordered: floating-point sums and products are not associative.
struct ProgramBuilder {
    private(set) var program = Program()
    private var table = ValueTable()

    mutating func input(_ position: Int) -> Int { append(.input(position)) }

    mutating func constant(_ number: Double) -> Int { unique(.constant(number)) }

    mutating func captured(_ tensor: Tensor) -> Int {
        if case .scalar(let number) = tensor.storage { return constant(number) }
        let position = program.captured.firstIndex { $0.isIdentical(to: tensor) } ?? program.captured.count
        if position == program.captured.count { program.captured.append(tensor) }
        return unique(.captured(position))
    }

    mutating func operation(_ primitive: Primitive, _ a: Int, _ b: Int = 0, _ c: Int = 0) -> Int {
        if let simpler = simplified(primitive, a, b) { return simpler }
        // Sums and products do not depend on the order of two operands.
        let isSorted = !(primitive.kernel == .add || primitive.kernel == .multiply) || a <= b
        return unique(.operation(primitive, Int32(isSorted ? a : b), Int32(isSorted ? b : a), Int32(c)))
    }

    /// The program for these results. A point passes if it has these values, as the point has that the program was staged with.
    mutating func finish(outputs: [Int], expecting guards: [(value: Int, number: Double)]) -> Program {
        var passes: Int?
        for (value, number) in guards {
            let passed = operation(Primitive.equal, value, constant(number))
            passes = passes.map { operation(Primitive.multiply, $0, passed) } ?? passed
        }
        program.outputs = outputs
        program.passes = passes
        return program
    }

    private mutating func append(_ value: Program.Value) -> Int {
        if program.values.isEmpty { program.values.reserveCapacity(32) }
        program.values.append(value)
        return program.values.count - 1
    }

    private mutating func unique(_ value: Program.Value) -> Int {
        let index = table.index(of: ValueTable.Key(value), or: program.values.count)
        return index < program.values.count ? index : append(value)
    }
}

extension Tensor {
    /// Whether both are the same value of a transform, or hold the same memory.
    fileprivate func isIdentical(to other: Tensor) -> Bool {
        switch (storage, other.storage) {
        case (.traced(let trace, let index), .traced(let otherTrace, let otherIndex)):
            trace === otherTrace && index == otherIndex
        case (.array(let elements), .array(let others)): elements === others
        default: false
        }
    }
}

extension ProgramBuilder {
    private mutating func simplified(_ primitive: Primitive, _ a: Int, _ b: Int) -> Int? {
        switch primitive.kernel {
        case .multiply: return simplifiedProduct(a, b)
        case .divide: return simplifiedQuotient(a, b)
        case .negate: return negated(a)
        case .add:
            if a == b, let positive = negated(a) {
                return operation(Primitive.negate, operation(Primitive.add, positive, positive))
            }
            if let positive = negated(b) { return operation(Primitive.subtract, a, positive) }
            if let positive = negated(a) { return operation(Primitive.subtract, b, positive) }
        case .subtract:
            if let positive = negated(b) { return operation(Primitive.add, a, positive) }
        default:
            if primitive.symmetry == .none { return nil }
            guard let positive = negated(a) else { return nil }
            let value = operation(primitive, positive)
            return primitive.symmetry == .even ? value : operation(Primitive.negate, value)
        }
        return nil
    }

    private mutating func simplifiedProduct(_ a: Int, _ b: Int) -> Int? {
        if number(a) == 1 { return b }
        if number(b) == 1 { return a }
        if number(a) == -1 { return operation(Primitive.negate, b) }
        if number(b) == -1 { return operation(Primitive.negate, a) }
        return withSignsOutside(Primitive.multiply, a, b)
    }

    private mutating func simplifiedQuotient(_ a: Int, _ b: Int) -> Int? {
        if let divisor = number(b), divisor.isNormal, divisor.significand == 1, (1 / divisor).isNormal {
            return operation(Primitive.multiply, a, constant(1 / divisor))
        }
        return withSignsOutside(Primitive.divide, a, b)
    }

    private mutating func withSignsOutside(_ primitive: Primitive, _ a: Int, _ b: Int) -> Int? {
        switch (negated(a), negated(b)) {
        case (let positive?, let other?): operation(primitive, positive, other)
        case (let positive?, nil): operation(Primitive.negate, operation(primitive, positive, b))
        case (nil, let positive?): operation(Primitive.negate, operation(primitive, a, positive))
        case (nil, nil): nil
        }
    }

    private func number(_ index: Int) -> Double? {
        if case .constant(let number) = program.values[index] { number } else { nil }
    }

    /// What a value is the negative of, if it was made by negation.
    private func negated(_ index: Int) -> Int? {
        guard case .operation(let primitive, let operand, _, _) = program.values[index],
            primitive.kernel == .negate
        else { return nil }
        return Int(operand)
    }
}

/// Finds a value among those already there: open addressing on a mix of the fields, since staging is done for every call of a
/// transformed function and the standard library's keyed hashing would be half of its time.
private struct ValueTable {
    /// What a value is, without a reference to be counted.
    struct Key: Equatable {
        /// The primitive's address, or which of the other cases.
        private let kind: UInt
        private let bits: UInt64
        private let last: Int32

        init(_ value: Program.Value) {
            switch value {
            case .input(let position): (kind, bits, last) = (0, UInt64(position), 0)
            case .captured(let position): (kind, bits, last) = (1, UInt64(position), 0)
            case .constant(let number): (kind, bits, last) = (2, number.bitPattern, 0)
            case .operation(let primitive, let a, let b, let c):
                kind = UInt(bitPattern: ObjectIdentifier(primitive))
                (bits, last) = (UInt64(a) << 32 | UInt64(b), c)
            }
        }

        /// Fibonacci hashing: the golden ratio's multiple spreads nearby keys over the high bits.
        var hash: Int {
            let key = UInt64(kind) ^ bits ^ bits << 16 ^ UInt64(last) << 8
            return Int((key &* 0x9e37_79b9_7f4a_7c15) >> 40)
        }
    }

    private var entries: ContiguousArray<(key: Key, index: Int32)> = []
    /// By hash: which entry, or -1. None before the first value.
    private var slots: ContiguousArray<Int32> = []

    /// The index of the value with that key, which is `new` if there is none.
    mutating func index(of key: Key, or new: Int) -> Int {
        if 2 * entries.count >= slots.count { grow() }
        let slot = slot(of: key)
        if slots[slot] >= 0 { return Int(entries[Int(slots[slot])].index) }
        slots[slot] = Int32(entries.count)
        entries.append((key, Int32(new)))
        return new
    }

    private mutating func grow() {
        if entries.isEmpty { entries.reserveCapacity(32) }
        slots = ContiguousArray(repeating: -1, count: Swift.max(128, 2 * slots.count))
        for index in entries.indices { slots[slot(of: entries[index].key)] = Int32(index) }
    }

    /// Where the key is, or the empty place where it belongs.
    private func slot(of key: Key) -> Int {
        var slot = key.hash & (slots.count - 1)
        while slots[slot] >= 0, entries[Int(slots[slot])].key != key { slot = (slot + 1) & (slots.count - 1) }
        return slot
    }
}
