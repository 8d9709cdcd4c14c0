import CRaster

/// Gathers the tokens of rows until there are enough for a block with a code of its own, and writes blocks.
struct DeflateBlocks: ~Copyable {
    /// A block ends with the row in which it gets so many tokens.
    static let fullBlock = 32_768

    private let distances: MatchDistances
    private let rowSize: Int
    private let tokens: UnsafeMutablePointer<UInt16>
    private let histogram: UnsafeMutableBufferPointer<UInt32>
    private(set) var tokenCount = 0
    /// The rows of the block under construction.
    private(set) var rows = 0..<0
    /// The bits of earlier blocks that fill no byte yet.
    private var pending = tangent_png_bits()
    private var adler = Adler32()
    private var adlerBeforeBlock = Adler32()

    init(_ rows: borrowing PackedRows, pixelSize: Int) {
        rowSize = rows.rowSize
        distances = MatchDistances(left: pixelSize, above: rows.reachesAbove ? rows.rowSize : nil)
        tokens = .allocate(capacity: Self.fullBlock + rows.rowSize)
        histogram = .allocate(capacity: Int(TANGENT_PNG_TOKENS))
        histogram.initialize(repeating: 0)
    }

    deinit {
        tokens.deallocate()
        histogram.deallocate()
    }

    var isFull: Bool { tokenCount >= Self.fullBlock }

    /// The two bytes before the first block: 32 KiB window, fastest compression (RFC 1950).
    func begin(in chunk: inout PNGChunk) {
        chunk.append(UInt8(0x78))
        chunk.append(UInt8(0x01))
    }

    /// Adds row `y`, which `packed` holds.
    mutating func add(_ y: Int, of packed: borrowing PackedRows) {
        tokenCount += tangent_png_tokenize(
            packed.row, packed.above(y), rowSize, distances.left, tokens + tokenCount, histogram.baseAddress)
        adler.add(packed.checksum, count: rowSize)
        rows = rows.lowerBound..<y + 1
    }

    /// Ends the block and appends it; what fills no byte waits for the next, unless this is the last.
    mutating func endBlock(isLast: Bool, packed: inout PackedRows, to chunk: inout PNGChunk) {
        let frequencies = UnsafeBufferPointer(histogram)
        var code = DeflateCode.optimal(for: frequencies, distances: distances)
        var size = code.size(of: frequencies)
        // Only a short block is better off with the fixed code.
        if tokenCount < 1024 {
            let fixed = DeflateCode.fixed(distances: distances)
            let fixedSize = fixed.size(of: frequencies)
            if fixedSize < size { (code, size) = (fixed, fixedSize) }
        }

        let byteCount = rows.count * rowSize
        let storedSize = byteCount + 5 * (1 + byteCount / 65_535) + 1
        if storedSize < size / 8 {
            store(packed: &packed, isLast: isLast, to: &chunk)
        } else {
            write(code, size: size, isLast: isLast, to: &chunk)
        }

        rows = rows.upperBound..<rows.upperBound
        tokenCount = 0
        histogram.update(repeating: 0)
        adlerBeforeBlock = adler
        if isLast { chunk.append(adler.value) }
    }

    private mutating func write(_ code: DeflateCode, size: Int, isLast: Bool, to chunk: inout PNGChunk) {
        // One bit for `isLast`, 7 pending, 8 bytes that a write may touch beyond its end.
        var output = BitOutput(chunk.space(size / 8 + 16), pending: pending)
        output.append(BitString(isLast ? 1 : 0, count: 1))
        for bits in code.header { output.append(bits) }
        code.tokens.withUnsafeBufferPointer { codes in
            codes.withMemoryRebound(to: UInt64.self) { output.append(tokens, count: tokenCount, codes: $0.baseAddress) }
        }
        output.append(code.endOfBlock)
        if isLast { output.fillByte() }
        pending = output.pending
        chunk.extend(to: output.address)
    }

    /// Writes the rows as they are. They are packed again: what tokens cannot shorten is not worth keeping a copy of.
    private mutating func store(packed: inout PackedRows, isLast: Bool, to chunk: inout PNGChunk) {
        adler = adlerBeforeBlock
        var left = rows.count * rowSize
        var pieceLeft = 0
        for y in rows {
            packed.packUnfiltered(y)
            adler.add(packed.checksum, count: rowSize)
            var row = packed.row
            var rowLeft = rowSize
            while rowLeft > 0 {
                if pieceLeft == 0 {
                    pieceLeft = min(left, 65_535)
                    var output = BitOutput(chunk.space(16), pending: pending)
                    output.append(BitString(isLast && pieceLeft == left ? 1 : 0, count: 3))
                    output.fillByte()
                    output.append(BitString(pieceLeft, count: 16))
                    output.append(BitString(~UInt16(pieceLeft), count: 16))
                    pending = output.pending
                    chunk.extend(to: output.address)
                }
                let count = min(rowLeft, pieceLeft)
                let space = chunk.space(count)
                space.copyMemory(from: row, byteCount: count)
                chunk.extend(to: space + count)
                row += count
                rowLeft -= count
                pieceLeft -= count
                left -= count
            }
        }
    }
}

/// zlib's checksum of what is compressed.
private struct Adler32 {
    private static let modulus: UInt64 = 65_521
    private var sum: UInt64 = 1
    private var sumOfSums: UInt64 = 0

    mutating func add(_ part: tangent_png_adler_part, count: Int) {
        sumOfSums = (sumOfSums + UInt64(count) * sum + part.sum_of_sums) % Self.modulus
        sum = (sum + part.sum) % Self.modulus
    }

    var value: UInt32 { UInt32(sumOfSums << 16 | sum) }
}

/// Bits on their way into memory that has room for them.
private struct BitOutput {
    private(set) var address: UnsafeMutablePointer<UInt8>
    private(set) var pending: tangent_png_bits

    init(_ memory: UnsafeMutableRawPointer, pending: tangent_png_bits) {
        address = memory.assumingMemoryBound(to: UInt8.self)
        self.pending = pending
    }

    mutating func append(_ bits: BitString) {
        var token: UInt16 = 0
        withUnsafePointer(to: bits.word) { append(&token, count: 1, codes: $0) }
    }

    mutating func append(_ tokens: UnsafePointer<UInt16>, count: Int, codes: UnsafePointer<UInt64>?) {
        address = tangent_png_write_tokens(tokens, count, codes, &pending, address)
    }

    /// Fills the byte with zeros.
    mutating func fillByte() {
        if pending.count > 0 { append(BitString(0, count: 8 - pending.count)) }
    }
}
