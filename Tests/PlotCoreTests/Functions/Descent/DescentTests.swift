import Autodiff
@testable import PlotCore
import Testing

@Suite struct DescentTests {
    static func f(_ x: Tensor) -> Tensor { pow(sin(x), 2) + 0.05 * pow(x, 2) }
    static let samples = Random(seed: 1).uniform(10, in: -10...10)

    /// As the gallery's fifth and sixth figures write it out.
    static func notebookFigure(from samples: Tensor) -> Figure {
        let x = linspace(-10, 10, 300)
        let moved = samples - vmap(grad(f))(samples) * 1.0
        return Figure { figure in
            figure.plot(x, f(x))
            figure.scatter(samples, f(samples), color: .orange)
            figure.arrow(
                from: (samples, f(samples)), to: (moved, f(moved)), width: 0.02, headWidth: 0.1, headLength: 0.1,
                color: Color(0, 1, 0.3, alpha: 0.8))
        }
    }

    @Test("one line gives the notebook's figures") func oneLineGivesTheNotebooksFigures() throws {
        let first = descent(of: Self.f, from: Self.samples, step: 1)
        #expect(try first.figure(over: -10...10).scene() == Self.notebookFigure(from: Self.samples).scene())
        let second = descent(of: Self.f, from: first.positions[1], step: 1)
        #expect(try second.figure(over: -10...10).scene() == Self.notebookFigure(from: first.positions[1]).scene())
    }

    @Test("values go down, step by step") func valuesGoDownStepByStep() {
        let way = descent(of: Self.f, from: Self.samples, step: 0.1, count: 50)
        #expect(way.positions.count == 51 && way.values.count == 51)
        for (before, after) in zip(way.values, way.values.dropFirst()) {
            #expect(zip(before.array, after.array).allSatisfy { $1 <= $0 })
        }
    }

    @Test("momentum keeps a part of the last step") func momentumKeepsAPartOfThe() {
        let way = descent(of: { x in x * x }, from: Tensor([1.0]), by: .momentum(rate: 0.1, decay: 0.5), count: 2)
        // 1 - 0.2 = 0.8, then 0.8 - 0.16 - 0.1.
        #expect(abs(way.positions[2].array[0] - 0.54) < 1e-15)
    }

    @Test("Newton's step finds a bowl's bottom at once, and leaves a summit") func newtonsStepFindsABowlsBottom() {
        let bowl = descent(
            of: { x, y in 3 * x * x + x * y + 2 * y * y - x }, from: (Tensor([5.0, -2]), Tensor([1.0, 7])),
            by: .newton())
        for (x, y) in zip(bowl.positions[1].x.array, bowl.positions[1].y.array) {
            #expect(abs(x - 4.0 / 23) < 1e-12 && abs(y + 1.0 / 23) < 1e-12)
        }
        let summit = descent(of: { x in cos(x) }, from: Tensor([0.1]), by: .newton(), count: 3)
        #expect(summit.values[3].array[0] < summit.values[0].array[0])
    }

    @Test("in two variables a figure has levels, particles and an arrow for each step") func inTwoVariablesAFigureHas()
        throws
    {
        let way = descent(
            of: { x, y in x * x + 3 * y * y }, from: (Tensor([1.5, -1]), Tensor([1.0, 1])), step: 0.1, count: 3)
        let scene = try way.figure(over: -2...2, -2...2).scene()
        #expect(scene.count("arrow") == 6)
        #expect(scene.count("contour region") > 3)
        #expect(scene.isFinite)
    }

    @Test("the values' figure has a line for each particle") func theValuesFigureHasALine() throws {
        let way = descent(of: Self.f, from: Self.samples, step: 0.1, count: 5)
        #expect(way.valuesFigure().axes.marks.count == 10)
        #expect(try way.valuesFigure().scene().isFinite)
    }

    @Test("a step that explodes gives a figure all the same") func aStepThatExplodesGivesA() throws {
        let way = descent(of: { x in x * x * x * x }, from: Tensor([3.0, 0]), step: 10, count: 20)
        #expect(try way.figure(over: -3...3).scene().isFinite)
    }
}
