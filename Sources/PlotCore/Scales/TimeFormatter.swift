/// Writes moments as a person would beside an axis: as coarsely as they allow, with what they share set apart.
///
///     2026  2027  2028
///     2026-01  2026-04
///     2026-01-15  2026-02-01
///     18:00  01-16  06:00          2026
///     12:34:05  12:34:10           2026-01-15
///     200 ms  400 ms               2026-01-15 12:34:56
struct TimeFormatter: Sendable {
    func labels(for moments: [Instant]) -> TickLabels {
        let times = moments.map(\.civil)
        if times.allSatisfy({ $0.isMidnight }) {
            let isYear = times.allSatisfy { $0.month == 1 && $0.day == 1 }
            let isMonth = times.allSatisfy { $0.day == 1 }
            return TickLabels(texts: times.map { isYear ? $0.yearText : $0.text(isMonth ? "%Y-%m" : "%Y-%m-%d") })
        }
        if times.contains(where: { $0.nanosecond != 0 }) { return fractions(of: times) }
        let pattern = times.contains { $0.second != 0 } ? "%H:%M:%S" : "%H:%M"
        return timesOfDay(times) { $0.text(pattern) }
    }

    /// The date stands apart where all share it, and at each midnight where they do not.
    private func timesOfDay(_ times: [CivilTime], write: (CivilTime) -> String) -> TickLabels {
        if let date = shared("%Y-%m-%d", by: times) {
            return TickLabels(texts: times.map(write), offsetText: date)
        }
        let pairs = zip(times, times.dropFirst())
        guard pairs.allSatisfy({ $0.days == $1.days || $1.isMidnight }) else {
            return TickLabels(texts: times.map { $0.dateText + " " + write($0) })
        }
        let year = shared("%Y", by: times)
        return TickLabels(
            texts: times.map { $0.isMidnight ? $0.text(year == nil ? "%Y-%m-%d" : "%m-%d") : write($0) },
            offsetText: year ?? "")
    }

    /// The largest part of the second that varies is the unit.
    private func fractions(of times: [CivilTime]) -> TickLabels {
        let units: [(name: String, length: Int, apart: String)] = [
            ("ns", 1, "%Y-%m-%d %H:%M:%S.%f"), ("µs", 1_000, "%Y-%m-%d %H:%M:%S"),
            ("ms", 1_000_000, "%Y-%m-%d %H:%M:%S"),
        ]
        for unit in units {
            let above = unit.length * 1000
            let ticks = times.map { $0.nanosecond % above }
            guard shared("%Y-%m-%d %H:%M:%S", by: times) != nil,
                Set(times.map { $0.nanosecond / above }).count == 1
            else { continue }
            // The microsecond's own offset text ends with the thousandths that all share.
            let apart = times.first.map { $0.text(unit.apart) + (unit.name == "µs" ? milliseconds(of: $0) : "") } ?? ""
            let decimals = Self.decimals(for: ticks, in: unit.length)
            let texts = ticks.map {
                decimalText(Double($0) / Double(unit.length), decimals: decimals) + " " + unit.name
            }
            return TickLabels(texts: texts, offsetText: apart)
        }
        let decimals = Self.decimals(for: times.map(\.nanosecond), in: 1_000_000_000)
        func seconds(_ time: CivilTime) -> String { time.text("%S.") + time.text("%N").prefix(decimals) }
        if let minute = shared("%Y-%m-%d %H:%M", by: times) {
            return TickLabels(texts: times.map(seconds), offsetText: minute)
        }
        return timesOfDay(times) { $0.text("%H:%M:") + seconds($0) }
    }

    private func milliseconds(of time: CivilTime) -> String { "." + time.text("%N").prefix(3) }

    /// How many digits after the point whole nanoseconds need in a larger unit.
    private static func decimals(for nanoseconds: [Int], in unit: Int) -> Int {
        var (decimals, part) = (0, unit)
        while part > 1, nanoseconds.contains(where: { $0 % part != 0 }) {
            part /= 10
            decimals += 1
        }
        return decimals
    }

    private func shared(_ pattern: String, by times: [CivilTime]) -> String? {
        let texts = Set(times.map { $0.text(pattern) })
        return texts.count == 1 ? texts.first : nil
    }
}

extension CivilTime {
    fileprivate var isMidnight: Bool { hour == 0 && minute == 0 && second == 0 && nanosecond == 0 }
}
