import PlotCore
import RandomFigures
import Testing

// What the random figures are asked would be worth nothing if a bad scene passed.
@Suite("what makes a scene illegible")
struct LegibilityTests {
    private func scene() throws -> Scene {
        var figure = Figure(size: .pixels(640, 480))
        figure.plot([0, 1, 2], [1, 3, 2], label: "measured")
        figure.title = "A title"
        figure.legend = .upperRight
        return try figure.scene()
    }

    /// The scene with every text of a role moved.
    private func moving(_ role: String, by offset: Point) throws -> Scene {
        var scene = try scene()
        let moved = scene.items.indices.filter { scene.items[$0].role == role }
        try #require(!moved.isEmpty)
        for index in moved {
            guard case .text(var text) = scene.items[index].shape else { continue }
            text.position = Point(text.position.x + offset.x, text.position.y + offset.y)
            scene.items[index].shape = .text(text)
        }
        return scene
    }

    @Test("a figure as it is laid out is legible")
    func legible() throws {
        #expect(try scene().illegible == [])
    }

    @Test("a text half beyond the page is cut off")
    func cutOff() throws {
        let title = try #require(try scene().texts.first { $0.string == "A title" })
        let problems = try moving("title", by: Point(0, -(title.box.top + title.box.bottom) / 2)).illegible
        #expect(problems == ["cut off: A title"])
    }

    @Test("two texts on one place lie over each other")
    func overlapping() throws {
        let texts = try scene().texts
        let (title, name) = (
            try #require(texts.first { $0.string == "A title" }), try #require(texts.first { $0.string == "measured" })
        )
        let offset = Point(name.box.left - title.box.left, name.box.bottom - title.box.bottom)
        let problems = try moving("title", by: offset).illegible
        #expect(problems.contains { $0.contains("\"A title\"") && $0.contains("over") && $0.contains("\"measured\"") })
    }

    @Test("a name that is left out while the title stays, or though there is room, is missed")
    func missing() throws {
        var figure = Figure()
        (figure.title, figure.xLabel) = ("A title", "time")
        var scene = try figure.scene()
        #expect(scene.missing(from: figure) == [])
        scene.items.removeAll { $0.role == "x label" }
        let withTitle = ["titles are there, but not every x label", "there is room for the x label \"time\""]
        #expect(scene.missing(from: figure) == withTitle)
        scene.items.removeAll { $0.role == "title" }
        #expect(scene.missing(from: figure).contains("there is room for the title \"A title\""))
    }

    @Test("axes of no length are seen")
    func flat() throws {
        var scene = try scene()
        let index = try #require(scene.items.firstIndex { $0.role.hasSuffix("spine") })
        let path = Path.segment(from: Point(100, 100), to: Point(100.5, 100))
        scene.items[index].shape = .path(path, fill: nil, stroke: nil, snapping: .never)
        #expect(scene.illegible.count == 1 && scene.illegible[0].contains("0.5 points long"))
    }
}
