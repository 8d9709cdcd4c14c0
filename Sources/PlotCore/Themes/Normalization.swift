/// How values are spread from 0 to 1 over a colormap.
///
///     figure.heatMap(z, normalization: .log)
///     figure.heatMap(z, colormap: .redBlue, normalization: .centered(on: 0))
///     figure.hexbin(x, y, normalization: .linear(from: 0, to: 60))
///
/// Limits that are left out are the least and the greatest value of the data; a NaN or an infinity among them is passed over.
public struct Normalization: Sendable, Equatable {
    enum Rule: Sendable, Equatable {
        case linear
        case logarithmic
        case centered(Double)
        case power(Double)
        /// Nil until the values are known.
        case equalized(EqualizedRanks?)
        /// The colormap in as many equal steps as there are stretches between the boundaries.
        case levels([Double])
        /// Each stretch between the boundaries has its place on the colormap.
        case bands([Double], places: [Double], isLogarithmic: Bool)
    }

    let rule: Rule
    private let given: Limits
    /// The values at the colormap's ends.
    package let limits: Domain
    /// The rule's measure of the lower limit and the distance to the upper one's, halved against overflow.
    private let start: Double
    private let span: Double

    private init(_ rule: Rule, given: Limits, limits: Domain) {
        self.rule = rule
        self.given = given
        self.limits = limits
        start = Self.measure(limits.lower, rule) / 2
        span = Self.measure(limits.upper, rule) / 2 - start
    }

    private init(_ rule: Rule, from: Double? = nil, to: Double? = nil) {
        let given = Limits(from: from, to: to)
        self.init(rule, given: given, limits: Self.limits(rule, given, found: nil))
    }

    /// Even steps between limits that are known.
    package init(limits: Domain) {
        self.init(.linear, given: Limits(from: limits.lower, to: limits.upper), limits: limits)
    }

    /// Each stretch between the boundaries, which must rise, in the colour that another rule, with the boundaries for data, gives
    /// to its middle: what a filled contour shows.
    package init(bands boundaries: [Double], as normalization: Normalization = .linear) {
        let trained = normalization.trained(on: boundaries)
        let isLogarithmic = normalization.rule == .logarithmic
        let places = zip(boundaries, boundaries.dropFirst()).map { lower, upper in
            // The middle on the page of values; roots first, lest the product is infinite.
            trained.place(of: isLogarithmic ? lower.squareRoot() * upper.squareRoot() : lower / 2 + upper / 2)
        }
        self.init(.bands(boundaries, places: places, isLogarithmic: isLogarithmic))
    }

    /// The same with the limits that the user left open set to the data's least and greatest value.
    package func trained(on values: some Sequence<Double>) -> Normalization {
        if case .equalized = rule {
            return Normalization(.equalized(EqualizedRanks(of: values)), given: given, limits: values.finiteDomain)
        }
        let found = rule == .logarithmic ? values.lazy.filter { $0 > 0 }.finiteDomain : values.finiteDomain
        return Normalization(rule, given: given, limits: Self.limits(rule, given, found: found))
    }

    /// The same for counts, of which zeros are left out.
    package func trained(onCounts counts: [UInt32]) -> Normalization {
        let found = counts.lazy.filter { $0 > 0 }.map(Double.init)
        guard case .equalized = rule, let greatest = counts.max(), greatest < 1 << 22 else { return trained(on: found) }
        // Many cells have few different counts.
        var tally = [Int](repeating: 0, count: Int(greatest) + 1)
        for count in counts { tally[Int(count)] += 1 }
        let ranks = EqualizedRanks(
            tally.indices.dropFirst().filter { tally[$0] > 0 }.map { (Double($0), tally[$0]) })
        return Normalization(.equalized(ranks), given: given, limits: found.finiteDomain)
    }

    private init(_ rule: Rule, given: Limits, limits: Domain?) {
        self.init(rule, given: given, limits: limits ?? Domain(0, 1))
    }

    private static func limits(_ rule: Rule, _ given: Limits, found: Domain?) -> Domain {
        switch rule {
        case .levels(let boundaries), .bands(let boundaries, _, _):
            return Domain(boundaries.first ?? 0, boundaries.last ?? 1)
        case .centered(let center):
            let found = found ?? Domain(center - 1, center + 1)
            let reach = given.to.map { $0 - center } ?? max(abs(found.lower - center), abs(found.upper - center))
            return Domain(center - reach, center + reach)
        case .linear, .logarithmic, .power, .equalized:
            let found = found ?? (rule == .logarithmic ? Domain(0.1, 1) : Domain(0, 1))
            return Domain(
                given.from ?? min(found.lower, given.to ?? found.lower),
                given.to ?? max(found.upper, given.from ?? found.upper))
        }
    }

    private static func measure(_ value: Double, _ rule: Rule) -> Double {
        rule == .logarithmic ? (value > 0 ? logarithm10(value) : .nan) : value
    }

    /// 0 at the lower limit and 1 at the upper; beyond them outside. Equal limits put everything at 0. What has no place, as
    /// the logarithm of -1, is not a number.
    package func place(of value: Double) -> Double {
        switch rule {
        case .levels(let boundaries): return place(of: value, amongLevels: boundaries)
        case .bands(let boundaries, let places, _): return place(of: value, amongBands: boundaries, places)
        case .equalized(let ranks): return ranks?.rank(of: value) ?? .nan
        case .linear, .logarithmic, .centered, .power: break
        }
        let measure = Self.measure(value, rule)
        guard span > 0 else { return measure.isNaN ? measure : 0 }
        let place = (measure / 2 - start) / span
        if case .power(let exponent) = rule, place > 0 { return raise(place, to: exponent) }
        return place
    }

    /// How many boundaries lie at or below the value, less one: the number of its stretch, -1 below the first.
    private func stretch(of value: Double, in boundaries: [Double]) -> Int {
        var (low, high) = (0, boundaries.count)
        while low < high {
            let middle = (low + high) / 2
            if boundaries[middle] <= value { low = middle + 1 } else { high = middle }
        }
        return low - 1
    }

    // matplotlib's BoundaryNorm: the first stretch in the colormap's first colour, the last in its last.
    private func place(of value: Double, amongLevels boundaries: [Double]) -> Double {
        guard !value.isNaN else { return value }
        let (stretch, count) = (stretch(of: value, in: boundaries), boundaries.count - 1)
        guard stretch >= 0 else { return -1 }
        guard stretch < count else { return 2 }
        return count > 1 ? Double(stretch * 255) / Double(count - 1) / 256 : 0.5
    }

    private func place(of value: Double, amongBands boundaries: [Double], _ places: [Double]) -> Double {
        guard !value.isNaN else { return value }
        let stretch = stretch(of: value, in: boundaries)
        guard stretch >= 0 else { return -1 }
        guard stretch + 1 < boundaries.count else { return 2 }
        return places[stretch]
    }

    /// Where the colour changes in steps, the values between them, ends included.
    package var boundaries: [Double]? {
        switch rule {
        case .levels(let boundaries), .bands(let boundaries, _, _): boundaries
        case .linear, .logarithmic, .centered, .power, .equalized: nil
        }
    }

    /// What is wrong with the normalization, in words.
    package var problem: String? {
        for limit in [given.from, given.to].compactMap(\.self) where !limit.isFinite {
            return "each limit of a normalization must be a finite number, not \(limit)"
        }
        if let from = given.from, let to = given.to, from > to {
            return "the limits of a normalization must rise, not \(from) to \(to)"
        }
        switch rule {
        case .linear, .equalized: return nil
        case .logarithmic:
            let limit = [given.from, given.to].compactMap(\.self).first { $0 <= 0 }
            return limit.map { "the limits of a logarithmic normalization must be above 0, not \($0)" }
        case .centered(let center):
            return center.isFinite ? nil : "the center of a normalization must be a finite number, not \(center)"
        case .power(let exponent):
            let isValid = exponent.isFinite && exponent > 0
            return isValid ? nil : "the exponent of a normalization must be above 0, not \(exponent)"
        case .levels(let boundaries), .bands(let boundaries, _, _):
            let rises = zip(boundaries, boundaries.dropFirst()).allSatisfy { $0 < $1 }
            let isValid = boundaries.count >= 2 && rises && boundaries.allSatisfy(\.isFinite)
            return isValid ? nil : "the levels of a normalization must be two or more rising numbers, not \(boundaries)"
        }
    }
}

extension Normalization {
    /// Even steps of the value are even steps of the colormap.
    public static var linear: Normalization { Normalization(.linear) }

    /// Even steps from one value to another; one that is left out is the data's.
    public static func linear(from: Double? = nil, to: Double? = nil) -> Normalization {
        Normalization(.linear, from: from, to: to)
    }

    /// Even ratios of the value are even steps of the colormap; what is not above 0 has no colour.
    public static var log: Normalization { Normalization(.logarithmic) }

    /// Even ratios from one value to another, both above 0; one that is left out is the data's.
    public static func log(from: Double? = nil, to: Double? = nil) -> Normalization {
        Normalization(.logarithmic, from: from, to: to)
    }

    /// `center` takes the colormap's middle, and both sides reach equally far: to `reach` from it, or over all data.
    public static func centered(on center: Double = 0, reach: Double? = nil) -> Normalization {
        Normalization(.centered(center), to: reach.map { center + abs($0) })
    }

    /// Linear, and then raised to a power above 0: below 1 it tells small values apart, above 1 large ones.
    public static func power(_ exponent: Double, from: Double? = nil, to: Double? = nil) -> Normalization {
        Normalization(.power(exponent), from: from, to: to)
    }

    /// By rank: as many of the values in one part of the colormap as in any other of its size. It shows all there is to see,
    /// however the values are spread, but not how much greater one is than another.
    public static var equalized: Normalization { Normalization(.equalized(nil)) }

    /// One colour for all values from one boundary up to the next; beyond the ends, the end's. Two or more, rising.
    public static func levels(_ boundaries: [Double]) -> Normalization {
        Normalization(.levels(boundaries))
    }
}

extension Mark {
    func requireNormalization(_ normalization: Normalization) throws(PlotError) {
        if let problem = normalization.problem { try require(false, .invalidStyle, problem) }
    }
}
