/// How many elements a `Tensor` has along each of its axes: `[]` for a scalar, `[3]` for a vector of three, `[2, 3]` for a
/// matrix of two rows and three columns.
///
/// ```swift
/// let x: Tensor = [1, 2, 3]
/// x.shape == [3]
/// ```
/// Numbers lie row after row. There are up to eight axes, so that transforms of transforms of matrices have their place.
public struct Shape: Sendable, Hashable {
    /// The number of axes: 0 for a scalar, 1 for a vector, 2 for a matrix.
    public let rank: Int

    // Axes that are not there count one, so that `count` needs no case.
    private let counts: SIMD8<Int32>

    /// The most axes that a tensor can have.
    static let largestRank = 8

    static let scalar = Shape(rank: 0, SIMD8(repeating: 1))

    static func vector(_ count: Int) -> Shape {
        var counts = scalar.counts
        counts[0] = Int32(count)
        return Shape(rank: 1, counts)
    }

    private init(rank: Int, _ counts: SIMD8<Int32>) {
        self.rank = rank
        self.counts = counts
    }

    /// The shape with these counts along its axes.
    public init(_ counts: [Int]) {
        if counts.count > Self.largestRank {
            programmerMistake("a shape of \(counts.count) axes: tensors have at most \(Self.largestRank)")
        }
        var all = Self.scalar.counts
        for (axis, count) in counts.enumerated() {
            if count < 0 { programmerMistake("a shape with \(count) elements along axis \(axis)") }
            all[axis] = Int32(count)
        }
        self.init(rank: counts.count, all)
    }

    /// The number of elements: 1 for a scalar.
    public var count: Int {
        var product = 1
        for axis in 0..<rank { product *= Int(counts[axis]) }
        return product
    }

    /// The number of elements along one axis.
    public subscript(axis: Int) -> Int {
        if axis < 0 || axis >= rank { programmerMistake("shape \(self) has no axis \(axis)") }
        return Int(counts[axis])
    }

    /// The counts along the axes, in order.
    public var dimensions: [Int] { (0..<rank).map { Int(counts[$0]) } }
}

extension Shape {
    static func + (a: Shape, b: Shape) -> Shape { Shape(a.dimensions + b.dimensions) }

    func removing(axis: Int) -> Shape {
        var dimensions = dimensions
        dimensions.remove(at: axis)
        return Shape(dimensions)
    }

    func replacing(axis: Int, with count: Int) -> Shape {
        var counts = counts
        counts[axis] = Int32(count)
        return Shape(rank: rank, counts)
    }

    func inserting(_ count: Int, at axis: Int) -> Shape {
        var dimensions = dimensions
        dimensions.insert(count, at: axis)
        return Shape(dimensions)
    }

    /// The shape without its first axes.
    func dropping(_ axes: Int) -> Shape { Shape(Array(dimensions.dropFirst(axes))) }

    /// The shape that both are repeated to, as in numpy: axes are paired from the last one on, and a count of one, or an axis
    /// that is not there, goes with any count. Nil if they do not fit.
    func broadcast(with other: Shape) -> Shape? {
        if self == other || other.rank == 0 { return self }
        if rank == 0 { return other }
        let (short, long) = rank < other.rank ? (self, other) : (other, self)
        var counts = long.counts
        let offset = long.rank - short.rank
        for axis in 0..<short.rank {
            let (a, b) = (short.counts[axis], long.counts[axis + offset])
            if a != b, a != 1, b != 1 { return nil }
            counts[axis + offset] = b == 1 ? a : b
        }
        return Shape(rank: long.rank, counts)
    }
}

extension Shape: ExpressibleByArrayLiteral {
    public init(arrayLiteral dimensions: Int...) { self.init(dimensions) }
}

extension Shape: CustomStringConvertible {
    public var description: String { "[" + dimensions.map(String.init).joined(separator: ", ") + "]" }
}

/// An axis seen from memory: `count` runs of `inner` numbers each, and that `outer` times.
struct AxisLayout {
    let outer: Int
    let count: Int
    let inner: Int

    init(_ shape: Shape, axis: Int) {
        outer = (0..<axis).reduce(1) { $0 * shape[$1] }
        count = shape[axis]
        inner = (axis + 1..<Swift.max(axis + 1, shape.rank)).reduce(1) { $0 * shape[$1] }
    }
}
