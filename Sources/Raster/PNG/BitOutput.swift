import CRaster

/// Bits on their way into memory that has room for them.
struct BitOutput {
    private(set) var address: UnsafeMutablePointer<UInt8>
    /// The bits that fill no byte yet.
    private var pending = tangent_png_bits()

    init(_ address: UnsafeMutablePointer<UInt8>) { self.address = address }

    mutating func append(_ bits: BitString) {
        var token: UInt16 = 0
        withUnsafePointer(to: bits.word) {
            address = tangent_png_write_tokens(&token, 1, $0, &pending, address)
        }
    }

    mutating func append(_ tokens: UnsafePointer<UInt16>, count: Int, codes: [BitString]) {
        codes.withUnsafeBytes {
            address = tangent_png_write_tokens(
                tokens, count, $0.assumingMemoryBound(to: UInt64.self).baseAddress, &pending, address)
        }
    }

    /// Fills the byte with zeros.
    mutating func fillByte() {
        if pending.count > 0 { append(BitString(0, count: 8 - pending.count)) }
    }
}
