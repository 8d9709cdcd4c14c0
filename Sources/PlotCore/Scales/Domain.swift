/// A stretch of data values: the extent of a column, or the limits of an axis.
///
///     Domain(2, -1)  // lower -1, upper 2
///
/// Its ends are in order; an axis that runs backwards is a matter of its scale. They may be infinite or not a number where
/// data are: the scale that is trained on them makes finite limits of them.
package struct Domain: Sendable, Equatable {
    package let lower: Double
    package let upper: Double

    package init(_ one: Double, _ other: Double) {
        (lower, upper) = other < one ? (other, one) : (one, other)
    }

    /// Infinite where the ends are further apart than the largest number.
    package var span: Double { upper - lower }
    package var magnitude: Double { max(abs(lower), abs(upper)) }
    package var isFinite: Bool { lower.isFinite && upper.isFinite }

    /// Whether `value` lies between the ends, or past one of them by no more than `tolerance` of the span.
    package func contains(_ value: Double, tolerance: Double = 0) -> Bool {
        // Not `span * tolerance`: the span may be infinite. Nor for no tolerance: the ends may be.
        let slack = tolerance == 0 ? 0 : upper * tolerance - lower * tolerance
        return value >= lower - slack && value <= upper + slack
    }

    package func union(_ other: Domain) -> Domain {
        Domain(min(lower, other.lower), max(upper, other.upper))
    }

    /// The same with `margin` times its span added at each end, as far as numbers go.
    package func grown(by margin: Double) -> Domain {
        // The span of -1e308...1e308 is infinite while its margin is not.
        let growth = span.isFinite ? span * margin : upper * margin - lower * margin
        return Domain((lower - growth).clampedToFinite, (upper + growth).clampedToFinite)
    }

    /// The same, but with no margin past the nearest of the `stops` that lies at an end of the `data` or outside.
    ///
    /// The stops are the sticky edges of matplotlib, with its tolerance.
    package func stopped(at stops: [Double], around data: Domain) -> Domain {
        guard !stops.isEmpty else { return self }
        let tolerance = 1e-5 * data.upper - 1e-5 * data.lower
        let below = stops.filter { $0 < data.lower + tolerance }.max() ?? -.infinity
        let above = stops.filter { $0 >= data.upper - tolerance }.min() ?? .infinity
        let (start, end) = (max(lower, below), min(upper, above))
        return start < end ? Domain(start, end) : self
    }

    /// The same, made wider where an axis could not tell its ends apart.
    ///
    /// A span of no more than `tolerance` of the magnitude grows by `fraction` of each end's magnitude. Ends that are not finite,
    /// or both so near to zero that a span between them would lose digits to underflow, become `-fraction...fraction`.
    /// These are matplotlib's rules, so that equal and empty data get the same axes as there.
    package func widened(by fraction: Double, ifWithin tolerance: Double) -> Domain {
        let smallest = 1e6 / tolerance * Double.leastNormalMagnitude
        guard isFinite, magnitude >= smallest else { return Domain(-fraction, fraction) }
        guard span <= magnitude * tolerance else { return self }
        return Domain(
            (lower - fraction * abs(lower)).clampedToFinite, (upper + fraction * abs(upper)).clampedToFinite)
    }
}

extension Double {
    fileprivate var clampedToFinite: Double {
        min(max(self, -.greatestFiniteMagnitude), .greatestFiniteMagnitude)
    }
}
