import Plot
import Testing

@testable import gallery

@Suite("a figure in declarative words")
struct DeclarativeTests {
    /// Two figures are the same where they give the same file: every shape and text with all its digits.
    func expectSame(_ one: Figure, _ other: Figure) throws {
        #expect(try one.scene().description == other.scene().description)
        #expect(try one.data(as: .svg) == other.data(as: .svg))
    }

    @Test(
        "is the one that the verbs make, for all twenty-five kinds", arguments: DeclarativeGallery.figures.map(\.name))
    func kind(name: String) throws {
        let declared = try #require(DeclarativeGallery.figures.first { $0.name == name })
        let example = try #require(Example.all.first { $0.name == name })
        try expectSame(declared.figure(), example.figure())
    }

    @Test("knows every kind of the gallery")
    func count() {
        let kinds = GalleryReferenceTests.alike + GalleryReferenceTests.differing.keys
        #expect(Set(DeclarativeGallery.figures.map(\.name)) == Set(kinds))
    }

    let x = [0.0, 1, 2, 3]
    let y = [1.0, 3, 2, 5]

    @Test("has the other marks' words too")
    func otherMarks() throws {
        var figure = Figure()
        figure.plot(y)
        figure.arrow(from: (0, 0), to: (1, 1), width: 0.1)
        figure.verticalLine(at: 1.5, style: .dotted)
        figure.horizontalSpan(1...2, alpha: 0.2)
        figure.text("here", inFrame: (0.5, 0.5))
        figure.annotate("there", at: (1, 1), offset: (10, 10))
        figure.fillBetween(y: x, y)
        try expectSame(
            Figure {
                Line(y)
                Arrow(from: (0, 0), to: (1, 1), width: 0.1)
                VerticalLine(at: 1.5, style: .dotted)
                HorizontalSpan(1...2, alpha: 0.2)
                Text("here", inFrame: (0.5, 0.5))
                Annotation("there", at: (1, 1), offset: (10, 10))
                FillBetween(y: x, y)
            }, figure)
    }

    @Test("takes colours, labels and painting orders by modifiers")
    func modifiers() throws {
        var figure = Figure()
        figure.plot(x, y, color: .teal, label: "line", zOrder: 5)
        figure.scatter(x, y, color: .orange)
        figure.errorBar(x, y, yError: 0.2, color: .gray, label: "measured")
        figure.bar(x, y, color: .gold, label: "bars")
        figure.histogram(y, color: .plum)
        figure.fillBetween(x, y, color: .pink)
        figure.horizontalSpan(0...1, color: .red)
        figure.stackedArea(x, [y, y], colors: [.navy])
        figure.legend = .best
        try expectSame(
            Figure {
                Line(x, y).color(.teal).label("line").zOrder(5)
                Scatter(x, y).color(.orange)
                ErrorBar(x, y, yError: 0.2).color(.gray).label("measured")
                Bar(x, y).color(.gold).label("bars")
                Histogram(y).color(.plum)
                FillBetween(x, y).color(.pink)
                HorizontalSpan(0...1).color(.red)
                StackedArea(x, [y, y]).color(.navy)
                Legend.best
            }, figure)
    }

    @Test("has conditions, loops, insets, mosaics and parts of one's own", arguments: [true, false])
    func structure(isLong: Bool) throws {
        struct Crosshair: AxesPart {
            func add(to axes: inout Axes) {
                axes.horizontalLine(at: 0)
                axes.verticalLine(at: 0)
            }
        }
        @AxesBuilder func both() -> [any AxesPart] {
            Line(x, y)
            Scatter(x, y)
        }
        var figure = Figure(mosaic: ["AB", "AC"])
        figure["A"].plot(x, y)
        figure["A"].scatter(x, y)
        if isLong { figure["A"].title = "long" } else { figure["A"].xLabel = "short" }
        figure["B"].horizontalLine(at: 0)
        figure["B"].verticalLine(at: 0)
        figure["C"].plot(y)
        figure["C"][inset: 0.6...0.9, 0.2...0.5].plot(x)
        if isLong { figure.superTitle = "Three panels" }
        try expectSame(
            Figure(mosaic: ["AB", "AC"]) {
                Panel("A") {
                    both()
                    if isLong { Title("long") } else { XAxis("short") }
                }
                Panel("B") { Crosshair() }
                Panel("C") {
                    Line(y)
                    InsetAxes(0.6...0.9, 0.2...0.5) { Line(x) }
                }
                if isLong { SuperTitle("Three panels") }
            }, figure)
    }

    @Test("complains in the verbs' words")
    func errors() {
        #expect(throws: PlotError.self) { try Figure { Line([1, 2], [1]) }.scene() }
    }
}
