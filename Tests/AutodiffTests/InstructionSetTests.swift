import CVectorMath
import Foundation
import Testing

private let operations = (0...VectorOperation.softplus.rawValue).compactMap(VectorOperation.init)

@Suite("Instruction sets")
struct InstructionSetTests {
    /// Millions by hand, and in release, since a compiler's own mistakes are those of its optimiser:
    /// TANGENT_KERNEL_ARGUMENTS=10000000 swift test -c release --filter InstructionSetTests
    private static let count =
        ProcessInfo.processInfo.environment["TANGENT_KERNEL_ARGUMENTS"].flatMap { Int($0) } ?? 100_000

    private static let sets: [VectorInstructionSet] = [.baseline, .AVX2, .AVX512].filter {
        $0.rawValue <= vectorInstructionSet().rawValue
    }

    /// Longer than any vector times a few, and no multiple of one; runs begin anywhere in them.
    private static let capacity = 4099

    private static let specials: [Double] = [
        0, -0.0, .infinity, -.infinity, .nan, 5e-324, -1e-310, 1, -1, 0.5, 2, 3, 22, 0x1p18, -0x1p28, 745.2, -745.2,
        1e300, -1e300,
    ]

    private typealias Numbers = UnsafeMutableBufferPointer<Double>

    private static func numbers() -> Numbers {
        let numbers = Numbers.allocate(capacity: capacity)
        numbers.initialize(repeating: 0)
        return numbers
    }

    private static func fill(_ numbers: Numbers, _ chance: inout Chance) {
        for index in numbers.indices {
            let bits = chance.next()
            switch bits & 7 {
            case 0, 1: numbers[index] = Double(bitPattern: chance.next())
            case 2, 3: numbers[index] = chance.uniform(-10...10)
            case 4: numbers[index] = chance.uniform(-1...1)
            case 5: numbers[index] = chance.uniform(-800...800)
            case 6:
                // Any size between 2^-64 and 2^63.
                let exponent = 959 + (bits >> 8) & 127
                numbers[index] = Double(bitPattern: chance.next() & 0x800f_ffff_ffff_ffff | exponent << 52)
            default:
                numbers[index] =
                    bits & 0xff00 == 0
                    ? specials[Int((bits >> 16) % UInt64(specials.count))]
                    : Double(Int(chance.next() % 2001) - 1000) / 8
            }
        }
    }

    /// The first place where they differ. A NaN's sign and payload are those of the operand that the processor took first,
    /// which compilers may swap: they do not count.
    private static func firstDifference(_ a: Numbers, _ b: Numbers, _ range: Range<Int>) -> Int? {
        let bytes = range.count * MemoryLayout<Double>.stride
        if memcmp(a.baseAddress! + range.lowerBound, b.baseAddress! + range.lowerBound, bytes) == 0 { return nil }
        return range.first { a[$0].bitPattern != b[$0].bitPattern && !(a[$0].isNaN && b[$0].isNaN) }
    }

    /// Compares runs of many lengths and starts; `second` is the other result of sine and cosine. With `orders` the first operand is
    /// that of a derivative.
    private func compare(
        _ name: String, seed: Int, second hasSecond: Bool = false, orders hasOrders: Bool = false,
        kernel: (VectorInstructionSet) -> VectorKernel,
        scalar: VectorScalar?
    ) {
        var chance = Chance(state: UInt64(seed))
        let (a, b, c) = (Self.numbers(), Self.numbers(), Self.numbers())
        let results = Self.sets.map { _ in Self.numbers() }
        let seconds = Self.sets.map { _ in Self.numbers() }
        defer { for numbers in [a, b, c] + results + seconds { numbers.deallocate() } }
        var done = 0
        var round = 0
        while done < Self.count {
            for numbers in [a, b, c] { Self.fill(numbers, &chance) }
            // Orders of derivatives are whole numbers, most often 0.
            if hasOrders {
                for index in a.indices { a[index] = chance.next(4) == 0 ? Double(chance.next(8)) : 0 }
            }
            // Lengths 1 ... 33, then long runs.
            let start = round % 7
            let length = round < 33 ? round + 1 : Self.capacity - start - chance.next(17)
            let range = start..<start + length
            for (index, set) in Self.sets.enumerated() {
                func at(_ numbers: Numbers) -> UnsafeMutablePointer<Double> { numbers.baseAddress! + start }
                kernel(set)(at(results[index]), at(seconds[index]), at(a), at(b), at(c), length)
                var wrong = Self.firstDifference(results[0], results[index], range)
                if wrong == nil && hasSecond { wrong = Self.firstDifference(seconds[0], seconds[index], range) }
                if let wrong {
                    let operands = "\(a[wrong]), \(b[wrong]), \(c[wrong])"
                    Issue.record(
                        "\(name)(\(operands)) is \(results[0][wrong]) at first and \(results[index][wrong]) with \(set)"
                    )
                    return
                }
            }
            if let scalar {
                for lane in [range.lowerBound, range.upperBound - 1, start + length / 2] {
                    let (alone, among) = (scalar(a[lane], b[lane], c[lane]), results[0][lane])
                    let isSame = alone.bitPattern == among.bitPattern || (alone.isNaN && among.isNaN)
                    #expect(isSame, "\(name)(\(a[lane]), \(b[lane]), \(c[lane])) alone")
                }
            }
            done += length
            round += 1
        }
    }

    @Test("give the same bits for any argument, at any place in a run of any length, and alone", arguments: operations)
    func sameBits(_ operation: VectorOperation) {
        compare(
            "\(operation)", seed: Int(operation.rawValue), orders: operation == .polygamma,
            kernel: { vectorKernel(operation, $0) },
            scalar: vectorScalar(operation))
    }

    @Test("give sine and cosine together with the bits of each alone")
    func sineAndCosine() {
        compare(
            "sine and cosine", seed: 100, second: true, kernel: { vectorSineAndCosineKernel($0) },
            scalar: vectorScalar(.sine))
        let numbers = Self.numbers()
        let (sines, cosines, alone) = (Self.numbers(), Self.numbers(), Self.numbers())
        defer { for each in [numbers, sines, cosines, alone] { each.deallocate() } }
        var chance = Chance(state: 101)
        Self.fill(numbers, &chance)
        let (source, count) = (numbers.baseAddress!, numbers.count)
        vectorSineAndCosineKernel(.baseline)(sines.baseAddress!, cosines.baseAddress!, source, source, source, count)
        vectorKernel(.sine, .baseline)(alone.baseAddress!, nil, source, source, source, count)
        #expect(Self.firstDifference(sines, alone, numbers.indices) == nil)
        vectorKernel(.cosine, .baseline)(alone.baseAddress!, nil, source, source, source, count)
        #expect(Self.firstDifference(cosines, alone, numbers.indices) == nil)
    }
}
