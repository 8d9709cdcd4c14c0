/// Critical points of a function without bounds, by its values alone: where a sign changes between two of a thousand samples.
enum SampledCriticalPoints {
    private static let samples = 1000
    private static let most = 100

    static func add(of f: (Tensor) -> Tensor, order: Int, over domain: Interval, to report: inout CriticalPointReport) {
        let kinds = CriticalPointSearch.kinds(ofOrder: order)
        var evaluations = 0
        report.stretches.append(.init(x: domain.lower...domain.upper, kinds: kinds, reason: .undecided))
        func values(_ x: Double) -> (f: Double, sought: Double) {
            evaluations += 1
            let value = f(Tensor(x))
            guard value.count == 1, value.array[0].isFinite else { return (.nan, .nan) }
            if order == 0 { return (value.array[0], value.array[0]) }
            return (
                value.array[0],
                withoutActuallyEscaping(f) { f in
                    let slope = grad(f)
                    return Double(order == 1 ? slope(Tensor(x)) : grad(slope)(Tensor(x)))
                }
            )
        }
        var before: (x: Double, value: Double)?
        var found = 0
        for index in 0...samples where found < most {
            let x =
                domain.lower / 2 * (2 - 2 * Double(index) / Double(samples)) + domain.upper
                * (Double(index) / Double(samples))
            let here = values(x).sought
            defer { if here != 0 || before == nil { before = here.isNaN ? nil : (x, here) } }
            guard let last = before, here != 0, last.value != 0, (last.value < 0) != (here < 0) else { continue }
            var (low, high) = (last, (x: x, value: here))
            for _ in 0..<80 {
                let middle = Interval(low.x, high.x).midpoint
                let value = values(middle).sought
                if middle <= low.x || middle >= high.x || value.isNaN { break }
                if value == 0 {
                    (low, high) = ((middle, 0), (middle, 0))
                    break
                }
                if (value < 0) == (low.value < 0) { low = (middle, value) } else { high = (middle, value) }
            }
            // At a pole or a jump the values beside it stay large.
            let rest = Swift.min(abs(low.value), abs(high.value))
            let isSmall = rest <= 1e-6 * Swift.max(abs(last.value), abs(here))
            guard isSmall, high.x - low.x <= 4 * Swift.max(abs(low.x).ulp, domain.width * 0x1p-70) else { continue }
            let place = abs(low.value) <= abs(high.value) ? low.x : high.x
            let y = order == 0 ? 0 : values(place).f
            let kind =
                order == 0 ? CriticalPoint.Kind.root : order == 2 ? .inflection : last.value < 0 ? .minimum : .maximum
            guard y.isFinite else { continue }
            found += 1
            report.points.append(
                CriticalPoint(
                    kind: kind, x: place, y: y, bracket: low.x...high.x, certainty: .apparent, isCorner: false))
        }
        report.evaluations += evaluations
    }
}
