import Testing

@testable import PlotCore

@Suite("A summary of a long column")
struct ColumnSummaryTests {
    /// Columns whose last block is whole, short, or one value alone.
    static let counts = [50_048, 50_049, 50_111, 51_200, 51_201]

    func check(_ values: [Double], _ column: Column, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let summary = try #require(column.summary, sourceLocation: sourceLocation)
        let block = summary.block
        for number in 0..<summary.blockCount {
            let own = values[number * block..<min(values.count, (number + 1) * block)]
            let isFinite = own.allSatisfy(\.isFinite)
            let (least, greatest) = (summary.least[number], summary.greatest[number])
            #expect(isFinite ? least == own.min() : least.isNaN, sourceLocation: sourceLocation)
            #expect(isFinite ? greatest == own.max() : greatest.isNaN, sourceLocation: sourceLocation)
        }
        for group in 0..<(values.count + summary.group - 1) / summary.group {
            guard let extremes = summary.extremes(ofGroup: group) else { continue }
            let own = values[group * summary.group..<min(values.count, (group + 1) * summary.group)]
            #expect(extremes.leastPositive == own.filter { $0 > 0 }.min() ?? .infinity, sourceLocation: sourceLocation)
        }
        #expect(summary.rises == zip(values, values.dropFirst()).allSatisfy(<=), sourceLocation: sourceLocation)
        #expect(summary.falls == zip(values, values.dropFirst()).allSatisfy(>=), sourceLocation: sourceLocation)
    }

    func checkBoth(_ values: [Double], sourceLocation: SourceLocation = #_sourceLocation) throws {
        try check(values, Column(values), sourceLocation: sourceLocation)
        let floats = values.map(Float.init)
        try check(floats.map(Double.init), Column(floats), sourceLocation: sourceLocation)
    }

    @Test("tells every block's extremes, the least value above zero, and that there is no order", arguments: counts)
    func extremes(count: Int) throws {
        var generator = SplitMix(state: 5)
        var values = (0..<count).map { _ in Double.random(in: -3...1, using: &generator) }
        try checkBoth(values)
        for value in [Double.nan, .infinity, -.infinity] {
            for _ in 0..<40 { values[Int.random(in: 0..<count, using: &generator)] = value }
            try checkBoth(values)
        }
    }

    @Test("tells that values are in order, up to the one that is not", arguments: counts)
    func order(count: Int) throws {
        var generator = SplitMix(state: 6)
        var place = -20_000.0
        let rising = (0..<count).map { _ in
            place += Double(Int.random(in: 0...2, using: &generator))
            return place
        }
        try checkBoth(rising)
        try checkBoth(rising.reversed())
        try checkBoth([Double](repeating: 7, count: count))
        // Between any two blocks, and at both ends.
        for index in [1, 63, 64, 255, 256, 257, 4_095, 4_096, count - 65, count - 64, count - 2, count - 1] {
            var broken = rising
            broken[index] = broken[index - 1] - 1
            try checkBoth(broken)
            try checkBoth(broken.map { -$0 })
        }
    }

    @Test("sums that are too great for a number are no gap")
    func greatest() throws {
        try check(
            (0..<50_048).map { $0 % 2 == 0 ? 1e308 : 1.7e308 },
            Column((0..<50_048).map { $0 % 2 == 0 ? 1e308 : 1.7e308 }))
    }
}
