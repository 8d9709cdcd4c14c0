import PlotCore
import Testing

@Suite("A figure's description in words")
struct DescriptionTests {
    @Test("names marks with labels and counts, then the axes with their limits")
    func lines() {
        var figure = Figure()
        figure.plot([0, 5, 10], [1, 2, 3], label: "rising $x^2$")
        figure.plot([0, 5, 10], [3, 2, 1], label: "falling")
        figure.scatter([1.0], [2.0])
        figure.xLimits = Limits(-10, 10)
        figure.xLabel = "time (s)"
        figure.yLimits = Limits(4, 1)
        #expect(
            figure.description
                == "Line through 3 points “rising x²”, line through 3 points “falling”, 1 point. "
                + "X axis “time (s)”, from −10 to 10; y axis, from 4 to 1.")
    }

    @Test("tells logarithms, names and dates")
    func scales() {
        var figure = Figure()
        figure.bar(["oak", "ash"], [10, 1000])
        figure.yScale = .log
        figure.yLimits = Limits(1, 1000)
        #expect(
            figure.description == "2 bars. X axis, with oak, ash; y axis, logarithmic, from 1 to 1000.")
        var dates = Figure()
        dates.plot([0.0, 86_400], [0, 1])
        dates.xScale = .time
        dates.xLimits = Limits(0, 86_400)
        dates.yLimits = Limits(0, 1)
        #expect(dates.description.contains("from 1970-01-01 to 1970-01-02; y axis, from 0 to 1."))
    }

    @Test("counts what reads alike")
    func alike() {
        var figure = Figure()
        for end in 1...40 { figure.arrow(from: (0, 0), to: (end, 1)) }
        #expect(figure.description.hasPrefix("1 arrow (40 times). "))
        for number in 1...30 { figure.text("text \(number)", at: (0, 0)) }
        #expect(figure.description.contains("“text 19”, and 11 more. "))
    }

    @Test("goes through panels, twins and insets")
    func panels() {
        var figure = Figure()
        figure[0, 0].plot([0, 1])
        figure[0, 0].title = "left"
        figure[1, 1].heatMap([[1.0, 2]])
        figure[1, 1].colorBar = ColorBar(label: "dose")
        figure[1, 1].right.plot([5, 6])
        figure[1, 1].right.yLabel = "cost"
        figure[1, 1][inset: 0.5...0.9, 0.5...0.9].pie([1, 3], labels: ["a", "b"])
        figure[1, 1].top.plot([7, 8], [0, 0])
        let text = figure.description
        #expect(text.contains("By an axis at the top, from 6.95 to 8.05: Line through 2 points. "))
        #expect(text.hasPrefix("2 panels. Row 1, column 1, “left”: Line through 2 points. "))
        #expect(text.contains("Row 2, column 2: Heat map of 1 × 2 cells. "))
        #expect(text.contains("Colors show “dose”. "))
        #expect(text.contains("By an axis on the right, “cost”, from 4.95 to 6.05: Line through 2 points. "))
        #expect(text.hasSuffix("Inset: 25 % slice “a”, 75 % slice “b”."))
    }

    @Test("is what its maker says, if he says something")
    func given() throws {
        var figure = Figure()
        figure.plot([1, 2])
        figure.description = "It rises."
        #expect(figure.description == "It rises.")
        #expect(try figure.scene().summary == "It rises.")
    }

    @Test("is written for empty figures, and is empty for those that can't be drawn")
    func extremes() throws {
        #expect(Figure().description == "Empty axes. X axis, from 0 to 1; y axis, from 0 to 1.")
        var wrong = Figure()
        wrong.plot([1, 2], [1])
        #expect(wrong.description.isEmpty)
    }

    @Test("is the one that the scene carries")
    func scene() throws {
        var figure = Figure()
        figure.histogram([1, 2, 2, 3])
        #expect(try figure.scene().summary == figure.description)
    }
}
