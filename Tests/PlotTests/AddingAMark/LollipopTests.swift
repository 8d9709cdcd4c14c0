import Plot
import Testing

@Suite("Lollipops")
struct LollipopTests {
    @Test("stand on zero, with no margin below")
    func limits() throws {
        var figure = Figure()
        figure.lollipop([0, 1, 2], [3, 1, 4])
        #expect(figure.description.hasSuffix("y axis, from 0 to 4.2."))
    }

    @Test("leave out what is missing")
    func gaps() throws {
        var figure = Figure()
        figure.lollipop([0, 1, 2], [3, .nan, 4])
        let rods = try figure.scene().description.split(separator: "\n").filter { $0.contains(" lollipop: path") }
        #expect(rods.count == 1 && rods[0].filter { $0 == "M" }.count == 2)
    }

    @Test("say in the verb's words what is wrong")
    func errors() {
        var figure = Figure()
        figure.lollipop([0, 1], [3])
        #expect(throws: PlotError(.invalidData, "lollipop: 2 x values but 1 y values")) { try figure.scene() }
    }

    @Test("are the same by verb and by word")
    func word() throws {
        let declared = Figure {
            Lollipop(0..<5, [3, 1, 4, 1, 5], size: 14, label: "digits")
            XAxis(ticks: .at(0..<5, labels: ["first", "second", "third", "fourth", "fifth"]))
            Legend.best
        }
        #expect(try declared.scene() == lollipops().scene())
    }
}
