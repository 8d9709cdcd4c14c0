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

    private let memory: UnsafeMutablePointer<UInt8>
    private var current: UnsafeMutablePointer<UInt8>
    private var other: UnsafeMutablePointer<UInt8>
    private let filtered: UnsafeMutablePointer<UInt8>
    private var isRepeated = false

    /// The row that was packed last.
    private(set) var row: UnsafePointer<UInt8>
    private(set) var checksum = tangent_png_adler_part()

    init(_ pixels: PixelBuffer, colors: PNGColors, survey: UnsafePointer<tangent_png_survey>) {
        self.pixels = pixels
        self.colors = colors
        self.survey = survey
        rowSize = pixels.width * colors.bytesPerPixel + 1
        reachesAbove = rowSize <= Self.reach

        let slack = Int(TANGENT_PNG_SLACK)
        let step = rowSize + slack
        let count = (reachesAbove ? 2 : 3) * step + slack
        memory = .allocate(capacity: count)
        memory.initialize(repeating: 0, count: count)
        current = memory + slack
        other = current + step
        filtered = reachesAbove ? other : other + step
        row = UnsafePointer(current)
    }

    deinit { memory.deallocate() }

    /// The row above the one that was packed last, where there is one that matches reach.
    func above(_ y: Int) -> UnsafePointer<UInt8>? {
        guard y > 0, reachesAbove else { return nil }
        return UnsafePointer(isRepeated ? current : other)
    }

    /// Packs row `y`; the row packed before must be `y - 1`.
    ///
    /// Where matches do not reach the row above, filter 2 brings its likeness to the left pixel.
    mutating func pack(_ y: Int) {
        isRepeated = y > 0 && tangent_png_equal(pixels.row(y), pixels.row(y - 1), pixels.width * 4)
        if !isRepeated { packPixels(y) }
        guard y > 0, !reachesAbove else {
            row = UnsafePointer(current)
            if !isRepeated { checksum = tangent_png_adler(row, rowSize) }
            return
        }
        filtered[0] = 2
        tangent_png_filter_up(current + 1, (isRepeated ? current : other) + 1, rowSize - 1, filtered + 1)
        let pixelSize = colors.bytesPerPixel
        let changes = tangent_png_count_changes(current + 1, rowSize - 1, pixelSize)
        let filteredChanges = tangent_png_count_changes(filtered + 1, rowSize - 1, pixelSize)
        row = UnsafePointer(filteredChanges < changes ? filtered : current)
        checksum = tangent_png_adler(row, rowSize)
    }

    /// Packs row `y` without a filter.
    mutating func packUnfiltered(_ y: Int) {
        isRepeated = false
        packPixels(y)
        row = UnsafePointer(current)
        checksum = tangent_png_adler(row, rowSize)
    }

    private mutating func packPixels(_ y: Int) {
        swap(&current, &other)
        let source = pixels.row(y)
        switch colors {
        case .grey: tangent_png_pack_grey(source, pixels.width, current + 1)
        case .rgb: tangent_png_pack_rgb(source, pixels.width, current + 1)
        case .rgba: tangent_png_pack_rgba(source, pixels.width, current + 1)
        case .indexed: tangent_png_pack_indexed(source, pixels.width, survey, current + 1)
        }
    }
}
