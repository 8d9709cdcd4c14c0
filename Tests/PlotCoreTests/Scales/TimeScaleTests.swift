import Foundation
import PlotCore
import Testing

@Suite("a time scale")
struct TimeScaleTests {
    let space = TickSpace(length: 357, fontSize: 10, direction: .x)

    func seconds(_ year: Int64, _ month: Int = 1, _ day: Int = 1, _ hour: Int = 0, _ minute: Int = 0) -> Double {
        Double(CivilTime(year: year, month: month, day: day, hour: hour, minute: minute).seconds)
    }

    @Test("ticks from a nanosecond to ten thousand years are those that a person would choose")
    func goldenTexts() throws {
        let start = CivilTime(year: 2026, month: 3, day: 28, hour: 13, minute: 47, second: 11).seconds
        let units: [(name: String, seconds: Double)] = [
            ("ns", 1e-9), ("us", 1e-6), ("ms", 1e-3), ("s", 1), ("min", 60), ("h", 3600), ("d", 86_400),
            ("y", 365.2425 * 86_400),
        ]
        let spans: [(count: Double, unit: String)] = [
            (5, "ns"), (30, "ns"), (400, "ns"), (1, "us"), (2.5, "us"), (7, "us"), (40, "us"), (300, "us"), (1, "ms"),
            (3, "ms"), (20, "ms"), (90, "ms"), (500, "ms"), (1, "s"), (4, "s"), (9, "s"), (25, "s"), (50, "s"),
            (2, "min"),
            (5, "min"), (12, "min"), (25, "min"), (50, "min"), (1.5, "h"), (3, "h"), (6, "h"), (11, "h"), (20, "h"),
            (1.5, "d"), (3, "d"), (6, "d"), (10, "d"), (20, "d"), (35, "d"), (60, "d"), (100, "d"), (200, "d"),
            (300, "d"), (1.5, "y"), (2.5, "y"), (4, "y"), (7, "y"), (15, "y"), (40, "y"), (80, "y"), (150, "y"),
            (400, "y"), (1000, "y"), (10_000, "y"),
        ]
        var lines: [String] = []
        for span in spans {
            let unit = try #require(units.first { $0.name == span.unit })
            // Below a second as far from an origin at the start of the second, above it since 1970.
            let isFine = unit.seconds < 1
            let from = isFine ? 0.0426 : Double(start)
            let scale = isFine ? TimeScale(origin: start) : TimeScale()
            let axis = TrainedScale(scale, from: from, to: from + span.count * unit.seconds)
            for mostIntervals in [9, 4] {
                var space = space
                space.mostIntervals = mostIntervals
                let ticks = axis.ticks(in: space)
                let offset = ticks.offsetText.isEmpty ? "" : "   (\(ticks.offsetText))"
                lines.append("\(span.count) \(unit.name): " + ticks.labels.joined(separator: "  ") + offset)
            }
        }
        try expectGolden(text: lines.joined(separator: "\n") + "\n", "time-ticks")
    }

    @Test("the calendar agrees with Foundation's from 4000 BC to AD 9999, and there and back again")
    func calendar() throws {
        var gregorian = Calendar(identifier: .gregorian)
        gregorian.timeZone = try #require(TimeZone(secondsFromGMT: 0))
        var random = SplitMix(state: 5)
        for _ in 0..<3000 {
            // Foundation's calendar is the Julian one before 1582.
            let seconds = Int64.random(in: -12_000_000_000...253_402_300_799, using: &random)
            let time = CivilTime(seconds: seconds)
            #expect(time.seconds == seconds)
            let parts = gregorian.dateComponents(
                [.year, .month, .day, .hour, .minute, .second, .weekday],
                from: Date(timeIntervalSince1970: Double(seconds)))
            #expect(
                [Int(time.year), time.month, time.day, time.hour, time.minute, time.second, weekday(time)]
                    == [parts.year, parts.month, parts.day, parts.hour, parts.minute, parts.second, parts.weekday])
        }
        for seconds in stride(from: Int64(-190_000_000_000), to: -12_000_000_000, by: 86_399_999) {
            #expect(CivilTime(seconds: seconds).seconds == seconds)
        }
        #expect(CivilTime(seconds: -62_167_219_200).text("%Y-%m-%d") == "0000-01-01")
        #expect(CivilTime(seconds: -62_167_219_201).text("%Y-%m-%d %H:%M:%S") == "−0001-12-31 23:59:59")
    }

    /// From 1 for Sunday, as Foundation counts.
    private func weekday(_ time: CivilTime) -> Int {
        ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"].firstIndex(of: time.text("%a")).map { $0 + 1 } ?? 0
    }

    @Test("a leap day is a day like others, and 1900 has none")
    func leapDays() {
        let leap = TrainedScale(TimeScale(), from: seconds(2024, 2, 27), to: seconds(2024, 3, 2)).ticks(in: space)
        #expect(leap.labels == ["02-27", "12:00", "02-28", "12:00", "02-29", "12:00", "03-01", "12:00", "03-02"])
        let plain = TrainedScale(TimeScale(), from: seconds(1900, 2, 26), to: seconds(1900, 3, 3)).ticks(in: space)
        #expect(
            plain.labels == ["1900-02-26", "1900-02-27", "1900-02-28", "1900-03-01", "1900-03-02", "1900-03-03"])
    }

    @Test("years before Christ have their minus, and years of centuries their ticks")
    func ancientYears() {
        let ticks = TrainedScale(TimeScale(), from: seconds(-510), to: seconds(320)).ticks(in: space)
        #expect(ticks.labels == ["−500", "−400", "−300", "−200", "−100", "0", "100", "200", "300"])
    }

    @Test("around New Year midnight has its whole date")
    func newYear() {
        let ticks = TrainedScale(TimeScale(), from: seconds(2025, 12, 31, 10), to: seconds(2026, 1, 1, 14)).ticks(
            in: space)
        #expect(
            ticks.labels == ["12:00", "15:00", "18:00", "21:00", "2026-01-01", "03:00", "06:00", "09:00", "12:00"])
        #expect(ticks.offsetText == "")
    }

    @Test("a clock ahead of UTC has its ticks at its own whole hours and days")
    func timeZones() {
        let india = TimeScale(offsetFromUTC: { _ in 5 * 3600 + 1800 })
        let ticks = TrainedScale(india, from: seconds(2026, 1, 1, 1), to: seconds(2026, 1, 1, 5)).ticks(in: space)
        #expect(ticks.labels == ["06:30", "07:00", "07:30", "08:00", "08:30", "09:00", "09:30", "10:00", "10:30"])
        #expect(ticks.values.first == seconds(2026, 1, 1, 1))
        let days = TrainedScale(india, from: seconds(2026, 1, 1, 1), to: seconds(2026, 1, 9)).ticks(in: space)
        #expect(days.values.allSatisfy { ($0 + 5.5 * 3600).truncatingRemainder(dividingBy: 86_400) == 0 })
    }

    @Test("a clock put forward leaves an hour out, and one put back shows an hour once")
    func summerTime() {
        // Central Europe in 2026: summer time from 29 March to 25 October, each 01:00 UTC.
        let (spring, autumn) = (Int64(seconds(2026, 3, 29, 1)), Int64(seconds(2026, 10, 25, 1)))
        let berlin = TimeScale(offsetFromUTC: { $0 >= spring && $0 < autumn ? 7200 : 3600 })
        func labels(_ change: Int64) -> [String] {
            TrainedScale(berlin, from: Double(change) - 10_000, to: Double(change) + 14_000).ticks(in: space).labels
        }
        #expect(labels(spring) == ["00:00", "01:00", "03:00", "04:00", "05:00", "06:00"])
        #expect(labels(autumn) == ["01:00", "02:00", "03:00", "04:00", "05:00"])
        let days = TrainedScale(berlin, from: seconds(2026, 3, 26), to: seconds(2026, 4, 2)).ticks(in: space)
        #expect(days.labels.prefix(4) == ["2026-03-27", "2026-03-28", "2026-03-29", "2026-03-30"])
        #expect(zip(days.values.dropFirst(), days.values).map { $0 - $1 }.prefix(3) == [86_400, 86_400, 82_800])
    }

    @Test("nanoseconds survive beside an origin")
    func nanoseconds() {
        let axis = TrainedScale(TimeScale(origin: 1_766_966_400), from: 10e-9, to: 14e-9)
        let ticks = axis.ticks(in: space)
        #expect(ticks.labels == ["10 ns", "11 ns", "12 ns", "13 ns", "14 ns"])
        #expect(ticks.offsetText == "2025-12-29 00:00:00.000000")
        #expect(ticks.values == [10e-9, 11e-9, 12e-9, 13e-9, 14e-9])
    }

    @Test("no data show the first of January 1970, one date two years on each side")
    func limits() {
        #expect(TrainedScale(TimeScale(), extent: nil).limits == Domain(0, 86_400))
        #expect(TrainedScale(TimeScale(), extent: Domain(.nan, .infinity)).limits == Domain(0, 86_400))
        let one = TrainedScale(TimeScale(), extent: Domain(1e9, 1e9)).limits
        #expect(abs(one.span - 1.1 * 4 * 365.2425 * 86_400) < 1)
        // A microsecond is no reason to show anything else.
        #expect(TrainedScale(TimeScale(), extent: Domain(1.7e9, 1.7e9 + 1e-5)).limits.span < 1.2e-5)
    }

    @Test("on random axes ticks rise within the limits, are not too many, and their labels tell them apart")
    func properties() {
        var random = SplitMix(state: 8)
        for _ in 0..<4000 {
            let origin = Int64.random(in: -100_000_000_000...100_000_000_000, using: &random)
            let scale = TimeScale(origin: origin, offsetFromUTC: { _ in 3600 })
            let span = powerOf10(Int.random(in: -10...11, using: &random)) * Double.random(in: 1...10, using: &random)
            let start = random.below(2) == 0 ? random.unit() : span * (random.unit() - 0.5) * 20
            let axis = TrainedScale(scale, from: start, to: start + span)
            var space = TickSpace(length: Double(random.below(600)), fontSize: 10, direction: .x)
            space.mostIntervals = 1 + random.below(9)
            let ticks = axis.ticks(in: space)
            // An hour of the clock says which day only after the midnight before it.
            var date = ""
            let texts = ticks.labels.map { label in
                if label.contains("-") { date = label }
                return date + label
            }
            let faults = [
                (
                    "outside",
                    ticks.values.allSatisfy {
                        axis.limits.contains($0, tolerance: max(1e-10, axis.limits.magnitude.ulp / axis.limits.span))
                    }
                ),
                ("not rising", zip(ticks.values, ticks.values.dropFirst()).allSatisfy { $0 < $1 }),
                ("labels repeat", Set(texts).count == texts.count),
                ("not one label a value", ticks.labels.count == ticks.values.count),
                ("too many", ticks.values.count <= max(space.intervals + 1, 5)),
                ("too few", ticks.values.count >= 2),
                ("long labels", ticks.labels.allSatisfy { $0.count <= 14 }),
            ].filter { !$0.1 }.map(\.0)
            #expect(faults.isEmpty, "\(faults) \(axis.limits) from \(origin), \(space): \(ticks)")
        }
    }

    @Test("limits of any size and nearness give ticks or none, and no trap")
    func strangeLimits() {
        var random = SplitMix(state: 9)
        for _ in 0..<3000 {
            let extent = random.domain()
            for scale in [
                TimeScale(),
                TimeScale(origin: .random(in: -90_000_000_000_000_000...90_000_000_000_000_000, using: &random)),
            ] {
                for axis in [
                    TrainedScale(scale, extent: extent),
                    TrainedScale(scale, from: extent.lower, to: extent.lower.nextUp),
                ] {
                    let ticks = axis.ticks(in: space)
                    #expect(
                        ticks.values.allSatisfy {
                            axis.limits.contains($0, tolerance: 1e-9) || axis.limits.span < 1e-6 * axis.limits.magnitude
                        }, "\(axis.limits)")
                    #expect(zip(ticks.values, ticks.values.dropFirst()).allSatisfy { $0 < $1 }, "\(axis.limits)")
                }
            }
        }
        #expect(TimeScale(origin: .min).problem != nil && TimeScale(origin: .max).problem != nil)
    }

    @Test("dates are written as patterns say")
    func patterns() {
        let time = CivilTime(year: 2026, month: 7, day: 4, hour: 9, minute: 5, second: 3)
        #expect(time.text("%a %e %b %y, %H:%M:%S day %j 100%% %Q") == "Sat 4 Jul 26, 09:05:03 day 185 100% %Q")
        #expect(time.text("%A %d %B %Y %") == "Saturday 04 July 2026 %")
        #expect(CivilTime(seconds: 0, nanosecond: 1_234_567).text("%f %N") == "001234 001234567")
    }
}
