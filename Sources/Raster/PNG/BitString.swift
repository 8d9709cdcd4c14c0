/// Up to 56 bits in the order in which DEFLATE packs them, the first in the lowest place, and their number on top:
/// the form in which CRaster takes codes.
struct BitString: Equatable {
    var word: UInt64

    static let empty = BitString(word: 0)

    init(word: UInt64) { self.word = word }

    init(_ bits: some FixedWidthInteger, count: some BinaryInteger) {
        word = UInt64(truncatingIfNeeded: bits) | UInt64(truncatingIfNeeded: count) << 56
    }

    var bits: UInt64 { word & (1 << 56 - 1) }
    var count: Int { Int(word >> 56) }

    static func + (first: BitString, second: BitString) -> BitString {
        BitString(first.bits | second.bits << first.count, count: first.count + second.count)
    }
}
