import CRaster

/// zlib's checksum of what is compressed (RFC 1950), or of a part of it.
struct Adler32 {
    private static let modulus: UInt64 = 65_521
    private var sum: UInt64 = 0
    private var sumOfSums: UInt64 = 0
    private var byteCount: UInt64 = 0

    /// Of nothing, to which all parts are added.
    static let initial = Adler32(sum: 1)

    init() {}

    private init(sum: UInt64) { self.sum = sum }

    mutating func append(_ part: tangent_png_adler_part, byteCount: Int) {
        sumOfSums = (sumOfSums + UInt64(byteCount) * sum + part.sum_of_sums) % Self.modulus
        sum = (sum + part.sum) % Self.modulus
        self.byteCount = (self.byteCount + UInt64(byteCount)) % Self.modulus
    }

    mutating func append(_ part: Adler32) {
        append(
            tangent_png_adler_part(sum: part.sum, sum_of_sums: part.sumOfSums), byteCount: Int(part.byteCount))
    }

    var value: UInt32 { UInt32(sumOfSums << 16 | sum) }
}
