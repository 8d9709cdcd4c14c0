import CVectorMath

/// What a result's change would bring, and where it counts.
struct Cotangent {
    /// Of lower rank than the value it belongs to if it is the same for all elements.
    var value: Tensor

    /// Not 0 where the cotangent comes from a branch that `select` has chosen, 0 where it has not; nil if it counts
    /// everywhere. A rule may make NaN of a zero cotangent (0 · ∞), and this tells such zeros from those of the mathematics.
    var active: Tensor?
}

/// The cotangents of a trace's values, while they are being added up.
struct Cotangents {
    private enum Sum {
        case none
        /// One number that counts everywhere: all that there is in functions of numbers.
        case number(Double)
        case cotangent(Cotangent)
        /// Numbers that nobody else holds, so that slices and elements are added in place.
        case accumulator(PooledMemory, Shape)
    }

    private var sums: ContiguousArray<Sum>

    init(count: Int) { sums = ContiguousArray(repeating: .none, count: count) }

    /// The cotangent of a value, which is no longer held here.
    mutating func take(_ index: Int) -> Cotangent? {
        let sum = sums[index]
        sums[index] = .none
        return switch sum {
        case .none: nil
        case .number(let number): Cotangent(value: Tensor(number))
        case .cotangent(let cotangent): cotangent
        case .accumulator(let memory, let shape): Cotangent(value: Tensor(Elements(memory, shape: shape)))
        }
    }

    /// The same, if it is one number.
    mutating func takeNumber(_ index: Int) -> Double? {
        guard case .number(let number) = sums[index] else { return nil }
        sums[index] = .none
        return number
    }

    mutating func add(_ number: Double, to index: Int) {
        switch sums[index] {
        case .none: sums[index] = .number(number)
        case .number(let old): sums[index] = .number(old + number)
        default: add(Cotangent(value: Tensor(number)), to: index)
        }
    }

    mutating func add(_ cotangent: Cotangent, to index: Int) {
        if case .accumulator(let memory, let shape) = sums[index], cotangent.active == nil,
            cotangent.value.trace == nil
        {
            Self.add(cotangent.value.broadcast(to: shape), to: memory.base)
            return
        }
        guard let old = take(index) else {
            if case .scalar(let number) = cotangent.value.storage, cotangent.active == nil {
                sums[index] = .number(number)
            } else {
                sums[index] = .cotangent(cotangent)
            }
            return
        }
        var active: Tensor?
        if let first = old.active, let second = cotangent.active { active = first + second }
        sums[index] = .cotangent(Cotangent(value: old.value + cotangent.value, active: active))
    }

    /// Adds the cotangent of a slice to that of the whole; false if that cannot be done in place.
    mutating func add(_ slice: Tensor, to index: Int, at range: Range<Int>, of shape: Shape) -> Bool {
        if slice.trace != nil { return false }
        let inner = AxisLayout(shape, axis: 0).inner
        switch sums[index] {
        case .accumulator(let memory, _):
            Self.add(slice, to: memory.base + range.lowerBound * inner)
        case .none:
            let memory = PooledMemory(count: shape.count)
            memory.base.initialize(repeating: 0, count: range.lowerBound * inner)
            slice.withUnsafeBufferPointer { values in
                guard let source = values.baseAddress else { return }
                (memory.base + range.lowerBound * inner).update(from: source, count: values.count)
            }
            (memory.base + range.upperBound * inner).initialize(
                repeating: 0, count: shape.count - range.upperBound * inner)
            sums[index] = .accumulator(memory, shape)
        case .number, .cotangent:
            guard let old = take(index) else { return false }
            if old.active != nil || old.value.trace != nil {
                sums[index] = .cotangent(old)
                return false
            }
            let memory = PooledMemory(count: shape.count)
            old.value.broadcast(to: shape).withUnsafeBufferPointer { values in
                guard let source = values.baseAddress else { return }
                memory.base.update(from: source, count: values.count)
            }
            sums[index] = .accumulator(memory, shape)
            Self.add(slice, to: memory.base + range.lowerBound * inner)
        }
        return true
    }

    private static func add(_ values: Tensor, to base: UnsafeMutablePointer<Double>) {
        values.withUnsafeBufferPointer { values in
            guard let source = values.baseAddress else { return }
            vectorKernel(.add, vectorInstructionSet())(base, nil, base, source, source, values.count)
        }
    }
}
