extension Tensor: CustomStringConvertible {
    /// The number of a scalar, the numbers of a vector in brackets, the rows of a matrix one below the other; of more than a thousand
    /// numbers the first and last three of every row, and the first and last three rows.
    public var description: String { description(indent: 1, isShortened: count > 1000) }

    private func description(indent: Int, isShortened isLarge: Bool) -> String {
        if shape.rank == 0 {
            let number = Double(self)
            return number.isNaN ? "nan" : number.description  // whatever the sign that some processors give it
        }
        let isShortened = isLarge && shape[0] > 6
        let positions = isShortened ? [0, 1, 2, shape[0] - 3, shape[0] - 2, shape[0] - 1] : Array(0..<shape[0])
        let numbers = concrete
        var parts = positions.map { numbers[$0].description(indent: indent + 1, isShortened: isLarge) }
        if isShortened { parts.insert("…", at: 3) }
        let separator = shape.rank == 1 ? ", " : ",\n" + String(repeating: " ", count: indent)
        return "[" + parts.joined(separator: separator) + "]"
    }
}
