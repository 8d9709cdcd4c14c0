import Autodiff

/// Equal factors of the value take equal room. Limits and ticks are those of matplotlib.
///
/// There is no place for zero and below.
package struct LogScale: Scale {
    package let base: Double

    package init(base: Double = 10) {
        self.base = base
    }

    package var name: String { "logarithmic" }

    package var problem: String? { Self.problem(of: base) }

    /// Nearer to 1, a decade would hold less than a number's last digits can tell; above 1000 it would hold more small ticks
    /// than an axis has pixels.
    static func problem(of base: Double) -> String? {
        base >= 1.01 && base <= 1000 ? nil : "the base of a logarithm must be from 1.01 to 1000, not \(base)"
    }

    package func coordinate(of value: Double) -> Double {
        value > 0 ? logarithm(value, base: base) : .nan
    }

    package var rule: ScaleRule? {
        let base = base
        return ScaleRule(
            coordinate: { base == 10 ? log10($0) : log($0) / log(Tensor(base)) }, value: { pow(Tensor(base), $0) })
    }

    package var unit: Domain { Domain(1, base) }

    package func limits(for extent: Domain?, margin: Double, sticky: [Double]) -> Domain {
        guard let extent, extent.isFinite, extent.lower > 0 else { return unit }
        let data = limits(given: extent)
        let (start, end) = (coordinate(of: data.lower), coordinate(of: data.upper))
        let growth = (end - start) * margin
        // Without a margin the ends stay as they are: there and back again they would lose a digit.
        guard growth > 0 else { return data }
        let (lower, upper) = (power(base, start - growth), power(base, end + growth))
        // Margins past both the least and the largest number: matplotlib gives up on such data, and so its axis is ours.
        if lower == 0 && upper == .infinity { return unit }
        return Domain(lower > 0 ? lower : data.lower, min(upper, .greatestFiniteMagnitude))
            .stopped(at: sticky.filter { $0 > 0 }, around: data)
    }

    /// Equal limits get the nearest powers of the base around them.
    package func limits(given limits: Domain) -> Domain {
        guard limits.span <= 1e-13 * limits.magnitude, limits.lower > 0 else { return limits }
        let middle = coordinate(of: limits.lower)
        let below = power(base, middle.rounded(.up) - 1)
        let above = power(base, middle.rounded(.down) + 1)
        return Domain(below > 0 ? below : limits.lower, min(above, .greatestFiniteMagnitude))
    }

    package func ticks(in limits: Domain, space: TickSpace) -> Ticks {
        let locator = LogLocator(base: base, intervals: space.intervals)
        let formatter = PowerFormatter(base: base)
        let (values, minor) = locator.values(in: limits)
        return Ticks(
            values: values, labels: formatter.labels(of: values), minor: minor,
            minorLabels: formatter.minorLabels(of: minor, in: limits))
    }

    package func labels(for values: [Double], in limits: Domain) -> TickLabels {
        TickLabels(texts: PowerFormatter(base: base).labels(of: values))
    }

    /// As many as the scale would show by itself if they had room: none where large ticks skip powers.
    package func minorTicks(between values: [Double], in limits: Domain) -> [Double] {
        LogLocator(base: base, intervals: 9).values(in: limits).minor
    }
}

extension AxisScale {
    /// Equal factors take equal room: 1, 10, 100 at equal steps.
    ///
    ///     figure.yScale = .log
    ///
    /// Values of zero and below have no place: a line has a gap there. Limits of zero and below are an error when the figure is
    /// drawn.
    public static var log: AxisScale { AxisScale(LogScale()) }

    /// As ``log``, with large ticks at the powers of another base, of 1.01 or more.
    public static func log(base: Double) -> AxisScale { AxisScale(LogScale(base: base)) }
}
