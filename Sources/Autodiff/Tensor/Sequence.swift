/// The elements of a vector as scalars, one after another.
///
/// ```swift
/// for (from, to) in zip(samples, moved) { … }
/// samples.reduce(0, +)
/// ```
/// They stay values of the transform they came from, so derivatives pass through a loop.
extension Tensor: Sequence {
    public struct Iterator: IteratorProtocol {
        fileprivate let tensor: Tensor
        fileprivate var index = 0

        public mutating func next() -> Tensor? {
            guard index < tensor.count else { return nil }
            defer { index += 1 }
            return tensor[index]
        }
    }

    public func makeIterator() -> Iterator {
        requireVector("iteration")
        return Iterator(tensor: self)
    }

    public var underestimatedCount: Int { count }

    /// The positions of a vector's elements.
    public var indices: Range<Int> { 0..<count }

    /// Whether there are no elements.
    public var isEmpty: Bool { count == 0 }

    /// The first element of a vector, or nil if it is empty.
    public var first: Tensor? { isEmpty ? nil : self[0] }

    /// The last element of a vector, or nil if it is empty.
    public var last: Tensor? { isEmpty ? nil : self[count - 1] }

    /// One element of a vector, as a scalar.
    public subscript(index: Int) -> Tensor {
        requireVector("subscript")
        if index < 0 || index >= count {
            programmerMistake("subscript: index \(index) of a vector with \(count) elements")
        }
        if case .array(let elements) = storage { return Tensor(elements[index]) }
        return Primitive.element(index, of: count)(self)
    }

    /// Some of a vector's elements in a row, without a copy: `x[1...]`, `x[..<3]`, `x[2..<5]`. Its positions start at 0.
    public subscript(range: some RangeExpression<Int>) -> Tensor {
        requireVector("slice")
        let range = range.relative(to: 0..<count)
        if range.lowerBound < 0 || range.upperBound > count {
            programmerMistake("slice: elements \(range) of a vector with \(count) elements")
        }
        if case .array(let elements) = storage { return Tensor(elements.slice(range)) }
        return Primitive.slice(range, of: count)(self)
    }

    private func requireVector(_ operation: String) {
        if shape.rank == 0 { programmerMistake("\(operation): a scalar has no elements") }
    }
}
