/// A date and a time of day in the Gregorian calendar, which is taken to have always been in use.
///
/// Years are counted as astronomers do: 1 BC is 0, and 2 BC is -1. There are no leap seconds.
package struct CivilTime: Sendable, Equatable {
    package var year: Int64
    /// From 1.
    package var month: Int
    /// From 1.
    package var day: Int
    package var hour = 0
    package var minute = 0
    package var second = 0
    package var nanosecond = 0

    package init(year: Int64, month: Int = 1, day: Int = 1, hour: Int = 0, minute: Int = 0, second: Int = 0) {
        (self.year, self.month, self.day) = (year, month, day)
        (self.hour, self.minute, self.second) = (hour, minute, second)
    }

    /// - Parameters:
    ///   - seconds: Since 1970-01-01 00:00, in the time that the clock on the wall shows.
    ///   - nanosecond: Further, less than a second.
    package init(seconds: Int64, nanosecond: Int = 0) {
        let (days, rest) = seconds.quotientAndRest(by: 86_400)
        // The year is made to start in March, so that the leap day comes last; and days are counted from 0000-03-01, which
        // begins 400 years of 146097 days.
        let (era, dayOfEra) = (days + 719_468).quotientAndRest(by: 146_097)
        let leapDays = dayOfEra / 1_460 - dayOfEra / 36_524 + dayOfEra / 146_096
        let yearOfEra = (dayOfEra - leapDays) / 365
        let dayOfYear = Int(dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100))
        // From March on, months of 31 and 30 days make up 153 days in five.
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0)
        (hour, minute, second) = (Int(rest / 3600), Int(rest / 60 % 60), Int(rest % 60))
        self.nanosecond = nanosecond
    }

    /// From 1970-01-01 to the date.
    package var days: Int64 {
        let (era, yearOfEra) = (month <= 2 ? year - 1 : year).quotientAndRest(by: 400)
        let monthFromMarch = month > 2 ? month - 3 : month + 9
        let dayOfYear = Int64((153 * monthFromMarch + 2) / 5 + day - 1)
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// From 1970-01-01 00:00 to the start of the second.
    package var seconds: Int64 { days * 86_400 + Int64(hour * 3600 + minute * 60 + second) }

    /// From 1.
    var dayOfYear: Int { Int(days - CivilTime(year: year).days) + 1 }

    /// From 0 for Sunday.
    var weekday: Int { Int((days + 4).quotientAndRest(by: 7).rest) }
}

extension Int64 {
    /// How often `divisor` goes into the number, rounded down, and what is left of it.
    func quotientAndRest(by divisor: Int64) -> (quotient: Int64, rest: Int64) {
        let (quotient, rest) = quotientAndRemainder(dividingBy: divisor)
        return rest < 0 ? (quotient - 1, rest + divisor) : (quotient, rest)
    }
}

extension CivilTime {
    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]
    private static let weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]

    /// "2026", "800", "−43".
    var yearText: String { String(year).withMinusSigns }

    /// "2026-01-15"; years of fewer than four digits are filled with zeros, as ISO 8601 has them.
    var dateText: String { text("%Y-%m-%d") }

    /// The time as the pattern says, with the directives that ``TickFormat/date(_:)`` names; others stay as they are.
    package func text(_ pattern: String) -> String {
        var text = ""
        var rest = pattern[...]
        while let character = rest.popFirst() {
            if character == "%", let directive = rest.popFirst() {
                text += field(directive)
            } else {
                text.append(character)
            }
        }
        return text
    }

    private func field(_ directive: Character) -> String {
        switch directive {
        case "Y": (year < 0 ? "\u{2212}" : "") + padded(year.magnitude, 4)
        case "y": padded((year.quotientAndRest(by: 100).rest).magnitude, 2)
        case "m": padded(month.magnitude, 2)
        case "B": Self.months[month - 1]
        case "b": String(Self.months[month - 1].prefix(3))
        case "d": padded(day.magnitude, 2)
        case "e": String(day)
        case "j": padded(dayOfYear.magnitude, 3)
        case "A": Self.weekdays[weekday]
        case "a": String(Self.weekdays[weekday].prefix(3))
        case "H": padded(hour.magnitude, 2)
        case "M": padded(minute.magnitude, 2)
        case "S": padded(second.magnitude, 2)
        case "f": padded((nanosecond / 1000).magnitude, 6)
        case "N": padded(nanosecond.magnitude, 9)
        case "%": "%"
        default: "%\(directive)"
        }
    }

    private func padded(_ number: some BinaryInteger, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
