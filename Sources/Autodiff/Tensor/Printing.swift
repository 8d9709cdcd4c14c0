extension Tensor: CustomStringConvertible {
    /// The number of a scalar, the numbers of a vector in brackets, the rows of a matrix one below the other; of long vectors
    /// and of many rows the first and last three.
    public var description: String { description(indent: 1) }

    private func description(indent: Int) -> String {
        if shape.rank == 0 { return Double(self).description }
        let isShortened = count > 1000 && shape[0] > 6
        let positions = isShortened ? [0, 1, 2, shape[0] - 3, shape[0] - 2, shape[0] - 1] : Array(0..<shape[0])
        let numbers = concrete
        var parts = positions.map { numbers[$0].description(indent: indent + 1) }
        if isShortened { parts.insert("…", at: 3) }
        let separator = shape.rank == 1 ? ", " : ",\n" + String(repeating: " ", count: indent)
        return "[" + parts.joined(separator: separator) + "]"
    }
}
