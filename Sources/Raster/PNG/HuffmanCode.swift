/// Code lengths for given frequencies, and the codes that DEFLATE derives from lengths (RFC 1951, 3.2.2).
enum HuffmanCode {
    /// The lengths, none above `longest`, with which the symbols take the fewest bits: 0 for a symbol that never occurs.
    ///
    /// Two symbols always get a code, as some decoders refuse a code of one.
    static func lengths(frequencies: [UInt32], longest: Int) -> [UInt8] {
        // The frequency above, the symbol below.
        var leaves: [UInt64] = []
        leaves.reserveCapacity(frequencies.count)
        for (symbol, frequency) in frequencies.enumerated() where frequency > 0 {
            leaves.append(UInt64(frequency) << 16 | UInt64(symbol))
        }
        for symbol in frequencies.indices where leaves.count < 2 && frequencies[symbol] == 0 {
            leaves.append(1 << 16 | UInt64(symbol))
        }
        sortByFrequency(&leaves)
        var lengths = [UInt8](repeating: 0, count: frequencies.count)
        if !setHuffmanLengths(&lengths, of: leaves, longest: longest) {
            setLimitedLengths(&lengths, of: leaves, longest: longest)
        }
        return lengths
    }

    /// Byte by byte from the lowest on, which leaves symbols of equal frequency in their order.
    private static func sortByFrequency(_ leaves: inout [UInt64]) {
        var highest: UInt64 = 0
        for leaf in leaves { highest = max(highest, leaf) }
        withUnsafeTemporaryAllocation(of: UInt64.self, capacity: leaves.count) { sorted in
            withUnsafeTemporaryAllocation(of: Int.self, capacity: 256) { places in
                var shift: UInt64 = 16
                while highest >> shift > 0 {
                    places.initialize(repeating: 0)
                    for leaf in leaves { places[Int(leaf >> shift & 255)] += 1 }
                    var place = 0
                    for byte in 0..<256 { (places[byte], place) = (place, place + places[byte]) }
                    for leaf in leaves {
                        let byte = Int(leaf >> shift & 255)
                        sorted[places[byte]] = leaf
                        places[byte] += 1
                    }
                    for index in leaves.indices { leaves[index] = sorted[index] }
                    shift += 8
                }
            }
        }
    }

    /// Huffman's algorithm in place: A. Moffat, J. Katajainen, "In-place calculation of minimum-redundancy codes", WADS 1995.
    /// False, with nothing set, where it gives a symbol more than `longest` bits.
    private static func setHuffmanLengths(_ lengths: inout [UInt8], of leaves: [UInt64], longest: Int) -> Bool {
        let count = leaves.count
        return withUnsafeTemporaryAllocation(of: Int.self, capacity: count) { memory in
            guard let nodes = memory.baseAddress else { return false }
            for (index, leaf) in leaves.enumerated() { (nodes + index).initialize(to: Int(leaf >> 16)) }

            // From the left, a place has a leaf's weight, then that of a pair, and then the pair's own parent.
            nodes[0] += nodes[1]
            var pair = 0
            var leaf = 2
            for parent in 1..<count - 1 {
                var weight = 0
                for _ in 0..<2 {
                    if leaf < count, pair == parent || nodes[leaf] <= nodes[pair] {
                        weight += nodes[leaf]
                        leaf += 1
                    } else {
                        weight += nodes[pair]
                        nodes[pair] = parent
                        pair += 1
                    }
                }
                nodes[parent] = weight
            }

            // How deep the pairs are, then how many leaves are left over at each depth.
            nodes[count - 2] = 0
            for index in stride(from: count - 3, through: 0, by: -1) { nodes[index] = nodes[nodes[index]] + 1 }
            guard nodes[0] + 1 <= longest else { return false }
            var (depth, places, rest) = (0, 1, count)
            pair = count - 2
            while places > 0 {
                var pairs = 0
                while pair >= 0, nodes[pair] == depth {
                    pairs += 1
                    pair -= 1
                }
                for _ in 0..<places - pairs {
                    rest -= 1
                    lengths[Int(leaves[rest] & 0xFFFF)] = UInt8(depth)
                }
                places = 2 * pairs
                depth += 1
            }
            return true
        }
    }

    /// Package-merge: L. Larmore, D. Hirschberg, "A fast algorithm for optimal length-limited Huffman codes", J. ACM 37
    /// (1990), 464–473.
    private static func setLimitedLengths(_ lengths: inout [UInt8], of leaves: [UInt64], longest: Int) {
        // Level by level, packages of two neighbours join the leaves in order of weight. Only what an item is, leaf or
        // package, has to be kept of a level. Past the last item weights are more than all frequencies are together; twice that
        // in each of up to 15 levels is still a number.
        let infinite: UInt64 = 1 << 48
        let width = 2 * leaves.count - 2
        withUnsafeTemporaryAllocation(of: UInt64.self, capacity: 3 * (width + 2)) { memory in
            withUnsafeTemporaryAllocation(of: UInt8.self, capacity: longest * width) { isLeaf in
                guard let weights = memory.baseAddress, let isLeaf = isLeaf.baseAddress else { return }
                memory.initialize(repeating: infinite)
                for index in leaves.indices { weights[index] = leaves[index] >> 16 }
                isLeaf.initialize(repeating: 1, count: longest * width)
                var (level, nextLevel) = (weights + width + 2, weights + 2 * (width + 2))
                level.update(from: weights, count: width + 2)
                for start in stride(from: width, to: longest * width, by: width) {
                    var leaf = 0
                    var package = 0
                    for item in 0..<width {
                        let (leafWeight, packageWeight) = (weights[leaf], level[package] &+ level[package &+ 1])
                        let takesLeaf = leafWeight <= packageWeight
                        nextLevel[item] = takesLeaf ? leafWeight : packageWeight
                        isLeaf[start &+ item] = takesLeaf ? 1 : 0
                        leaf &+= takesLeaf ? 1 : 0
                        package &+= takesLeaf ? 0 : 2
                    }
                    swap(&level, &nextLevel)
                }

                // The cheapest `width` items of the last level are the answer: a symbol's length is how often its leaf is
                // among them, packages unpacked.
                var taken = width
                for start in stride(from: 0, to: longest * width, by: width).reversed() {
                    var leafCount = 0
                    for item in start..<start + taken { leafCount += Int(isLeaf[item]) }
                    for leaf in leaves[..<leafCount] { lengths[Int(leaf & 0xFFFF)] += 1 }
                    taken = 2 * (taken - leafCount)
                }
            }
        }
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
