extension IntervalRule {
    /// A comparison that holds if `isTrue`, does not if `isFalse`, and depends on the point otherwise.
    ///
    /// A comparison with NaN does not hold, so where an operand may be undefined truth cannot be certain.
    static func comparison(
        isTrue: @escaping @Sendable (Interval, Interval) -> Bool,
        isFalse: @escaping @Sendable (Interval, Interval) -> Bool
    ) -> IntervalRule {
        IntervalRule { _, a, b, _ in
            // An operand without a number may be NaN or an infinity, such as log 0, with which a comparison can hold.
            if a.range.isEmpty || b.range.isEmpty { return Enclosure(Interval(unchecked: 0, 1), .discontinuous) }
            if isFalse(a.range, b.range) { return Enclosure(Interval(0)) }
            let isDefined = !a.doubts.union(b.doubts).contains(.undefined)
            if isDefined && isTrue(a.range, b.range) { return Enclosure(Interval(1)) }
            return Enclosure(Interval(unchecked: 0, 1), .discontinuous)
        }
    }

    /// What is not chosen has no say, neither in the bounds nor in where the result is defined.
    static let selection = IntervalRule { _, truth, chosen, otherwise in
        // Whatever is not 0 is true, NaN and infinities among it.
        if !truth.range.contains(0) { return chosen }
        if truth.range.isPoint && !truth.doubts.contains(.undefined) { return otherwise }
        return chosen.or(otherwise)
    }

    static let magnitude: IntervalRule = .unary { _, x in Enclosure(x.magnitude) }

    static let sign: IntervalRule = .unary { _, x in
        func sign(_ x: Double) -> Double { x > 0 ? 1 : x < 0 ? -1 : 0 }
        let range = Interval(unchecked: sign(x.lower), sign(x.upper))
        return Enclosure(range, range.isPoint ? [] : .discontinuous)
    }

    /// x − y·⌊x/y⌋.
    static let remainder: IntervalRule = .binary { _, x, y in
        if y.lower == 0 && y.upper == 0 { return .nowhere }
        let doubts: Enclosure.Doubts = y.contains(0) ? .pole : .discontinuous
        // Between zero and the divisor; the rounded result may be the divisor itself.
        let all = Interval(unchecked: Swift.min(0, y.lower), Swift.max(0, y.upper))
        if y.contains(0) { return Enclosure(all, doubts) }
        let quotient = x / y
        let turns = Interval(unchecked: quotient.lower.rounded(.down), quotient.upper.rounded(.down))
        guard turns.isPoint, turns.isBounded else { return Enclosure(all, doubts) }
        return Enclosure((x - y * turns).intersection(all))
    }
}
