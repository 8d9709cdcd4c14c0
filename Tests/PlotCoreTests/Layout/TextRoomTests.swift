import PlotCore
import Testing

@Suite("where the texts of marks go")
struct TextRoomTests {
    private func box(_ role: String, _ scene: Scene) -> Rect? {
        let boxes = scene.items.filter { $0.role == role }.compactMap { item -> Rect? in
            if case .text(let text) = item.shape { text.box } else { nil }
        }
        return boxes.dropFirst().reduce(boxes.first) { $0?.union($1) }
    }

    @Test("a text that would be cut off is moved onto the page, and wrapped if it is wider than that")
    func edge() throws {
        var figure = Figure(size: .points(200, 150))
        figure.plot([0, 1])
        figure.text("far to the right", inFrame: (0.99, 0.5))
        #expect(try abs(#require(box("text", figure.scene())).right - 200) < 1e-9)
        figure.text(String(repeating: "very ", count: 20) + "long", inFrame: (0, 0.8))
        let scene = try figure.scene()
        #expect(scene.strings("text").count > 2)
        #expect(scene.illegible == [])
    }

    @Test("a text that would lie over another is moved, the later one; without room it is left out")
    func later() throws {
        var figure = Figure()
        figure.plot([0, 1])
        for number in 0..<3 { figure.text("text \(number)", at: (0.5, 0.5)) }
        let scene = try figure.scene()
        #expect(scene.strings("text") == ["text 0", "text 1", "text 2"])
        let places = ["text 0", "text 1", "text 2"].compactMap { scene.text($0)?.position }
        #expect(places[0] != places[1] && places[1] != places[2] && places[0] != places[2])
        #expect(scene.illegible == [])
        for number in 0..<100 { figure.text("more \(number)", at: (0.5, 0.5)) }
        let crowded = try figure.scene()
        #expect(crowded.strings("text").first == "text 0" && crowded.strings("text").count < 60)
        #expect(crowded.illegible == [])
    }

    @Test("a text keeps off the tick labels and a legend, an annotation's arrow follows it")
    func obstacles() throws {
        var figure = Figure()
        figure.plot([0, 1], label: "a line with a long name")
        figure.legend = .center
        figure.text("on the ticks", inFrame: (0.5, -0.06), horizontal: .center)
        figure.annotate("under the legend", at: (0.1, 0.1), textAt: (0.5, 0.5), horizontal: .center)
        let scene = try figure.scene()
        #expect(scene.strings("annotation") == ["under the legend"] && scene.strings("text") == ["on the ticks"])
        #expect(scene.count("annotation arrow") == 2)
        #expect(scene.illegible == [])
    }

    @Test("a text all of which is off the page is left out, and a clipped one that leaves its frame")
    func outside() throws {
        var figure = Figure()
        figure.plot([0, 1])
        figure.text("off the page", at: (100, 0))
        figure.text("beyond the frame", inFrame: (0.95, 0.5), clipped: true)
        figure.text("within", inFrame: (0.5, 0.5), clipped: true)
        #expect(try figure.scene().strings("text") == ["within"])
    }

    @Test("a text may stand beside its panel, never in another")
    func panels() throws {
        var figure = Figure()
        figure[0, 0].plot([0, 1])
        figure[0, 1].plot([0, 1])
        figure[0, 0].text("a", inFrame: (-0.1, 1.02), size: 14)
        figure[0, 0].text("a text that would end in the other panel", inFrame: (0.5, 0.5))
        let scene = try figure.scene()
        let boxes = scene.texts.filter { $0.string.hasPrefix("a") }.map(\.box)
        #expect(boxes.count == 2 && boxes.allSatisfy { !$0.overlaps(scene.frames[1]) })
        #expect(scene.illegible == [])
    }

    @Test("names of a pie's slices are wrapped beside it, and left out where they would meet")
    func pie() throws {
        var figure = Figure(size: .points(300, 200))
        figure.pie([1, 1, 1], labels: Array(repeating: "a name of several words", count: 3))
        #expect(try figure.scene().strings("pie label").count > 3)
        figure = Figure(size: .points(300, 200))
        let names = (0..<60).map { "slice number \($0)" }
        figure.pie(names.map { _ in 1.0 }, labels: names, percentDecimals: 1)
        let scene = try figure.scene()
        #expect(scene.strings("pie label").first?.hasPrefix("slice") == true)
        #expect(scene.strings("pie label").count < 60)
        #expect(scene.illegible == [])
    }

    @Test("a label on a contour keeps off a text that was there before")
    func contour() throws {
        func labels(_ texts: Int) throws -> [Point] {
            var figure = Figure()
            for number in 0..<texts { figure.text("remark", inFrame: (0.05, 0.1 * Double(number))) }
            let hill = (0..<30).map { row in (0..<30).map { Double(row) + 0.1 * Double($0) } }
            figure.contour(hill, levels: 5, labels: .inline())
            let scene = try figure.scene()
            #expect(scene.illegible == [])
            return scene.items.compactMap { item in
                if item.role == "contour label", case .text(let text) = item.shape { text.position } else { nil }
            }
        }
        #expect(try labels(0).count > 2 && labels(0) != labels(9))
    }

    @Test("equal units never leave a line for a frame")
    func aspect() throws {
        var figure = Figure()
        figure.plot([0, 1e9], [0, 1])
        figure.aspect = .equal
        let scene = try figure.scene()
        #expect(scene.frames[0].height >= 6 && scene.illegible == [])
    }
}

@Suite("constrained layout")
struct ConstrainedLayoutTests {
    @Test("panels with their texts have the padding on every side, and nothing else")
    func padding() throws {
        var figure = Figure(size: .points(400, 300))
        for column in 0..<2 {
            figure[0, column].plot([0, 1])
            figure[0, column].yTicks = .none
        }
        figure.layout = .constrained(padding: 5)
        let scene = try figure.scene()
        #expect(abs(scene.frames[0].left - 5) < 1 && abs(scene.frames[0].top - 5) < 1)
        #expect(abs(scene.frames[1].left - scene.frames[0].right - 10) < 1)
        #expect(abs(scene.frames[1].right - 395) < 1)
        #expect(abs((scene.texts.map(\.box.bottom).max() ?? 0) - 295) < 1)
        figure.layout = .constrained(padding: -1)
        #expect(figure.complaint == "layout: padding must be from 0 to a million points, not -1.0")
    }
}
