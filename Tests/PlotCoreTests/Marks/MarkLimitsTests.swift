@testable import PlotCore
import Testing

/// The data of matplotlib's pictures, plotted through the public verbs.
@Suite("marks ask for matplotlib's limits")
struct MarkLimitsTests {
    static func figure(_ name: String, _ data: GalleryFigure) -> Figure {
        Figure { figure in
            switch name {
            case "annotated":
                figure.plot(data["x"], data["y"])
                figure.annotate("far", at: (100, 100), textAt: (200, 200))
                figure.text("away", at: (-100, 0))
            case "bars":
                figure.bar(data.names("names"), data["h"], error: data["e"])
            case "errorbars":
                figure.errorBar(
                    data["x"], data["y"], yError: .asymmetric(lower: data["lo"], upper: data["hi"]), xError: 0.2)
            case "fill-between":
                let edges = zip(data["m"], data["w"]).map { ($0 - $1, $0 + $1) }
                figure.fillBetween(data["x"], edges.map(\.0), edges.map(\.1))
                figure.plot(data["x"], data["m"])
                figure.horizontalLine(at: 0)
                figure.verticalSpan(3...4)
            case "grouped-bars":
                figure.bars(["Q1", "Q2", "Q3", "Q4"], ["before": data["a"], "after": data["b"]])
            case "histogram":
                figure.histogram(data["v"], bins: 40)
            case "horizontal-bars":
                figure.bar(data.names("names"), data["h"], orientation: .horizontal)
            case "line-styles":
                for number in 0..<6 { figure.plot(data["x"], data["y\(number)"], marker: .circle) }
            case "pie":
                figure.pie(data["v"])
            case "scatter-sized-coloured":
                figure.scatter(data["x"], data["y"], values: data["c"], sizes: data["s"])
            case "stacked-area":
                figure.stackedArea(data["x"], [data["y0"], data["y1"], data["y2"]])
            default:
                figure.step(0..<15, data["y"].map { $0 + 5 }, where: .mid)
                figure.stem(0..<15, data["y"])
            }
        }
    }

    @Test("reversed limits are the data's, from the greatest to the least")
    func reversed() throws {
        var figure = Figure { $0.bar(["first", "second"], [1, 2], orientation: .horizontal) }
        let plain = try TrainedAxes(figure.axes, extent: figure.axes.extent, theme: figure.theme).y
        figure.yLimits = .reversed
        let reversed = try TrainedAxes(figure.axes, extent: figure.axes.extent, theme: figure.theme).y
        #expect(reversed.limits == plain.limits && reversed.isInverted && !plain.isInverted)
    }

    @Test(
        "to a billionth",
        arguments: [
            "annotated", "bars", "errorbars", "fill-between", "grouped-bars", "histogram", "horizontal-bars",
            "line-styles", "pie", "scatter-sized-coloured", "stacked-area", "step-and-stem",
        ])
    func limits(name: String) throws {
        let data = try fixture("gallery/\(name)", as: GalleryFigure.self)
        let limits = try Self.figure(name, data).limits()
        let actual = [limits.x.lower, limits.x.upper, limits.y.lower, limits.y.upper]
        for (actual, expected) in zip(actual, data.axes[0].xlim + data.axes[0].ylim) {
            #expect(abs(actual - expected) <= 1e-9 * max(1, abs(expected)))
        }
    }

    @Test("lines and spans across the axes leave the other axis to the data")
    func acrossTheAxes() throws {
        var figure = Figure()
        figure.plot([1, 2], [3, 4])
        let alone = try figure.limits()
        figure.horizontalLine(at: 3.5)
        figure.verticalSpan(1.2...1.5)
        #expect(try figure.limits() == alone)
        figure.horizontalLine(at: 5)
        #expect(try figure.limits().x == alone.x)
        #expect(try figure.limits().y.upper > 5)
        figure.verticalLine(at: 1.5, from: -7, to: 0)
        #expect(try figure.limits().y.lower < -7)
    }

    @Test("an axis that no mark says anything of shows 0 to 1")
    func lineAlone() throws {
        let limits = try Figure { $0.horizontalLine(at: [3, 5]) }.limits()
        #expect(limits.x == Domain(0, 1))
        #expect(limits.y == Domain(2.9, 5.1))
    }
}
