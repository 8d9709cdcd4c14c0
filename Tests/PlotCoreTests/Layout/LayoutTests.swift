import PlotCore
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

    @Test("a newline in a text starts a line")
    func newlines() throws {
        var figure = Figure()
        figure.title = "one\ntwo"
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

    @Test("in 2,000 random figures no text is cut off or lies over another, and the frame has room")
    func randomFigures() throws {
        var random = SplitMix(state: 11)
        let words = [
            "peak", "Δλ/nm", "🙂", "temperature of the outer shell", "x", "<b>&amp;</b>", "אבג", "line\nbreak", "",
        ]
        for number in 0..<2000 {
            let (width, height) = (100 + 1900 * random.unit(), 100 + 1900 * random.unit())
            var figure = Figure(size: .pixels(width, height), dpi: [72, 100, 200][random.below(3)])
            func column() -> [Double] {
                let scale = 600 * random.unit() - 300
                let size = powerOf10(Int(scale))
                let offset = random.below(3) == 0 ? size * powerOf10(random.below(9)) : 0
                return (0..<random.below(20)).map { _ in offset + size * (random.unit() - 0.3) }
            }
            let x = column()
            let y = column()
            let count = min(x.count, y.count)
            figure.plot(x[..<count], y[..<count])
            func text() -> String {
                (0..<random.below(8)).map { _ in words[random.below(words.count)] }.joined(separator: " ")
            }
            (figure.title, figure.xLabel, figure.yLabel) = (text(), text(), text())
            let scene = try figure.scene()
            #expect(scene.illegible == [], "figure \(number)")
            guard let frame = scene.items.first(where: { $0.role == "line" })?.clip else {
                Issue.record("figure \(number) has no line")
                continue
            }
            #expect(frame.width >= scene.size.width / 4 && frame.height >= scene.size.height / 4, "figure \(number)")
        }
    }
}
