/// The share of some values that lie below each: what spreads them evenly over a colormap.
///
/// As datashader's `eq_hist`: straight between neighbouring values, the least at 0 and the greatest at 1.
struct EqualizedRanks: Sendable, Equatable {
    /// Rising.
    private let values: [Double]
    /// Of each.
    private let ranks: [Double]

    /// - Parameter tally: Different values, rising, and how often each occurs.
    init(_ tally: [(value: Double, count: Int)]) {
        values = tally.map(\.value)
        let total = tally.reduce(0) { $0 + $1.count } - (tally.first?.count ?? 0)
        var sum = 0
        ranks = tally.enumerated().map { index, entry in
            if index > 0 { sum += entry.count }
            return total > 0 ? Double(sum) / Double(total) : 0
        }
    }

    init(of values: some Sequence<Double>) {
        var tally: [(value: Double, count: Int)] = []
        for value in values.filter(\.isFinite).sorted() {
            if tally.last?.value == value { tally[tally.count - 1].count += 1 } else { tally.append((value, 1)) }
        }
        self.init(tally)
    }

    /// Below 0 and above 1 for values beyond the ends, so that they can be told.
    func rank(of value: Double) -> Double {
        guard let first = values.first, let last = values.last, !value.isNaN else { return .nan }
        if value < first { return -1 }
        if value > last { return 2 }
        // The last value that is not greater.
        var (low, high) = (0, values.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if values[middle] <= value { low = middle } else { high = middle }
        }
        guard low + 1 < values.count else { return ranks[low] }
        let part = (value / 2 - values[low] / 2) / (values[low + 1] / 2 - values[low] / 2)
        return ranks[low] + part * (ranks[low + 1] - ranks[low])
    }
}
