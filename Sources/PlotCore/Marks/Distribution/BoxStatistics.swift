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
    package init?(_ sample: SortedValues, reach: Double = 1.5) {
        guard let least = sample.values.first, let greatest = sample.values.last else { return nil }
        lowerQuartile = sample.quantile(0.25)
        median = sample.median
        upperQuartile = sample.quantile(0.75)
        let distance = upperQuartile - lowerQuartile
        let (lowest, highest) = (lowerQuartile - reach * distance, upperQuartile + reach * distance)
        // A whisker never ends inside the box, even where no value lies between the box and the limit.
        lowerWhisker = min(sample.values.first { $0 >= lowest } ?? least, lowerQuartile)
        upperWhisker = max(sample.values.last { $0 <= highest } ?? greatest, upperQuartile)
        let (bottom, top) = (lowerWhisker, upperWhisker)
        outliers = sample.values.filter { $0 < bottom || $0 > top }
        let half = 1.57 * distance / Double(sample.values.count).squareRoot()
        notch = Domain(median - half, median + half)
    }
}
