import Testing

@testable import Raster

@Suite("Huffman codes")
struct HuffmanCodeTests {
    @Test("random frequencies get a complete code within the limit", arguments: [7, 15])
    func complete(longest: Int) {
        var random = SeededGenerator(state: 1)
        for _ in 0..<200 {
            let count = Int.random(in: 2...(longest == 7 ? 19 : 286), using: &random)
            let frequencies = (0..<count).map { _ -> UInt32 in
                Bool.random(using: &random) ? 0 : 1 << UInt32.random(in: 0..<24, using: &random)
            }
            let lengths = HuffmanCode.lengths(frequencies: frequencies, longest: longest)
            #expect(kraftSum(lengths, longest: longest) == 1 << longest)
            for (length, frequency) in zip(lengths, frequencies) where frequency > 0 { #expect(length > 0) }
        }
    }

    @Test("Fibonacci frequencies, whose best code is the deepest, are cut to the limit")
    func fibonacci() {
        var frequencies: [UInt32] = [1, 1]
        for _ in 2..<20 { frequencies.append(frequencies[frequencies.count - 1] + frequencies[frequencies.count - 2]) }
        let unlimited = HuffmanCode.lengths(frequencies: frequencies, longest: 20)
        #expect(unlimited == [19] + (1...19).reversed().map { UInt8($0) })
        let limited = HuffmanCode.lengths(frequencies: frequencies, longest: 7)
        #expect(limited.max() == 7)
        #expect(kraftSum(limited, longest: 7) == 1 << 7)
    }

    @Test("no code within the limit is shorter")
    func optimal() {
        // The best of all complete codes for five symbols with at most three bits, found by trying them all.
        var random = SeededGenerator(state: 2)
        for _ in 0..<50 {
            let frequencies = (0..<5).map { _ in UInt32.random(in: 1...1000, using: &random) }
            var best = UInt32.max
            for choice in 0..<243 {
                let lengths = (0..<5).map { UInt8(choice / [1, 3, 9, 27, 81][$0] % 3 + 1) }
                if kraftSum(lengths, longest: 3) == 8 { best = min(best, cost(frequencies, lengths)) }
            }
            #expect(cost(frequencies, HuffmanCode.lengths(frequencies: frequencies, longest: 3)) == best)
        }
    }

    @Test(
        "one symbol or none still makes a code of two", arguments: [[0, 0, 0], [0, 9, 0], [9, 0, 0]] as [[UInt32]])
    func fewSymbols(frequencies: [UInt32]) {
        let lengths = HuffmanCode.lengths(frequencies: frequencies, longest: 15)
        #expect(lengths.filter { $0 == 1 }.count == 2)
        #expect(lengths.filter { $0 == 0 }.count == 1)
    }

    @Test("codes are RFC 1951's, mirrored")
    func canonical() {
        // RFC 1951, 3.2.2: lengths 3, 3, 3, 3, 3, 2, 4, 4 give 010, 011, 100, 101, 110, 00, 1110, 1111.
        let codes = HuffmanCode.codes(lengths: [3, 3, 3, 3, 3, 2, 4, 4])
        #expect(codes == [0b010, 0b110, 0b001, 0b101, 0b011, 0b00, 0b0111, 0b1111])
    }

    private func kraftSum(_ lengths: [UInt8], longest: Int) -> Int {
        lengths.reduce(0) { $1 == 0 ? $0 : $0 + 1 << (longest - Int($1)) }
    }

    private func cost(_ frequencies: [UInt32], _ lengths: [UInt8]) -> UInt32 {
        zip(frequencies, lengths).reduce(0) { $0 + $1.0 * UInt32($1.1) }
    }
}
