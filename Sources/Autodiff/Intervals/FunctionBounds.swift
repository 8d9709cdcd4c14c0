/// A function made ready to be bounded over many intervals, with its derivatives.
///
/// ```swift
/// let bounds = FunctionBounds(of: { x in pow(sin(x), 2) + 0.05 * x }, over: -10...10)
/// bounds.value(over: Interval(1, 1.5))        // about [0.758…, 1.070…], defined everywhere, continuous
/// bounds.derivative(over: Interval(1, 1.5))
/// bounds.value(over: Interval(2))             // a point, enclosed with its rounding errors
/// ```
/// The bounds are proven: they hold for the exact values of the function that f writes down, with constants as the doubles that
/// they are (`0.1` is 0.1000000000000000055…; `.pi` may be either the double or π). They are as tight as one evaluation of
/// each step allows, and where the derivative has one sign, or a narrow range, as tight as that allows; smaller intervals
/// give tighter bounds.
///
/// `if` and `while` on numbers work: `f` is run at example points of `domain` until every way is known that its intervals may go, up
/// to 256 times. Where an interval goes several ways its bounds hold for all of them; where it may go one that is not known,
/// `Enclosure.isComplete` says so, as for functions that compute with vectors. Values are safe to use from many tasks.
public struct FunctionBounds: Sendable {
    private(set) var paths: [FunctionPath] = []
    let derivatives: Int

    /// How many times the function is run at most to find its ways, and how many ways are kept.
    private static let examples = 256
    private static let pathLimit = 64

    /// - Parameters:
    ///   - domain: where the intervals will be; outside of it ways may be unknown.
    ///   - derivatives: how many orders of derivatives to prepare. Bounds of the highest are the only ones that cannot use the next.
    public init(of f: (Tensor) -> Tensor, over domain: ClosedRange<Double>, derivatives: Int = 1) {
        self.derivatives = Swift.max(0, derivatives)
        explore(f, Interval(domain))
    }

    private mutating func explore(_ f: (Tensor) -> Tensor, _ domain: Interval) {
        var open = [domain]
        var next = 0
        for _ in 0..<Self.examples where next < open.count && paths.count < Self.pathLimit {
            let interval = open[next]
            next += 1
            if interval.isEmpty || enclosure(0, over: interval).value.isComplete { continue }
            let middle = interval.midpoint
            guard let path = FunctionPath(f, derivatives: derivatives, at: middle) else { return paths = [] }
            insert(path)
            if middle > interval.lower && middle < interval.upper {
                open += [Interval(interval.lower, middle), Interval(middle, interval.upper)]
            } else if !interval.isPoint {
                open += [Interval(interval.lower), Interval(interval.upper)]
            }
        }
    }

    private mutating func insert(_ path: FunctionPath) {
        if paths.contains(where: path.isSame) { return }
        var path = path
        for index in paths.indices {
            path.note(paths[index])
            paths[index].note(path)
        }
        paths.append(path)
    }

    /// Bounds of the function.
    public func value(over x: Interval) -> Enclosure { tightened(0, over: x) }

    /// Bounds of the derivative of that order; unknown for orders that were not prepared.
    public func derivative(_ order: Int = 1, over x: Interval) -> Enclosure {
        order >= 0 && order <= derivatives ? tightened(order, over: x) : .unknown
    }

    /// Bounds of the function and its first derivative in one go.
    public func valueAndDerivative(over x: Interval) -> (value: Enclosure, derivative: Enclosure) {
        if derivatives == 0 { return (value(over: x), .unknown) }
        let (value, slope, isSingle) = enclosure(0, over: x)
        return (isSingle ? tightened(value, slope, 0, over: x) : value, slope)
    }

    private func tightened(_ order: Int, over x: Interval) -> Enclosure {
        if x.isPoint { return enclosure(order, next: order, over: x).value }
        let (value, slope, isSingle) = enclosure(order, over: x)
        return isSingle && order < derivatives ? tightened(value, slope, order, over: x) : value
    }

    /// Bounds of a derivative and of the next, step by step, and whether one way through the function is all there is.
    private func enclosure(
        _ order: Int, next: Int? = nil, over x: Interval
    ) -> (value: Enclosure, derivative: Enclosure, isSingle: Bool) {
        let next = next ?? Swift.min(order + 1, derivatives)
        if x.isEmpty { return (.nowhere, .nowhere, false) }
        var found: (value: Enclosure, next: Enclosure)?
        var isSingle = true
        for index in paths.indices {
            switch paths[index].outcome(over: x, order: order, next: next) {
            case .impossible: continue
            case .unknown: return (.unknown, .unknown, false)
            case .possible((let value, let next)):
                isSingle = found == nil
                found = found.map { ($0.value.or(value), $0.next.or(next)) } ?? (value, next)
            }
        }
        guard let found else { return (.unknown, .unknown, false) }
        return (found.value, found.next, isSingle)
    }

    /// Bounds that use the derivative: its sign, or the mean value theorem, f(x) ∈ f(m) + f′(X)·(X − m).
    ///
    /// Both need a function that is continuous on all of the interval. A derivative that is missing at single points, as at the
    /// corner of |x|, does no harm: f is still the integral of what it is elsewhere.
    private func tightened(_ value: Enclosure, _ slope: Enclosure, _ order: Int, over x: Interval) -> Enclosure {
        guard value.doubts.isEmpty, !slope.doubts.contains(.undefined), !slope.range.isEmpty, x.isBounded, !x.isPoint
        else { return value }
        func range(at point: Double) -> Interval { enclosureAtPoint(order, point) }
        let tighter: Interval
        if slope.range.lower >= 0 {
            tighter = Interval(unchecked: range(at: x.lower).lower, range(at: x.upper).upper)
        } else if slope.range.upper <= 0 {
            tighter = Interval(unchecked: range(at: x.upper).lower, range(at: x.lower).upper)
        } else if slope.range.isBounded {
            let middle = x.midpoint
            tighter = range(at: middle) + slope.range * (x - Interval(middle))
        } else {
            return value
        }
        let both = value.range.intersection(tighter)
        return both.isEmpty ? value : Enclosure(both, value.doubts)
    }

    private func enclosureAtPoint(_ order: Int, _ point: Double) -> Interval {
        for index in paths.indices {
            if case .possible((let value, _)) = paths[index].outcome(over: Interval(point), order: order, next: order) {
                return value.range
            }
        }
        return .entire
    }
}

/// Bounds of a function over an interval, and where it is defined and continuous there.
///
/// ```swift
/// bounds(of: { x in 1 / x }, over: 1...2).range       // [0.5, 1]
/// bounds(of: { x in 1 / x }, over: -1...2).domain     // .partly, with isContinuous false: there may be a pole
/// ```
/// For many intervals of one function, or its derivative, make a `FunctionBounds` once; it says what the bounds mean.
public func bounds(of f: (Tensor) -> Tensor, over x: ClosedRange<Double>) -> Enclosure {
    FunctionBounds(of: f, over: x).value(over: Interval(x))
}
