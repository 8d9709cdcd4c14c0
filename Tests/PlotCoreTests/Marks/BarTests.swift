@testable import PlotCore
import Testing

@Suite("bars")
struct BarTests {
    /// The corners of all bars in data units, from the frame of a figure that shows 0 to 10 both ways on 100 by 100 points.
    func bars(_ build: (inout Figure) -> Void) throws -> [Rect] {
        var figure = Figure()
        build(&figure)
        let unit = TrainedScale(.linear, from: 0, to: 10)
        let frame = Frame(rect: Rect(left: 0, top: 0, right: 10, bottom: 10), x: unit, y: unit)
        let text = TextSetter(measurer: Ruler(), theme: figure.theme)
        let style = MarkStyle(color: .black, theme: figure.theme, text: text)
        return try figure.axes.marks.flatMap { mark in
            try mark.shapes(in: frame, style: style).compactMap { item in
                guard case .path(let path, let fill, _, _) = item.shape, fill != nil else { return nil }
                guard case .move(let start) = path.elements[0], case .line(let end) = path.elements[2] else {
                    return nil
                }
                return Rect(left: start.x, top: 10 - end.y, right: end.x, bottom: 10 - start.y)
            }
        }
    }

    @Test("stand on their base, their middle or their edge at the position")
    func places() throws {
        #expect(
            try bars { $0.bar([1, 3], [2, 4], width: 1) } == [
                Rect(left: 0.5, top: 0, right: 1.5, bottom: 2), Rect(left: 2.5, top: 0, right: 3.5, bottom: 4),
            ])
        #expect(
            try bars { $0.bar([1], [2], width: [2], bottom: [3], align: .edge) } == [
                Rect(left: 1, top: 3, right: 3, bottom: 5)
            ])
        #expect(
            try bars { $0.bar([1], [2], width: 1, orientation: .horizontal) } == [
                Rect(left: 0, top: 0.5, right: 2, bottom: 1.5)
            ])
    }

    @Test("that are missing are left out; a negative one points the other way")
    func gaps() throws {
        #expect(try bars { $0.bar([1, 2, 3, 4], [.nan, 1, .infinity, 2], width: 1) }.map(\.left) == [1.5, 3.5])
        #expect(
            try bars { $0.bar([5], [-1], width: 2, bottom: 3) } == [Rect(left: 4, top: 2, right: 6, bottom: 3)])
    }

    @Test("of several series stand beside or on top of each other")
    func groups() throws {
        let grouped = try bars { $0.bars(["a", "b"], ["one": [1, 2], "two": [3, 4]], width: 1) }
        #expect(grouped.map(\.left) == [-0.5, 0.5, 0, 1])
        #expect(grouped.map(\.bottom) == [1, 2, 3, 4])
        let stacked = try bars { $0.bars(["a", "b"], ["one": [1, -2], "two": [3, 4]], .stacked, width: 1) }
        #expect(stacked.map { [$0.top, $0.bottom] } == [[0, 1], [-2, 0], [1, 4], [0, 4]])
    }

    @Test("a name keeps its place over several marks, and the axis shows the names")
    func names() throws {
        var figure = Figure()
        figure.bar(["b", "a"], [1, 2])
        figure.bar(["a", "c"], [3, 4])
        #expect(try figure.limits().x.contains(2.4) && !figure.limits().x.contains(2.6))
        #expect(try figure.scene().strings("x tick label") == ["b", "a", "c"])
        figure.xScale = .categorical(["p", "q", "r"])
        #expect(try figure.scene().strings("x tick label") == ["p", "q", "r"])
    }

    @Test("leave no room below their base")
    func sticky() throws {
        let limits = try Figure { $0.bar([1, 2], [3, 4]) }.limits()
        #expect(limits.y.lower == 0 && limits.y.upper == 4.2)
        #expect(try Figure { $0.bar([1, 2], [-3, -4]) }.limits().y.upper == 0)
        #expect(try Figure { $0.bar([1, 2], [3, -4]) }.limits().y.lower < -4)
    }

    @Test("reach down to the edge of a logarithmic axis")
    func logarithmic() throws {
        var figure = Figure()
        figure.bar([1, 2], [10, 1000])
        figure.yScale = .log
        let scene = try figure.scene()
        #expect(scene.count("bar") == 2)
        #expect(scene.isFinite)
    }

    /// The texts at bars with where they stand in data units, of a figure that shows 0 to 4 and -10 to 10.
    func labels(_ build: (inout Figure) -> Void) throws -> [(text: String, box: Rect)] {
        var figure = Figure()
        build(&figure)
        figure.xLimits = figure.xLimits ?? Limits(0, 4)
        figure.yLimits = figure.yLimits ?? Limits(-10, 10)
        let scene = try figure.scene()
        let frame = try #require(scene.frames.first)
        func x(_ place: Double) -> Double { (place - frame.left) / frame.width * 4 }
        func y(_ place: Double) -> Double { (frame.bottom - place) / frame.height * 20 - 10 }
        return scene.items.compactMap { item in
            guard case .text(let text) = item.shape, item.role == "bar label" else { return nil }
            let box = text.box
            return (text.string, Rect(left: x(box.left), top: y(box.top), right: x(box.right), bottom: y(box.bottom)))
        }
    }

    @Test("their labels stand beyond their ends and error bars, or in their middles, where matplotlib's do")
    func labelPlaces() throws {
        // matplotlib 3.11.2: bar_label(bar([1, 2, 3], [2, -3.14159265, 5], bottom=[1, 0, 0], yerr=[.5, .25, 0])): bottoms at 3.5
        // and 5, a top at -3.39159265, middles over 1, 2 and 3.
        let ends = try labels {
            $0.bar(
                [1, 2, 3], [2, -3.14159265, 5], bottom: [1, 0, 0], error: [0.5, 0.25, 0], valueLabels: .outside())
        }
        #expect(ends.map(\.text) == ["3", "\u{2212}3.14159", "5"])
        #expect(
            isNear(ends[0].box.bottom, 3.5) && isNear(ends[1].box.top, -3.39159265) && isNear(ends[2].box.bottom, 5))
        #expect(zip(ends, [1, 2, 3]).allSatisfy { isNear($0.box.center.x, $1) })
        let middles = try labels {
            $0.bar([1, 2], [2, -4], bottom: [1, 0], valueLabels: .center(.fixed(decimals: 1)))
        }
        #expect(middles.map(\.text) == ["2.0", "\u{2212}4.0"])
        #expect(isNear(middles[0].box.center.y, 2) && isNear(middles[1].box.center.y, -2))
        let level = try labels {
            $0.bar([-5, 5], [2, -1], bottom: 1, orientation: .horizontal, valueLabels: .outside())
        }
        #expect(isNear(level[0].box.left, 3) && isNear(level[0].box.center.y, -5) && isNear(level[1].box.right, 0))
    }

    @Test("labels turn over with the axis, keep away by their padding, and are left out with their bar")
    func labelSides() throws {
        let reversed = try labels {
            $0.bar([1], [4], valueLabels: .outside())
            $0.yLimits = Limits(10, -10)
        }
        // Upside down, the place of 4 is that of -4.
        #expect(isNear(reversed[0].box.top, -4))
        let touching = try labels { $0.bar([1], [4], valueLabels: .outside()) }
        let apart = try labels { $0.bar([1], [4], valueLabels: .outside(padding: 12)) }
        #expect(apart[0].box.bottom > touching[0].box.bottom + 0.5)
        #expect(
            try labels { $0.bar([1, 2, 3], [4, .nan, 40], valueLabels: .outside(texts: ["a", "b", "c"])) }.map(\.text)
                == ["a"])
        #expect(
            try labels { $0.bars(["a"], ["n": [1], "s": [2]], .stacked, valueLabels: .center()) }.map(\.text) == [
                "1", "2",
            ])
        #expect(
            Figure { $0.bar([1, 2], [1, 2], valueLabels: .outside(texts: ["a"])) }.complaint
                == "bar: 2 bars but 1 texts in valueLabels")
    }

    private func isNear(_ value: Double, _ wanted: Double) -> Bool { abs(value - wanted) < 0.02 }

    @Test("say what does not belong together")
    func complaints() {
        #expect(Figure { $0.bar([1, 2], [1]) }.complaint == "bar: 2 positions but 1 heights")
        #expect(Figure { $0.bar(["a"], [1, 2]) }.complaint == "bar: 1 positions but 2 heights")
        #expect(Figure { $0.bar([1, 2, 3], [1, 2, 3], width: [1, 2]) }.complaint == "bar: 3 bars but 2 in width")
        #expect(
            Figure { $0.bar([1, 2], [1, 2], error: [1, -1]) }.complaint == "bar: error must be 0 or more, not -1.0")
        #expect(
            Figure { $0.bar([1, 2], [1, 2], capSize: -1) }.complaint == "bar: capSize must be 0 or more, not -1.0")
    }

    @Test("are drawn with their errors")
    func drawn() throws {
        var figure = Figure(size: .points(300, 200))
        figure.bar(
            ["a", "b"], [3, 4], edgeColor: .black, error: .asymmetric(lower: 1, upper: [0.5, .nan]), capSize: 3)
        figure.bar([0, 1], [1, 2], width: 0.2, colors: [.red, .green])
        try expectGolden(figure.scene(), "bars")
    }
}
