/// Points in time, as seconds from an origin. Limits are those of matplotlib, ticks what a calendar and a clock suggest.
package struct TimeScale: Scale {
    /// The value 0, in whole seconds since 1970-01-01 00:00 UTC.
    package let origin: Int64
    /// How far the clock on the wall is ahead of UTC, in seconds, at so many seconds since 1970 in UTC.
    private let offsetFromUTC: @Sendable (Int64) -> Int
    /// What is wrong with the clock that the user asked for.
    private let clockProblem: String?

    package init(
        origin: Int64 = 0, clockProblem: String? = nil,
        offsetFromUTC: @escaping @Sendable (Int64) -> Int = { _ in 0 }
    ) {
        self.origin = origin
        self.clockProblem = clockProblem
        self.offsetFromUTC = offsetFromUTC
    }

    package var name: String { "time" }
    package var labelsAreWords: Bool { true }

    package var problem: String? {
        if let clockProblem { return clockProblem }
        return abs(Double(origin)) <= Self.farthest
            ? nil : "the origin must be within 1e17 seconds of 1970, not \(origin)"
    }

    /// Some three thousand million years, beyond which nobody needs a calendar and integers would overflow.
    private static let farthest = 1e17

    package func coordinate(of value: Double) -> Double { value }

    package var isIdentity: Bool { true }

    /// The first day of 1970.
    package var unit: Domain { Domain(0, 86_400) }

    package func limits(for extent: Domain?, margin: Double, sticky: [Double]) -> Domain {
        guard let extent, extent.isFinite else { return unit }
        let data = limits(given: extent)
        return limits(given: data.grown(by: margin).stopped(at: sticky, around: data))
    }

    /// One moment alone gets two years on each side, as in matplotlib; two that are hardly apart get just enough for ticks.
    package func limits(given limits: Domain) -> Domain {
        let isDate = limits.magnitude <= Self.farthest
        guard isDate else { return LinearScale().limits(given: limits) }
        if limits.lower == limits.upper {
            let years = 2 * 365.2425 * 86_400
            return Domain(limits.lower - years, limits.upper + years)
        }
        let resolution = Self.resolution(in: limits)
        guard limits.span < 2 * resolution else { return limits }
        return Domain(limits.lower - 2 * resolution, limits.upper + 2 * resolution)
    }

    /// The least distance at which two ticks are told apart: some nanoseconds, or what the numbers themselves can tell.
    static func resolution(in limits: Domain) -> Double { max(1e-9, 2 * limits.magnitude.ulp) }

    package func ticks(in limits: Domain, space: TickSpace) -> Ticks {
        guard let moments = TimeLocator(scale: self, most: space.intervals + 1).moments(in: limits) else {
            return LinearScale().ticks(in: limits, space: space)
        }
        let labels = TimeFormatter().labels(for: moments)
        return Ticks(values: moments.map(value(of:)), labels: labels.texts, offsetText: labels.offsetText)
    }

    package func labels(for values: [Double], in limits: Domain) -> TickLabels {
        let moments = values.compactMap(instant(of:))
        guard moments.count == values.count else { return LinearScale().labels(for: values, in: limits) }
        return TimeFormatter().labels(for: moments)
    }

    /// The time on the wall at a value, as exactly as the value's last digit; nil for what is no date.
    package func instant(of value: Double) -> Instant? {
        let whole = value.rounded(.down)
        guard abs(whole) <= Self.farthest else { return nil }
        // Further digits than a value has would be noise, as 0.3 s after 1970 plus 50 years is 0.299999952.
        let decimals = max(0, min(9, -Int(logarithm10(value.ulp).rounded(.up))))
        let unit = powerOf10(decimals)
        let fraction = ((value - whole) * unit).rounded() / unit
        let seconds = Int64(whole) + origin
        let wall = Instant(seconds: seconds, nanosecond: Int((fraction * 1e9).rounded()))
        return Instant(seconds: wall.seconds + Int64(offset(at: wall.seconds)), nanosecond: wall.nanosecond)
    }

    /// The value of a time on the wall. Of two that a clock shows when it is put back, the earlier.
    package func value(of instant: Instant) -> Double {
        // The offset before a clock is put forward or back holds until then, the other one afterwards.
        let before = offset(at: instant.seconds - 86_400)
        let after = offset(at: instant.seconds + 86_400)
        let early = instant.seconds - Int64(before)
        let seconds = offset(at: early) == before ? early : instant.seconds - Int64(after)
        return Double(seconds - origin) + Double(instant.nanosecond) / 1e9
    }

    /// No clock is a day away from UTC.
    private func offset(at seconds: Int64) -> Int { max(-86_400, min(86_400, offsetFromUTC(seconds))) }
}

/// What a clock on the wall shows, in whole seconds since it showed 1970-01-01 00:00 and nanoseconds.
package struct Instant: Sendable, Hashable, Comparable {
    package var seconds: Int64
    /// Less than a second.
    package var nanosecond: Int

    /// The nanoseconds may be a second or more, or negative.
    package init(seconds: Int64, nanosecond: Int = 0) {
        let (carry, rest) = Int64(nanosecond).quotientAndRest(by: 1_000_000_000)
        self.seconds = seconds + carry
        self.nanosecond = Int(rest)
    }

    package static func < (first: Instant, second: Instant) -> Bool {
        (first.seconds, first.nanosecond) < (second.seconds, second.nanosecond)
    }

    package var civil: CivilTime { CivilTime(seconds: seconds, nanosecond: nanosecond) }
}

extension AxisScale {
    /// Points in time, as seconds since 1970-01-01 00:00 UTC: `Date.timeIntervalSince1970`.
    ///
    ///     figure.xScale = .time
    ///     figure.plot(dates.map(\.timeIntervalSince1970), values)
    ///
    /// Ticks are at whole years, months, days, hours … down to nanoseconds. A Double holds today's seconds to a quarter of a
    /// microsecond; for finer steps see ``time(origin:offsetFromUTC:)``.
    public static var time: AxisScale { AxisScale(TimeScale()) }

    /// Points in time, as seconds from an origin of your choice, on a clock that is ahead of UTC.
    ///
    ///     figure.xScale = .time(offsetFromUTC: 2 * 3600)
    ///     figure.xScale = .time(origin: 1_766_966_400)  // values of nanoseconds stay exact near the origin
    ///
    /// - Parameters:
    ///   - origin: What the value 0 stands for, in whole seconds since 1970-01-01 00:00 UTC.
    ///   - offsetFromUTC: How far the clock is ahead of UTC, in seconds; negative west of Greenwich.
    /// - Returns: The scale, to be given to an axis.
    public static func time(origin: Int64 = 0, offsetFromUTC: Int = 0) -> AxisScale {
        AxisScale(TimeScale(origin: origin) { _ in offsetFromUTC })
    }

    /// Points in time on a clock that is put forward and back by rules of your own; for those of a place see ``time(zone:origin:)``.
    ///
    ///     let zone = TimeZone(identifier: "Europe/Berlin")!
    ///     figure.xScale = .time { zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double($0))) }
    ///
    /// - Parameters:
    ///   - origin: What the value 0 stands for, in whole seconds since 1970-01-01 00:00 UTC.
    ///   - offsetFromUTC: How far the clock is ahead of UTC, in seconds, at so many seconds since 1970-01-01 00:00 UTC.
    /// - Returns: The scale, to be given to an axis.
    public static func time(
        origin: Int64 = 0, offsetFromUTC: @escaping @Sendable (_ secondsSince1970: Int64) -> Int
    ) -> AxisScale {
        AxisScale(TimeScale(origin: origin, offsetFromUTC: offsetFromUTC))
    }
}
