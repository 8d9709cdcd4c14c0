import PlotCore
import Testing

@Suite("the scene as text")
struct SceneDumpTests {
    @Test("a small figure prints every item in painting order")
    func smallFigure() throws {
        var figure = Figure(size: .points(200, 100))
        figure.plot([0, 1, Double.nan, 4], width: 2, style: .dashed)
        figure.scatter([1, 3], [0, 4], color: .orange, alpha: 0.5)
        figure.arrow(from: (0, 0), to: (3, 4), width: 0.1, zOrder: 5, clipped: false)
        figure.xLabel = "x"
        try expectGolden(figure.scene(), "small-figure")
    }

    @Test("control characters do not reach the terminal")
    func controlCharacters() throws {
        var figure = Figure()
        figure.title = "a\u{1B}[31mb\u{0}"
        #expect(try figure.scene().lines("title")[0].contains("\"a\\u{1b}[31mb\\u{0}\""))
    }

    @Test("a figure draws to the same scene each time, and a copy does not change with its original")
    func values() throws {
        var figure = Figure()
        figure.plot([1, 2, 3])
        let copy = figure
        let before = try copy.scene()
        figure.plot([3, 2, 1])
        #expect(try copy.scene() == before)
        #expect(try figure.scene() != before)
    }
}
