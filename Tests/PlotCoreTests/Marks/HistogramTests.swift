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

    @Test("of several columns stands side by side or stacked, in bins of all of them, where matplotlib's does")
    func several() throws {
        func bars(_ arrangement: BarArrangement, density: Bool = false, cumulative: Bool = false) throws -> [[Double]] {
            var axes = Axes()
            axes.histograms(
                ["a": [1.0, 2, 2, 3, 5], "b": [2, 4, 4.5]], arrangement, bins: 4, density: density,
                cumulative: cumulative)
            let unit = TrainedScale(.linear, from: 0, to: 10)
            let frame = Frame(rect: Rect(left: 0, top: 0, right: 10, bottom: 10), x: unit, y: unit)
            let text = TextSetter(measurer: Ruler(), theme: Theme.notebook)
            return try axes.marks.flatMap { mark in
                try mark.shapes(in: frame, style: MarkStyle(color: .black, theme: .notebook, text: text)).compactMap {
                    item in
                    guard case .path(let path, _, _, _) = item.shape, case .move(let start) = path.elements[0],
                        case .line(let end) = path.elements[2]
                    else { return nil }
                    // Left, width, base and height; y grows downwards.
                    return [start.x, end.x - start.x, 10 - end.y, end.y - start.y].map { ($0 * 1e6).rounded() / 1e6 }
                }
            }
        }
        // matplotlib 3.11.2: hist([[1, 2, 2, 3, 5], [2, 4, 4.5]], bins=4, …).
        #expect(
            try bars(.grouped) == [
                [1.1, 0.4, 0, 1], [2.1, 0.4, 0, 2], [3.1, 0.4, 0, 1], [4.1, 0.4, 0, 1], [1.5, 0.4, 0, 0],
                [2.5, 0.4, 0, 1], [3.5, 0.4, 0, 0], [4.5, 0.4, 0, 2],
            ])
        #expect(
            try bars(.stacked) == [
                [1, 1, 0, 1], [2, 1, 0, 2], [3, 1, 0, 1], [4, 1, 0, 1], [1, 1, 1, 0], [2, 1, 2, 1], [3, 1, 1, 0],
                [4, 1, 1, 2],
            ])
        #expect(
            try bars(.grouped, density: true).map(\.[3]) == [0.2, 0.4, 0.2, 0.2, 0, 0.333333, 0, 0.666667])
        #expect(
            try bars(.stacked, density: true).map(\.[3]) == [0.125, 0.25, 0.125, 0.125, 0, 0.125, 0, 0.25])
        let sums = try bars(.stacked, density: true, cumulative: true)
        #expect(sums.map(\.[3]) == [0.125, 0.375, 0.5, 0.625, 0, 0.125, 0.125, 0.375])
        #expect(sums.suffix(4).map(\.[2]) == [0.125, 0.375, 0.5, 0.625])
    }

    @Test("of several columns is named in the legend, and says which bins it can't make")
    func severalNamed() throws {
        var figure = Figure()
        figure.histograms(["before": [1.0, 2], "after": [2.0, 3]])
        figure.legend = .best
        #expect(try figure.scene().strings("legend") == ["before", "after"])
        #expect(
            Figure { $0.histograms(["a": [1.0]], bins: 0) }.complaint
                == "histogram: there must be 1 bin or more, not 0")
        #expect(Figure { $0.histograms(["a": [Double](), "b": [.nan]], .stacked, density: true) }.complaint == nil)
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
