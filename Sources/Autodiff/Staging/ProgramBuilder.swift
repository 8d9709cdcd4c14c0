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
        let isSorted = !(primitive === Primitive.add || primitive === Primitive.multiply) || a <= b
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
        program.values.append(value)
        return program.values.count - 1
    }

    private mutating func unique(_ value: Program.Value) -> Int {
        table.index(of: value, in: &program.values)
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
        if primitive === Primitive.multiply { return simplifiedProduct(a, b) }
        if primitive === Primitive.add {
            if a == b, let positive = negated(a) {
                return operation(Primitive.negate, operation(Primitive.add, positive, positive))
            }
            if let positive = negated(b) { return operation(Primitive.subtract, a, positive) }
            if let positive = negated(a) { return operation(Primitive.subtract, b, positive) }
        } else if primitive === Primitive.subtract {
            if let positive = negated(b) { return operation(Primitive.add, a, positive) }
        } else if primitive === Primitive.divide {
            return simplifiedQuotient(a, b)
        } else if primitive === Primitive.negate {
            return negated(a)
        } else if primitive.symmetry != .none, let positive = negated(a) {
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
            primitive === Primitive.negate
        else { return nil }
        return Int(operand)
    }
}

/// Finds a value among those already there: open addressing on a mix of the fields, since staging is done for every call of a
/// transformed function and the standard library's keyed hashing would be half of its time.
private struct ValueTable {
    /// None before the first value.
    private var slots: [Int32] = []
    private var count = 0

    mutating func index(of value: Program.Value, in values: inout ContiguousArray<Program.Value>) -> Int {
        if 2 * count >= slots.count { grow(values) }
        let slot = slot(of: value, in: values)
        if slots[slot] < 0 {
            slots[slot] = Int32(values.count)
            values.append(value)
            count += 1
        }
        return Int(slots[slot])
    }

    private mutating func grow(_ values: ContiguousArray<Program.Value>) {
        let indices = slots.filter { $0 >= 0 }
        slots = [Int32](repeating: -1, count: Swift.max(64, 2 * slots.count))
        for index in indices { slots[slot(of: values[Int(index)], in: values)] = index }
    }

    /// Where the value is, or the empty place where it belongs.
    private func slot(of value: Program.Value, in values: ContiguousArray<Program.Value>) -> Int {
        var slot = Self.hash(value) & (slots.count - 1)
        while slots[slot] >= 0, !Self.equal(values[Int(slots[slot])], value) { slot = (slot + 1) & (slots.count - 1) }
        return slot
    }

    private static func hash(_ value: Program.Value) -> Int {
        // Fibonacci hashing: the golden ratio's multiple spreads nearby keys over the high bits.
        func mix(_ key: UInt64) -> Int { Int((key &* 0x9e37_79b9_7f4a_7c15) >> 40) }
        switch value {
        case .input(let position), .captured(let position): return mix(UInt64(position))
        case .constant(let number): return mix(number.bitPattern)
        case .operation(let primitive, let a, let b, let c):
            let key = UInt64(UInt(bitPattern: ObjectIdentifier(primitive)))
            return mix(key ^ UInt64(a) << 32 ^ UInt64(b) << 16 ^ UInt64(c))
        }
    }

    private static func equal(_ first: Program.Value, _ second: Program.Value) -> Bool {
        switch (first, second) {
        case (.constant(let a), .constant(let b)): a.bitPattern == b.bitPattern
        case (.captured(let a), .captured(let b)): a == b
        case (.operation(let p, let a, let b, let c), .operation(let q, let d, let e, let f)):
            p === q && a == d && b == e && c == f
        default: false
        }
    }
}
