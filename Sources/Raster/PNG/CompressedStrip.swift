import CRaster

/// A strip of rows in a DEFLATE block with a code of its own, and whatever it takes to end with a whole byte.
struct CompressedStrip {
    private(set) var bytes: [UInt8] = []
    private(set) var checksum = Adler32()

    /// The most bytes in a stored piece.
    private static let fullPiece = 65_535

    /// - Parameter isLast: whether no other strip follows.
    init(_ survey: PictureSurvey, strip: Range<Int>, isLast: Bool) {
        var rows = PictureRows(survey, strip: strip)
        var tokens = TokenBuffer(rowBytes: rows.rowBytes)
        for _ in strip {
            rows.advance(mayFilter: true)
            tokens.append(rows.row)
            checksum.append(rows.checksum, byteCount: rows.rowBytes)
        }
        tokens.end()

        let distances = MatchDistances(
            left: survey.colors.bytesPerPixel, above: rows.reachesAbove ? rows.rowBytes : nil)
        var code = DeflateCode.optimal(for: tokens.histogram, distances: distances)
        var size = code.size(of: tokens.histogram)
        // Only a short block may be better off with the code that needs no header.
        if tokens.count < 1024 {
            let fixed = DeflateCode.fixed(distances: distances)
            let fixedSize = fixed.size(of: tokens.histogram)
            if fixedSize < size { (code, size) = (fixed, fixedSize) }
        }
        let byteCount = strip.count * rows.rowBytes
        if byteCount + 5 * (1 + byteCount / Self.fullPiece) + 1 < size / 8 {
            store(&rows, strip: strip, isLast: isLast)
        } else {
            write(tokens, code, size: size, isLast: isLast)
        }
    }

    private mutating func write(_ tokens: borrowing TokenBuffer, _ code: DeflateCode, size: Int, isLast: Bool) {
        // 1 bit for `isLast`, 5 bytes to end with a whole one, 8 that a write may touch beyond its end.
        bytes = [UInt8](unsafeUninitializedCapacity: size / 8 + 16) { buffer, count in
            guard let start = buffer.baseAddress else { return }
            var output = BitOutput(start)
            output.append(BitString(isLast ? 1 : 0, count: 1))
            for bits in code.header { output.append(bits) }
            output.append(tokens.start, count: tokens.count, codes: code.tokens)
            output.append(code.endOfBlock)
            // An empty stored block fills the byte before its length.
            if !isLast { output.append(BitString(0, count: 3)) }
            output.fillByte()
            if !isLast { output.append(BitString(0xFFFF_0000 as UInt32, count: 32)) }
            count = output.address - start
        }
    }

    /// Stores the rows as they are (RFC 1951, 3.2.4): what tokens cannot shorten is rare, and not worth a copy before.
    private mutating func store(_ rows: inout PictureRows, strip: Range<Int>, isLast: Bool) {
        checksum = Adler32()
        rows.rewind()
        var plain: [UInt8] = []
        plain.reserveCapacity(strip.count * rows.rowBytes)
        for _ in strip {
            rows.advance(mayFilter: false)
            checksum.append(rows.checksum, byteCount: rows.rowBytes)
            plain += rows.packed()
        }
        var rest = plain[...]
        while !rest.isEmpty {
            let piece = rest.prefix(Self.fullPiece)
            rest = rest.dropFirst(piece.count)
            let length = UInt16(piece.count)
            bytes.append(isLast && rest.isEmpty ? 1 : 0)
            for word in [length, ~length] { bytes += [UInt8(word & 255), UInt8(word >> 8)] }
            bytes += piece
        }
    }
}
