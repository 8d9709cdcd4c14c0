/// A rule by which clocks are put forward and back every year, as POSIX writes it: `CET-1CEST,M3.5.0,M10.5.0/3`.
struct ZoneRule: Sendable {
    /// A day of the year and the time on the wall.
    private struct Change: Sendable {
        enum Day: Sendable {
            /// The week's day (0 for Sunday) in a month's week, the fifth meaning the last.
            case weekday(month: Int, week: Int, day: Int)
            /// From 1, the 29th of February never counted.
            case dayWithoutLeap(Int)
            /// From 0, the 29th of February counted.
            case day(Int)
        }

        var day: Day
        var seconds: Int

        /// In seconds since 1970 on the wall.
        func moment(in year: Int64) -> Int64 {
            let start = CivilTime(year: year).days
            let date: Int64
            switch day {
            case .dayWithoutLeap(let number):
                let hasLeapDay = CivilTime(year: year + 1).days - start == 366
                date = start + Int64(number - 1) + (hasLeapDay && number >= 60 ? 1 : 0)
            case .day(let number):
                date = start + Int64(number)
            case .weekday(let month, let week, let weekday):
                let first = CivilTime(year: year, month: month).days
                let next = month == 12 ? CivilTime(year: year + 1).days : CivilTime(year: year, month: month + 1).days
                // The first such day, then the weeks, and back from what lies in the next month.
                var day = first + (Int64(weekday) - (first + 4)).quotientAndRest(by: 7).rest + Int64(7 * (week - 1))
                if day >= next { day -= 7 }
                date = day
            }
            return date * 86_400 + Int64(seconds)
        }
    }

    private var standard = 0
    private var summer: (offset: Int, from: Change, to: Change)?

    /// Nil where the text is no such rule.
    init?(_ text: String) {
        var rest = Array(text.utf8)[...]
        guard Self.name(&rest), let west = Self.time(&rest) else { return nil }
        standard = -west
        guard !rest.isEmpty else { return }
        guard Self.name(&rest) else { return nil }
        var offset = standard + 3600
        if rest.first != UInt8(ascii: ",") {
            guard let west = Self.time(&rest) else { return nil }
            offset = -west
        }
        guard let from = Self.change(&rest), let to = Self.change(&rest), rest.isEmpty else { return nil }
        summer = (offset, from, to)
    }

    /// How far clocks are ahead of UTC, in seconds.
    func offset(at seconds: Int64) -> Int {
        guard let summer else { return standard }
        let year = CivilTime(seconds: seconds + Int64(standard)).year
        // Each change is told by the clock that holds until then.
        let start = summer.from.moment(in: year) - Int64(standard)
        let end = summer.to.moment(in: year) - Int64(summer.offset)
        let isSummer = start < end ? seconds >= start && seconds < end : seconds >= start || seconds < end
        return isSummer ? summer.offset : standard
    }

    private static func name(_ rest: inout ArraySlice<UInt8>) -> Bool {
        let count = rest.count
        if rest.first == UInt8(ascii: "<") {
            guard let end = rest.firstIndex(of: UInt8(ascii: ">")) else { return false }
            rest = rest[(end + 1)...]
        } else {
            rest = rest.drop { (65...90).contains($0) || (97...122).contains($0) }
        }
        return rest.count < count
    }

    private static func number(_ rest: inout ArraySlice<UInt8>) -> Int? {
        let digits = rest.prefix { (48...57).contains($0) }.prefix(4)
        rest = rest.dropFirst(digits.count)
        return digits.isEmpty ? nil : digits.reduce(0) { $0 * 10 + Int($1 - 48) }
    }

    private static func take(_ letter: Unicode.Scalar, _ rest: inout ArraySlice<UInt8>) -> Bool {
        guard rest.first == UInt8(ascii: letter) else { return false }
        rest.removeFirst()
        return true
    }

    /// Hours, minutes and seconds, in seconds.
    private static func time(_ rest: inout ArraySlice<UInt8>) -> Int? {
        let isNegative = take("-", &rest)
        if !isNegative { _ = take("+", &rest) }
        guard let hours = number(&rest) else { return nil }
        var seconds = hours * 3600
        for unit in [60, 1] where take(":", &rest) {
            guard let part = number(&rest) else { return nil }
            seconds += part * unit
        }
        return isNegative ? -seconds : seconds
    }

    private static func change(_ rest: inout ArraySlice<UInt8>) -> Change? {
        guard take(",", &rest) else { return nil }
        let day: Change.Day
        if take("M", &rest) {
            guard let month = number(&rest), take(".", &rest), let week = number(&rest), take(".", &rest),
                let weekday = number(&rest), (1...12).contains(month), (1...5).contains(week),
                (0...6).contains(weekday)
            else { return nil }
            day = .weekday(month: month, week: week, day: weekday)
        } else if take("J", &rest) {
            guard let number = number(&rest), (1...365).contains(number) else { return nil }
            day = .dayWithoutLeap(number)
        } else {
            guard let number = number(&rest), number <= 365 else { return nil }
            day = .day(number)
        }
        guard take("/", &rest) else { return Change(day: day, seconds: 7200) }
        return time(&rest).map { Change(day: day, seconds: $0) }
    }
}
