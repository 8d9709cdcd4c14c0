@testable import PlotCore
import Testing

@Suite("texts, annotations and pies")
struct TextTests {
    /// The box around the lines, with a place at (100, 100).
    func box(
        _ string: String, _ horizontal: HorizontalAlignment, _ vertical: VerticalAlignment, rotation: Double = 0
    ) throws -> Rect {
        let block = try TextSetter(measurer: Ruler(), theme: Theme()).block(string, size: 10, width: .infinity)
        let texts = block.aligned(at: Point(100, 100), horizontal, vertical, color: .black, rotation: rotation)
        let first = try #require(texts.first)
        let box = texts.reduce(first.box) { $0.union($1.box) }
        func rounded(_ value: Double) -> Double { (value * 1e6).rounded() / 1e6 }
        return Rect(
            left: rounded(box.left), top: rounded(box.top), right: rounded(box.right), bottom: rounded(box.bottom))
    }

    @Test("a text's box lies beside its place as it is aligned")
    func alignment() throws {
        // Five letters of 6 points, 7.6 above the baseline and 2.4 below.
        #expect(try box("abcde", .left, .baseline) == Rect(left: 100, top: 92.4, right: 130, bottom: 102.4))
        #expect(try box("abcde", .center, .center) == Rect(left: 85, top: 95, right: 115, bottom: 105))
        #expect(try box("abcde", .right, .top) == Rect(left: 70, top: 100, right: 100, bottom: 110))
        #expect(try box("abcde", .left, .bottom, rotation: 90) == Rect(left: 100, top: 70, right: 110, bottom: 100))
        let turned = try box("abcde", .left, .bottom, rotation: 30)
        #expect(turned.left == 100 && turned.bottom == 100)
    }

    @Test("lines of a text stand below each other, aligned as the text is")
    func lines() throws {
        let box = try box("ab\nabcd", .right, .top)
        #expect(box.left == 76 && box.right == 100 && box.top == 100)
        #expect(box.bottom > 115)
    }

    @Test("an annotation's arrow leaves the text's box and ends before its target")
    func arrow() throws {
        var figure = Figure(size: .points(300, 200))
        figure.plot([0, 10], [0, 10])
        figure.annotate("up here", at: (2, 8), textAt: (5, 5), arrow: .filled.color(.red))
        figure.annotate("no arrow", at: (2, 2), offset: (10, 10), arrow: nil)
        figure.annotate("out of sight", at: (200, 2), textAt: (5, 5))
        figure.text("in the corner", inFrame: (1, 1), horizontal: .right, vertical: .top, rotation: 30)
        figure.text("nowhere", at: (.nan, 1))
        let scene = try figure.scene()
        #expect(scene.strings("annotation") == ["up here", "no arrow"])
        #expect(scene.strings("text") == ["in the corner"])
        try expectGolden(scene, "texts")
    }

    @Test("a pie's slices follow each other around, with their names and shares")
    func pie() throws {
        var figure = Figure(size: .points(300, 200))
        figure.pie([1, 1, 2], labels: ["a", "b", "c"], percentDecimals: 0, explode: [0, 0, 0.1])
        let scene = try figure.scene()
        #expect(scene.strings("pie label") == ["a", "25%", "b", "25%", "c", "50%"])
        #expect(scene.count("left spine") == 0)
        #expect(figure.axes.marks.map(\.label) == ["a", "b", "c"])
        try expectGolden(scene, "pie")
    }

    @Test("a pie of nothing is empty, of one value whole, of huge values still shared")
    func strangePies() throws {
        #expect(try Figure { $0.pie([Double]()) }.scene().count("wedge") == 0)
        #expect(try Figure { $0.pie([0, .nan, .infinity]) }.scene().count("wedge") == 0)
        let whole = try Figure { $0.pie([5], thickness: 0.4) }.scene()
        #expect(whole.count("wedge") == 1 && whole.isFinite)
        let huge = try Figure { $0.pie([1e308, 1e308, 1e308, 1e308], percentDecimals: 0) }.scene()
        #expect(huge.strings("pie label") == ["25%", "25%", "25%", "25%"])
    }

    @Test("what is wrong with a text or a pie is said")
    func complaints() {
        #expect(Figure { $0.pie([1, -1]) }.complaint == "pie: values must be 0 or more, not -1.0")
        #expect(Figure { $0.pie([1, 2], labels: ["a"]) }.complaint == "pie: 2 values but 1 labels")
        #expect(
            Figure { $0.pie([1], thickness: 0) }.complaint == "pie: thickness must be above 0 and at most 1, not 0.0")
        #expect(
            Figure { $0.text("a", at: (0, 0), rotation: .nan) }.complaint
                == "text: rotation must be a finite number of degrees, not nan")
        #expect(
            Figure { $0.annotate("a", at: (0, 0), textAt: (1, 1), arrow: .open.width(-1)) }.complaint
                == "annotate: arrow width must be 0 or more, not -1.0")
    }
}
