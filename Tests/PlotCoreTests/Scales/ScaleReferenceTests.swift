import Foundation
import PlotCore
import Testing

@Suite("scales are matplotlib's")
struct ScaleReferenceTests {
    private struct LogFigure: Decodable {
        var data: [Double]
        var x: ReferenceTicks
        var y: ReferenceTicks
    }

    @Test("limits, ticks, small ticks and labels of all ten logarithmic figures", arguments: [AxisDirection.x, .y])
    func logarithmic(direction: AxisDirection) throws {
        let url = try #require(
            Bundle.module.url(forResource: "ticks-log", withExtension: "json", subdirectory: "Fixtures"))
        let figures = try JSONDecoder().decode([LogFigure].self, from: Data(contentsOf: url))
        #expect(figures.count == 10)
        for figure in figures {
            let axis = TrainedScale(LogScale(), extent: Domain(figure.data[0], figure.data[1]))
            let differences = (direction == .x ? figure.x : figure.y).differences(
                from: axis, length: direction == .x ? 357.12 : 266.112, direction: direction)
            #expect(differences.isEmpty, "data \(figure.data)")
        }
    }

    @Test("the log-log picture")
    func logLog() throws {
        let figure = try GalleryFixture("log-log")
        let extent = Extent(Column(try figure.numbers("x")), Column(try figure.numbers("y")))
        #expect(figure.differences(.x, from: TrainedScale(LogScale(), extent: extent.along(.x))) == [])
        // The file has the data to twelve decimals, which leaves five digits to its least numbers.
        let y = TrainedScale(LogScale(), extent: extent.along(.y))
        #expect(figure.differences(.y, from: y, tolerance: 2e-5) == [])
    }

    @Test("the symlog picture")
    func symmetricLog() throws {
        let figure = try GalleryFixture("symlog")
        let extent = Extent(Column(try figure.numbers("x")), Column(try figure.numbers("y")))
        #expect(figure.differences(.x, from: TrainedScale(SymmetricLogScale(), extent: extent.along(.x))) == [])
        #expect(figure.differences(.y, from: TrainedScale(SymmetricLogScale(), extent: extent.along(.y))) == [])
    }

    @Test("the picture of dates")
    func dates() throws {
        let figure = try GalleryFixture("dates")
        let y = try figure.numbers("y")
        let start = try figure.numbers("t0")[0]
        let extent = Extent(Column(y.indices.map { start + 86_400 * Double($0) }), Column(y))
        #expect(figure.differences(.x, from: TrainedScale(TimeScale(), extent: extent.along(.x)), unit: 86_400) == [])
        #expect(figure.differences(.y, from: TrainedScale(.linear, extent: extent.along(.y))) == [])
    }

    @Test("the pictures of bars, which stand on their foot without a margin")
    func bars() throws {
        let bars = try GalleryFixture("bars")
        let (heights, errors) = (try bars.numbers("h"), try bars.numbers("e"))
        let names = CategoricalScale(try bars.texts("names"))
        let top = zip(heights, errors).map(+).max() ?? 0
        let extent = Extent(x: Domain(-0.4, 4.4), y: Domain(0, top), stickyY: [0])
        #expect(bars.differences(.x, from: TrainedScale(names, extent: extent.along(.x))) == [])
        #expect(bars.differences(.y, from: TrainedScale(.linear, extent: extent.along(.y))) == [])

        let grouped = try GalleryFixture("grouped-bars")
        let both = try grouped.numbers("a") + grouped.numbers("b")
        let quarters = CategoricalScale(["Q1", "Q2", "Q3", "Q4"])
        let group = Extent(x: Domain(-0.4, 3.4), y: Domain(0, both.max() ?? 0), stickyY: [0])
        #expect(grouped.differences(.x, from: TrainedScale(quarters, extent: group.along(.x))) == [])
        #expect(grouped.differences(.y, from: TrainedScale(.linear, extent: group.along(.y))) == [])

        let horizontal = try GalleryFixture("horizontal-bars")
        let widths = try horizontal.numbers("h")
        let rows = Extent(
            x: Domain(widths.min() ?? 0, widths.max() ?? 0), y: Domain(-0.4, 5.4), stickyX: [0])
        let categories = CategoricalScale(try horizontal.texts("names"))
        #expect(horizontal.differences(.x, from: TrainedScale(.linear, extent: rows.along(.x))) == [])
        #expect(horizontal.differences(.y, from: TrainedScale(categories, extent: rows.along(.y))) == [])
    }
}
