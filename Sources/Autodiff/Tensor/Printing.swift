extension Tensor: CustomStringConvertible {
    /// The number of a scalar, the numbers of a vector in brackets; of long vectors the first and last three.
    public var description: String {
        guard shape.rank > 0 else { return Double(self).description }
        let values = array
        guard values.count > 1000 else { return values.description }
        let ends = [values.prefix(3), values.suffix(3)].map { $0.map(\.description).joined(separator: ", ") }
        return "[\(ends[0]), …, \(ends[1])]"
    }
}
