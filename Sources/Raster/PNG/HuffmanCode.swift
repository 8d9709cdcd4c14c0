/// Code lengths for given frequencies, and the codes that DEFLATE derives from lengths (RFC 1951, 3.2.2).
enum HuffmanCode {
    /// The lengths, none above `longest`, with which the symbols take the fewest bits: 0 for a symbol that never occurs.
    ///
    /// Two symbols always get a code, as some decoders refuse a code of one.
    /// The algorithm is package-merge: L. Larmore, D. Hirschberg, "A fast algorithm for optimal length-limited Huffman
    /// codes", J. ACM 37 (1990), 464–473.
    static func lengths(frequencies: [UInt32], longest: Int) -> [UInt8] {
        // The frequency above, the symbol below: one comparison sorts by both, so equal frequencies have one order.
        var leaves: [UInt64] = []
        leaves.reserveCapacity(frequencies.count)
        for (symbol, frequency) in frequencies.enumerated() where frequency > 0 {
            leaves.append(UInt64(frequency) << 16 | UInt64(symbol))
        }
        for symbol in frequencies.indices where leaves.count < 2 && frequencies[symbol] == 0 {
            leaves.append(1 << 16 | UInt64(symbol))
        }
        leaves.sort()

        // Level by level, packages of two neighbours join the leaves in order of weight. Only what an item is, leaf or
        // package, has to be kept of a level.
        let weights = leaves.map { $0 >> 16 }
        let width = 2 * weights.count - 2
        var isLeaf = [Bool](repeating: true, count: longest * width)
        var level = weights
        for depth in 1..<longest {
            var next: [UInt64] = []
            next.reserveCapacity(width)
            var leaf = 0
            var package = 0
            while next.count < width {
                let packageWeight = package + 1 < level.count ? level[package] + level[package + 1] : .max
                guard leaf < weights.count || packageWeight < .max else { break }
                if leaf < weights.count, weights[leaf] <= packageWeight {
                    next.append(weights[leaf])
                    leaf += 1
                } else {
                    isLeaf[depth * width + next.count] = false
                    next.append(packageWeight)
                    package += 2
                }
            }
            level = next
        }

        // The cheapest `width` items of the last level are the answer: a symbol's length is how often its leaf is
        // among them, packages unpacked.
        var lengths = [UInt8](repeating: 0, count: frequencies.count)
        var taken = width
        for depth in (0..<longest).reversed() {
            let leafCount = isLeaf[depth * width..<depth * width + taken].count { $0 }
            for leaf in leaves[..<leafCount] { lengths[Int(leaf & 0xFFFF)] += 1 }
            taken = 2 * (taken - leafCount)
        }
        return lengths
    }

    /// The codes of these lengths, mirrored: DEFLATE packs a code from its first bit, into the lowest free place.
    static func codes(lengths: [UInt8]) -> [UInt16] {
        var counts = [UInt16](repeating: 0, count: 17)
        for length in lengths { counts[Int(length)] += 1 }
        counts[0] = 0
        var next = [UInt16](repeating: 0, count: 17)
        for length in 1...16 { next[length] = (next[length - 1] &+ counts[length - 1]) << 1 }
        return lengths.map { length in
            guard length > 0 else { return 0 }
            let code = next[Int(length)]
            next[Int(length)] = code &+ 1
            return code.bitReversed >> (16 - UInt16(length))
        }
    }
}

extension UInt16 {
    fileprivate var bitReversed: UInt16 {
        var bits = self
        bits = (bits & 0x5555) << 1 | (bits >> 1) & 0x5555
        bits = (bits & 0x3333) << 2 | (bits >> 2) & 0x3333
        bits = (bits & 0x0F0F) << 4 | (bits >> 4) & 0x0F0F
        return bits.byteSwapped
    }
}
