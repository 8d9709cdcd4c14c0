/// Straight about zero and logarithmic beyond a threshold on both sides. Limits and ticks are those of matplotlib.
package struct SymmetricLogScale: Scale {
    package let linearThreshold: Double
    package let base: Double
    package let linearScale: Double

    package init(linearThreshold: Double = 2, base: Double = 10, linearScale: Double = 1) {
        self.linearThreshold = linearThreshold
        self.base = base
        self.linearScale = linearScale
    }

    package var name: String { "symmetric logarithmic" }

    package var problem: String? {
        for (value, what) in [(linearThreshold, "linear threshold"), (linearScale, "linear scale")]
        where !(value > 0 && value.isFinite) {
            return "the \(what) must be above 0, not \(value)"
        }
        return LogScale.problem(of: base)
    }

    /// How many powers of the base the straight part is worth on one side: the slope of the two parts meets at its end.
    private var straightPart: Double { linearScale / (1 - 1 / base) }

    /// In thresholds, so that it stays within the numbers for any threshold.
    package func coordinate(of value: Double) -> Double {
        let ratio = abs(value / linearThreshold)
        guard ratio > 1 else { return value / linearThreshold * straightPart }
        // Not the logarithm of the ratio: that may be infinite while the value is not.
        let powers = logarithm(abs(value), base: base) - logarithm(linearThreshold, base: base)
        return (value < 0 ? -1 : 1) * (straightPart + powers)
    }

    private func value(at coordinate: Double) -> Double {
        let powers = abs(coordinate) - straightPart
        guard powers > 0 else { return coordinate / straightPart * linearThreshold }
        let magnitude = power(base, powers + logarithm(linearThreshold, base: base))
        return (coordinate < 0 ? -1 : 1) * min(magnitude, .greatestFiniteMagnitude)
    }

    package func limits(for extent: Domain?, margin: Double, sticky: [Double]) -> Domain {
        let data = limits(given: extent ?? Domain(-.infinity, .infinity))
        let (start, end) = (coordinate(of: data.lower), coordinate(of: data.upper))
        let growth = (end - start) * margin
        return limits(
            given: Domain(value(at: start - growth), value(at: end + growth)).stopped(at: sticky, around: data))
    }

    package func limits(given limits: Domain) -> Domain {
        limits.widened(by: 0.05, ifWithin: 1e-13)
    }

    /// Zero and powers of the base; round values at equal steps where fewer than two of them are in sight.
    package func ticks(in limits: Domain, space: TickSpace) -> Ticks {
        let powers = powers(in: limits, mostIntervals: space.mostIntervals)
        guard powers.count >= 2 else { return LinearScale().ticks(in: limits, space: space) }
        return Ticks(values: powers, labels: PowerFormatter(base: base).labels(of: powers))
    }

    package func labels(for values: [Double], in limits: Domain) -> TickLabels {
        TickLabels(texts: PowerFormatter(base: base).labels(of: values))
    }

    /// As matplotlib has them, no more than 15 or so; where those are too many, first those beside zero go, and then every second …
    private func powers(in limits: Domain, mostIntervals: Int) -> [Double] {
        let isCrowded = mostIntervals < 9
        let below = exponents(of: -limits.upper, through: -limits.lower, straight: !isCrowded)
        let above = exponents(of: limits.lower, through: limits.upper, straight: !isCrowded)
        let count = below.count + above.count + 1
        let step = mostIntervals < 8 ? (count - 1) / max(1, mostIntervals) + 1 : max(1, count / 14)
        func every(_ exponents: ClosedRange<Int>?) -> [Double] {
            guard let exponents else { return [] }
            return stride(from: exponents.lowerBound, through: exponents.upperBound, by: step)
                .map { power(base, Double($0)) }
        }
        return (every(below.range).reversed().map { -$0 } + [0] + every(above.range))
            .filter { $0.isFinite && limits.contains($0, tolerance: 0) }
    }

    /// The powers on one side of zero, from the first beyond the threshold or the last in the straight part.
    private func exponents(
        of start: Double, through end: Double, straight: Bool = true
    ) -> (range: ClosedRange<Int>?, count: Int) {
        guard end > linearThreshold else { return (nil, 0) }
        // Both may miss their limit by rounding.
        let last = Int((logarithm(end, base: base) + 1e-10).rounded(.down))
        let lowest = logarithm(max(start, linearThreshold), base: base)
        let first = Int(straight ? lowest.rounded(.down) : (lowest - 1e-10).rounded(.up))
        return first <= last ? (first...last, last - first + 1) : (nil, 0)
    }

    /// Multiples of the powers beyond the threshold.
    package func minorTicks(between values: [Double], in limits: Domain) -> [Double] {
        guard base >= 3 else { return [] }
        func multiples(_ side: ClosedRange<Int>?) -> [Double] {
            guard let side, side.count < 20 else { return [] }
            return side.flatMap { exponent in
                stride(from: 2, to: base, by: 1).map { $0 * power(base, Double(exponent)) }
            }
        }
        let below = multiples(exponents(of: -limits.upper, through: -limits.lower).range)
        let above = multiples(exponents(of: limits.lower, through: limits.upper).range)
        return (below.reversed().map { -$0 } + above).filter { limits.contains($0) }
    }
}

extension AxisScale {
    /// Straight about zero, and logarithmic beyond a threshold on both sides: for values of either sign and any size.
    ///
    ///     figure.yScale = .symmetricLog(linearThreshold: 0.1)
    ///
    /// - Parameters:
    ///   - linearThreshold: How far from zero the straight part reaches, in data units; above 0.
    ///   - base: Of the powers at which the ticks are; 1.01 or more.
    ///   - linearScale: How many powers of the base the straight part is as long as, on one side of zero; above 0.
    /// - Returns: The scale, to be given to an axis.
    public static func symmetricLog(
        linearThreshold: Double = 2, base: Double = 10, linearScale: Double = 1
    ) -> AxisScale {
        AxisScale(SymmetricLogScale(linearThreshold: linearThreshold, base: base, linearScale: linearScale))
    }
}
