/// What a bracket is, from the signs around it and from what is known of the function in it.
extension CriticalPointSearch {
    mutating func classify(_ found: ZeroBracket, into report: inout CriticalPointReport) {
        var bracket = found
        let range = bracket.lower...bracket.upper
        let kinds = Self.kinds(ofOrder: order)
        if bracket.isFlat {
            report.stretches.append(.init(x: range, kinds: kinds, reason: .constant))
            return
        }
        if bracket.doubt == .budget || bracket.doubt > .none && bracket.interval.width > resolution {
            report.stretches.append(.init(x: range, kinds: kinds, reason: .undecided))
            return
        }
        bracket.left = bracket.left ?? rolle.enclosure(order, at: bracket.lower).sign
        bracket.right = bracket.right ?? rolle.enclosure(order, at: bracket.upper).sign
        if bracket.doubt == .none && bracket.isUnique && !bracket.isExact { rolle.polish(order, &bracket) }
        // So near to zero, beside so large a range, that rounding has the say.
        let isBlur = bracket.interval.width > 1e-10 * max(abs(bracket.lower), abs(bracket.upper))
        if order == 0, bracket.doubt == .floor, !bracket.crosses, isBlur, exactZero(in: bracket) == nil,
            touches(bracket)
        {
            report.stretches.append(.init(x: range, kinds: kinds, reason: .undecided))
            return
        }
        let point =
            order == 0 ? root(bracket) : order == 1 ? extremum(bracket) : inflection(bracket)
        if let point { report.points.append(point) }
    }

    private mutating func root(_ bracket: ZeroBracket) -> CriticalPoint? {
        if let exact = exactZero(in: bracket) {
            return point(.root, exact, y: 0, bracket, bracket.isUnique ? .proven : .exists)
        }
        let here = rolle.enclosure(0, over: bracket.interval)
        if bracket.crosses {
            if here.doubts.isEmpty {
                return point(.root, bracket.x, y: 0, bracket, bracket.isUnique ? .proven : .exists)
            }
            let isPlain = here.range.isBounded && isJoined(bracket, order: 0)
            return isPlain ? point(.root, bracket.x, y: 0, bracket, .apparent) : nil
        }
        return touches(bracket) ? point(.root, bracket.x, y: 0, bracket, .apparent) : nil
    }

    /// Whether it may touch zero, or come to zero where it ends.
    private mutating func touches(_ bracket: ZeroBracket) -> Bool {
        let here = rolle.enclosure(0, over: bracket.interval)
        return here.isComplete && here.isContinuous && !here.range.isEmpty
    }

    private mutating func exactZero(in bracket: ZeroBracket) -> Double? {
        if bracket.isExact { return bracket.x }
        return bracket.candidates.first { rolle.enclosure(0, at: $0).isZero }
    }

    private mutating func extremum(_ bracket: ZeroBracket) -> CriticalPoint? {
        guard bracket.crosses, let left = bracket.left else { return nil }
        let bounds = rolle.enclosures(through: 1, over: bracket.interval)
        guard let certainty = certainty(bracket, bounds[0]) else { return nil }
        let isCorner = bracket.doubt != .none && !bounds[1].doubts.isEmpty
        let kind = left < 0 ? CriticalPoint.Kind.minimum : .maximum
        var (x, y) = (bracket.x, value(at: bracket.x))
        if bracket.doubt != .none {
            // Of a corner the extreme value tells the place.
            for candidate in bracket.candidates {
                let other = value(at: candidate)
                if y.isNaN || (left < 0 ? other < y : other > y) { (x, y) = (candidate, other) }
            }
        }
        return y.isNaN ? nil : point(kind, x, y: y, bracket, certainty, isCorner: isCorner)
    }

    private mutating func inflection(_ bracket: ZeroBracket) -> CriticalPoint? {
        guard bracket.crosses else { return nil }
        let bounds = rolle.enclosures(through: 1, over: bracket.interval)
        guard let certainty = certainty(bracket, bounds[0]),
            bounds[1].doubts.isEmpty || isJoined(bracket, order: 1)
        else { return nil }
        let x = bracket.doubt == .none ? bracket.x : bracket.simplest
        let y = value(at: x)
        return y.isNaN ? nil : point(.inflection, x, y: y, bracket, certainty)
    }

    /// How sure a change of sign is to be what it seems, given the function itself; nil where it is a pole, a jump or a hole.
    private mutating func certainty(_ bracket: ZeroBracket, _ function: Enclosure) -> CriticalPoint.Certainty? {
        guard function.isComplete, function.range.isBounded, !function.range.isEmpty else { return nil }
        if function.doubts.isEmpty { return bracket.doubt == .none && bracket.isUnique ? .proven : .exists }
        return isJoined(bracket, order: 0) ? .apparent : nil
    }

    /// Whether a derivative changes from one end to the other by no more than its slope explains.
    private mutating func isJoined(_ bracket: ZeroBracket, order: Int) -> Bool {
        let ends = [bracket.lower, bracket.upper].map { rolle.enclosures(through: order + 1, over: Interval($0)) }
        let values = ends.map { $0[order].range }
        guard values.allSatisfy({ $0.isBounded && !$0.isEmpty }) else { return false }
        let slopes: [Interval] = ends.map { $0[order + 1].range }.filter { $0.isBounded && !$0.isEmpty }
        let steepest = slopes.map { max(abs($0.lower), abs($0.upper)) }
        let change = abs(values[0].midpoint - values[1].midpoint)
        let noise = values[0].width + values[1].width
        return change <= 4 * (steepest.max() ?? 0) * bracket.interval.width + noise
    }

    private mutating func value(at x: Double) -> Double {
        let range = rolle.enclosure(0, at: x).range
        return range.isBounded && !range.isEmpty ? range.midpoint : .nan
    }

    private func point(
        _ kind: CriticalPoint.Kind, _ x: Double, y: Double, _ bracket: ZeroBracket,
        _ certainty: CriticalPoint.Certainty, isCorner: Bool = false
    ) -> CriticalPoint {
        CriticalPoint(
            kind: kind, x: x, y: y, bracket: bracket.lower...bracket.upper, certainty: certainty, isCorner: isCorner)
    }
}
