@testable import PlotCore
import Testing

@Suite("a histogram")
struct HistogramTests {
    /// What numpy 2 makes of some values: see Fixtures/histograms.json.
    struct Case: Decodable {
        enum Bins: Decodable {
            case count(Int)
            case auto

            init(from decoder: any Decoder) throws {
                let container = try decoder.singleValueContainer()
                self = (try? container.decode(Int.self)).map(Bins.count) ?? .auto
            }
        }

        var values: [Double?]
        var bins: Bins
        var range: [Double]?
        var edges: [Double]
        var counts: [Double]
        var density: [Double]?
    }

    func count(
        _ values: [Double], _ bins: HistogramBins, range: ClosedRange<Double>? = nil, density: Bool = false,
        cumulative: Bool = false
    ) throws -> HistogramMark.Counts {
        try HistogramMark.count(Column(values), bins: bins, range: range, density: density, cumulative: cumulative)
    }

    @Test("has numpy's edges, counts and densities to the last bit")
    func numpy() throws {
        let cases = try fixture("histograms", as: [Case].self)
        #expect(cases.count == 25)
        for example in cases {
            let values = example.values.map { $0 ?? .nan }
            let bins: HistogramBins =
                switch example.bins {
                case .count(let count): .count(count)
                case .auto: .auto
                }
            let range = example.range.map { $0[0]...$0[1] }
            let (edges, counts) = try count(values, bins, range: range)
            #expect(edges == example.edges)
            #expect(counts == example.counts)
            if let density = example.density {
                #expect(try count(values, bins, range: range, density: true).heights == density)
            }
        }
    }

    @Test("counts a value on an edge to the bin above, on the last edge to the last bin")
    func closedEnd() throws {
        #expect(try count([0, 1, 1, 2, 3, 4], [0, 1, 3, 4]).heights == [1, 3, 2])
        #expect(try count([-1, 5, .nan, .infinity], [0, 1, 3, 4]).heights == [0, 0, 0])
    }

    @Test("sums up from the left, to 1 where it is a density")
    func cumulative() throws {
        #expect(try count([0.5, 1.5, 1.6, 3.5], [0, 1, 3, 4], cumulative: true).heights == [1, 3, 4])
        #expect(
            try count([0.5, 1.5, 1.6, 3.5], [0, 1, 3, 4], density: true, cumulative: true).heights
                == [0.25, 0.75, 1])
    }

    @Test("puts edges of a given width at its multiples")
    func width() throws {
        #expect(try count([0.3, 1.2], .width(0.5)).edges == [0, 0.5, 1, 1.5])
        #expect(try count([-0.1], .width(1)).edges == [-1, 0])
    }

    @Test("says which bins it can't make")
    func impossible() {
        func complaint(_ values: [Double], _ bins: HistogramBins, range: ClosedRange<Double>? = nil) -> String? {
            Figure { $0.histogram(values, bins: bins, range: range) }.complaint
        }
        #expect(complaint([1, 2], 0) == "histogram: there must be 1 bin or more, not 0")
        #expect(
            complaint([1, 2], [1, 1])
                == "histogram: the edges of bins must be two or more rising numbers, not [1.0, 1.0]")
        #expect(complaint([1, 2], .width(-1)) == "histogram: the width of bins must be above 0, not -1.0")
        #expect(
            complaint([1, 2], .width(1e-9))
                == "histogram: bins of a width of 1e-09 are more than the values or 1000000 allow")
        #expect(complaint([-1e308, 1e308], 4) == "histogram: a range of -1e+308 to 1e+308 is too wide")
        #expect(complaint([1, 1.0.nextUp], 5) == "histogram: 5 bins are more than the values or 1000000 allow")
        #expect(complaint([], 5) == nil)
        #expect(complaint([.nan], .auto) == nil)
    }

    @Test("is drawn as bars or as their outline")
    func drawn() throws {
        let values = [1.0, 2, 2, 3, 3, 3]
        var figure = Figure(size: .points(300, 200))
        figure.histogram(values, bins: 3, edgeColor: .black, label: "bars", alpha: 0.5)
        figure.histogram(values, bins: 3, filled: false)
        try expectGolden(figure.scene(), "histogram")
    }
}
