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
        case .exponential, .logarithm, .hypotenuse: 18
        case .exponentialMinusOne, .logarithmOfOnePlus, .logarithm2, .logarithm10: 24
        case .arcSine, .arcCosine, .arcTangent, .arcTangent2: 65
        case .remainder, .power: 110
        case .gamma, .logarithmOfGamma, .polygamma: 250
        case .errorFunction: 60
        default: 45
        }
    }
}
