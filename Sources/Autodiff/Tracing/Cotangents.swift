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
        /// One that counts everywhere: all that there is in functions of scalars, so nothing of it is counted.
        case scalar(Scalar)
        case other
    }

    private enum Other {
        case none
        case cotangent(Cotangent)
        /// Numbers that nobody else holds, so that slices and elements are added in place.
        case accumulator(PooledMemory, Shape)
    }

    private var sums: ContiguousArray<Sum>
    /// As many, if there are any.
    private var others: ContiguousArray<Other> = []

    /// The trace that scalars are values of, if they are no numbers.
    private let outer: Trace?

    init(count: Int, outer: Trace?) {
        sums = .filled(with: .none, count: count)
        self.outer = outer
    }

    /// The cotangent of a value, which is no longer held here.
    mutating func take(_ index: Int) -> Cotangent? {
        switch sums[index] {
        case .none: return nil
        case .scalar(let scalar):
            sums[index] = .none
            return Cotangent(value: Tensor(scalar, of: outer))
        case .other:
            sums[index] = .none
            let other = others[index]
            others[index] = .none
            return switch other {
            case .none: nil
            case .cotangent(let cotangent): cotangent
            case .accumulator(let memory, let shape): Cotangent(value: Tensor(Elements(memory, shape: shape)))
            }
        }
    }

    /// The same, if it is a scalar that counts everywhere.
    mutating func takeScalar(_ index: Int) -> Scalar? {
        guard case .scalar(let scalar) = sums[index] else { return nil }
        sums[index] = .none
        return scalar
    }

    private mutating func set(_ index: Int, _ other: Other) {
        if others.isEmpty { others = ContiguousArray(repeating: .none, count: sums.count) }
        sums[index] = .other
        others[index] = other
    }

    /// Adds what counts everywhere.
    mutating func add(_ value: Tensor, to index: Int) {
        guard let new = scalar(value) else { return add(Cotangent(value: value), to: index) }
        switch sums[index] {
        case .none: sums[index] = .scalar(new)
        case .scalar(let old):
            if case (.number(let a), .number(let b)) = (old, new) {
                sums[index] = .scalar(.number(a + b))
            } else if let sum = outer?.recordScalars(Primitive.add, old, new, .number(0)) {
                sums[index] = .scalar(sum)
            } else {
                add(Cotangent(value: value), to: index)
            }
        case .other: add(Cotangent(value: value), to: index)
        }
    }

    private func scalar(_ value: Tensor) -> Scalar? {
        switch value.storage {
        case .scalar(let number): .number(number)
        case .traced(let trace, let index) where trace === outer: .value(index)
        default: nil
        }
    }

    mutating func add(_ cotangent: Cotangent, to index: Int) {
        if case .other = sums[index], case .accumulator(let memory, let shape) = others[index],
            cotangent.active == nil, cotangent.value.trace == nil
        {
            Self.add(cotangent.value.broadcast(to: shape), to: memory.base)
            return
        }
        guard let old = take(index) else {
            if cotangent.active == nil, let scalar = scalar(cotangent.value) {
                sums[index] = .scalar(scalar)
            } else {
                set(index, .cotangent(cotangent))
            }
            return
        }
        var active: Tensor?
        if let first = old.active, let second = cotangent.active { active = first + second }
        set(index, .cotangent(Cotangent(value: old.value + cotangent.value, active: active)))
    }

    /// Adds the cotangent of a slice to that of the whole; false if that cannot be done in place.
    mutating func add(_ slice: Tensor, to index: Int, at range: Range<Int>, of shape: Shape) -> Bool {
        if slice.trace != nil { return false }
        let inner = AxisLayout(shape, axis: 0).inner
        if case .other = sums[index], case .accumulator(let memory, _) = others[index] {
            Self.add(slice, to: memory.base + range.lowerBound * inner)
            return true
        }
        guard let old = take(index) else {
            let memory = PooledMemory(count: shape.count)
            memory.base.initialize(repeating: 0, count: range.lowerBound * inner)
            slice.withUnsafeBufferPointer { values in
                guard let source = values.baseAddress else { return }
                (memory.base + range.lowerBound * inner).update(from: source, count: values.count)
            }
            (memory.base + range.upperBound * inner).initialize(
                repeating: 0, count: shape.count - range.upperBound * inner)
            set(index, .accumulator(memory, shape))
            return true
        }
        if old.active != nil || old.value.trace != nil {
            set(index, .cotangent(old))
            return false
        }
        let memory = PooledMemory(count: shape.count)
        old.value.broadcast(to: shape).withUnsafeBufferPointer { values in
            guard let source = values.baseAddress else { return }
            memory.base.update(from: source, count: values.count)
        }
        set(index, .accumulator(memory, shape))
        Self.add(slice, to: memory.base + range.lowerBound * inner)
        return true
    }

    private static func add(_ values: Tensor, to base: UnsafeMutablePointer<Double>) {
        values.withUnsafeBufferPointer { values in
            guard let source = values.baseAddress else { return }
            vectorKernel(.add, vectorInstructionSet())(base, nil, base, source, source, values.count)
        }
    }
}
