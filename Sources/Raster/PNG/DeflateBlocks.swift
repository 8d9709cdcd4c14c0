import CRaster

/// Gathers the tokens of rows until there are enough for a block with a code of its own, and writes blocks.
struct DeflateBlocks: ~Copyable {
    /// A block ends with the row in which it gets so many tokens.
    static let fullBlock = 32_768
    /// The most bytes in a stored piece.
    private static let fullPiece = 65_535

    private let distances: MatchDistances
    private let rowSize: Int
    private let tokens: UnsafeMutablePointer<UInt16>
    private let histogram: UnsafeMutableBufferPointer<UInt32>
    private var tokenCount = 0
    /// The last row's tokens where it repeats the one before, both as they are: the next row's too if that does.
    private var repetition: Range<Int>?
    /// The rows of the block under construction.
    private var rows = 0..<0
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

    /// The two bytes before the first block: a window of 32 KiB, fastest compression (RFC 1950).
    func begin(in chunk: inout PNGChunk) {
        chunk.append(UInt8(0x78))
        chunk.append(UInt8(0x01))
    }

    /// Adds the current row.
    mutating func add(_ packed: inout PackedRows) {
        if let repetition, packed.isRepeated {
            for index in repetition {
                let token = tokens[index]
                tokens[tokenCount] = token
                histogram[Int(token)] += 1
                tokenCount += 1
            }
            finishRow(&packed)
            return
        }
        let isRepetition = packed.isRepeated && packed.areBothPlain
        var count = tokenize(packed)
        repetition = isRepetition ? tokenCount..<tokenCount + count : nil
        if packed.filter(tokenCount: count) {
            tangent_png_retract(tokens + tokenCount, count, histogram.baseAddress)
            count = tokenize(packed)
            repetition = nil
        }
        tokenCount += count
        finishRow(&packed)
    }

    private mutating func finishRow(_ packed: inout PackedRows) {
        adler.add(packed.checksum(), count: rowSize)
        rows = rows.lowerBound..<rows.upperBound + 1
    }

    private func tokenize(_ packed: borrowing PackedRows) -> Int {
        tangent_png_tokenize(
            packed.row, packed.above, rowSize, distances.left, tokens + tokenCount, histogram.baseAddress)
    }

    /// Ends the block and appends it; what fills no byte waits for the next, unless this is the last.
    mutating func endBlock(isLast: Bool, packed: inout PackedRows, to chunk: inout PNGChunk) {
        let frequencies = UnsafeBufferPointer(histogram)
        var code = DeflateCode.optimal(for: frequencies, distances: distances)
        var size = code.size(of: frequencies)
        // Only a short block may be better off with the code that needs no header.
        if tokenCount < 1024 {
            let fixed = DeflateCode.fixed(distances: distances)
            let fixedSize = fixed.size(of: frequencies)
            if fixedSize < size { (code, size) = (fixed, fixedSize) }
        }

        let byteCount = rows.count * rowSize
        let storedSize = byteCount + 5 * (1 + byteCount / Self.fullPiece) + 1
        if storedSize < size / 8 {
            store(&packed, isLast: isLast, to: &chunk)
        } else {
            write(code, size: size, isLast: isLast, to: &chunk)
        }

        rows = rows.upperBound..<rows.upperBound
        tokenCount = 0
        repetition = nil
        histogram.update(repeating: 0)
        adlerBeforeBlock = adler
        if isLast { chunk.append(adler.value) }
    }

    private mutating func write(_ code: DeflateCode, size: Int, isLast: Bool, to chunk: inout PNGChunk) {
        // One bit for `isLast`, up to 7 pending, 7 to fill the last byte, 8 bytes that a write may touch beyond its end.
        var output = BitOutput(chunk.space(size / 8 + 16), pending: pending)
        output.append(BitString(isLast ? 1 : 0, count: 1))
        for bits in code.header { output.append(bits) }
        output.append(tokens, count: tokenCount, codes: code.tokens)
        output.append(code.endOfBlock)
        if isLast { output.fillByte() }
        pending = output.pending
        chunk.extend(to: output.address)
    }

    /// Writes the rows as they are. They are packed again: what tokens cannot shorten is rare, and not worth a copy.
    private mutating func store(_ packed: inout PackedRows, isLast: Bool, to chunk: inout PNGChunk) {
        adler = adlerBeforeBlock
        packed.rewind(to: rows.lowerBound)
        var left = rows.count * rowSize
        var pieceLeft = 0
        for _ in rows {
            packed.advance()
            adler.add(packed.checksum(), count: rowSize)
            var row = UnsafeRawBufferPointer(start: packed.row, count: rowSize)[...]
            while !row.isEmpty {
                if pieceLeft == 0 {
                    pieceLeft = min(left, Self.fullPiece)
                    beginPiece(pieceLeft, isLast: isLast && pieceLeft == left, to: &chunk)
                }
                let part = row.prefix(pieceLeft)
                chunk.append(UnsafeRawBufferPointer(rebasing: part))
                row = row.dropFirst(part.count)
                pieceLeft -= part.count
                left -= part.count
            }
        }
    }

    /// The header of a stored block (RFC 1951, 3.2.4).
    private mutating func beginPiece(_ byteCount: Int, isLast: Bool, to chunk: inout PNGChunk) {
        var output = BitOutput(chunk.space(16), pending: pending)
        output.append(BitString(isLast ? 1 : 0, count: 3))
        output.fillByte()
        output.append(BitString(byteCount, count: 16))
        output.append(BitString(~byteCount & 0xFFFF, count: 16))
        pending = output.pending
        chunk.extend(to: output.address)
    }
}
