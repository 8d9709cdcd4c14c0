import CRaster
import Testing

@Suite("Checksums")
struct ChecksumTests {
    @Test("CRC-32 of the digits 1 to 9 is its published check value, whole and in parts")
    func crcCheckValue() {
        let digits = Array("123456789".utf8)
        #expect(tangent_png_crc(0, digits, 9) == 0xCBF4_3926)
        let first = tangent_png_crc(0, digits, 4)
        #expect(tangent_png_crc(first, Array(digits[4...]), 5) == 0xCBF4_3926)
    }

    @Test("CRC-32 equals its definition at every length", arguments: [0, 1, 7, 8, 63, 64, 65, 127, 128, 300, 4099])
    func crcDefinition(count: Int) {
        let bytes = randomBytes(count)
        var expected: UInt32 = .max
        for byte in bytes {
            expected ^= UInt32(byte)
            for _ in 0..<8 { expected = expected >> 1 ^ (expected & 1 == 1 ? 0xEDB8_8320 : 0) }
        }
        #expect(tangent_png_crc(0, bytes, count) == ~expected)
        #expect(tangent_png_crc_portable(0, bytes, count) == ~expected)
    }

    @Test(
        "Adler-32's sums equal their definition at every width, from nothing and from the row above",
        arguments: [1, 15, 16, 17, 63, 64, 65, 640, 32_767], [1, 3, 4])
    func adlerDefinition(width: Int, pixelBytes: Int) {
        var random = SeededGenerator(state: UInt64(width))
        let above = (0..<width).map { _ in UInt32.random(in: .min ... .max, using: &random) }
        for changes in [0, 1, width] {
            var row = above
            for _ in 0..<changes { row[Int.random(in: 0..<width, using: &random)] = .max }
            var sameAbove = [UInt64](repeating: 0, count: tangent_png_bit_words(width))
            tangent_png_find_same_above(row, above, width, &sameAbove)
            var part = tangent_png_adler_part()
            tangent_png_update_adler(&part, above, nil, nil, width, pixelBytes)
            expect(part, isThatOf: above, pixelBytes: pixelBytes)
            tangent_png_update_adler(&part, row, above, sameAbove, width, pixelBytes)
            expect(part, isThatOf: row, pixelBytes: pixelBytes)
        }
    }

    private func expect(_ part: tangent_png_adler_part, isThatOf row: [UInt32], pixelBytes: Int) {
        var bytes = [UInt8](repeating: 0, count: row.count * pixelBytes)
        tangent_png_pack(row, row.count, pixelBytes, &bytes)
        var sum: UInt64 = 0
        var sumOfSums: UInt64 = 0
        for byte in bytes {
            sum += UInt64(byte)
            sumOfSums += sum
        }
        #expect(part.sum == sum)
        #expect(part.sum_of_sums == sumOfSums)
    }

    private func randomBytes(_ count: Int) -> [UInt8] {
        var random = SeededGenerator(state: UInt64(count))
        return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &random) }
    }
}
