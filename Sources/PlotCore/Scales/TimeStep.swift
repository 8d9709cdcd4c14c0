/// From one tick of a time axis to the next.
enum TimeStep: Sendable, Equatable {
    case nanoseconds(Int)
    case seconds(Int64)
    /// Counted anew from each month's first.
    case days(Int)
    case months(Int64)
    case years(Int64)

    /// The steps that clocks and calendars have, rising.
    static let all: [TimeStep] =
        (0...8).flatMap { exponent in [1, 2, 5].map { .nanoseconds($0 * Int(powerOf10(exponent))) } }
        + [1, 2, 5, 10, 15, 30].map { .seconds($0) }
        + [1, 2, 5, 10, 15, 30].map { .seconds($0 * 60) }
        + [1, 2, 3, 6, 12].map { .seconds($0 * 3600) }
        + [1, 2, 4, 7, 14].map { .days($0) }
        + [1, 2, 3, 4, 6].map { .months($0) }
        + (0...9).flatMap { exponent in [1, 2, 5].map { .years($0 * Int64(powerOf10(exponent))) } }

    /// In seconds; on average where months and years differ.
    var length: Double {
        switch self {
        case .nanoseconds(let count): Double(count) / 1e9
        case .seconds(let count): Double(count)
        case .days(let count): Double(count) * 86_400
        case .months(let count): Double(count) * 365.2425 * 86_400 / 12
        case .years(let count): Double(count) * 365.2425 * 86_400
        }
    }

    /// The last tick at or before an instant.
    func start(before instant: Instant) -> Instant {
        let civil = instant.civil
        switch self {
        case .nanoseconds(let count):
            return Instant(seconds: instant.seconds, nanosecond: instant.nanosecond / count * count)
        case .seconds(let count):
            return Instant(seconds: instant.seconds - instant.seconds.quotientAndRest(by: count).rest)
        case .days(let count):
            let day = Self.daysOfMonth(count).last { $0 <= civil.day } ?? 1
            return Instant(seconds: CivilTime(year: civil.year, month: civil.month, day: day).seconds)
        case .months(let count):
            let month = (civil.month - 1) / Int(count) * Int(count) + 1
            return Instant(seconds: CivilTime(year: civil.year, month: month).seconds)
        case .years(let count):
            return Instant(seconds: CivilTime(year: civil.year - civil.year.quotientAndRest(by: count).rest).seconds)
        }
    }

    /// The tick after one at `instant`.
    func next(after instant: Instant) -> Instant {
        switch self {
        case .nanoseconds(let count):
            return Instant(seconds: instant.seconds, nanosecond: instant.nanosecond + count)
        case .seconds(let count):
            return Instant(seconds: instant.seconds + count)
        case .days(let count):
            let civil = instant.civil
            let nextFirst = Self.months(1, after: civil)
            let next = Self.daysOfMonth(count).first { $0 > civil.day }.map {
                CivilTime(year: civil.year, month: civil.month, day: $0)
            }
            // The 29th to the 31st may stand too near to the next first, or not be there at all; the first is what counts.
            guard let next, Int(nextFirst.days - next.days) * 2 > count else {
                return Instant(seconds: nextFirst.seconds)
            }
            return Instant(seconds: next.seconds)
        case .months(let count):
            return Instant(seconds: Self.months(count, after: instant.civil).seconds)
        case .years(let count):
            return Instant(seconds: CivilTime(year: instant.civil.year + count).seconds)
        }
    }

    private static func months(_ count: Int64, after civil: CivilTime) -> CivilTime {
        let (years, month) = (Int64(civil.month - 1) + count).quotientAndRest(by: 12)
        return CivilTime(year: civil.year + years, month: Int(month) + 1)
    }

    /// Fortnights are the 1st and the 15th, weeks the 1st, 8th, 15th and 22nd, as in matplotlib.
    private static func daysOfMonth(_ step: Int) -> [Int] {
        switch step {
        case 14: [1, 15]
        case 7: [1, 8, 15, 22]
        default: Array(stride(from: 1, through: 31, by: step))
        }
    }
}
