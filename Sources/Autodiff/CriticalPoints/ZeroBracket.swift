/// A place where a derivative is zero or may be: doubles with its signs before and after them.
struct ZeroBracket: Sendable {
    /// What bounds could not decide, from the least doubtful on.
    enum Doubt: Int, Comparable, Sendable {
        /// Nothing: it is where the derivative is monotone, or touches zero.
        case none
        /// There is no double in between to ask.
        case floor
        /// Rounding errors are as large as the values.
        case noise
        /// There are too many zeros, or the budget was at its end.
        case budget

        static func < (a: Doubt, b: Doubt) -> Bool { a.rawValue < b.rawValue }
    }

    var lower: Double
    var upper: Double
    /// The best guess.
    var x: Double
    /// -1 or 1; nil where it is not known.
    var left: Int?
    var right: Int?
    /// Whether x is a zero whatever the rounding.
    var isExact = false
    /// Whether there is no more than one zero.
    var isUnique = false
    /// Whether the derivative's own derivative is zero at x.
    var isTurn = false
    /// Whether the derivative is zero on all of it.
    var isFlat = false
    var doubt = Doubt.none

    init(_ lower: Double, _ upper: Double, x: Double) { (self.lower, self.upper, self.x) = (lower, upper, x) }

    var interval: Interval { Interval(lower, upper) }

    var crosses: Bool { left != nil && right != nil && left != right }

    /// Neighbours that touch are one: neither side of what they share is known to be free of zeros.
    static func merged(_ brackets: [ZeroBracket]) -> [ZeroBracket] {
        var joined: [ZeroBracket] = []
        for next in brackets.sorted(by: { ($0.lower, $0.upper) < ($1.lower, $1.upper) }) {
            guard let last = joined.last, next.lower <= last.upper else {
                joined.append(next)
                continue
            }
            joined[joined.count - 1] = last.joined(with: next)
        }
        return joined
    }

    private func joined(with next: ZeroBracket) -> ZeroBracket {
        var both = self
        both.upper = max(upper, next.upper)
        if next.upper >= upper { both.right = next.right ?? (next.upper == upper ? right : nil) }
        if next.lower == lower { both.left = left ?? next.left }
        both.isExact = isExact || next.isExact
        // A zero that touches, or is exact, says best where the zero is.
        if !isExact && (next.isExact || next.isTurn && !isTurn) { both.x = next.x }
        both.isTurn = isTurn || next.isTurn
        both.isFlat = isFlat || next.isFlat
        both.doubt = max(doubt, next.doubt)
        let isSame = isExact && next.isExact && x == next.x && both.lower == both.upper
        both.isUnique = isUnique && next.isUnique && (isSame || !both.isTurn)
        return both
    }

    /// The double in it with the shortest binary fraction: where a zero is most likely to be exact.
    var simplest: Double {
        if lower <= 0 && upper >= 0 { return 0 }
        let sign = lower < 0 ? -1.0 : 1.0
        let (low, high) = lower < 0 ? (-upper, -lower) : (lower, upper)
        guard high.isFinite, low.isNormal else { return x }
        for bits in 0...52 {
            let unit = low.binade.ulp * Double(sign: .plus, exponent: 52 - bits, significand: 1)
            let candidate = (low / unit).rounded(.up) * unit
            if candidate >= low && candidate <= high { return sign * candidate }
        }
        return x
    }

    /// Doubles in which the zero may be exact: all of a few, or those that are worth asking.
    var candidates: [Double] {
        var all = [simplest, x, lower, upper]
        var next = lower.nextUp
        for _ in 0..<6 where next < upper {
            all.append(next)
            next = next.nextUp
        }
        return all
    }
}
