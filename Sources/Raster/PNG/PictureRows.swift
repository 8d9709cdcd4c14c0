import CRaster

/// The rows of a strip as PNG compresses them, one at a time: a filter byte, then the pixels' bytes.
struct PictureRows: ~Copyable {
    /// The longest distance of a DEFLATE match.
    private static let reach = 32_768

    private let survey: PictureSurvey
    private let strip: Range<Int>
    private let width: Int
    private let pixelBytes: Int
    /// Bytes in a row, filter byte included.
    let rowBytes: Int
    /// Whether matches reach the row above.
    let reachesAbove: Bool

    /// Two rows as words of bytes that are not the pixels themselves, two filtered ones, and what repeats what in the latter.
    private let words: UnsafeMutablePointer<UInt32>
    private let bits: UnsafeMutablePointer<UInt64>
    private var y: Int
    private var plain: UnsafePointer<UInt32>
    private var plainAbove: UnsafePointer<UInt32>
    private var plainChecksum = tangent_png_adler_part()
    /// The row to be compressed now.
    private(set) var row = tangent_png_row()
    private(set) var checksum = tangent_png_adler_part()

    init(_ survey: PictureSurvey, strip: Range<Int>) {
        self.survey = survey
        self.strip = strip
        width = survey.picture.width
        pixelBytes = survey.colors.bytesPerPixel
        rowBytes = width * pixelBytes + 1
        reachesAbove = rowBytes <= Self.reach
        words = .allocate(capacity: 4 * width)
        bits = .allocate(capacity: 2 * tangent_png_bit_words(width))
        y = strip.lowerBound - 1
        plain = UnsafePointer(words)
        plainAbove = plain
        // A match may begin in the strip above.
        if y >= 0 { plain = plainWords(from: nil) }
    }

    deinit {
        words.deallocate()
        bits.deallocate()
    }

    /// Goes on to the next row; `mayFilter` is false where it must be as it is.
    mutating func advance(mayFilter: Bool) {
        y += 1
        plainAbove = plain
        let (sameAbove, isRepeated) = (survey.sameAbove(y), survey.isRepeated(y))
        if !isRepeated { plain = plainWords(from: y > 0 ? plainAbove : nil) }
        if y == strip.lowerBound {
            plainChecksum = tangent_png_adler_part()
            tangent_png_update_adler(&plainChecksum, plain, nil, nil, width, pixelBytes)
        } else if !isRepeated {
            tangent_png_update_adler(&plainChecksum, plain, plainAbove, sameAbove, width, pixelBytes)
        }

        let before = row
        let isBelowPlain = y == strip.lowerBound ? survey.isPlainSeam(y) : before.filter == 0
        row = tangent_png_row(
            words: plain, same_above: reachesAbove && isBelowPlain ? sameAbove : nil,
            same_left: survey.sameLeft(y), width: width, pixel_bytes: pixelBytes, is_repeated: false, filter: 0)
        row.is_repeated = isRepeated && row.same_above != nil
        checksum = plainChecksum
        let isPlain =
            y == 0 || y == strip.lowerBound && isBelowPlain || y + 1 == strip.upperBound && survey.isPlainSeam(y + 1)
        if mayFilter, !isPlain, let filtered = filteredWords(before: before) {
            checksum = tangent_png_adler_part(sum: 4, sum_of_sums: 4 * UInt64(rowBytes))
            tangent_png_update_adler(&checksum, filtered, nil, nil, width, pixelBytes)
            row.filter = 4
            row.is_repeated = false
            row.words = filtered
            row.same_above = nil
            if before.filter == 4, reachesAbove {
                tangent_png_find_same_above(filtered, before.words, width, bits)
                row.same_above = UnsafePointer(bits)
            }
            let sameLeft = bits + tangent_png_bit_words(width)
            tangent_png_find_same_left(filtered, width, sameLeft)
            row.same_left = UnsafePointer(sameLeft)
        }
    }

    /// Back to the strip's beginning.
    mutating func rewind() {
        y = strip.lowerBound - 1
        row = tangent_png_row()
        if y >= 0 { plain = plainWords(from: nil) }
    }

    /// The row as bytes.
    func packed() -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: rowBytes) { bytes, count in
            bytes[0] = row.filter
            tangent_png_pack(row.words, width, pixelBytes, bytes.baseAddress.map { $0 + 1 })
            count = rowBytes
        }
    }

    private mutating func plainWords(from above: UnsafePointer<UInt32>?) -> UnsafePointer<UInt32> {
        let source = survey.row(y)
        let free = above == UnsafePointer(words) ? words + width : words
        switch survey.colors {
        case .grey, .rgb: return source
        case .rgba: tangent_png_unmultiply_row(source, above, survey.sameAbove(y), width, free)
        case .indexed: tangent_png_index_row(source, above, survey.sameAbove(y), width, survey.table, free)
        }
        return UnsafePointer(free)
    }

    /// The row filtered, if that promises to be worth it.
    ///
    /// Areas of one colour need no filter. One that predicts a pixel from its neighbours helps where colours change
    /// smoothly, and where rows are so long that no match reaches the pixel above. A token takes some 6 bits, a residual
    /// of 1 some 2.
    private mutating func filteredWords(before: tangent_png_row) -> UnsafePointer<UInt32>? {
        guard survey.colors != .indexed else { return nil }
        // Each match but the first follows a literal.
        if row.same_above != nil, survey.newPixels(y) * (pixelBytes + 1) < rowBytes / 3 { return nil }
        let tokenCount = tangent_png_count_tokens(row.same_above, row.same_left, width, pixelBytes)
        guard !reachesAbove || tokenCount > rowBytes / 3 else { return nil }
        let first = words + 2 * width
        let free = before.words == UnsafePointer(first) ? first + width : first
        let mask = UInt32.max >> (32 - 8 * UInt32(pixelBytes))
        let magnitude = tangent_png_filter_paeth(plain, plainAbove, width, mask, free)
        return magnitude < 3 * tokenCount ? UnsafePointer(free) : nil
    }
}
