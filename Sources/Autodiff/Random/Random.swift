/// A source of random numbers that are JAX's, bit for bit: the same seed gives the same draws there and here.
///
/// ```swift
/// let samples = Random(seed: 1).uniform(10, in: -10...10)
/// ```
/// It is a value and does not change by drawing: the same call gives the same numbers again. For independent draws make
/// several of it with `split` or `foldIn`.
public struct Random: Sendable, Hashable, CustomStringConvertible {
    /// How counters become words; the two give different numbers from the same seed.
    public enum Layout: Sendable, Hashable {
        /// JAX's before 2025, with `jax_threefry_partitionable` off.
        case original
        /// JAX's default since 0.5: a number does not depend on how many are drawn.
        case partitionable
    }

    public let layout: Layout

    private let hash: Threefry

    /// The source that `jax.random.PRNGKey(seed)` is.
    public init(seed: Int, layout: Layout = .original) {
        let bits = UInt64(bitPattern: Int64(seed))
        self.init((UInt32(bits >> 32), UInt32(truncatingIfNeeded: bits)), layout)
    }

    private init(_ key: (UInt32, UInt32), _ layout: Layout) {
        hash = Threefry(key: key)
        self.layout = layout
    }

    /// The two words that the draws depend on.
    public var key: (UInt32, UInt32) { hash.key }

    /// The key and the layout: "Random, key (0, 1), original".
    public var description: String { "Random, key \(key), \(layout)" }

    /// Random words of 32 bits.
    public func bits(_ count: Int) -> [UInt32] {
        requireCount(count, "bits")
        return switch layout {
        case .original: originalBits(count)
        case .partitionable:
            (0..<count).map { index in
                let (first, second) = partitionableHash(index)
                return first ^ second
            }
        }
    }

    /// That many independent sources.
    public func split(_ count: Int = 2) -> [Random] {
        requireCount(count, "split")
        switch layout {
        case .original:
            let words = originalBits(2 * count)
            return (0..<count).map { Random((words[2 * $0], words[2 * $0 + 1]), layout) }
        case .partitionable:
            return (0..<count).map { Random(partitionableHash($0), layout) }
        }
    }

    /// Another source for each number, for example the step of a loop; of the number the low 32 bits count.
    public func foldIn(_ data: Int) -> Random {
        Random(hash(0, UInt32(truncatingIfNeeded: data)), layout)
    }

    /// The counters 0..<count in two halves, paired; the first words of all pairs, then the second ones.
    private func originalBits(_ count: Int) -> [UInt32] {
        let half = (count + 1) / 2
        var words = [UInt32](repeating: 0, count: count)
        for index in 0..<half {
            // An odd count is padded with a zero, whose word is dropped.
            let counter = half + index < count ? UInt32(truncatingIfNeeded: half + index) : 0
            let (first, second) = hash(UInt32(truncatingIfNeeded: index), counter)
            words[index] = first
            if half + index < count { words[half + index] = second }
        }
        return words
    }

    func partitionableHash(_ index: Int) -> (UInt32, UInt32) {
        hash(UInt32(truncatingIfNeeded: index >> 32), UInt32(truncatingIfNeeded: index))
    }

    func requireCount(_ count: Int, _ operation: String) {
        if count < 0 { programmerMistake("Random.\(operation): a count of \(count)") }
    }
}
