import CRaster

/// What is found out about a picture before any of it is compressed: its colours, and which pixels repeat which.
final class PictureSurvey {
    let picture: tangent_png_picture
    let height: Int
    let table: UnsafeMutablePointer<tangent_png_survey>
    let colors: PNGColors

    /// The words that hold a bit for each pixel of a row.
    private let bitWords: Int
    private let bits: UnsafeMutablePointer<UInt64>
    private let rows: UnsafeMutablePointer<tangent_png_row_survey>
    private let newPixelCount: Int

    /// So many pixels are worth a second core's waking.
    private static let bandPixels = 500_000
    /// Twice so many tokens are: half that work is done before the second core wakes.
    private static let stripTokens = 20_000

    init(_ pixels: PixelBuffer, threads: Int) {
        picture = tangent_png_picture(
            pixels: pixels.baseAddress, width: pixels.width, stride: pixels.stride,
            has_alpha: pixels.format == .argb32)
        height = pixels.height
        bitWords = tangent_png_bit_words(pixels.width)
        bits = .allocate(capacity: 2 * height * bitWords)
        rows = .allocate(capacity: height)

        let bandCount = max(1, min(height, pixels.width * height / Self.bandPixels))
        table = .allocate(capacity: bandCount)
        let (picture, height, bits, rows, table) = (picture, height, bits, rows, table)
        let sameLeft = bits + height * bitWords
        inParallel(bandCount, threads: threads) { band in
            withUnsafePointer(to: picture) {
                tangent_png_survey_rows(
                    $0, band * height / bandCount, (band + 1) * height / bandCount, bits, sameLeft, rows,
                    table + band)
            }
        }
        for band in 1..<max(1, bandCount) { tangent_png_add_survey(table, table + band) }
        var count = 0
        for y in 0..<height { count += Int(rows[y].new_pixels) }
        newPixelCount = count
        colors = PNGColors(table.pointee, newPixels: count)
    }

    deinit {
        table.deallocate()
        bits.deallocate()
        rows.deallocate()
    }

    func row(_ y: Int) -> UnsafePointer<UInt32> {
        (picture.pixels + y * picture.stride).assumingMemoryBound(to: UInt32.self)
    }

    /// The row's pixels that are those of the row above.
    func sameAbove(_ y: Int) -> UnsafePointer<UInt64> { UnsafePointer(bits + y * bitWords) }

    /// The row's pixels that are those to their left.
    func sameLeft(_ y: Int) -> UnsafePointer<UInt64> { UnsafePointer(bits + (height + y) * bitWords) }

    /// How many of the row's pixels are neither.
    func newPixels(_ y: Int) -> Int { Int(rows[y].new_pixels) }

    /// Whether the row is the one above.
    func isRepeated(_ y: Int) -> Bool { rows[y].is_repeated }

    /// Whether, if a strip begins at that row, it and the row above are compressed as they are, so that a match reaches from one
    /// strip to the next, neither of which knows more of the other. Elsewhere a filter is worth more, and repeats a row as well.
    func isPlainSeam(_ y: Int) -> Bool {
        guard y > 0, y < height else { return false }
        return colors == .indexed || newPixels(y - 1) + newPixels(y) < picture.width / 8
    }

    /// Strips that take about as long each: one, or an even number, as most machines have of cores.
    var strips: [Range<Int>] {
        func tokens(_ newPixels: Int, rows: Int) -> Int { colors.bytesPerPixel * newPixels + 8 * rows }
        let total = tokens(newPixelCount, rows: height)
        let count = total < 2 * Self.stripTokens ? 1 : (total / Self.stripTokens + 1) / 2 * 2
        var strips: [Range<Int>] = []
        var start = 0
        var sum = 0
        for y in 0..<height {
            sum += tokens(newPixels(y), rows: 1)
            guard y + 1 == height || count > 1 && sum * count >= total * (strips.count + 1) else { continue }
            strips.append(start..<y + 1)
            start = y + 1
        }
        return strips
    }
}
