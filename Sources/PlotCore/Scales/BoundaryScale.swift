/// Equal room for each stretch between boundaries, however long the stretches are: the axis of a colour bar of levels.
struct BoundaryScale: Scale {
    /// Two or more rising numbers.
    let boundaries: [Double]
    /// Whether values are written as powers of ten.
    var isLogarithmic = false

    var name: String { "boundary" }

    /// 0 at the first boundary, 1 at the second …; beyond the ends as steep as in the nearest stretch.
    func coordinate(of value: Double) -> Double {
        let above = boundaries.indices.dropFirst().first { boundaries[$0] >= value } ?? boundaries.count - 1
        let (start, end) = (boundaries[above - 1], boundaries[above])
        return Double(above - 1) + (value / 2 - start / 2) / (end / 2 - start / 2)
    }

    func labels(for values: [Double], in limits: Domain) -> TickLabels {
        (isLogarithmic ? LogScale() as any Scale : LinearScale()).labels(for: values, in: limits)
    }

    func limits(for extent: Domain?, margin: Double, sticky: [Double]) -> Domain { ends }

    func limits(given limits: Domain) -> Domain { ends }

    private var ends: Domain { Domain(boundaries[0], boundaries[boundaries.count - 1]) }

    /// The boundaries, or every second, third … if there are many: of such choices matplotlib's, the one that comes nearest
    /// to zero.
    func ticks(in limits: Domain, space: TickSpace) -> Ticks {
        let most = min(space.intervals, 9) + 1
        let step = (boundaries.count + most - 1) / most
        let choices = (0..<step).map { first in
            stride(from: first, to: boundaries.count, by: step).map { boundaries[$0] }
        }
        func nearest(_ values: [Double]) -> Double { values.map(abs).min() ?? .infinity }
        let values = choices.dropFirst().reduce(choices[0]) { nearest($1) < nearest($0) ? $1 : $0 }
        let labels = labels(for: values, in: limits)
        return Ticks(values: values, labels: labels.texts, offsetText: labels.offsetText)
    }
}
