@testable import PlotCore
import Testing

@Suite("a rule for clocks, as POSIX writes it")
struct ZoneRuleTests {
    func seconds(_ year: Int64, _ month: Int, _ day: Int, _ hour: Int = 0, _ minute: Int = 0) -> Int64 {
        CivilTime(year: year, month: month, day: day, hour: hour, minute: minute).seconds
    }

    @Test("says when summer time begins and ends, north and south")
    func summer() throws {
        let berlin = try #require(ZoneRule("CET-1CEST,M3.5.0,M10.5.0/3"))
        #expect(berlin.offset(at: seconds(2050, 3, 27, 0, 59)) == 3600)
        #expect(berlin.offset(at: seconds(2050, 3, 27, 1)) == 7200)
        #expect(berlin.offset(at: seconds(2050, 10, 30, 0, 59)) == 7200)
        #expect(berlin.offset(at: seconds(2050, 10, 30, 1)) == 3600)
        let sydney = try #require(ZoneRule("AEST-10AEDT,M10.1.0,M4.1.0/3"))
        #expect(sydney.offset(at: seconds(2050, 1, 1)) == 39_600 && sydney.offset(at: seconds(2050, 7, 1)) == 36_000)
    }

    @Test("knows names in brackets, half hours, days by number and no summer at all")
    func forms() throws {
        #expect(ZoneRule("<+0330>-3:30")?.offset(at: 0) == 12_600)
        #expect(ZoneRule("<-03>3<-02>,M3.5.0/-2,M10.5.0/-1")?.offset(at: seconds(2050, 7, 1)) == -7200)
        #expect(ZoneRule("XXX4YYY,J60,J300")?.offset(at: seconds(2048, 3, 1, 7)) == -10_800)
        #expect(ZoneRule("XXX4YYY,59,299")?.offset(at: seconds(2048, 3, 1, 7)) == -10_800)
    }

    @Test("what is no rule is none", arguments: ["", "CET", "CET-1CEST", "CET-1CEST,M13.1.0,M1.1.0", "1", "A1B,"])
    func wrong(text: String) {
        #expect(ZoneRule(text) == nil)
    }
}
