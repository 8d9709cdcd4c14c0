/// The elements of a vector as scalars, or the rows of a matrix as vectors, one after another.
///
/// ```swift
/// for (from, to) in zip(samples, moved) { … }
/// samples.reduce(0, +)
/// ```
/// They stay values of the transform they came from, so derivatives pass through a loop.
extension Tensor: Sequence {
    public struct Iterator: IteratorProtocol {
        fileprivate let tensor: Tensor
        fileprivate let count: Int
        fileprivate var index = 0

        public mutating func next() -> Tensor? {
            guard index < count else { return nil }
            defer { index += 1 }
            return tensor[index]
        }
    }

    public func makeIterator() -> Iterator {
        if shape.rank == 0 { programmerMistake("iteration: a scalar has no elements") }
        return Iterator(tensor: self, count: shape[0])
    }

    public var underestimatedCount: Int { shape.rank == 0 ? 0 : shape[0] }

    /// The positions of a vector's elements, or of a matrix's rows.
    public var indices: Range<Int> { 0..<underestimatedCount }

    /// Whether there are no elements.
    public var isEmpty: Bool { count == 0 }

    /// The first element of a vector or row of a matrix, or nil if it is empty.
    public var first: Tensor? { isEmpty ? nil : self[0] }

    /// The last element of a vector or row of a matrix, or nil if it is empty.
    public var last: Tensor? { isEmpty ? nil : self[indices.upperBound - 1] }

    /// One element of a vector, as a scalar; one row of a matrix, as a vector.
    public subscript(index: Int) -> Tensor { element(index, axis: 0) }

    /// One element of a matrix, as a scalar.
    public subscript(row: Int, column: Int) -> Tensor { self[row][column] }

    /// One column of a matrix, as a vector: `x[..., 0]`.
    public subscript(rows: UnboundedRange, column: Int) -> Tensor { element(column, axis: 1) }

    /// Some of a vector's elements, or of a matrix's rows, without a copy: `x[1...]`, `x[..<3]`, `x[2..<5]`. Positions in the
    /// result start at 0.
    public subscript(range: some RangeExpression<Int>) -> Tensor { slice(range, axis: 0) }

    /// Some columns of a matrix: `x[..., 1..<3]`.
    public subscript(rows: UnboundedRange, columns: some RangeExpression<Int>) -> Tensor { slice(columns, axis: 1) }

    /// A rectangle of a matrix: `x[..<2, 1...]`.
    public subscript(rows: some RangeExpression<Int>, columns: some RangeExpression<Int>) -> Tensor {
        slice(rows, axis: 0).slice(columns, axis: 1)
    }

    private func element(_ index: Int, axis: Int) -> Tensor {
        let count = elementCount("subscript", axis: axis)
        if index < 0 || index >= count {
            programmerMistake("subscript: index \(index) of a \(name(axis: axis)) with \(count) elements")
        }
        if axis == 0, shape.rank == 1, case .array(let elements) = storage { return Tensor(elements[index]) }
        return Primitive.element(index, of: count, axis: axis)(self)
    }

    private func slice(_ range: some RangeExpression<Int>, axis: Int) -> Tensor {
        let count = elementCount("slice", axis: axis)
        // An open end is made to fit here: where the start is beyond it, the range itself would stop and not say why.
        let asked = range.relative(to: 0..<Int.max)
        let end = asked.upperBound == Int.max ? count : asked.upperBound
        if asked.lowerBound < 0 || end > count || asked.lowerBound > end {
            let elements = asked.upperBound == Int.max ? "\(asked.lowerBound)..." : "\(asked)"
            programmerMistake("slice: elements \(elements) of a \(name(axis: axis)) with \(count) elements")
        }
        let range = asked.lowerBound..<end
        if axis == 0, case .array(let elements) = storage { return Tensor(elements.slice(range)) }
        return Primitive.slice(range, of: count, axis: axis)(self)
    }

    private func name(axis: Int) -> String { shape.rank == 1 ? "vector" : "tensor of shape \(shape), axis \(axis)," }

    private func elementCount(_ operation: String, axis: Int) -> Int {
        if shape.rank == 0 { programmerMistake("\(operation): a scalar has no elements") }
        requireAxis(axis, of: shape, operation)
        return shape[axis]
    }
}
