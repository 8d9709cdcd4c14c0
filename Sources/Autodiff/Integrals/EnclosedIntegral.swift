/// An integral as the sum of enclosed parts, the widest of which are halved.
struct EnclosedIntegral {
    private struct Part {
        var cell: Interval
        var integral: Interval
        /// Infinite where the function has no bounds.
        var width: Double { integral.isBounded ? integral.width : .infinity }
        /// Not worth halving.
        var isFinal = false
    }

    private let bounds: FunctionBounds
    private let domain: Interval
    private var evaluations = 0

    private static let budget = 20_000
    private static let mostUnbounded = 200
    /// A part without bounds is handed on when it is this narrow beside the range.
    private static let narrowest = 0x1p-20

    init(_ bounds: FunctionBounds, over domain: Interval) { (self.bounds, self.domain) = (bounds, domain) }

    mutating func sum(tolerance: Double, values: (Double) -> Tensor) -> Integral {
        var round = [part(domain)]
        var done: [Part] = []
        // All parts that are too wide for their share are halved at once: as good as the widest first, without a queue.
        while !round.isEmpty {
            let all = done + round
            if all.contains(where: { $0.integral.isEmpty }) { return nothing }
            let scale = all.reduce(0) { $0 + ($1.integral.isBounded ? abs($1.integral.midpoint) : 0) }
            let total = all.reduce(0) { $0 + ($1.integral.isBounded ? $1.width : 0) }
            let unbounded = round.count { !$0.integral.isBounded && !$0.isFinal }
            // Not single places: halving comes to no end.
            if unbounded > Self.mostUnbounded { break }
            let isUnbounded = unbounded > 0
            if !isUnbounded && total <= 2 * tolerance * scale || evaluations > Self.budget { break }
            let share = tolerance * scale / Double(all.count)
            var next: [Part] = []
            for part in round {
                if part.isFinal || part.width <= share {
                    done.append(part)
                } else {
                    let middle = part.cell.midpoint
                    next += [Interval(part.cell.lower, middle), Interval(middle, part.cell.upper)].map { self.part($0) }
                }
            }
            round = next
        }
        return total(done + round, tolerance, values)
    }

    private var nothing: Integral {
        Integral(value: .nan, error: .infinity, isProven: false, evaluations: evaluations)
    }

    private mutating func part(_ cell: Interval) -> Part {
        evaluations += 2
        let order = bounds.prepared
        let all = bounds.enclosures(through: order, over: cell)
        let width = Interval(cell.upper) - Interval(cell.lower)
        let isNarrow = cell.width <= Self.narrowest * domain.width
        let middle = cell.midpoint
        let isSingle = middle <= cell.lower || middle >= cell.upper
        guard all[0].isComplete else { return Part(cell: cell, integral: .entire, isFinal: isNarrow || isSingle) }
        if all[0].range.isEmpty { return Part(cell: cell, integral: .empty, isFinal: true) }
        let crude = all[0].range * width
        let isHole = all[0].doubts.contains(.undefined)
        if order < 4 || !all.allSatisfy(\.isSlope) || !all[..<4].allSatisfy(\.doubts.isEmpty) || !all[4].range.isBounded
        {
            // A part without a value in some places is halved until those are too narrow to count.
            let isFinal = isSingle || isNarrow && (isHole || !crude.isBounded)
            return Part(cell: cell, integral: isHole && !isNarrow ? .entire : crude, isFinal: isFinal)
        }
        let here = bounds.enclosures(through: 2, over: Interval(middle))
        // Both halves have their own width, where the middle is rounded.
        func half(_ end: Double) -> Interval {
            let h = Interval(end) - Interval(middle)
            let (f, first, second) = (here[0].range, here[1].range, here[2].range)
            return h * f + h.power(2) * first / Interval(2) + h.power(3) * second / Interval(6)
        }
        let (left, right) = (Interval(cell.lower) - Interval(middle), Interval(cell.upper) - Interval(middle))
        // ∫ f = Σ over both sides of h·f + h²/2·f′ + h³/6·f″ + h⁴/24·f‴(m) + h⁵/120·f⁗(ξ); h⁴ cancels if the middle is exact.
        let thirdAtMiddle = bounds.enclosures(through: 3, over: Interval(middle))[3].range
        let cubic = (right.power(4) - left.power(4)) * thirdAtMiddle / Interval(24)
        let fourth = (right.power(5) - left.power(5)) * all[4].range / Interval(120)
        let fine = half(cell.upper) - half(cell.lower) + cubic + fourth
        let both = crude.intersection(fine)
        return Part(cell: cell, integral: both.isEmpty ? fine : both, isFinal: isSingle)
    }

    /// Sums what is enclosed, and estimates the rest.
    private mutating func total(_ parts: [Part], _ tolerance: Double, _ values: (Double) -> Tensor) -> Integral {
        var sum = Interval(0)
        var rest: (value: Double, error: Double)?
        var open: [Interval] = []
        for part in parts.sorted(by: { $0.cell.lower < $1.cell.lower }) {
            if part.integral.isBounded {
                sum = sum + part.integral
            } else if let last = open.last, last.upper == part.cell.lower {
                open[open.count - 1] = last.hull(part.cell)
            } else {
                open.append(part.cell)
            }
        }
        if open.count > 20 { (sum, open) = (Interval(0), [domain]) }
        for cell in open {
            let estimate = GaussKronrod.integral(over: cell, tolerance: 1e-8, values)
            evaluations += estimate.evaluations
            rest = ((rest?.value ?? 0) + estimate.value, (rest?.error ?? 0) + estimate.error)
        }
        let value = sum.midpoint + (rest?.value ?? 0)
        let error = max(0, Directed.sumUp(sum.width, rest?.error ?? 0))
        guard value.isFinite, error.isFinite else { return nothing }
        return Integral(value: value, error: error, isProven: rest == nil, evaluations: evaluations)
    }
}
