@testable import PlotCore
import Testing

@Suite("filled areas and their borders")
struct AreaTests {
    /// The corners of all areas, on a frame where a unit of data is a point and y grows upwards from 0.
    func areas(_ build: (inout Figure) -> Void) throws -> [[[Double]]] {
        var figure = Figure()
        build(&figure)
        let unit = TrainedScale(.linear, from: 0, to: 10)
        let frame = Frame(rect: Rect(left: 0, top: 0, right: 10, bottom: 10), x: unit, y: unit)
        let text = TextSetter(measurer: Ruler(), theme: figure.theme)
        let style = MarkStyle(color: .black, theme: figure.theme, text: text)
        return try figure.axes.marks.flatMap { mark in
            try mark.shapes(in: frame, style: style).compactMap { item in
                guard case .path(let path, _, _, _) = item.shape else { return nil }
                return path.elements.compactMap { element in
                    switch element {
                    case .move(let point), .line(let point): [point.x, 10 - point.y].map { ($0 * 1e9).rounded() / 1e9 }
                    case .curve, .close: nil
                    }
                }
            }
        }
    }

    @Test("go there along one curve and back along the other")
    func polygon() throws {
        #expect(
            try areas { $0.fillBetween([1, 2], [1, 2], [3, 4]) } == [[[1, 1], [2, 2], [2, 4], [1, 3]]])
        #expect(try areas { $0.fillBetween([1, 2], [1, 2]) } == [[[1, 1], [2, 2], [2, 0], [1, 0]]])
        #expect(
            try areas { $0.fillBetween(y: [1, 2], [1, 2], [3, 4]) } == [[[1, 1], [2, 2], [4, 2], [3, 1]]])
    }

    @Test("are cut where a value is missing or not wanted")
    func gaps() throws {
        #expect(
            try areas { $0.fillBetween([0, 1, 2, 3, 4], [1, 1, .nan, 1, 1], 2) }.map(\.count) == [4, 4])
        #expect(
            try areas { $0.fillBetween([0, 1, 2, 3, 4], 1, 2, where: [true, true, false, true, true]) } == [
                [[0, 1], [1, 1], [1, 2], [0, 2]], [[3, 1], [4, 1], [4, 2], [3, 2]],
            ])
    }

    @Test("reach the crossing of the curves where that is wanted")
    func crossing() throws {
        let (x, y) = ([0.0, 1, 2, 3], [-1.0, 1, 1, -3])
        #expect(
            try areas { $0.fillBetween(x, y, where: y.map { $0 > 0 }, interpolate: true) } == [
                [[1, 1], [2, 1], [2.25, 0], [2, 0], [1, 0], [0.5, 0]]
            ])
        #expect(
            try areas { $0.fillBetween(x, y, where: y.map { $0 > 0 }) } == [[[1, 1], [2, 1], [2, 0], [1, 0]]])
    }

    @Test("stack up from zero, without room below it")
    func stacked() throws {
        #expect(
            try areas { $0.stackedArea([1, 2], [[1.0, 2], [3.0, 4]], labels: ["a"]) } == [
                [[1, 0], [2, 0], [2, 2], [1, 1]], [[1, 1], [2, 2], [2, 6], [1, 4]],
            ])
        let figure = Figure { $0.stackedArea([1, 2], [[1, 2], [3, 4]], labels: ["a"]) }
        #expect(figure.axes.marks.map(\.label) == ["a", nil])
        #expect(try figure.limits().y.lower == 0)
        #expect(try Figure { $0.stackedArea([1, 2], [[Double]]()) }.scene().isFinite)
    }

    // stackplot(…, baseline="sym") and "wiggle" of matplotlib 3.11.2 for [1, 2] and [3, 6].
    @Test("stand about zero, or where they wiggle least, if asked to")
    func baselines() throws {
        #expect(
            try areas { $0.stackedArea([1, 2], [[1.0, 2], [3.0, 6]], baseline: .symmetric) } == [
                [[1, -2], [2, -4], [2, -2], [1, -1]], [[1, -1], [2, -2], [2, 4], [1, 2]],
            ])
        #expect(
            try areas { $0.stackedArea([1, 2], [[1.0, 2], [3.0, 6]], baseline: .wiggle) }.first == [
                [1, -1.5], [2, -3], [2, -1], [1, -0.5],
            ])
        #expect(try Figure { $0.stackedArea([1, 2], [[Double]](), baseline: .wiggle) }.scene().isFinite)
    }

    @Test(
        "a staircase changes before, behind or between its points",
        arguments: [
            (StepPlacement.pre, [[0.0, 1], [0, 3], [2, 3]]), (.post, [[0, 1], [2, 1], [2, 3]]),
            (.mid, [[0, 1], [1, 1], [1, 3], [2, 3]]),
        ])
    func steps(placement: StepPlacement, corners: [[Double]]) throws {
        #expect(try areas { $0.step([0, 2], [1, 3], where: placement) } == [corners])
    }

    @Test("a staircase is broken where a value is missing")
    func brokenSteps() throws {
        let scene = try Figure { $0.step([0, 1, 2, 3], [1, .nan, 3, 4]) }.scene()
        #expect(scene.isFinite)
        #expect(scene.lines("line")[0].components(separatedBy: "M(").count == 3)
    }

    @Test("a span ends at the frame where it is infinite")
    func spans() throws {
        #expect(try areas { $0.verticalSpan(2...4) } == [[[2, 10], [4, 10], [4, 0], [2, 0]]])
        #expect(try areas { $0.horizontalSpan(2 ... .infinity) } == [[[0, 10], [10, 10], [10, 2], [0, 2]]])
    }

    @Test("lines across the axes leave gaps out")
    func lines() throws {
        #expect(try areas { $0.horizontalLine(at: [1, .nan, 2]) } == [[[0, 1], [10, 1], [0, 2], [10, 2]]])
        #expect(
            try areas { $0.verticalLine(at: [1, 2], from: 3, to: [4, 5]) } == [[[1, 3], [1, 4], [2, 3], [2, 5]]])
    }

    @Test("limits have an arrow one way, and a cap only at their value")
    func limits() throws {
        func scene(_ error: ErrorBounds, capSize: Double = 0) throws -> Scene {
            try Figure {
                $0.errorBar([1, 2], [5, 6], yError: error, capSize: capSize)
                $0.yLimits = Limits(0, 10)
            }.scene()
        }
        func heights(_ role: String, _ scene: Scene) throws -> [Double] {
            let frame = try #require(scene.frames.first)
            return scene.items.filter { $0.role == role }.flatMap { item -> [Double] in
                guard case .markers(_, let run, _, _, _) = item.shape else { return [] }
                return (0..<run.count).map { ((frame.bottom - run[$0].y) / frame.height * 1e7).rounded() / 1e6 }
            }
        }
        // matplotlib 3.11.2: errorbar([1, 2], [5, 6], yerr=2, uplims=True) has its carets at 3 and 4, caps at 5 and 6.
        #expect(try heights("error arrows", scene(.upperLimit(2))) == [3, 4])
        #expect(try heights("error arrows", scene(.lowerLimit(2))) == [7, 8])
        #expect(try heights("error caps", scene(.upperLimit(2), capSize: 3)) == [5, 6])
        let filled = try scene(.upperLimit(2)).items.filter { $0.role == "error arrows" }.allSatisfy { item in
            if case .markers(_, _, let fill, _, _) = item.shape { fill != nil } else { false }
        }
        #expect(filled)
        let mixed = try scene(.upperLimit([2, 1], where: [true, false]), capSize: 3)
        #expect(try heights("error arrows", mixed) == [3])
        #expect(try heights("error caps", mixed) == [5, 5, 7])
        #expect(
            Figure { $0.errorBar([1, 2], [5, 6], yError: .upperLimit(2, where: [true])) }.complaint
                == "errorBar: 2 values but 1 in the limits of yError")
    }

    @Test("say what does not belong together")
    func complaints() {
        #expect(
            Figure { $0.fillBetween([1, 2, 3], [1, 2], 0) }.complaint == "fillBetween: 3 positions but 2 lower values")
        #expect(
            Figure { $0.fillBetween([1, 2], [1, 2], where: [true]) }.complaint
                == "fillBetween: 2 positions but 1 truth values in where")
        #expect(
            Figure { $0.stackedArea([1, 2], [[1, 2], [3]]) }.complaint == nil
                || Figure { $0.stackedArea([1, 2], [[1, 2], [3, 4, 5]]) }.complaint
                    == "stackedArea: 2 positions but 3 upper values"
        )
        #expect(Figure { $0.step([1, 2], [1]) }.complaint == "step: 2 x values but 1 y values")
        #expect(Figure { $0.stem([1, 2], [1]) }.complaint == "stem: 2 x values but 1 y values")
        #expect(Figure { $0.stem([1], [1], base: .nan) }.complaint == "stem: base must be a finite number, not nan")
        #expect(
            Figure { $0.horizontalLine(at: [1, 2, 3], from: [1, 2]) }.complaint
                == "horizontalLine: 3 lines but 2 in from")
        #expect(
            Figure { $0.verticalSpan(0...1, alpha: 2) }.complaint == "verticalSpan: alpha must be from 0 to 1, not 2.0")
    }

    @Test("areas, spans, staircases, stems and lines are drawn")
    func drawn() throws {
        var figure = Figure(size: .points(300, 200))
        figure.fillBetween([0, 1, 2], [0, 1, 0], [1, 2, 3], label: "band", alpha: 0.3)
        figure.fillBetween([0, 1, 2], 3, 4, color: .orange)
        figure.stackedArea([0, 1], [[1, 1], [0.5, 1]])
        figure.step([0, 1, 2], [2, 1, 3], where: .mid)
        figure.stem([0, 1, .nan], [1, 2, 3])
        figure.horizontalLine(at: 0, color: .gray, style: .dashed)
        figure.verticalSpan(0.5...1, color: .red, alpha: 0.2)
        try expectGolden(figure.scene(), "areas")
    }
}
