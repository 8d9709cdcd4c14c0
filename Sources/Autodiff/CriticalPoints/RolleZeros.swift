/// The zeros of a derivative on an interval on which a higher one has one sign.
///
/// Between two neighbouring zeros of g′ the function g is monotone, so it has one zero at most there, and signs at the ends tell
/// whether it has (Rolle). The zeros of g′ are found in the same way, up to the derivative that has none.
struct RolleZeros {
    let bounds: FunctionBounds
    private(set) var evaluations = 0

    init(_ bounds: FunctionBounds) { self.bounds = bounds }

    mutating func enclosures(through order: Int, over x: Interval) -> [Enclosure] {
        evaluations += 1
        return bounds.enclosures(through: order, over: x)
    }

    mutating func enclosure(_ order: Int, over x: Interval) -> Enclosure {
        let all = enclosures(through: order, over: x)
        return order < all.count ? all[order] : .unknown
    }

    mutating func enclosure(_ order: Int, at x: Double) -> Enclosure { enclosure(order, over: Interval(x)) }

    /// - Parameter sure: the order of the derivative that is not zero.
    mutating func zeros(_ order: Int, below sure: Int, in cell: Interval) -> [ZeroBracket] {
        if order >= sure { return [] }
        var found: [ZeroBracket] = []
        var start = cell.lower
        for turn in zeros(order + 1, below: sure, in: cell) {
            if start < turn.lower { found += monotone(order, start, turn.lower) }
            let here = enclosure(order, over: turn.interval)
            if here.range.contains(0) || here.range.isEmpty {
                var bracket = ZeroBracket(turn.lower, turn.upper, x: turn.x)
                bracket.isTurn = true
                bracket.isExact = enclosure(order, at: turn.x).isZero
                // If g is zero where g′ is, and monotone on both sides, it is zero nowhere else.
                bracket.isUnique = bracket.isExact && turn.lower == turn.upper
                found.append(bracket)
            }
            start = turn.upper
        }
        if start < cell.upper { found += monotone(order, start, cell.upper) }
        return ZeroBracket.merged(found)
    }

    private mutating func monotone(_ order: Int, _ lower: Double, _ upper: Double) -> [ZeroBracket] {
        let (first, last) = (enclosure(order, at: lower), enclosure(order, at: upper))
        if let left = first.sign, let right = last.sign {
            return left == right ? [] : [refined(order, lower, upper, left, right)]
        }
        if first.isZero, let right = last.sign { return [exact(lower, left: nil, right: right)] }
        if last.isZero, let left = first.sign { return [exact(upper, left: left, right: nil)] }
        if let right = last.sign {
            guard let edge = edge(order, unsure: lower, sure: upper) else { return [] }
            if edge.sign != right { return [refined(order, edge.x, upper, edge.sign, right)] }
            return [zone(lower, edge.x, x: lower, left: nil, right: right)]
        }
        if let left = first.sign {
            guard let edge = edge(order, unsure: upper, sure: lower) else { return [] }
            if edge.sign != left { return [refined(order, lower, edge.x, left, edge.sign)] }
            return [zone(edge.x, upper, x: upper, left: left, right: nil)]
        }
        return [zone(lower, upper, x: first.isZero ? lower : last.isZero ? upper : Interval(lower, upper).midpoint)]
    }

    private func exact(_ x: Double, left: Int?, right: Int?) -> ZeroBracket {
        var bracket = zone(x, x, x: x, left: left, right: right)
        bracket.isExact = true
        return bracket
    }

    private func zone(
        _ lower: Double, _ upper: Double, x: Double, left: Int? = nil, right: Int? = nil
    ) -> ZeroBracket {
        var bracket = ZeroBracket(lower, upper, x: x)
        (bracket.left, bracket.right, bracket.isUnique) = (left, right, true)
        return bracket
    }

    /// The place nearest to one whose sign rounding hides, at which it does not.
    private mutating func edge(_ order: Int, unsure: Double, sure: Double) -> (x: Double, sign: Int)? {
        var (unsure, sure) = (unsure, sure)
        var sign = enclosure(order, at: sure).sign
        for _ in 0..<100 {
            let middle = Interval(min(unsure, sure), max(unsure, sure)).midpoint
            if middle == unsure || middle == sure { break }
            if let here = enclosure(order, at: middle).sign { (sure, sign) = (middle, here) } else { unsure = middle }
        }
        return sign.map { (sure, $0) }
    }

    /// The interval Newton method, with halving where it gains nothing.
    private mutating func refined(
        _ order: Int, _ lower: Double, _ upper: Double, _ left: Int, _ right: Int
    ) -> ZeroBracket {
        var cell = Interval(lower, upper)
        var exact: Double?
        for _ in 0..<200 where exact == nil && cell.upper > cell.lower.nextUp {
            let middle = cell.midpoint
            let width = cell.width
            let here = enclosure(order, at: middle)
            if here.isZero {
                exact = middle
                break
            }
            if let sign = here.sign {
                cell = sign == left ? Interval(middle, cell.upper) : Interval(cell.lower, middle)
            }
            let slope = enclosure(order + 1, over: cell)
            if slope.isSlope {
                let next = (Interval(middle) - here.range / slope.range).intersection(cell)
                if !next.isEmpty { cell = next }
            }
            if cell.width > 0.7 * width { break }
        }
        var bracket = ZeroBracket(exact ?? cell.lower, exact ?? cell.upper, x: exact ?? cell.midpoint)
        (bracket.left, bracket.right, bracket.isUnique) = (left, right, true)
        bracket.isExact = exact != nil
        if exact == nil { polish(order, &bracket) }
        return bracket
    }

    /// Where the values around the bracket's middle point, which is nearer than the doubtful signs tell.
    mutating func polish(_ order: Int, _ bracket: inout ZeroBracket) {
        for candidate in [bracket.simplest, bracket.lower, bracket.upper]
        where enclosure(order, at: candidate).isZero {
            bracket.x = candidate
            bracket.isExact = true
            return
        }
        let middle = bracket.interval.midpoint
        let step = enclosure(order, at: middle).middle / enclosure(order + 1, at: middle).middle
        if step.isFinite { bracket.x = min(max(middle - step, bracket.lower), bracket.upper) }
    }
}
