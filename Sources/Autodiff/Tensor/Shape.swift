/// How many elements a `Tensor` has along each of its axes: `[]` for a scalar, `[3]` for a vector of three.
///
/// ```swift
/// let x: Tensor = [1, 2, 3]
/// x.shape == [3]
/// ```
public struct Shape: Sendable, Hashable {
    /// The number of axes: 0 for a scalar, 1 for a vector.
    public let rank: Int

    // Axes that are not there count one, so that `count` needs no case.
    private let first: Int
    private let second: Int

    static let scalar = Shape(rank: 0, first: 1, second: 1)

    static func vector(_ count: Int) -> Shape { Shape(rank: 1, first: count, second: 1) }

    private init(rank: Int, first: Int, second: Int) {
        self.rank = rank
        self.first = first
        self.second = second
    }

    /// The number of elements: 1 for a scalar.
    public var count: Int { first * second }

    /// The number of elements along one axis.
    public subscript(axis: Int) -> Int {
        if axis < 0 || axis >= rank { programmerMistake("shape \(self) has no axis \(axis)") }
        return axis == 0 ? first : second
    }
}

extension Shape: ExpressibleByArrayLiteral {
    public init(arrayLiteral dimensions: Int...) {
        switch dimensions.count {
        case 0: self = .scalar
        case 1: self = .vector(dimensions[0])
        default: programmerMistake("a shape of \(dimensions.count) axes: tensors have none or one")
        }
    }
}

extension Shape: CustomStringConvertible {
    public var description: String {
        "[" + (0..<rank).map { String(self[$0]) }.joined(separator: ", ") + "]"
    }
}
