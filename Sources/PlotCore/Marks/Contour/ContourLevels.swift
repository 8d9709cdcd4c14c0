/// At which values contours are drawn: a list, or round values of about a number.
///
///     figure.contour(z, levels: [0.1, 0.2, 0.5])
///     figure.contour(z, levels: 10)
///     figure.contour(z, levels: .values(measured))
public struct ContourLevels: Sendable, Equatable, ExpressibleByArrayLiteral, ExpressibleByIntegerLiteral {
    enum Choice: Sendable, Equatable {
        case count(Int)
        case values([Double])
    }

    let choice: Choice

    /// Round values, evenly spaced, in no more than `count` + 1 steps over the data.
    public static func count(_ count: Int) -> ContourLevels { ContourLevels(choice: .count(count)) }

    /// Two or more rising values, for filled contours; one or more for lines.
    public static func values(_ values: [Double]) -> ContourLevels { ContourLevels(choice: .values(values)) }

    public init(arrayLiteral elements: Double...) { self.init(choice: .values(elements)) }
    public init(integerLiteral value: Int) { self.init(choice: .count(value)) }
    private init(choice: Choice) { self.choice = choice }

    /// The levels for data of that extent. Chosen ones reach from the last round value below the data to the first above,
    /// or stay within the data on a side where what is beyond is drawn too.
    ///
    /// - Parameter isLogarithmic: Whether chosen ones are powers of ten, for values above 0.
    package func values(
        for data: Domain?, extendsBelow: Bool = false, extendsAbove: Bool = false, isLogarithmic: Bool = false
    ) -> [Double] {
        switch choice {
        case .values(let values): return values
        case .count(let count):
            guard let data else { return [] }
            if isLogarithmic, data.lower > 0 { return Self.powers(over: data, most: count + 2) }
            // matplotlib's contours have more round steps to choose from than its axes.
            let locator = LinearLocator(
                intervals: count + 1, roundSteps: [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10], fewest: 1)
            let levels = locator.values(covering: data)
            var first = levels.lastIndex { $0 < data.lower } ?? 0
            var end = levels.firstIndex { $0 > data.upper }.map { $0 + 1 } ?? levels.count
            if extendsBelow { first += 1 }
            if extendsAbove { end -= 1 }
            return end - first < 3 ? levels : Array(levels[first..<end])
        }
    }
}

extension ContourLevels {
    /// Powers of ten from the last below the data to the first above: every one, every second …
    private static func powers(over data: Domain, most: Int) -> [Double] {
        let first = Int(logarithm10(data.lower).rounded(.up)) - 1
        let last = max(Int(logarithm10(data.upper).rounded(.down)) + 1, first + 1)
        let step = (last - first + most - 1) / most
        return stride(from: first, through: last + step - 1, by: step).map(powerOf10).filter { $0 > 0 && $0.isFinite }
    }
}

extension Matrix {
    /// The extent of the values that a normalization has a place for.
    func valueDomain(_ normalization: Normalization) -> Domain? {
        normalization.rule == .logarithmic ? values.lazy.filter { $0 > 0 }.finiteDomain : values.finiteDomain
    }
}

extension Mark {
    /// Throws where there are fewer levels than that, or they do not rise.
    func requireLevels(_ levels: ContourLevels, atLeast fewest: Int) throws(PlotError) {
        switch levels.choice {
        case .count(let count):
            try require(
                (1...10_000).contains(count), .invalidStyle,
                "the number of levels must be from 1 to 10000, not \(count)")
        case .values(let values):
            let rises = zip(values, values.dropFirst()).allSatisfy { $0 < $1 }
            try require(
                values.count >= fewest && rises && values.allSatisfy(\.isFinite), .invalidStyle,
                "levels must be \(fewest) or more finite numbers that rise, not \(values)")
        }
    }
}

extension Sequence where Element == Double {
    /// From the least to the greatest of the numbers that are finite; nil if none is.
    var finiteDomain: Domain? {
        var (lower, upper) = (Double.infinity, -Double.infinity)
        for value in self where value.isFinite { (lower, upper) = (Swift.min(lower, value), Swift.max(upper, value)) }
        return lower <= upper ? Domain(lower, upper) : nil
    }
}
