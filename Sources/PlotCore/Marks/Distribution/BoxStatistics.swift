/// How far a box plot's whiskers reach.
///
///     figure.boxPlot(samples, whiskers: .percentiles(5, 95))
///     figure.boxPlot(samples, whiskers: .extremes)
public struct WhiskerReach: Sendable, Equatable {
    enum Rule: Sendable, Equatable {
        case quartileDistances(Double)
        case percentiles(Double, Double)
    }

    let rule: Rule

    /// To the last values within so many times the quartiles' distance of the box.
    public static func quartileDistances(_ count: Double) -> WhiskerReach {
        WhiskerReach(rule: .quartileDistances(count))
    }

    /// To the last values within two percentiles, from 0 to 100.
    public static func percentiles(_ lower: Double, _ upper: Double) -> WhiskerReach {
        WhiskerReach(rule: .percentiles(lower, upper))
    }

    /// To the least and the greatest value.
    public static var extremes: WhiskerReach { .percentiles(0, 100) }

    /// What is wrong with it, in words.
    var problem: String? {
        switch rule {
        case .quartileDistances(let count):
            count.isFinite && count >= 0 ? nil : "quartile distances must be 0 or more, not \(count)"
        case .percentiles(let lower, let upper):
            lower >= 0 && lower <= upper && upper <= 100
                ? nil : "percentiles must rise from 0 to 100, not \(lower) to \(upper)"
        }
    }
}

/// What a box plot shows of a sample (Tukey, "Exploratory Data Analysis", 1977).
package struct BoxStatistics: Sendable, Equatable {
    package var lowerQuartile: Double
    package var median: Double
    package var upperQuartile: Double
    /// The least and the greatest value that lie within one and a half times the quartiles' distance of the box.
    package var lowerWhisker: Double
    package var upperWhisker: Double
    /// What lies beyond the whiskers, in rising order.
    package var outliers: [Double]
    /// About the median's 95 % confidence interval: 1.57 times the quartiles' distance over the root of the count, to both sides
    /// (McGill, Tukey and Larsen, "Variations of box plots", The American Statistician 32, 1978).
    package var notch: Domain

    /// Nil for a sample without a finite value.
    package init?(_ sample: SortedValues, whiskers: WhiskerReach = .quartileDistances(1.5)) {
        guard let least = sample.values.first, let greatest = sample.values.last else { return nil }
        lowerQuartile = sample.quantile(0.25)
        median = sample.median
        upperQuartile = sample.quantile(0.75)
        let distance = upperQuartile - lowerQuartile
        let (lowest, highest) =
            switch whiskers.rule {
            case .quartileDistances(let reach): (lowerQuartile - reach * distance, upperQuartile + reach * distance)
            case .percentiles(let low, let high): (sample.quantile(low / 100), sample.quantile(high / 100))
            }
        // A whisker never ends inside the box, even where no value lies between the box and the limit.
        lowerWhisker = min(sample.values.first { $0 >= lowest } ?? least, lowerQuartile)
        upperWhisker = max(sample.values.last { $0 <= highest } ?? greatest, upperQuartile)
        let (bottom, top) = (lowerWhisker, upperWhisker)
        outliers = sample.values.filter { $0 < bottom || $0 > top }
        let half = 1.57 * distance / Double(sample.values.count).squareRoot()
        notch = Domain(median - half, median + half)
    }
}
