import CRaster

/// The two distances of a picture's matches, in bytes.
struct MatchDistances {
    /// One pixel.
    var left: Int
    /// One packed row, or nil where that is beyond DEFLATE's 32 KiB.
    var above: Int?
}

/// The code of one DEFLATE block: what to write before the tokens, and for each token.
struct DeflateCode {
    /// The block's type and, for a code of its own, the lengths; without the bit that marks the last block.
    var header: [BitString]
    /// By token; see `tangent_png_tokenize`.
    var tokens: [BitString]
    var endOfBlock: BitString

    /// How many bits a block with that many of each token takes, without the bit that marks the last block.
    func size(of histogram: UnsafeBufferPointer<UInt32>) -> Int {
        var size = endOfBlock.count
        for bits in header { size += bits.count }
        for (token, frequency) in histogram.enumerated() { size += Int(frequency) * tokens[token].count }
        return size
    }

    /// The code of RFC 1951, 3.2.6, which needs no header.
    static func fixed(distances: MatchDistances) -> DeflateCode {
        var lengths = [UInt8](repeating: 8, count: 288)
        for symbol in 144..<256 { lengths[symbol] = 9 }
        for symbol in 256..<280 { lengths[symbol] = 7 }
        let distanceLengths = [UInt8](repeating: 5, count: 32)
        return DeflateCode(
            header: [BitString(1, count: 2)], lengths: lengths, distanceLengths: distanceLengths, distances: distances)
    }

    /// The code that suits these tokens best.
    static func optimal(for histogram: UnsafeBufferPointer<UInt32>, distances: MatchDistances) -> DeflateCode {
        var frequencies = [UInt32](repeating: 0, count: 286)
        for literal in 0..<256 { frequencies[literal] = histogram[literal] }
        frequencies[endOfBlockSymbol] = 1
        for offset in 0..<256 {
            frequencies[lengthSymbols[offset].symbol] +=
                histogram[Int(TANGENT_PNG_LEFT_MATCHES) + offset] + histogram[Int(TANGENT_PNG_ABOVE_MATCHES) + offset]
        }
        let lengths = HuffmanCode.lengths(frequencies: frequencies, longest: 15)

        // Two distances take one bit each. Where there is no second, some other one completes the code.
        let left = distanceSymbol(distances.left).symbol
        let above = distances.above.map { distanceSymbol($0).symbol } ?? left + 1
        var distanceLengths = [UInt8](repeating: 0, count: above + 1)
        distanceLengths[left] = 1
        distanceLengths[above] = 1

        let lengthCount = (lengths.lastIndex { $0 > 0 } ?? 0) + 1
        return DeflateCode(
            header: [BitString(2, count: 2)]
                + lengthsHeader(Array(lengths[..<lengthCount]), distanceLengths: distanceLengths),
            lengths: lengths, distanceLengths: distanceLengths, distances: distances)
    }

    private init(header: [BitString], lengths: [UInt8], distanceLengths: [UInt8], distances: MatchDistances) {
        let codes = HuffmanCode.codes(lengths: lengths)
        let distanceCodes = HuffmanCode.codes(lengths: distanceLengths)
        func distanceBits(_ distance: Int) -> BitString {
            let (symbol, extra) = Self.distanceSymbol(distance)
            return BitString(distanceCodes[symbol], count: distanceLengths[symbol]) + extra
        }
        let left = distanceBits(distances.left)
        let above = distances.above.map(distanceBits) ?? .empty

        let matchLengths = Self.lengthSymbols.map { symbol, extra in
            BitString(codes[symbol], count: lengths[symbol]) + extra
        }
        self.header = header
        tokens = (0..<256).map { BitString(codes[$0], count: lengths[$0]) }
        tokens += matchLengths.map { $0 + left }
        tokens += matchLengths.map { $0 + above }
        endOfBlock = BitString(codes[Self.endOfBlockSymbol], count: lengths[Self.endOfBlockSymbol])
    }

    // MARK: Symbols

    private static let endOfBlockSymbol = 256

    /// The symbol and extra bits of the match lengths 3...258 (RFC 1951, 3.2.5).
    private static let lengthSymbols: [(symbol: Int, extra: BitString)] = (0..<256).map { offset in
        if offset == 255 { return (285, .empty) }
        if offset < 8 { return (257 + offset, .empty) }
        let extraCount = (Int.bitWidth - 1 - offset.leadingZeroBitCount) - 2
        return (257 + 4 * extraCount + offset >> extraCount, .lowest(extraCount, of: offset))
    }

    /// The symbol and extra bits of a match distance (RFC 1951, 3.2.5).
    private static func distanceSymbol(_ distance: Int) -> (symbol: Int, extra: BitString) {
        let offset = distance - 1
        if offset < 4 { return (offset, .empty) }
        let extraCount = (Int.bitWidth - 1 - offset.leadingZeroBitCount) - 1
        return (2 * extraCount + offset >> extraCount, .lowest(extraCount, of: offset))
    }

    // MARK: The header of a code of its own

    /// The number of lengths and the lengths themselves, run-length coded (RFC 1951, 3.2.7).
    private static func lengthsHeader(_ lengths: [UInt8], distanceLengths: [UInt8]) -> [BitString] {
        let runs = lengthRuns(lengths + distanceLengths)
        var frequencies = [UInt32](repeating: 0, count: 19)
        for run in runs { frequencies[run.symbol] += 1 }
        let codeLengths = HuffmanCode.lengths(frequencies: frequencies, longest: 7)
        let codes = HuffmanCode.codes(lengths: codeLengths)

        let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
        let sent = max(4, (order.lastIndex { codeLengths[$0] > 0 } ?? 0) + 1)
        var header = [
            BitString(lengths.count - 257, count: 5),
            BitString(distanceLengths.count - 1, count: 5),
            BitString(sent - 4, count: 4),
        ]
        header += order[..<sent].map { BitString(codeLengths[$0], count: 3) }
        header += runs.map { BitString(codes[$0.symbol], count: codeLengths[$0.symbol]) + $0.extra }
        return header
    }

    /// The lengths with their repetitions: 16 repeats the last 3 to 6 times, 17 and 18 stand for runs of zeros.
    private static func lengthRuns(_ lengths: [UInt8]) -> [(symbol: Int, extra: BitString)] {
        var runs: [(symbol: Int, extra: BitString)] = []
        var start = 0
        while start < lengths.count {
            let length = lengths[start]
            let end = lengths[start...].firstIndex { $0 != length } ?? lengths.count
            var left = end - start
            start = end
            if length > 0 {
                runs.append((Int(length), .empty))
                left -= 1
            }
            while left >= 3 {
                let count: Int
                if length > 0 {
                    count = min(left, 6)
                    runs.append((16, BitString(count - 3, count: 2)))
                } else if left <= 10 {
                    count = left
                    runs.append((17, BitString(count - 3, count: 3)))
                } else {
                    count = min(left, 138)
                    runs.append((18, BitString(count - 11, count: 7)))
                }
                left -= count
            }
            for _ in 0..<left { runs.append((Int(length), .empty)) }
        }
        return runs
    }
}

extension BitString {
    fileprivate static func lowest(_ count: Int, of bits: Int) -> BitString {
        BitString(bits & (1 << count - 1), count: count)
    }
}
