/// How a histogram's values are sorted into bins.
///
///     figure.histogram(values, bins: 40)
///     figure.histogram(values, bins: .width(0.5))
///     figure.histogram(values, bins: [0, 1, 2, 5, 10])
public struct HistogramBins: Sendable, ExpressibleByIntegerLiteral, ExpressibleByArrayLiteral {
    private enum Rule: Sendable {
        case count(Int)
        case edges([Double])
        case width(Double)
        case automatic
    }

    private let rule: Rule

    /// So many bins of equal width.
    public static func count(_ count: Int) -> HistogramBins { HistogramBins(rule: .count(count)) }

    /// Bins from each edge to the next; the edges must rise.
    public static func edges(_ edges: some ColumnConvertible) -> HistogramBins {
        let edges = edges.column
        return HistogramBins(rule: .edges((0..<edges.count).map { edges[$0] }))
    }

    /// Bins of that width, with edges at its multiples.
    public static func width(_ width: Double) -> HistogramBins { HistogramBins(rule: .width(width)) }

    /// As many equal bins as suit the data: numpy's `auto`, which takes the narrower of the bins of Sturges and of Freedman and
    /// Diaconis, the latter not below half of what the square root of the count would give.
    public static var auto: HistogramBins { HistogramBins(rule: .automatic) }

    private init(rule: Rule) {
        self.rule = rule
    }

    public init(integerLiteral count: Int) {
        self.init(rule: .count(count))
    }

    public init(arrayLiteral edges: Double...) {
        self.init(rule: .edges(edges))
    }

    /// The edges of the bins for finite values, as numpy chooses them; two at least.
    func edges(for values: [Double], range: ClosedRange<Double>?) throws(PlotError) -> [Double] {
        switch rule {
        case .edges(let edges):
            let rise = zip(edges, edges.dropFirst()).allSatisfy { $0 < $1 }
            guard edges.count >= 2, rise, edges.allSatisfy(\.isFinite) else {
                throw PlotError(
                    .invalidData, "histogram: the edges of bins must be two or more rising numbers, not \(edges)")
            }
            return edges
        case .count(let count):
            return try Self.even(count, over: Self.ends(of: values, range: range))
        case .automatic:
            let ends = try Self.ends(of: values, range: range)
            let kept = values.filter(ends.contains)
            let width = Self.automaticWidth(kept)
            let count = width > 0 ? ((ends.upperBound - ends.lowerBound) / width).rounded(.up) : 1
            return try Self.even(Int(exactly: count) ?? .max, over: ends)
        case .width(let width):
            let span = try Self.span(of: values, range: range)
            guard width.isFinite && width > 0 else {
                throw PlotError(.invalidStyle, "histogram: the width of bins must be above 0, not \(width)")
            }
            let first = (span.lowerBound / width).rounded(.down)
            let last = max((span.upperBound / width).rounded(.up), first + 1)
            guard last - first <= Double(Self.maximumCount), first + 1 > first else {
                throw Self.tooMany("bins of a width of \(width)")
            }
            return (0...Int(last - first)).map { (first + Double($0)) * width }
        }
    }

    /// More could not be told apart on any page, and would only fill the memory.
    private static let maximumCount = 1_000_000

    private static func tooMany(_ bins: String) -> PlotError {
        PlotError(.invalidStyle, "histogram: \(bins) are more than the values or \(maximumCount) allow")
    }

    /// The user's range, or the data's.
    private static func span(
        of values: [Double], range: ClosedRange<Double>?
    ) throws(PlotError) -> ClosedRange<Double> {
        let span = range ?? (values.min() ?? 0)...(values.max() ?? 1)
        guard span.lowerBound.isFinite, span.upperBound.isFinite, (span.upperBound - span.lowerBound).isFinite else {
            throw PlotError(
                .invalidLimits, "histogram: a range of \(span.lowerBound) to \(span.upperBound) is too wide")
        }
        return span
    }

    /// The same, half a unit wider on both sides where it is one value alone; more where half a unit is nothing beside it.
    private static func ends(
        of values: [Double], range: ClosedRange<Double>?
    ) throws(PlotError) -> ClosedRange<Double> {
        let span = try span(of: values, range: range)
        guard span.lowerBound == span.upperBound else { return span }
        let half = max(0.5, abs(span.lowerBound) * 0x1p-40)
        return (span.lowerBound - half)...(span.upperBound + half)
    }

    /// The same arithmetic as numpy's linspace, so that every edge is the same number.
    private static func even(_ count: Int, over ends: ClosedRange<Double>) throws(PlotError) -> [Double] {
        guard count >= 1 else {
            throw PlotError(.invalidStyle, "histogram: there must be 1 bin or more, not \(count)")
        }
        guard count <= maximumCount else { throw tooMany("\(count) bins") }
        let span = ends.upperBound - ends.lowerBound
        let step = span / Double(count)
        var edges = (0..<count).map { index in
            (step == 0 ? Double(index) / Double(count) * span : Double(index) * step) + ends.lowerBound
        }
        edges.append(ends.upperBound)
        guard zip(edges, edges.dropFirst()).allSatisfy({ $0 < $1 }) else { throw tooMany("\(count) bins") }
        return edges
    }

    private static func automaticWidth(_ values: [Double]) -> Double {
        let sorted = values.sorted()
        guard let first = sorted.first, let last = sorted.last else { return 0 }
        let count = Double(sorted.count)
        /// Between the two nearest values in proportion, from the nearer one.
        func quantile(_ part: Double) -> Double {
            let place = part * (count - 1)
            let below = Int(place)
            let above = min(below + 1, sorted.count - 1)
            let rest = place - Double(below)
            let step = sorted[above] - sorted[below]
            return rest >= 0.5 ? sorted[above] - step * (1 - rest) : sorted[below] + step * rest
        }
        let freedmanDiaconis = 2 * (quantile(0.75) - quantile(0.25)) * power(count, -1 / 3)
        let sturges = (last - first) / (logarithm(count, base: 2) + 1)
        return min(max(freedmanDiaconis, (last - first) / count.squareRoot() / 2), sturges)
    }
}
