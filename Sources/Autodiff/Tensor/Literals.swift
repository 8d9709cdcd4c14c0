extension Tensor: ExpressibleByFloatLiteral {
    public init(floatLiteral value: Double) { self.init(value) }
}

extension Tensor: ExpressibleByIntegerLiteral {
    public init(integerLiteral value: Int) { self.init(value) }
}

extension Tensor: ExpressibleByArrayLiteral {
    /// A vector of scalars, `[1, x, sin(x)]`, or a matrix of rows, `[[1, 2], [3, 4]]`.
    public init(arrayLiteral elements: Tensor...) { self.init(elements) }
}

extension Tensor {
    /// A vector of scalars or a matrix of rows, which may be values of a transform: derivatives pass through.
    public init(_ parts: [Tensor]) { self = parts.isEmpty ? Tensor([Double]()) : stack(parts) }

    /// A matrix of these rows, which must be equally long.
    public init(_ rows: [[Double]]) {
        let columns = rows.first?.count ?? 0
        for row in rows where row.count != columns {
            programmerMistake("a matrix with rows of \(columns) and of \(row.count) numbers")
        }
        self.init(Elements(rows.flatMap(\.self), shape: [rows.count, columns]))
    }
}
