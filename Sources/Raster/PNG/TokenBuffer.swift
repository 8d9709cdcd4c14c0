import CRaster

/// The tokens of rows, and how often each occurs.
struct TokenBuffer: ~Copyable {
    private(set) var start: UnsafeMutablePointer<UInt16>
    private var capacity = 32_768
    private var tokens: tangent_png_tokens
    private let rowBytes: Int

    init(rowBytes: Int) {
        self.rowBytes = rowBytes
        start = .allocate(capacity: capacity)
        let histogram = UnsafeMutablePointer<UInt32>.allocate(capacity: Int(TANGENT_PNG_TOKENS))
        histogram.initialize(repeating: 0, count: Int(TANGENT_PNG_TOKENS))
        tokens = tangent_png_tokens(next: start, histogram: histogram, open_match: 0, repetition: 0, repeats: 0)
    }

    deinit {
        start.deallocate()
        tokens.histogram.deallocate()
    }

    var count: Int { tokens.next - start }

    var histogram: UnsafeBufferPointer<UInt32> {
        UnsafeBufferPointer(start: tokens.histogram, count: Int(TANGENT_PNG_TOKENS))
    }

    mutating func append(_ row: tangent_png_row) {
        reserve(rowBytes)
        withUnsafePointer(to: row) { tangent_png_tokenize($0, &tokens) }
    }

    mutating func end() {
        reserve(0)
        tangent_png_end_tokens(&tokens)
    }

    /// Makes room for so many bytes and those of the match that is open.
    private mutating func reserve(_ byteCount: Int) {
        let count = count
        let needed = count + byteCount + tokens.open_match / 128 + 8
        guard needed > capacity else { return }
        let larger = UnsafeMutablePointer<UInt16>.allocate(capacity: max(2 * capacity, needed))
        larger.update(from: start, count: count)
        start.deallocate()
        start = larger
        capacity = max(2 * capacity, needed)
        tokens.next = start + count
    }
}
