import CVectorMath
import Foundation
import Testing

@Suite("Kernels")
struct KernelTests {
    private static let instructionSets: [VectorInstructionSet] = [.baseline, .AVX2, .AVX512].filter {
        $0.rawValue <= vectorInstructionSet().rawValue
    }

    private func apply(_ operation: VectorOperation, _ numbers: [Double], _ set: VectorInstructionSet) -> [Double] {
        var results = numbers
        vectorKernel(operation, set)(&results, nil, numbers, numbers, numbers, numbers.count)
        return results
    }

    /// Numbers all over a range, as many in every binade as near one of its ends.
    private func numbers(_ range: ClosedRange<Double>, count: Int) -> [Double] {
        var generator = SystemRandomNumberGenerator()
        return (0..<count).map { index in
            let number = Double.random(in: range, using: &generator)
            return index % 2 == 0 ? number : number * exp2(-Double(index % 60))
        }
    }

    #if arch(x86_64) && !os(macOS)
        private static let accurate:
            [(VectorOperation, ClosedRange<Double>, limit: Float80, @Sendable (Float80) -> Float80)] =
                [
                    (.sine, -1e5...1e5, 0.9, { sin($0) }),
                    (.sine, -1e300...1e300, 0.9, { sin($0) }),
                    (.cosine, -1e5...1e5, 0.9, { cos($0) }),
                    (.exponential, -700...709, 0.7, { exp($0) }),
                    (.exponentialMinusOne, -40...709, 1.05, { expm1($0) }),
                    (.logarithm, 1e-300...1e300, 0.9, { log($0) }),
                    (.logarithm, 0.5...2, 0.9, { log($0) }),
                    (.logarithmOfOnePlus, -0.999...10, 0.9, { log1p($0) }),
                    (.hyperbolicTangent, -20...20, 2.3, { tanh($0) }),
                    (.sigmoid, -30...700, 2.1, { 1 / (1 + exp(-$0)) }),
                ]

        @Test("are as accurate as they say, in units of the last place", arguments: accurate.indices)
        func accuracy(_ index: Int) {
            let (operation, range, limit, exact) = Self.accurate[index]
            let numbers = numbers(range, count: 20_000)
            for (number, result) in zip(numbers, apply(operation, numbers, .baseline)) {
                let expected = exact(Float80(number))
                let unit = Float80(Double(expected).ulp)
                #expect(Swift.abs(Float80(result) - expected) <= limit * unit, "\(operation) of \(number): \(result)")
            }
        }
    #endif

    @Test("give the same bits with every instruction set, and so do sine and cosine together")
    func sameBits() {
        let numbers =
            numbers(-1e5...1e5, count: 4099) + numbers(-10...10, count: 4001)
            + [0, -0.0, .infinity, -.infinity, .nan, 5e-324, -1e-310, 1e300, -1e300, 1e22]
        for set in Self.instructionSets {
            for operation in (0...VectorOperation.softplus.rawValue).compactMap(VectorOperation.init) {
                let same = zip(apply(operation, numbers, set), numbers).allSatisfy { result, number in
                    let alone = vectorScalar(operation)(number, number, number)
                    return result.bitPattern == alone.bitPattern || (result.isNaN && alone.isNaN)
                }
                #expect(same, "\(operation) with \(set)")
            }
            var sines = numbers
            var cosines = numbers
            vectorSineAndCosineKernel(set)(&sines, &cosines, numbers, numbers, numbers, numbers.count)
            #expect(sines.map(\.bitPattern) == apply(.sine, numbers, set).map(\.bitPattern))
            #expect(cosines.map(\.bitPattern) == apply(.cosine, numbers, set).map(\.bitPattern))
        }
    }

    @Test("answer at zeros, infinities, NaN and the edges of the range as the C library does")
    func limits() {
        let special = [
            0, -0.0, .infinity, -.infinity, .nan, 5e-324, -5e-324, 1e-310, -1, 709.7, 709.8, -745.1, -745.2, -1e308,
            1e308,
        ]
        let pairs: [(VectorOperation, (Double) -> Double)] = [
            (.sine, sin), (.cosine, cos), (.exponential, exp), (.exponentialMinusOne, expm1), (.logarithm, log),
            (.logarithmOfOnePlus, log1p), (.floor, floor), (.ceiling, ceil), (.roundToEven, rint),
            (.hyperbolicTangent, tanh),
        ]
        for (operation, library) in pairs {
            for number in special {
                let (result, expected) = (vectorScalar(operation)(number, 0, 0), library(number))
                let isNear = Swift.abs(result - expected) <= expected.ulp && result.sign == expected.sign
                #expect(result == expected || isNear || (result.isNaN && expected.isNaN), "\(operation) of \(number)")
                #expect(result.isNaN || result.sign == expected.sign, "sign of \(operation) of \(number)")
            }
        }
    }
}
