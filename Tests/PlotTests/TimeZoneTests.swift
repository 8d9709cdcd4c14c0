import Foundation
import Plot
import Testing

@testable import PlotCore

@Suite("the clocks of a place")
struct TimeZoneTests {
    @Test(
        "are those that Foundation knows, from 1900 to 2200",
        .enabled(if: FileManager.default.fileExists(atPath: "/usr/share/zoneinfo/Europe/Berlin")),
        arguments: [
            "Europe/Berlin", "Europe/Dublin", "America/New_York", "America/St_Johns", "America/Santiago",
            "Asia/Kolkata", "Asia/Tokyo", "Asia/Gaza", "Australia/Lord_Howe", "Africa/Casablanca", "Pacific/Apia",
            "Antarctica/Troll", "Etc/GMT+5", "UTC",
        ])
    func offsets(zone: String) throws {
        let scale = try #require(AxisScale.time(zone: zone).scale as? TimeScale)
        #expect(scale.problem == nil)
        let bytes = try [UInt8](Data(contentsOf: URL(filePath: "/usr/share/zoneinfo/\(zone)")))
        let rules = try #require(ZoneRules(tzif: bytes))
        let reference = try #require(TimeZone(identifier: zone))
        for step in 0..<20_000 {
            // Every few days, at hours that differ.
            let seconds = Int64(-2_208_988_800) + Int64(step) * 473_399
            let expected = reference.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds)))
            #expect(rules.offset(at: seconds) == expected, "\(zone) at \(seconds)")
            if rules.offset(at: seconds) != expected { break }
        }
        // A file that breaks off is none, or one with less in it; never a crash.
        for length in stride(from: 0, to: bytes.count, by: 7) { _ = ZoneRules(tzif: Array(bytes[..<length])) }
    }

    @Test(
        "make ticks at that place's midnights",
        .enabled(if: FileManager.default.fileExists(atPath: "/usr/share/zoneinfo/Europe/Berlin")))
    func ticks() throws {
        let scale = TrainedScale(AxisScale.time(zone: "Europe/Berlin").scale, from: 1_774_738_800, to: 1_774_990_800)
        let ticks = scale.ticks(in: TickSpace(length: 300, fontSize: 10, direction: .x))
        // Clocks were put forward on 29 March 2026: midnights are 23 hours apart there.
        let midnights = zip(ticks.values, ticks.labels).filter { $0.1.hasPrefix("03-3") }.map(\.0)
        #expect(midnights == [1_774_821_600, 1_774_908_000], "\(ticks)")
    }

    @Test("a zone that is none is an error, and so is a way out of the folder")
    func unknown() {
        for zone in ["Mars/Olympus", "", "../../etc/passwd", "Europe", "Europe/../UTC", "a\0b"] {
            var figure = Figure()
            figure.plot([0, 1])
            figure.xScale = .time(zone: zone)
            #expect(throws: PlotError.self) { try figure.scene() }
        }
    }
}
