import CRaster

/// zlib's checksum of what is compressed (RFC 1950).
struct Adler32 {
    private static let modulus: UInt64 = 65_521
    private var sum: UInt64 = 1
    private var sumOfSums: UInt64 = 0

    mutating func add(_ part: tangent_png_adler_part, count: Int) {
        sumOfSums = (sumOfSums + UInt64(count) * sum + part.sum_of_sums) % Self.modulus
        sum = (sum + part.sum) % Self.modulus
    }

    var value: UInt32 { UInt32(sumOfSums << 16 | sum) }
}
