// Whole numbers and orders. They are those that JAX draws for 32-bit integers; ranges that do not fit are drawn as its 64-bit ones.
extension Random {
    /// Random words of 64 bits.
    public func bits64(_ count: Int) -> [UInt64] {
        requireCount(count, "bits64")
        switch layout {
        case .original:
            let words = bits(2 * count)
            return (0..<count).map { UInt64(words[$0]) << 32 | UInt64(words[count + $0]) }
        case .partitionable:
            return (0..<count).map { index in
                let (first, second) = partitionableHash(index)
                return UInt64(first) << 32 | UInt64(second)
            }
        }
    }

    /// Whole numbers spread evenly over a range.
    ///
    /// ```swift
    /// Random(seed: 1).integers(10, in: 1..<7)    // throws of a die
    /// ```
    /// An empty range gives its lower bound.
    public func integers(_ count: Int, in range: Range<Int>) -> [Int] {
        requireCount(count, "integers")
        let halves = split()
        if let low = Int32(exactly: range.lowerBound), let high = Int32(exactly: range.upperBound) {
            return Self.remainders(halves[0].bits(count), halves[1].bits(count), UInt32(bitPattern: high &- low)).map {
                Int(low &+ Int32(bitPattern: $0))
            }
        }
        let span = UInt64(bitPattern: Int64(range.upperBound &- range.lowerBound))
        return Self.remainders(halves[0].bits64(count), halves[1].bits64(count), span).map {
            range.lowerBound &+ Int(truncatingIfNeeded: $0)
        }
    }

    /// What two words together, the first the higher, leave when divided by `span`.
    ///
    /// A word twice as wide as the range makes the small preference for low numbers that division has smaller still.
    private static func remainders<Word: FixedWidthInteger & UnsignedInteger>(
        _ high: [Word], _ low: [Word], _ span: Word
    ) -> [Word] {
        let span = Swift.max(1, span)
        let half = (1 << (Word.bitWidth / 2)) % span
        let shift = (half &* half) % span
        return zip(high, low).map { high, low in ((high % span) &* shift &+ low % span) % span }
    }

    /// The whole numbers 0..<count in random order.
    public func permutation(_ count: Int) -> [Int] {
        requireCount(count, "permutation")
        // Sorting by random words is an even shuffle but for equal words; rounds are repeated until those are unlikely.
        let wordCount = Double(UInt32.max)
        var rounds = 0
        var reach = 1.0
        while reach < Double(count) * Double(count) * Double(count) {
            reach *= wordCount
            rounds += 1
        }
        var order = Array(0..<count)
        var source = self
        for _ in 0..<rounds {
            let halves = source.split()
            source = halves[0]
            let words = halves[1].bits(count)
            // Equal words keep their order.
            let places = (0..<count).sorted { (words[$0], $0) < (words[$1], $1) }
            order = places.map { order[$0] }
        }
        return order
    }
}
