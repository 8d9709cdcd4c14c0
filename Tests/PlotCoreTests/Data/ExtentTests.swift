import Testing

@testable import PlotCore

@Suite("The extent of two columns")
struct ExtentTests {
    /// Point by point, as the words say.
    func expected(_ x: [Double], _ y: [Double]) -> Extent? {
        let points = zip(x, y).filter { $0.isFinite && $1.isFinite }
        guard let left = points.map(\.0).min(), let right = points.map(\.0).max(),
            let low = points.map(\.1).min(), let high = points.map(\.1).max()
        else { return nil }
        return Extent(x: Domain(left, right), y: Domain(low, high))
    }

    func random(_ count: Int, gaps: Double, using random: inout SplitMix) -> [Double] {
        (0..<count).map { _ in
            guard Double.random(in: 0..<1, using: &random) >= gaps else {
                return [Double.nan, .infinity, -.infinity].randomElement(using: &random) ?? .nan
            }
            return Double(Float(Double.random(in: -1...3, using: &random)))
        }
    }

    @Test("is the box around every point that is finite in both", arguments: [0, 0.0005, 0.3, 1])
    func box(gaps: Double) {
        var generator = SplitMix(state: 17)
        for count in [0, 1, 2, 3, 4, 5, 7, 1_023, 1_024, 1_025, 5_000] {
            let x = random(count, gaps: gaps, using: &generator)
            let y = random(count, gaps: gaps, using: &generator)
            let box = expected(x, y)
            for extent in [
                Extent(Column(x), Column(y)), Extent(Column(x.map(Float.init)), Column(y)),
                Extent(Column(x + [99, 99]), Column(y)),
            ] {
                #expect(extent.x == box?.x)
                #expect(extent.y == box?.y)
            }
            let indices = expected((0..<count).map(Double.init), y)
            let extent = Extent(.indices(count: count), Column(y))
            #expect(extent.x == indices?.x)
            #expect(extent.y == indices?.y)
        }
    }

    @Test("knows the least value above zero, for scales that need one", arguments: [0, 0.01])
    func leastPositive(gaps: Double) {
        var generator = SplitMix(state: 4)
        for count in [1, 2, 9, 3_000] {
            let y = random(count, gaps: gaps, using: &generator)
            let x = Array(repeating: 1.0, count: count)
            let found = boundingBox(Column(x), Column(y))
            #expect(found == y.filter { $0.isFinite && $0 > 0 }.min())
        }
    }

    private func boundingBox(_ x: Column, _ y: Column) -> Double? {
        let least = PlotCore.boundingBox(x, y).y.leastPositive
        return least.isFinite ? least : nil
    }

    @Test("of columns that have a summary is the same, gaps or not", arguments: [0, 0.00001, 0.01])
    func summarised(gaps: Double) {
        var generator = SplitMix(state: 23)
        let count = 600_007
        let x = random(count, gaps: gaps / 2, using: &generator)
        let y = random(count, gaps: gaps, using: &generator)
        #expect(Column(x).summary != nil)
        for (x, y) in [
            (Column(x), Column(y)), (Column(x.map(Float.init)), Column(y)), (.indices(count: count), Column(y)),
            (Column(Array(x.dropLast(7))), Column(y)),
        ] {
            let whole = Extent(x, y)
            // Short columns have no summary.
            let rows = (0..<min(x.count, y.count)).filter { x[$0].isFinite && y[$0].isFinite }
            func extent(_ rows: some Sequence<Int>) -> Extent {
                Extent(Column(rows.map { x[$0] }), Column(rows.map { y[$0] }))
            }
            let slow = stride(from: 0, to: rows.count, by: 40_000).reduce(Extent()) {
                $0.union(extent(rows[$1..<min($1 + 40_000, rows.count)]))
            }
            #expect(whole == slow)
        }
    }

    @Test("a summary knows the order of its column's values")
    func order() throws {
        let count = 500_000
        var values = (0..<count).map { Double($0 / 3) }
        func order(_ values: [Double]) throws -> [Bool] {
            let summary = try #require(Column(values).summary)
            return [summary.rises, summary.falls]
        }
        #expect(try order(values) == [true, false])
        #expect(try order(values.reversed()) == [false, true])
        #expect(try order([Double](repeating: 2, count: count)) == [true, true])
        for place in [0, 31, 32, 4_096, 249_999, 250_000, 250_016, count - 2, count - 1] {
            let kept = values[place]
            values[place] = place == 0 ? 1 : -1
            #expect(try order(values) == [false, false], "at \(place)")
            values[place] = .nan
            #expect(try order(values) == [false, false], "a gap at \(place)")
            values[place] = kept
        }
    }
}
