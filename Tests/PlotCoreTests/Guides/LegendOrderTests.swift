@testable import PlotCore
import Testing

@Suite("what stands in a legend")
struct LegendOrderTests {
    @Test("lines and areas come before bars, error bars and stems, as in matplotlib's")
    func order() throws {
        var figure = Figure()
        figure.bar([1, 2], [1, 2], label: "bars")
        figure.errorBar([1, 2], [1, 2], yError: 0.1, label: "errors")
        figure.plot([1, 2], [1, 2], label: "line")
        figure.stem([1, 2], [1, 2], label: "stems")
        figure.scatter([1, 2], [1, 2], label: "points")
        figure.histogram([1.0, 2], label: "histogram")
        figure.legend = .upperLeft
        // matplotlib 3.11.2: the texts of ax.legend() for the same calls.
        #expect(
            try figure.scene().strings("legend") == ["line", "points", "histogram", "bars", "errors", "stems"])
    }

    @Test("it has letters of its own size, and samples to match")
    func textSize() throws {
        var figure = Figure()
        figure.plot([1, 2], label: "line")
        figure.legend = Legend(.upperLeft, textSize: 20)
        let scene = try figure.scene()
        #expect(scene.text("line")?.font.size == 20)
        let key = try #require(scene.items.first { $0.role == "legend key" }?.shape.bounds)
        #expect(abs(key.width - 40) < 1e-9)
        figure.legend = Legend(.upperLeft, textSize: 0)
        #expect(throws: PlotError(.invalidStyle, "legend: textSize must be above 0, not 0.0")) { try figure.scene() }
    }

    @Test("slices have names in it without names beside them")
    func slices() throws {
        var figure = Figure()
        figure.pie([1, 2], labels: ["one", "two"], showsLabels: false)
        figure.legend = .best
        let scene = try figure.scene()
        #expect(scene.strings("pie label").isEmpty)
        #expect(scene.strings("legend") == ["one", "two"])
    }
}
