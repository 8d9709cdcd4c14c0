import CRaster

/// The rows of a picture as PNG compresses them, one at a time: a filter byte, then the pixels' bytes.
struct PackedRows: ~Copyable {
    /// The longest distance of a DEFLATE match.
    private static let reach = 32_768

    private let pixels: PixelBuffer
    private let colors: PNGColors
    private let survey: UnsafePointer<tangent_png_survey>

    /// Bytes in a row, filter byte included.
    let rowSize: Int
    /// Whether matches reach the row above.
    let reachesAbove: Bool

    /// The row and the row above as pixels, and two rows for their filtered forms.
    private let memory: UnsafeMutablePointer<UInt8>
    private var packed: UnsafeMutablePointer<UInt8>
    private var otherPacked: UnsafeMutablePointer<UInt8>
    private var filtered: UnsafeMutablePointer<UInt8>
    private var otherFiltered: UnsafeMutablePointer<UInt8>
    private var y = -1
    /// Whether no row was packed since the beginning or the return to an earlier row.
    private var isFresh = true
    /// Whether the row's pixels are those of the row before.
    private(set) var isRepeated = false
    private var packedChecksum: tangent_png_adler_part?

    /// What is to be compressed now, and what was before it.
    private(set) var row: UnsafePointer<UInt8>
    private var rowBefore: UnsafePointer<UInt8>

    init(_ pixels: PixelBuffer, colors: PNGColors, survey: UnsafePointer<tangent_png_survey>) {
        self.pixels = pixels
        self.colors = colors
        self.survey = survey
        rowSize = pixels.width * colors.bytesPerPixel + 1
        reachesAbove = rowSize <= Self.reach

        let step = rowSize + Int(TANGENT_PNG_SLACK)
        memory = .allocate(capacity: 4 * step)
        memory.initialize(repeating: 0, count: 4 * step)
        packed = memory
        otherPacked = memory + step
        filtered = memory + 2 * step
        otherFiltered = memory + 3 * step
        row = UnsafePointer(packed)
        rowBefore = row
    }

    deinit { memory.deallocate() }

    /// The row before as it was compressed, if a match reaches it.
    var above: UnsafePointer<UInt8>? { y > 0 && reachesAbove ? rowBefore : nil }

    /// Whether a row that repeats the one before lies over it as it is, neither being filtered.
    var areBothPlain: Bool { above == UnsafePointer(packed) && row == UnsafePointer(packed) }

    /// Goes on to the next row, as it is.
    mutating func advance() {
        y += 1
        isRepeated = !isFresh && tangent_png_equal_rows(pixels.row(y), pixels.row(y - 1), pixels.width)
        isFresh = false
        rowBefore = row
        if !isRepeated { pack() }
        row = UnsafePointer(packed)
    }

    /// Goes back, so that the next row is `y`.
    mutating func rewind(to y: Int) {
        self.y = y - 1
        isFresh = true
    }

    /// Filters the row if that promises to be worth it; `tokenCount` is how many tokens it took as it is.
    ///
    /// Areas of one colour need no filter. One that predicts a pixel from its neighbours helps where colours change
    /// smoothly, and where rows are so long that no match reaches the pixel above. A token takes some 6 bits, a residual
    /// of 1 some 2.
    mutating func filter(tokenCount: Int) -> Bool {
        guard y > 0, colors != .indexed, !reachesAbove || tokenCount > rowSize / 8 else { return false }
        swap(&filtered, &otherFiltered)
        filtered[0] = 4
        let magnitude = tangent_png_filter_paeth(
            packed + 1, (isRepeated ? packed : otherPacked) + 1, rowSize - 1, colors.bytesPerPixel, filtered + 1)
        guard magnitude < 3 * tokenCount else { return false }
        row = UnsafePointer(filtered)
        return true
    }

    mutating func checksum() -> tangent_png_adler_part {
        guard row == UnsafePointer(packed) else { return tangent_png_adler(row, rowSize) }
        let checksum = packedChecksum ?? tangent_png_adler(row, rowSize)
        packedChecksum = checksum
        return checksum
    }

    private mutating func pack() {
        swap(&packed, &otherPacked)
        packedChecksum = nil
        let source = pixels.row(y)
        switch colors {
        case .grey: tangent_png_pack_grey(source, pixels.width, packed + 1)
        case .rgb: tangent_png_pack_rgb(source, pixels.width, packed + 1)
        case .rgba: tangent_png_pack_rgba(source, pixels.width, packed + 1)
        case .indexed: tangent_png_pack_indexed(source, pixels.width, survey, packed + 1)
        }
    }
}
