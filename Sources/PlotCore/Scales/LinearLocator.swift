/// Chooses round values at equal steps: multiples of 1, 2, 2.5 or 5 times a power of ten.
///
///     LinearLocator(intervals: 6).values(covering: Domain(-0.05, 1.05))  // -0.2, 0, 0.2 … 1.2
package struct LinearLocator: Sendable {
    /// How many steps may lie within the limits; 1 or more.
    package var intervals: Int
    /// The round steps from 1 to 10, both included; times any power of ten.
    private let roundSteps: [Double]
    /// A smaller step is taken where fewer values than that would lie within the limits.
    private let fewest: Int

    package init(intervals: Int) {
        self.init(intervals: intervals, roundSteps: [1, 2, 2.5, 5, 10], fewest: 2)
    }

    package init(intervals: Int, roundSteps: [Double], fewest: Int) {
        self.intervals = max(1, intervals)
        self.roundSteps = roundSteps
        self.fewest = fewest
    }

    /// Multiples of the smallest round step of which no more than `intervals` fit, or of a smaller one if that has fewer than
    /// two within the limits.
    ///
    /// The first and the last lie on the limits or beyond them: what is written on an axis depends on them too.
    package func values(covering limits: Domain) -> [Double] {
        let limits = limits.widened(by: 1e-13, ifWithin: 1e-14)
        // Near the largest number sums of limits overflow. In a smaller unit the round steps are the same.
        guard limits.magnitude < 1e300 else {
            return values(covering: Domain(limits.lower / 1e10, limits.upper / 1e10))
                .map { $0 * 1e10 }.filter(\.isFinite)
        }

        let offset = offset(of: limits)
        let near = Domain(limits.lower - offset, limits.upper - offset)
        var values: [Double] = []
        for step in steps(over: limits.span).reversed() {
            values = multiples(of: step, covering: near, offset: offset)
            if values.count(where: { near.contains($0) }) >= fewest { break }
        }
        return values.map { $0 + offset }
    }

    /// A power of ten to count from where the limits are far from zero for their span, so that steps are not lost in rounding.
    private func offset(of limits: Domain) -> Double {
        let middle = (limits.lower + limits.upper) / 2
        guard abs(middle) / limits.span >= 100 else { return 0 }
        return powerOf10(decimalExponent(of: middle)) * (middle < 0 ? -1 : 1)
    }

    /// Round steps, rising; the last is the smallest that fits.
    private func steps(over span: Double) -> ArraySlice<Double> {
        let smallest = span / Double(intervals)
        let unit = powerOf10(decimalExponent(of: smallest))
        // The smaller ones are for limits between which the right step finds just one multiple.
        let smaller = roundSteps.dropLast().map { $0 * 0.1 }
        let steps = (smaller + roundSteps + [roundSteps[1] * 10]).map { $0 * unit }
        let fitting = steps.firstIndex { $0 >= smallest } ?? steps.endIndex - 1
        return steps[...fitting]
    }

    private func multiples(of step: Double, covering limits: Domain, offset: Double) -> [Double] {
        // Counted from a multiple within reach, not from zero: so rounding errors stay those of the span.
        let base = limits.lower.flooredDivision(by: step).quotient * step
        // The further the axis is from zero, the less the digits of a limit say about whether it is a multiple.
        let tolerance = offset == 0 ? 1e-10 : min(max(1e-10, abs(offset) / step * 1e-12), 0.4999)

        var (first, rest) = (limits.lower - base).flooredDivision(by: step)
        if abs(rest / step - 1) < tolerance { first += 1 }
        var last: Double
        (last, rest) = (limits.upper - base).flooredDivision(by: step)
        if abs(rest / step) >= tolerance { last += 1 }
        return stride(from: first, through: last, by: 1).map { $0 * step + base }
    }
}
