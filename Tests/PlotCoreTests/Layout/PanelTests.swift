import PlotCore
import Testing

@Suite("several axes in one figure")
struct PanelTests {
    @Test("two beside each other have matplotlib's places")
    func sideBySide() throws {
        var figure = Figure(size: .pixels(800, 400))
        figure[0, 0].plot([0, 1])
        figure[0, 1].plot([0, 1])
        let found = try figure.scene().frames
        // gallery/box-and-violin.json
        #expect(abs(found[0].left - 72) < 1e-9 && abs(found[0].right - 381.8181818181818 * 0.72) < 1e-9)
        #expect(abs(found[1].left - 438.1818181818181 * 0.72) < 1e-9 && abs(found[1].right - 720 * 0.72) < 1e-9)
    }

    @Test("the grid grows with its cells, and a panel may span several")
    func spans() throws {
        var figure = Figure()
        figure[0..<2, 0..<1].plot([0, 1])
        figure[0, 1].plot([0, 2])
        figure[1, 1].plot([0, 3])
        let found = try figure.scene().frames
        #expect(found.count == 3)
        #expect(abs(found[0].top - found[1].top) < 1e-9 && abs(found[0].bottom - found[2].bottom) < 1e-9)
        #expect(found[1].left == found[2].left && found[1].right == found[2].right)
    }

    @Test("places before the first row and ranges of nothing are moved into the grid, and nothing traps")
    func strangePlaces() throws {
        var figure = Figure()
        figure[-1, -5].plot([1, 2])
        figure[3..<3, 0..<0].plot([1, 2])
        figure[Int.min, Int.max - 1].plot([1, 2])
        _ = try figure.scene()
    }

    @Test("panels that share an axis have the same limits and labels only once")
    func sharing() throws {
        var figure = Figure()
        figure.sharedX = .all
        figure.sharedY = .rows
        figure[0, 0].plot([0, 1], [0, 1])
        figure[0, 1].plot([0, 10], [0, 5])
        figure[1, 0].plot([0, 1], [7, 8])
        figure[1, 1].plot([0, 1], [7, 9])
        let scene = try figure.scene()
        let labels = scene.strings("x tick label")
        #expect(labels.count == 2 * Set(labels).count && labels.last == labels[labels.count / 2 - 1])
        #expect(scene.strings("y tick label").count { $0 == "0" } == 1)
        #expect(scene.illegible == [])
    }

    @Test("long labels push panels apart until none lies over another, and frames stay aligned")
    func gaps() throws {
        var figure = Figure()
        figure.superTitle = "Above all of them"
        for (row, column) in [(0, 0), (0, 1), (1, 0), (1, 1)] {
            figure[row, column].plot([12345.678, 12345.679])
            figure[row, column].title = "a title that is longer than the panel is wide"
            figure[row, column].xLabel = "abscissa"
            figure[row, column].yLabel = "ordinate"
        }
        let scene = try figure.scene()
        #expect(scene.illegible == [])
        let found = scene.frames
        #expect(found[0].left == found[2].left && found[1].right == found[3].right && found[0].top == found[1].top)
    }

    @Test("a second y axis has its labels on the right and shares x")
    func twin() throws {
        var figure = Figure()
        figure.plot([0, 10], [0, 50])
        figure.right.plot([0, 20], [-1, 1])
        figure.yLabel = "left"
        figure.right.yLabel = "right"
        let scene = try figure.scene()
        #expect(scene.strings("y label") == ["left", "right"])
        #expect(scene.strings("y tick label").contains("50") && scene.strings("y tick label").contains("1.00"))
        #expect(scene.strings("x tick label").contains("20.0"))
        #expect(scene.illegible == [])
    }

    @Test("a second x axis has its labels at the top, under the title, and shares y")
    func twinAtTheTop() throws {
        var figure = Figure()
        figure.plot([0, 10], [0, 50])
        figure.top.plot([32, 212], [-1, 1])
        figure.top.xLabel = "°F"
        figure.xLabel = "°C"
        figure.title = "one y axis"
        let scene = try figure.scene()
        #expect(scene.strings("x label") == ["°C", "°F"])
        let fahrenheit = try #require(scene.text("°F")?.box)
        let title = try #require(scene.text("one y axis")?.box)
        #expect(fahrenheit.bottom < scene.frames[0].top && title.bottom <= fahrenheit.top)
        #expect(scene.strings("x tick label").contains("200") && scene.strings("y tick label").contains("50"))
        // A twin of each kind has a frame with four axes.
        figure.right.plot([0, 10], [1e3, 2e3])
        figure.right.yLabel = "right"
        #expect(try figure.scene().strings("y label") == ["right"])
        #expect(try figure.scene().illegible == [])
    }

    @Test("equal units make a square of square data, in the middle of the cell")
    func aspect() throws {
        var figure = Figure()
        figure.plot([-2.2, 2.2], [-2.2, 2.2])
        figure.aspect = .equal
        let frame = try #require(try figure.scene().frames.first)
        #expect(abs(frame.width - frame.height) < 1e-9)
        // gallery/quiver.json
        #expect(abs(frame.left - 143.2 * 0.72) < 1e-9)
    }

    @Test("grid lines stand at every tick")
    func grid() throws {
        var figure = Figure()
        figure.plot([0, 1])
        figure.grid = .x
        let scene = try figure.scene()
        #expect(scene.lines("grid").count == scene.strings("x tick label").count)
    }
}
