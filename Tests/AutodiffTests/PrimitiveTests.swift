import Testing

@testable import Autodiff

@Suite("Every primitive in the table")
struct PrimitiveTests {
    /// Points of the primitive's sampling range, different for every operand.
    private func points(_ primitive: Primitive, operand: Int) -> [Double] {
        let (low, high) = (primitive.sampling.lowerBound, primitive.sampling.upperBound)
        return (0..<41).map { index in
            let fraction = (Double(index * (operand + 1)) * 0.618033988 + 0.1 * Double(operand + 1))
                .truncatingRemainder(dividingBy: 1)
            return low + (high - low) * (0.01 + 0.98 * fraction)
        }
    }

    private func apply(_ primitive: Primitive, _ operands: [Tensor]) -> Tensor { primitive(Operands(operands)) }

    private func gradient(_ primitive: Primitive, _ numbers: [Double], _ position: Int) -> Double {
        let derivative = grad { x in
            self.apply(primitive, numbers.indices.map { $0 == position ? x : Tensor(numbers[$0]) })
        }
        return Double(derivative(Tensor(numbers[position])))
    }

    private func operands(_ primitive: Primitive) -> [[Double]] {
        let columns = (0..<primitive.operandCount).map { points(primitive, operand: $0) }
        return columns[0].indices.map { row in columns.map { $0[row] } }
    }

    @Test("agrees with its numeric derivative", arguments: Primitive.all.map(\.name))
    func numericDerivative(_ name: String) throws {
        let primitive = try #require(Primitive.all.first { $0.name == name })
        for numbers in operands(primitive) {
            for position in numbers.indices {
                let width = 1e-3
                func value(_ step: Double) -> Double {
                    var moved = numbers
                    moved[position] += step * width
                    return Double(apply(primitive, moved.map { Tensor($0) }))
                }
                // Central differences of the sixth order.
                let numeric =
                    (45 * (value(1) - value(-1)) - 9 * (value(2) - value(-2)) + (value(3) - value(-3))) / (60 * width)
                let exact = gradient(primitive, numbers, position)
                // Within three steps of a jump or a kink there is nothing to compare.
                let isSmooth = Swift.abs(value(3) - value(-3)) < 1 && !hasKink(primitive, numbers)
                if !isSmooth { continue }
                #expect(
                    Swift.abs(exact - numeric) <= 1e-8 * Swift.max(1, Swift.abs(exact)),
                    "\(name)\(numbers), operand \(position): \(exact), numeric \(numeric)")
            }
        }
    }

    private func hasKink(_ primitive: Primitive, _ numbers: [Double]) -> Bool {
        switch primitive.name {
        case "abs", "sign", "select": Swift.abs(numbers[0]) < 0.01
        case "min", "max", "less", "lessOrEqual", "equal": Swift.abs(numbers[0] - numbers[1]) < 0.01
        case "floor", "ceil", "round": true
        case "atan2": numbers[1] < 0 && Swift.abs(numbers[0]) < 0.01
        case "remainder": Swift.abs(numbers[1]) < 0.3
        case "divide": Swift.abs(numbers[1]) < 0.3
        case "hypot": Swift.abs(numbers[0]) + Swift.abs(numbers[1]) < 0.3
        default: false
        }
    }

    @Test(
        "gives the same bits alone, in a vector, as a lane, and with every instruction set",
        arguments: Primitive.all.map(\.name))
    func sameBits(_ name: String) throws {
        let primitive = try #require(Primitive.all.first { $0.name == name })
        let special = [
            0.0, -0.0, 1, -1, .infinity, -.infinity, .nan, 5e-324, 1e-310, 1e308, -1e308, 1e22, 710, -745, 2.5,
        ]
        let rows =
            operands(primitive)
            + special.flatMap { first in special.map { [first, $0, 1].prefix(primitive.operandCount).map { $0 } } }
        let vectors = (0..<primitive.operandCount).map { position in Tensor(rows.map { $0[position] }) }
        let whole = apply(primitive, vectors).array
        let lanes = Lanes(vectors) { [self.apply(primitive, $0)] }.results(vectors)[0].array
        for (row, numbers) in rows.enumerated() {
            let alone = Double(apply(primitive, numbers.map { Tensor($0) }))
            func same(_ number: Double) -> Bool {
                number.bitPattern == alone.bitPattern || (number.isNaN && alone.isNaN)
            }
            #expect(same(whole[row]), "\(name)\(numbers): alone \(alone), in a vector \(whole[row])")
            #expect(same(lanes[row]), "\(name)\(numbers): alone \(alone), as a lane \(lanes[row])")
        }
    }

    @Test("derivatives at kinks follow the table in the documentation")
    func kinks() {
        #expect(Double(grad { abs($0) }(0)) == 0)
        #expect(Double(grad { max($0, 1) }(1)) == 0.5)
        #expect(Double(grad { min($0, 1) }(1)) == 0.5)
        #expect(Double(grad { clamp($0, 0, 1) }(0.5)) == 1)
        #expect(Double(grad { clamp($0, 0, 1) }(2)) == 0)
        #expect(Double(grad { clamp($0, 0, 1) }(1)) == 0.5)
        #expect(Double(grad { floor($0) }(1)) == 0)
        #expect(Double(grad { sqrt($0) }(0)) == .infinity)
        #expect(Double(grad { pow($0, 3) }(0)) == 0)
        #expect(Double(grad { pow(0, $0) }(2)) == 0)
        #expect(Double(grad { pow($0, Tensor(0)) }(0)) == 0)
        #expect(Double(grad { pow($0, Tensor(1)) }(0)) == 1)
        #expect(Double(grad { pow($0, 2.5) }(0)) == 0)
        #expect(Double(grad { pow($0, 0.5) }(0)) == .infinity)
        #expect(Double(grad(grad { abs($0) })(0)) == 0)
        #expect(Double(grad { max($0, $0) }(3)) == 1)
        #expect(Double(grad { cbrt($0) }(0)) == .infinity)
        #expect(Double(grad(grad { cbrt($0) })(0)) == -.infinity && Double(grad(grad { cbrt($0) })(-0.0)) == .infinity)
        #expect(Double(grad(grad { cbrt($0) })(Tensor(Double.infinity))) == 0)
        #expect(Double(grad { pow($0, -2) }(0)) == -.infinity && Double(grad { pow($0, -2) }(-0.0)) == .infinity)
        #expect(Double(grad(grad { pow($0, -3) })(0)) == .infinity && Double(grad { pow($0, -2) }(1e200)) == 0)
        #expect(vmap(grad { pow($0, -2) })([0, 2]).array == [-.infinity, -0.25])
        #expect(Double(grad { asin($0) }(1)) == .infinity && Double(grad { acos($0) }(1)) == -.infinity)
        #expect(Double(grad { remainder($0, 3) }(6)) == 1 && Double(grad { remainder(7, $0) }(3)) == -2)
        #expect(Double(atan2(0, 0)) == 0 && Double(grad { atan2($0, 0) }(0)).isNaN)
        #expect(Double(hypot(0, 0)) == 0 && Double(grad { hypot($0, 0) }(0)).isNaN)
        #expect(Double(gamma(0)) == .infinity && Double(gamma(-1)).isNaN && Double(grad { gamma($0) }(-1)).isNaN)
        #expect(Double(logGamma(-1)) == .infinity && Double(grad { logGamma($0) }(0)).isNaN)
        for pole in [0.0, -0.0, -1, -2, -1e300] {
            let slopes = [1, 2, 3].map { Double(polygamma($0, Tensor(pole))) }
            #expect(slopes[0] == .infinity && slopes[1].isNaN && slopes[2] == .infinity)
            #expect(Double(digamma(Tensor(pole))).isNaN && Double(grad { digamma($0) }(Tensor(pole))) == .infinity)
            #expect(Double(grad(grad { logGamma($0) })(Tensor(pole))) == .infinity)
        }
    }

    @Test("rounding, minimum and maximum follow IEEE 754 and JAX")
    func rounding() {
        #expect(round([0.5, 1.5, 2.5, -0.5, -1.5]).array == [0, 2, 2, 0, -2])
        #expect(floor([-0.5, 2.5, -3]).array == [-1, 2, -3])
        #expect(ceil([-0.5, 2.5, -3]).array == [0, 3, -3])
        #expect(remainder([7, -1, 7, -7, 6], [3, 3, -3, -3, 3]).array == [1, 2, -2, -1, 0])
        #expect(Double(remainder(1, 0)).isNaN)
        #expect(Double(max(Tensor(Double.nan), 1)).isNaN)
        #expect(Double(min(1, Tensor(Double.nan))).isNaN)
    }
}
