/// Chooses powers of a base for the ticks of a logarithmic axis, and their multiples for the small ticks between.
///
///     LogLocator(base: 10, intervals: 9).values(in: Domain(0.9, 110))  // 1, 10, 100; 2, 3 … 9, 20, 30 …
package struct LogLocator: Sendable {
    package let base: Double
    /// How many powers the axis has room for; 2 or more.
    private let most: Int

    package init(base: Double, intervals: Int) {
        self.base = base
        most = max(2, intervals)
    }

    /// Powers within the limits, which are above zero, and multiples of powers between them.
    ///
    /// Where there is room for every power but fewer than two ticks of either kind are in sight, the small ones are round
    /// values at equal steps.
    package func values(in limits: Domain) -> (major: [Double], minor: [Double]) {
        let start = logarithm(limits.lower, base: base)
        let end = logarithm(limits.upper, base: base)
        // An exponent at a limit may miss it by rounding.
        let slack = 1e-10 * (end - start)
        let powers = exponents(from: start, to: end, slack: slack)
        let major = powers.values.map { power(base, $0) }.filter { $0 > 0 && $0.isFinite }

        let first = start.rounded(.up)
        let last = end.rounded(.down)
        let available = last - first + 1
        guard powers.step == 1 && available < 10 && base >= 3 else { return (major, []) }
        let multiples = stride(from: 2, to: base, by: 1)
        let minor = stride(from: first - 1, through: last, by: 1).flatMap { exponent in
            multiples.map { $0 * power(base, exponent) }
        }
        let visible = minor.filter { $0 > 0 && limits.contains($0) }
        if multiples.underestimatedCount > 1 && max(0, Int(available)) + visible.count <= 1 {
            let equal = LinearLocator(intervals: most).values(covering: limits).filter { value in
                limits.contains(value, tolerance: 1e-10) && !major.contains { abs($0 - value) <= 1e-10 * value }
            }
            return (major, equal)
        }
        return (major, visible)
    }

    /// Every power while there is room; else every second, third …, at multiples of that step if it can be.
    private func exponents(from start: Double, to end: Double, slack: Double) -> (values: [Double], step: Double) {
        let first = (start - slack).rounded(.up)
        let last = (end + slack).rounded(.down)
        let available = (end.rounded(.down) - start.rounded(.up) + 1)
        guard available > 1 else {
            return (Array(stride(from: first, through: last, by: 1)), 1)
        }

        // The least step that leaves no more than one too many, and the number of ticks that goes with it …
        let room = Double(most)
        let least = (available / (room + 1)).rounded(.down) + 1
        let count = max(2, min((available / least).rounded(.up), room))
        // … then the widest step that still has that number, so that the ends are not left bare.
        var step = ((available - 1) / (count - 1)).rounded(.down)
        if step < available / count { step = (available / count).rounded(.down) }
        step = max(1, step)

        // How many powers to leave out at the start without losing a tick.
        let fewest = max(available - step * count, 0)
        let bound = min(available - step * (count - 1), step)
        let lowest = start.rounded(.up)
        let toMultiple = (step - lowest.truncatingRemainder(dividingBy: step)).truncatingRemainder(dividingBy: step)
        let skipped = toMultiple >= fewest && toMultiple < bound ? toMultiple : fewest
        // The ends reach as far as the limits with their slack do.
        return (
            stride(from: lowest + skipped - step, through: last, by: step).filter { $0 >= first }, step
        )
    }
}
