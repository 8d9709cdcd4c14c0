/// A sample in rising order, without what is missing: the numbers that describe its distribution.
package struct SortedValues: Sendable {
    package let values: [Double]

    /// NaN and infinities are left out.
    package init(_ values: some Sequence<Double>) {
        self.values = values.filter(\.isFinite).sorted()
    }

    /// The value below which a fraction of the sample lies, linear between neighbours (Hyndman and Fan's definition 7, numpy's
    /// default); not a number for an empty sample.
    package func quantile(_ fraction: Double) -> Double {
        guard let last = values.last else { return .nan }
        let place = fraction * Double(values.count - 1)
        let index = Int(place)
        guard index + 1 < values.count else { return last }
        let (low, high, part) = (values[index], values[index + 1], place - Double(index))
        // From the nearer neighbour, so that the fraction 1 gives it exactly.
        return part < 0.5 ? low + (high - low) * part : high - (high - low) * (1 - part)
    }

    package var median: Double { quantile(0.5) }

    package var mean: Double { values.reduce(0, +) / Double(values.count) }

    /// The unbiased variance; not a number for fewer than two values.
    package var variance: Double {
        let mean = mean
        return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count - 1)
    }
}
