import PlotCore
import Testing

@Suite("names at the ends of lines")
struct LineEndTests {
    func scene(_ build: (inout Figure) -> Void) throws -> Scene {
        var figure = Figure()
        build(&figure)
        figure.legend = .lineEnds
        return try figure.scene()
    }

    @Test("each name stands at its line's height, in its colour, on the right of the frame")
    func apart() throws {
        let scene = try scene { figure in
            figure.plot([0, 4], color: .red, label: "high")
            figure.plot([0, 1], color: .blue, label: "low")
        }
        let frame = scene.frames[0]
        let ends = scene.items.filter { $0.role == "line" }.compactMap(\.shape.bounds?.top)
        for (name, end, color) in [("high", ends[0], Color.red), ("low", ends[1], .blue)] {
            let text = try #require(scene.text(name))
            #expect(abs(text.box.center.y - end) < 1e-9 && text.color == color && text.box.left > frame.right)
        }
        #expect(scene.illegible == [])
    }

    @Test("names of lines that end together spread as little as they must, in the lines' order")
    func together() throws {
        let scene = try scene { figure in
            for index in 0..<5 { figure.plot([0, 10 + 0.01 * Double(index)], label: "line \(index)") }
            figure.plot([10, 0], label: "other")
        }
        let names = scene.texts.filter { $0.string.hasPrefix("line") }.sorted { $0.box.top < $1.box.top }
        #expect(names.map(\.string) == ["line 4", "line 3", "line 2", "line 1", "line 0"])
        for (above, below) in zip(names, names.dropFirst()) {
            #expect((0...1).contains(below.box.top - above.box.bottom))
        }
        #expect(scene.illegible == [])
    }

    @Test("a line that leaves the frame has its name at the frame's edge, one that ends in a gap at its last point")
    func outOfView() throws {
        let scene = try scene { figure in
            figure.yLimits = Limits(0...1)
            figure.plot([0, 100], label: "up")
            figure.plot([0, 0.5, .nan], label: "gap")
        }
        let frame = scene.frames[0]
        #expect(abs((scene.text("up")?.box.top ?? 0) - frame.top) < 1e-9)
        #expect(abs((scene.text("gap")?.box.center.y ?? 0) - frame.center.y) < 1e-9)
    }

    @Test("what is no line is in a legend at the best place")
    func others() throws {
        let scene = try scene { figure in
            figure.plot([0, 1], label: "line")
            figure.scatter([0, 1], [1, 0], label: "points")
        }
        #expect(scene.strings("line name") == ["line"] && scene.strings("legend") == ["points"])
    }

    @Test("more names than fit are a legend outside")
    func tooMany() throws {
        let scene = try scene { figure in
            for index in 0..<50 { figure.plot([0, Double(index)], label: "line \(index)") }
        }
        #expect(scene.strings("line name") == [] && scene.bounds("legend frame") != nil && scene.illegible == [])
    }
}
