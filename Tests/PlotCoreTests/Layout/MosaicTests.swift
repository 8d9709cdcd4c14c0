import PlotCore
import Testing

@Suite("mosaics and sizes of rows and columns")
struct MosaicTests {
    func message(_ build: () -> Figure) -> String? {
        do {
            _ = try build().scene()
            return nil
        } catch {
            return (error as? PlotError)?.message
        }
    }

    @Test("panels lie where they are drawn, empty ones too")
    func places() throws {
        var figure = Figure(mosaic: ["AAB", "CCB", "..D"])
        figure["B"].title = "tall"
        figure["C"].title = "second"
        let frames = try figure.scene().frames
        #expect(frames.count == 4)
        let (a, b, c, d) = (frames[0], frames[1], frames[2], frames[3])
        #expect(a.left == c.left && a.right == c.right && b.left == d.left && a.bottom < c.top && a.right < b.left)
        #expect(abs(b.top - a.top) < 1e-9 && abs(b.bottom - c.bottom) < 1e-9 && d.top > c.bottom)
    }

    @Test("the figure's own axes are those at the top left")
    func first() throws {
        var figure = Figure(mosaic: ["AA", "BC"])
        figure.title = "first"
        figure["C"].title = "last"
        #expect(figure["A"].title == "first")
        #expect(try figure.scene().frames.count == 3)
    }

    @Test("drawings that make no panels are errors")
    func wrong() {
        #expect(message { Figure(mosaic: []) } == "mosaic: there is no panel in it")
        #expect(message { Figure(mosaic: ["", ""]) } == "mosaic: there is no panel in it")
        #expect(message { Figure(mosaic: ["..", ".."]) } == "mosaic: there is no panel in it")
        #expect(message { Figure(mosaic: ["AB", "A"]) } == "mosaic: row 0 has 2 columns but row 1 has 1")
        #expect(message { Figure(mosaic: ["AB", "BA"]) } == "mosaic: the cells of A make no rectangle")
        #expect(message { Figure(mosaic: ["AAA", "ABA", "AAA"]) } == "mosaic: the cells of A make no rectangle")
    }

    @Test("names that are not there are errors")
    func unknownNames() {
        #expect(
            message {
                var figure = Figure(mosaic: ["AB"])
                figure["Z"].plot([0, 1])
                return figure
            } == "figure: no panel Z; the mosaic has A, B")
        #expect(
            message {
                var figure = Figure()
                figure["A"].plot([0, 1])
                return figure
            } == "figure: no panel A; a figure without a mosaic has no names")
    }

    @Test("rows and columns have the sizes that they are given, in matplotlib's places")
    func sizes() throws {
        var figure = Figure(mosaic: ["AB", "CD"])
        figure.rowHeights = [3, 1]
        figure.columnWidths = [1, 2]
        figure.sharedY = .rows
        let frames = try figure.scene().frames
        // matplotlib 3.11.2: plt.subplots(2, 2, height_ratios=[3, 1], width_ratios=[1, 2]), in points.
        #expect(isNear(frames[0], 57.6, 41.472, 165.818182, 222.912))
        #expect(isNear(frames[3], 198.283636, 247.104, 414.72, 307.584))
        figure.rowHeights = [1e300, 1e300]
        #expect(abs(try figure.scene().frames[0].height - (try figure.scene().frames[2].height)) < 1e-9)
    }

    @Test("sizes that are no sizes, and more of them than rows, are errors")
    func badSizes() {
        func figure(_ heights: [Double]) -> Figure {
            var figure = Figure(mosaic: ["AB", "CD"])
            figure.rowHeights = heights
            return figure
        }
        #expect(message { figure([1, 0]) } == "rowHeights: each must be a positive number, not 0.0")
        #expect(message { figure([.nan]) } == "rowHeights: each must be a positive number, not nan")
        #expect(message { figure([1, 2, 3]) } == "rowHeights: 3 numbers, but the grid has 2")
        #expect(message { figure([2]) } == nil)
    }
}
