import CVectorMath

extension IntervalRule {
    /// A sine or cosine: 1 where x/2π less `crest` is whole, −1 half a turn away.
    static func wave(crest: Double, exactAt exact: Double) -> IntervalRule {
        .unary { kernel, x in
            func below(_ x: Double) -> Double {
                x == exact ? kernel(x, 0, 0) : Swift.max(-1, Directed.below(kernel(x, 0, 0), ulps: 1))
            }
            func above(_ x: Double) -> Double {
                x == exact ? kernel(x, 0, 0) : Swift.min(1, Directed.above(kernel(x, 0, 0), ulps: 1))
            }
            if x.isPoint {
                let value = kernel(x.lower, 0, 0)
                if x.lower == exact { return Enclosure(Interval(value)) }
                let (lower, upper) = (Directed.below(value, ulps: 1), Directed.above(value, ulps: 1))
                return Enclosure(Interval(unchecked: Swift.max(-1, lower), Swift.min(1, upper)))
            }
            let turns = Periods(of: x, times: 0x1.45f306dc9c883p-3)  // 1/2π
            let lower = turns.mayContainWhole(minus: crest + 0.5) ? -1 : Swift.min(below(x.lower), below(x.upper))
            let upper = turns.mayContainWhole(minus: crest) ? 1 : Swift.max(above(x.lower), above(x.upper))
            return Enclosure(Interval(unchecked: lower, upper))
        }
    }

    static let tangent: IntervalRule = .unary { kernel, x in
        let periods = Periods(of: x, times: 0x1.45f306dc9c883p-2)  // 1/π
        // No double is a pole.
        if !x.isPoint && periods.mayContainWhole(minus: 0.5) { return Enclosure(.entire, .pole) }
        func value(_ x: Double) -> Double { kernel(x, 0, 0) }
        return Enclosure(
            Interval(
                unchecked: x.lower == 0 ? 0 : Directed.below(value(x.lower), ulps: 2),
                x.upper == 0 ? 0 : Directed.above(value(x.upper), ulps: 2)))
    }
}

/// An interval counted in periods, wide enough for the errors of counting.
private struct Periods {
    private let lower, upper: Double

    init(of x: Interval, times frequency: Double) {
        // Product and frequency are rounded, and so is the difference to the phase.
        (lower, upper) = (
            Directed.below(x.lower * frequency, ulps: 3) - 0x1p-52,
            Directed.above(x.upper * frequency, ulps: 3) + 0x1p-52
        )
    }

    func mayContainWhole(minus phase: Double) -> Bool {
        // Infinite ends and those beyond which doubles are further apart than a period answer true.
        !((upper - phase).rounded(.down) < (lower - phase).rounded(.up))
    }
}
