/// Values laid out by how many of the data lie below them: the axis of a colour bar of equalised colours.
struct RankScale: Scale {
    /// From 0 at the least value to 1 at the greatest; never falls.
    let rank: @Sendable (Double) -> Double

    var name: String { "ranked" }

    func coordinate(of value: Double) -> Double { rank(value) }

    func limits(for extent: Domain?, margin: Double, sticky: [Double]) -> Domain { extent ?? unit }

    func limits(given limits: Domain) -> Domain { limits }

    /// The roundest value near each of some equally distant places: equal steps of the value would crowd at one end.
    func ticks(in limits: Domain, space: TickSpace) -> Ticks {
        let count = Double(space.intervals)
        var values: [Double] = []
        for place in stride(from: 0, through: count, by: 1) {
            let lower = value(at: (place - 0.3) / count, in: limits)
            let value = roundest(from: lower, to: value(at: (place + 0.3) / count, in: limits))
            if values.last.map({ rank(value) - rank($0) > 0.5 / count }) ?? true { values.append(value) }
        }
        let labels = labels(for: values, in: limits)
        return Ticks(values: values, labels: labels.texts, offsetText: labels.offsetText)
    }

    /// The least value of that rank or more.
    private func value(at target: Double, in limits: Domain) -> Double {
        guard rank(limits.lower) < target else { return limits.lower }
        var (below, above) = (limits.lower, limits.upper)
        // Sixty halvings leave less than a number's rounding.
        for _ in 0..<60 {
            let middle = below / 2 + above / 2
            if rank(middle) < target { below = middle } else { above = middle }
        }
        return above
    }

    /// The multiple of 5, 2 or 1 with the highest power of ten that lies between two values.
    private func roundest(from lower: Double, to upper: Double) -> Double {
        let largest = max(abs(lower), abs(upper))
        guard upper > lower, largest.isFinite else { return upper }
        if lower <= 0, upper >= 0 { return 0 }
        let highest = decimalExponent(of: largest)
        for exponent in stride(from: highest, through: highest - 17, by: -1) {
            for factor in [5.0, 2, 1] {
                let step = factor * powerOf10(exponent)
                let multiple = (lower / step).rounded(.up) * step
                if step > 0, multiple <= upper { return multiple }
            }
        }
        return upper
    }
}
