/// What an operation on whole tensors does with their elements, for those who write it down before there are numbers.
enum StructuralKind: Sendable, Equatable {
    case slice(Range<Int>, axis: Int)
    /// Zeros around elements, which take the places of that range.
    case pad(Range<Int>, count: Int, axis: Int)
    /// One along an axis, which disappears.
    case element(Int, axis: Int)
    case reshape(Shape)
    case broadcast(Shape)
    case transpose([Int])
    case sum(axis: Int)
    case extremum(isLargest: Bool, axis: Int)
    case cumulativeSum(axis: Int, fromEnd: Bool)
    case matrixProduct(aTransposed: Bool, bTransposed: Bool)
    case concatenation([Int], axis: Int)
    /// Elements taken from positions along an axis, or put there, that only the operation itself knows.
    case moved(count: Int, axis: Int)

    /// Whether operations of this kind on equal operands are equal.
    var isComplete: Bool {
        if case .moved = self { false } else { true }
    }

    /// The result's shape.
    func shape(of operands: [Shape]) -> Shape {
        let first = operands[0]
        switch self {
        case .slice(let range, let axis): return first.replacing(axis: axis, with: range.count)
        case .pad(_, let count, let axis), .moved(let count, let axis):
            return first.replacing(axis: axis, with: count)
        case .element(_, let axis), .sum(let axis), .extremum(_, let axis): return first.removing(axis: axis)
        case .reshape(let shape), .broadcast(let shape): return shape
        case .transpose(let axes): return Shape(axes.map { first[$0] })
        case .cumulativeSum: return first
        case .matrixProduct(let aTransposed, let bTransposed):
            let second = operands[1]
            let pairs = first.rank > 2 ? [first[0]] : second.rank > 2 ? [second[0]] : []
            let rows = first[first.rank - (aTransposed ? 1 : 2)]
            return Shape(pairs + [rows, second[second.rank - (bTransposed ? 2 : 1)]])
        case .concatenation(let counts, let axis): return first.replacing(axis: axis, with: counts.reduce(0, +))
        }
    }
}
