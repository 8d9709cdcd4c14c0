import PlotCore
import RandomFigures
import Testing

@Suite("where the frame and the texts go")
struct LayoutTests {
    func frame(_ scene: Scene) -> String {
        scene.lines("left spine")[0] + scene.lines("right spine")[0]
    }

    @Test("the frame keeps matplotlib's place while everything fits")
    func classicFrame() throws {
        var figure = Figure()
        figure.plot([0, 1])
        let plain = try figure.scene()
        #expect(plain.lines("left spine")[0].contains("M(57.6, 307.58) L(57.6, 41.47)"))
        #expect(plain.lines("right spine")[0].contains("M(414.72, 307.58) L(414.72, 41.47)"))
        figure.title = "short"
        figure.xLabel = "time"
        figure.yLabel = "height"
        #expect(frame(try figure.scene()) == frame(plain))
    }

    @Test("wide tick labels push the frame to the right until they are on the page")
    func wideTickLabels() throws {
        var figure = Figure()
        figure.plot([-1234.5, -1234.8], [-1234.50001, -1234.50004])
        figure.yLabel = "a label beside them"
        let scene = try figure.scene()
        #expect(scene.illegible == [])
    }

    @Test("a long title wraps at spaces, a long word between its characters")
    func longTitle() throws {
        var figure = Figure()
        figure.title = "A title that is a good deal longer than the figure is wide, so that it needs a second line"
        #expect(
            try figure.scene().strings("title") == [
                "A title that is a good deal longer than the figure is wide,", "so that it needs a second line",
            ])
        figure.title = String(repeating: "m", count: 100)
        #expect(try figure.scene().strings("title").joined() == figure.title)
        #expect(try figure.scene().illegible == [])
    }

    @Test("a text far too long ends in an ellipsis, and costs no other text its place", .timeLimit(.minutes(1)))
    func endlessTexts() throws {
        var figure = Figure()
        figure.title = "title"
        figure.xLabel = String(repeating: "word ", count: 20_000)
        figure.yLabel = String(repeating: "m", count: 100_000)
        let scene = try figure.scene()
        #expect(scene.strings("title") == ["title"])
        #expect(scene.strings("x label").last?.hasSuffix("…") == true)
        #expect(scene.strings("y label").last?.hasSuffix("…") == true)
        #expect(scene.illegible == [])
    }

    @Test("a newline in a text starts a line, whichever system wrote it")
    func newlines() throws {
        var figure = Figure()
        figure.title = "one\r\ntwo"
        figure.yLabel = "up\nright"
        let scene = try figure.scene()
        #expect(scene.strings("title") == ["one", "two"])
        #expect(scene.strings("y label") == ["up", "right"])
        #expect(scene.illegible == [])
    }

    @Test("the title stands above an offset text, the x label below one")
    func offsetTexts() throws {
        var figure = Figure(size: .pixels(300, 300))
        figure.plot([1e9, 2e9], [1e9, 2e9])
        figure.title = "as wide as it may be"
        figure.xLabel = "as wide as it may be too"
        let scene = try figure.scene()
        #expect(scene.strings("x tick label").last == "1e9")
        #expect(scene.illegible == [])
    }

    @Test("labels thin out where they would meet")
    func thinnedLabels() throws {
        var figure = Figure(size: .pixels(300, 200))
        figure.plot([123456, 123457], [0, 1])
        let scene = try figure.scene()
        #expect(scene.strings("x tick label").count >= 2)
        #expect(scene.illegible == [])
    }

    @Test("what numbers along y have in common stands above an axis at the top, and costs no text its place")
    func offsetBesideTopAxis() throws {
        var figure = Figure()
        figure.plot([0, 1], [0, 1e12])
        figure.top.plot([0, 5], [0, 1e12])
        figure.title = "title"
        let scene = try figure.scene()
        #expect(scene.strings("y tick label").contains("1e12"))
        #expect(scene.missing(from: figure) + scene.illegible == [])
    }

    @Test("large numbers along x stand clear of those along y")
    func largeTickLabels() throws {
        var figure = Figure(size: .pixels(1000, 1000))
        figure.theme.tickLabelSize = 24
        figure.xLabel = "time"
        let scene = try figure.scene()
        #expect(scene.strings("x tick label").contains("0.0") && scene.strings("y tick label").contains("0.0"))
        #expect(scene.missing(from: figure) + scene.illegible == [])
    }

    @Test("in a figure too small for all, the title leaves first, then axis labels, then tick labels")
    func tinyFigures() throws {
        var figure = Figure()
        figure.plot([0, 1])
        figure.title = "title"
        figure.xLabel = "x"
        figure.yLabel = "y"
        var seen: [Set<String>] = []
        for side in stride(from: 300.0, through: 10, by: -5) {
            figure.size = .pixels(side, side)
            let scene = try figure.scene()
            #expect(scene.illegible == [])
            let roles = Set(scene.items.filter { if case .text = $0.shape { true } else { false } }.map(\.role))
            if seen.last != roles { seen.append(roles) }
        }
        let ticks: Set = ["x tick label", "y tick label"]
        #expect(
            seen == [ticks.union(["x label", "y label", "title"]), ticks.union(["x label", "y label"]), ticks, []])
    }
}
