import CVectorMath

/// Whether a second core is worth waking.
enum SharedWork {
    /// About 35 µs on one core, in costs times elements. Measured: below, waking costs as much as the help is worth.
    private static let smallest = 400_000

    static func isWorthwhile(cost: Int, count: Int) -> Bool { cost * count >= smallest }
}

extension VectorOperation {
    /// What one element takes with AVX2, in tenths of a nanosecond or so.
    var cost: Int {
        switch self {
        case .copy, .negate, .add, .subtract, .multiply, .absoluteValue, .sign, .floor, .ceiling, .roundToEven,
            .minimum,
            .maximum, .less, .lessOrEqual, .equal, .select:
            1
        case .divide: 3
        case .squareRoot: 6
        case .sine, .cosine: 10
        case .exponential, .logarithm, .errorFunction, .hypotenuse: 18
        case .exponentialMinusOne, .logarithmOfOnePlus, .logarithm2, .logarithm10: 24
        case .remainder, .arcSine, .arcCosine, .arcTangent, .arcTangent2, .power: 150
        case .gamma, .logarithmOfGamma, .polygamma: 1000
        default: 45
        }
    }
}
