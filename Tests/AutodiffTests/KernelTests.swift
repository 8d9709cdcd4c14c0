import CVectorMath
import Foundation
import Testing

/// The kernels that have values to 40 digits in Fixtures/kernels.json, and how far they may be from them, in units of the last
/// place: what Scripts/kernel-errors found, rounded up.
private let bounds: [String: (operation: VectorOperation, limit: Double)] = [
    "sine": (.sine, 0.9), "cosine": (.cosine, 0.9), "tangent": (.tangent, 0.7),
    "exponential": (.exponential, 0.8), "exponentialMinusOne": (.exponentialMinusOne, 0.7),
    "logarithm": (.logarithm, 0.9), "logarithmOfOnePlus": (.logarithmOfOnePlus, 0.9),
    "logarithm2": (.logarithm2, 0.78), "logarithm10": (.logarithm10, 0.78),
    "squareRoot": (.squareRoot, 0.5), "cubeRoot": (.cubeRoot, 0.51),
    "arcSine": (.arcSine, 0.51), "arcCosine": (.arcCosine, 0.51), "arcTangent": (.arcTangent, 0.51),
    "arcTangent2": (.arcTangent2, 0.51), "power": (.power, 0.53), "hypotenuse": (.hypotenuse, 0.51),
    "gamma": (.gamma, 0.6), "logarithmOfGamma": (.logarithmOfGamma, 0.7), "polygamma": (.polygamma, 0.6),
    "hyperbolicSine": (.hyperbolicSine, 0.7), "hyperbolicCosine": (.hyperbolicCosine, 0.6),
    "hyperbolicTangent": (.hyperbolicTangent, 0.6),
    "hyperbolicArcSine": (.hyperbolicArcSine, 0.7), "hyperbolicArcCosine": (.hyperbolicArcCosine, 0.7),
    "hyperbolicArcTangent": (.hyperbolicArcTangent, 0.7),
    "errorFunction": (.errorFunction, 0.6), "sigmoid": (.sigmoid, 0.8), "softplus": (.softplus, 0.8),
]

private let floors = ["logarithmOfGamma": 0x1p-60, "polygamma": 0x1p-58]

@Suite("Kernels")
struct KernelTests {
    private struct Values: Decodable {
        let rows: [String: [String]]
    }

    @Test("are right to the last place, against values of 40 digits")
    func fortyDigits() throws {
        let rows = try Fixtures.load("kernels.json", as: Values.self).rows
        #expect(Set(rows.keys) == Set(bounds.keys))
        for (name, (operation, limit)) in bounds {
            var worst = (error: 0.0, row: "")
            for row in rows[name] ?? [] {
                var numbers = try row.split(separator: " ").map { try #require(Double($0), "\(row)") }
                let (rest, nearest) = (numbers.removeLast(), numbers.removeLast())
                let result = vectorScalar(operation)(numbers[0], numbers.last!, 0)
                // At zeros of log |Γ| and of its slope that are no doubles the error is an absolute one.
                let unit = Swift.max(nearest.ulp, numbers[0] > 0 ? 0 : floors[name] ?? 0)
                let error = Swift.abs((result - nearest) / unit - rest * (nearest.ulp / unit))
                if !(error <= worst.error) { worst = (error, row) }
            }
            #expect(worst.error <= limit, "\(name): \(worst.error) units at \(worst.row)")
        }
    }

    #if arch(x86_64) && !os(macOS)
        private static let searched:
            [(operation: String, range: ClosedRange<Double>, exact: @Sendable (Float80) -> Float80)] =
                [
                    ("sine", -1e5...1e5, { sin($0) }), ("sine", -1e300...1e300, { sin($0) }),
                    ("cosine", -1e5...1e5, { cos($0) }), ("cosine", -1e300...1e300, { cos($0) }),
                    ("exponential", -700...709, { exp($0) }), ("exponentialMinusOne", -40...709, { expm1($0) }),
                    ("exponentialMinusOne", -1...1, { expm1($0) }),
                    ("logarithm", 1e-300...1e300, { log($0) }), ("logarithm", 0.5...2, { log($0) }),
                    ("logarithmOfOnePlus", -0.999...10, { log1p($0) }), ("logarithm2", 0.5...2, { log2($0) }),
                    ("logarithm10", 0.5...2, { log10($0) }), ("cubeRoot", -1e300...1e300, { cbrt($0) }),
                    ("hyperbolicSine", -3...3, { sinh($0) }), ("hyperbolicSine", -710...710, { sinh($0) }),
                    ("hyperbolicCosine", -3...3, { cosh($0) }), ("hyperbolicTangent", -20...20, { tanh($0) }),
                    ("hyperbolicTangent", -1...1, { tanh($0) }), ("hyperbolicArcSine", -10...10, { asinh($0) }),
                    ("hyperbolicArcSine", -1e300...1e300, { asinh($0) }), ("hyperbolicArcCosine", 1...3, { acosh($0) }),
                    ("hyperbolicArcTangent", -1...1, { atanh($0) }), ("errorFunction", -6...6, { erf($0) }),
                    ("sigmoid", -30...700, { 1 / (1 + exp(-$0)) }),
                    ("arcSine", -1...1, { asin($0) }), ("arcCosine", -1...1, { acos($0) }),
                    ("arcTangent", -100...100, { atan($0) }), ("gamma", 0...171, { tgamma($0) }),
                    ("softplus", -40...40, { log1p(exp(-Swift.abs($0))) + Swift.max($0, 0) }),
                ]

        @Test("are as accurate all over their range", arguments: searched.indices)
        func accuracy(_ index: Int) throws {
            let (name, range, exact) = Self.searched[index]
            let (operation, limit) = try #require(bounds[name])
            var chance = Chance(state: UInt64(index))
            var worst = (error: Float80(0), argument: 0.0)
            for round in 0..<20_000 {
                var number = chance.uniform(range)
                // As many in every binade as near one of the range's ends.
                let small = number * exp2(-Double(round % 60))
                if round % 2 == 1 && range.contains(small) { number = small }
                let expected = exact(Float80(number))
                let result = vectorScalar(operation)(number, 0, 0)
                let error = Swift.abs(Float80(result) - expected) / Float80(Double(expected).ulp)
                if !(error <= worst.error) { worst = (error, number) }
            }
            // The reference itself is wrong by up to 2^-10 units.
            #expect(worst.error <= Float80(limit) + 0x1p-10, "\(name): \(worst.error) units at \(worst.argument)")
        }
    #endif

    @Test("answer at zeros, infinities, NaN and the edges of the range as the C library does")
    func limits() {
        let special = [
            0, .infinity, .nan, 5e-324, 1e-310, 2.2250738585072014e-308, 1, 1.0.nextDown, 1.0.nextUp, 2, 709.7, 709.8,
            710.4758600739439, 710.475860073944, 745.1, 745.2, 0x1p18, 0x1p28, 0x1p512, 1e300, 1e308,
            Double.greatestFiniteMagnitude,
        ].flatMap { [$0, -$0] }
        let pairs: [(VectorOperation, (Double) -> Double)] = [
            (.sine, sin), (.cosine, cos), (.tangent, tan), (.exponential, exp), (.exponentialMinusOne, expm1),
            (.logarithm, log), (.logarithmOfOnePlus, log1p), (.logarithm2, log2), (.logarithm10, log10),
            (.squareRoot, { $0.squareRoot() }), (.cubeRoot, cbrt), (.floor, floor), (.ceiling, ceil),
            (.roundToEven, rint), (.arcSine, asin), (.arcCosine, acos), (.arcTangent, atan), (.hyperbolicSine, sinh),
            (.hyperbolicCosine, cosh), (.hyperbolicTangent, tanh), (.hyperbolicArcSine, asinh),
            (.hyperbolicArcCosine, acosh), (.hyperbolicArcTangent, atanh), (.errorFunction, erf), (.gamma, tgamma),
            (.logarithmOfGamma, { lgamma($0) }),
            (.sigmoid, { $0 < 0 ? exp($0) / (1 + exp($0)) : 1 / (1 + exp(-$0)) }),
            (.softplus, { $0 > 0 ? $0 + log1p(exp(-$0)) : log1p(exp($0)) }),
        ]
        for (operation, library) in pairs {
            for number in special {
                let (result, expected) = (vectorScalar(operation)(number, 0, 0), library(number))
                let isNear = Swift.abs(result - expected) <= 2 * expected.ulp
                #expect(result == expected || isNear || (result.isNaN && expected.isNaN), "\(operation) of \(number)")
                #expect(result.isNaN || result.sign == expected.sign, "sign of \(operation) of \(number)")
            }
        }
    }

    @Test("answer at zeros, infinities, NaN and whole exponents as the C library does, for two operands")
    func limitsOfTwo() {
        let special = [
            0, .infinity, .nan, 5e-324, 1e-310, 0.5, 1, 1.0.nextDown, 1.0.nextUp, 2, 3, 2.5, 745.2, 0x1p52, 0x1p53 - 1,
            0x1p53, 0x1p66, 1e300, Double.greatestFiniteMagnitude,
        ].flatMap { [$0, -$0] }
        let pairs: [(VectorOperation, (Double, Double) -> Double)] = [
            (.power, pow), (.arcTangent2, atan2), (.hypotenuse, hypot),
        ]
        for (operation, library) in pairs {
            for x in special {
                for y in special {
                    let (result, expected) = (vectorScalar(operation)(x, y, 0), library(x, y))
                    let isNear = Swift.abs(result - expected) <= expected.ulp
                    #expect(
                        result == expected || isNear || (result.isNaN && expected.isNaN), "\(operation) of \(x), \(y)")
                    #expect(result.isNaN || result.sign == expected.sign, "sign of \(operation) of \(x), \(y)")
                }
            }
        }
    }

    @Test("take whole numbers to whole powers, and factorials, without error")
    func wholePowers() {
        for base in 1...40 {
            var power = 1.0
            for exponent in 0...30 where power < 0x1p53 {
                #expect(vectorScalar(.power)(Double(base), Double(exponent), 0) == power)
                #expect(
                    vectorScalar(.power)(-Double(base), Double(exponent), 0) == (exponent % 2 == 0 ? power : -power))
                power *= Double(base)
            }
        }
        var factorial = 1.0
        for number in 1...22 {
            #expect(vectorScalar(.gamma)(Double(number), 0, 0) == factorial)
            factorial *= Double(number)
        }
        #expect(vectorScalar(.logarithmOfGamma)(1, 0, 0) == 0 && vectorScalar(.logarithmOfGamma)(2, 0, 0) == 0)
    }

    @Test("take powers of the base to whole logarithms and cubes to whole roots")
    func exact() {
        for power in -300...300 {
            #expect(vectorScalar(.logarithm2)(exp2(Double(power)), 0, 0) == Double(power))
            let cube = Double(power * power * power)
            #expect(vectorScalar(.cubeRoot)(cube, 0, 0) == Double(power))
        }
        for power in 0...22 { #expect(vectorScalar(.logarithm10)(Double("1e\(power)")!, 0, 0) == Double(power)) }
    }
}
