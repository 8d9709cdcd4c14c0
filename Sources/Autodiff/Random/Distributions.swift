#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

// Draws have 32 bits, as JAX's have unless told otherwise, and are held exactly in doubles.
extension Random {
    /// Numbers spread evenly over a range, its upper end excluded up to rounding.
    public func uniform(_ count: Int, in range: ClosedRange<Double> = 0...1) -> Tensor {
        Tensor(uniform(count, Float(range.lowerBound), Float(range.upperBound)).map(Double.init))
    }

    /// Numbers of the normal distribution with mean 0 and standard deviation 1.
    public func normal(_ count: Int) -> Tensor {
        let numbers = uniform(count, Float(-1).nextUp, 1)
        return Tensor(numbers.map { Double(Float(2).squareRoot() * inverseErrorFunction($0)) })
    }

    private func uniform(_ count: Int, _ low: Float, _ high: Float) -> [Float] {
        requireCount(count, "uniform")
        return bits(count).map { word in
            // 23 random bits as the fraction of a number in 1..<2.
            let unit = Float(bitPattern: word >> 9 | 0x3F80_0000) - 1
            return Swift.max(low, low.addingProduct(unit, high - low))  // fused, as JAX's is
        }
    }
}

/// The inverse of the error function in single precision.
///
/// Source: M. Giles, "Approximating the erfinv function", GPU Computing Gems, 2010, table 5.
private func inverseErrorFunction(_ x: Float) -> Float {
    let central: [Float] = [
        2.81022636e-08, 3.43273939e-07, -3.5233877e-06, -4.39150654e-06, 0.00021858087, -0.00125372503, -0.00417768164,
        0.246640727, 1.50140941,
    ]
    let tail: [Float] = [
        -0.000200214257, 0.000100950558, 0.00134934322, -0.00367342844, 0.00573950773, -0.0076224613, 0.00943887047,
        1.00167406, 2.83297682,
    ]
    let w = -log1p(-x * x)
    let (coefficients, argument) = w < 5 ? (central, w - 2.5) : (tail, w.squareRoot() - 3)
    return coefficients.dropFirst().reduce(coefficients[0]) { $0 * argument + $1 } * x
}
