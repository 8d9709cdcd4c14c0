import PlotCore
import Testing

@Suite("axes within axes")
struct InsetTests {
    @Test("an inset's frame lies at its fractions of the outer frame, from the left and from the bottom")
    func place() throws {
        var figure = Figure()
        figure.plot([0, 1])
        figure[inset: 0.5...0.9, 0.25...0.75].plot([0, 100])
        let scene = try figure.scene()
        let (outer, inner) = (scene.frames[0], scene.frames[1])
        #expect(
            isNear(
                inner, outer.left + 0.5 * outer.width, outer.top + 0.25 * outer.height, outer.left + 0.9 * outer.width,
                outer.top + 0.75 * outer.height))
        #expect(scene.strings("y tick label").contains("100") && scene.illegible == [])
    }

    @Test("all of it is painted over the outer axes' marks")
    func depth() throws {
        var figure = Figure()
        figure[inset: 0.5...0.9, 0.25...0.75].plot([0, 100])
        figure.plot([0, 1])
        let lines = try figure.scene().items.filter { $0.role == "line" }
        #expect(lines.map(\.zOrder) == [2, 5])
    }

    @Test("its frame gives way until its labels are within the outer frame")
    func corner() throws {
        var figure = Figure()
        figure[inset: 0...0.5, 0...0.5].plot([0, 1e9], [0, 1e9])
        figure[inset: 0...0.5, 0...0.5].xLabel = "name"
        let scene = try figure.scene()
        let outer = scene.frames[0]
        #expect(scene.frames[1].left > outer.left && scene.frames[1].bottom < outer.bottom)
        #expect(try outer.contains(#require(scene.text("name")).box))
        #expect(scene.illegible == [])
    }

    @Test("without room for its labels it has none, and stays where it is")
    func tooSmall() throws {
        var figure = Figure()
        figure[inset: 0...0.05, 0...0.05].plot([0, 1])
        let scene = try figure.scene()
        #expect(scene.frames.count == 2 && abs(scene.frames[1].width - 0.05 * scene.frames[0].width) < 1e-9)
        #expect(scene.illegible == [])
    }

    @Test("an inset may have an inset, and a colour bar")
    func nested() throws {
        var figure = Figure()
        figure[inset: 0.1...0.9, 0.1...0.9].scatter([0, 1], [0, 1], values: [0, 1])
        figure[inset: 0.1...0.9, 0.1...0.9].colorBar = ColorBar()
        figure[inset: 0.1...0.9, 0.1...0.9][inset: 0.5...0.9, 0.1...0.5].plot([0, 1])
        let scene = try figure.scene()
        #expect(scene.frames.count == 3 && scene.bounds("color bar") != nil && scene.illegible == [])
    }

    @Test("a place beyond the frame is an error with numbers in it")
    func beyond() {
        var figure = Figure()
        figure[inset: 0.5...1.5, 0...1].plot([0, 1])
        let error = #expect(throws: PlotError.self) { try figure.scene() }
        #expect(error?.message == "inset: x from 0.5 to 1.5; it must rise and lie within 0 to 1")
    }
}
