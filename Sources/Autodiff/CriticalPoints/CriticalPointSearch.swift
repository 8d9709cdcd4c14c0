/// Finds where a derivative of one order is zero: excludes intervals by bounds, widest first, and hands those on which a higher
/// derivative keeps its sign to `RolleZeros`.
struct CriticalPointSearch {
    let order: Int
    private let domain: Interval
    /// An undecided interval no wider than this is looked into by itself, with a budget of its own.
    let resolution: Double
    /// The least width: beside zero doubles are too close to be worth telling apart.
    private let floor: Double
    /// The highest derivative that is asked for.
    private let top: Int
    var rolle: RolleZeros
    private var brackets: [ZeroBracket] = []

    /// Bounds that are asked for at most, for all and for one narrow interval.
    private static let budget = 30_000
    private static let narrowBudget = 1200
    /// More zeros than that in a narrow interval are taken for no end of them.
    private static let mostInNarrow = 6
    /// Functions with more steps than this get no higher derivatives than they must.
    private static let mostSteps = 250

    /// Nil where the function has none.
    static func bounds(of f: (Tensor) -> Tensor, over domain: Interval) -> FunctionBounds? {
        let range = domain.lower...domain.upper
        let first = FunctionBounds(of: f, over: range)
        guard first.isKnown else { return nil }
        return FunctionBounds(of: f, over: range, derivatives: first.stepCount > mostSteps ? 3 : 4)
    }

    static func kinds(ofOrder order: Int) -> Set<CriticalPoint.Kind> {
        order == 0 ? [.root] : order == 1 ? .extrema : [.inflection]
    }

    init(_ bounds: FunctionBounds, order: Int, over domain: Interval, resolution: Double) {
        (self.order, self.domain, self.resolution) = (order, domain, resolution)
        floor = domain.width * 0x1p-64
        top = bounds.prepared
        rolle = RolleZeros(bounds)
    }

    private enum Finding {
        case none
        case zeros([ZeroBracket])
        case flat
        case open(isNoise: Bool)
    }

    mutating func run(into report: inout CriticalPointReport) {
        var queue = [domain]
        var next = 0
        while next < queue.count {
            let cell = queue[next]
            next += 1
            if rolle.evaluations > Self.budget {
                keep(cell, .budget)
            } else if cell.width <= resolution {
                look(into: cell)
            } else {
                examine(cell) { queue += $0 }
            }
        }
        for bracket in ZeroBracket.merged(brackets) { classify(bracket, into: &report) }
        report.evaluations += rolle.evaluations
    }

    private mutating func keep(_ cell: Interval, _ doubt: ZeroBracket.Doubt) {
        var bracket = ZeroBracket(cell.lower, cell.upper, x: cell.midpoint)
        bracket.doubt = doubt
        brackets.append(bracket)
    }

    /// Decides about a cell, or gives its halves.
    private mutating func examine(_ cell: Interval, _ halve: ([Interval]) -> Void) {
        switch finding(cell) {
        case .none: break
        case .zeros(let zeros): brackets += zeros
        case .flat:
            var bracket = ZeroBracket(cell.lower, cell.upper, x: cell.midpoint)
            bracket.isFlat = true
            brackets.append(bracket)
        case .open(let isNoise):
            let middle = cell.midpoint
            if isNoise {
                keep(cell, .noise)
            } else if cell.width <= floor || middle <= cell.lower || middle >= cell.upper {
                keep(cell, .floor)
            } else {
                halve([Interval(cell.lower, middle), Interval(middle, cell.upper)])
            }
        }
    }

    /// Halves a narrow cell until its zeros are known, or it is clear that there is no end of them.
    private mutating func look(into cell: Interval) {
        let (before, limit) = (brackets.count, rolle.evaluations + Self.narrowBudget)
        var stack = [cell]
        while let part = stack.popLast() {
            if rolle.evaluations > limit || brackets.count - before > Self.mostInNarrow {
                brackets.removeSubrange(before...)
                return keep(cell, .budget)
            }
            examine(part) { stack += $0.reversed() }
            // What is known of a corner in steps of one double is one thing.
            if brackets.count - before > 1 {
                brackets.replaceSubrange(before..., with: ZeroBracket.merged(Array(brackets[before...])))
            }
        }
    }

    private mutating func finding(_ cell: Interval) -> Finding {
        var bounds = enclosures(through: order + 1, over: cell)
        let here = bounds[order]
        if here.range.isEmpty { return .none }
        if !here.isComplete { return .open(isNoise: false) }
        if !here.range.contains(0) { return .none }
        if here.isZero { return .flat }
        guard here.doubts.isEmpty else { return .open(isNoise: false) }
        if max(abs(here.range.lower), abs(here.range.upper)) < 1e-300 { return .open(isNoise: true) }
        if bounds[order + 1].sign == nil { bounds = enclosures(through: top, over: cell) }
        for higher in order + 1...top {
            guard bounds[..<higher].allSatisfy(\.isSlope), bounds[order..<higher].allSatisfy(\.doubts.isEmpty) else {
                break
            }
            if bounds[higher].isSlope && bounds[higher].sign != nil {
                return .zeros(rolle.zeros(order, below: higher, in: cell))
            }
        }
        let slope = bounds[order + 1]
        guard slope.isSlope, slope.range.isBounded else { return .open(isNoise: false) }
        // The mean value theorem: g(x) is in g(m) + g′(X)·(X − m).
        let middle = cell.midpoint
        let value = rolle.enclosure(order, at: middle).range
        if !(value + slope.range * (cell - Interval(middle))).contains(0) { return .none }
        return .open(isNoise: here.range.width <= 4 * value.width)
    }

    private mutating func enclosures(through order: Int, over cell: Interval) -> [Enclosure] {
        rolle.enclosures(through: order, over: cell)
    }
}
