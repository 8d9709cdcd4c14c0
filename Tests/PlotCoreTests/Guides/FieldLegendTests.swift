import PlotCore
import Testing

@Suite("legends of fields, arrows and distributions")
struct FieldLegendTests {
    private static let hill = (0..<8).map { row in (0..<8).map { Double(row * $0) } }

    @Test("every mark that has a label has a sample in the legend")
    func samples() throws {
        var figure = Figure()
        let hill = Self.hill
        figure.heatMap(hill, label: "heat map")
        figure.filledContour(hill, label: "filled contour")
        figure.contour(hill, label: "contour")
        figure.hexbin([1, 2, 3], [3, 2, 1], gridSize: 4, label: "hexbin")
        figure.streamlines(hill, hill, label: "streamlines")
        figure.quiver([1, 2], [1, 2], [1, 1], [1, 0], label: "quiver")
        figure.arrow(from: (0.0, 0.0), to: (1.0, 1.0), label: "arrow")
        figure.boxPlot([[1.0, 2, 3]], label: "box plot")
        figure.violin([[1.0, 2, 3]], label: "violin")
        figure.legend = .upperLeft
        let scene = try figure.scene()
        #expect(
            scene.strings("legend") == [
                "heat map", "filled contour", "contour", "hexbin", "streamlines", "quiver", "arrow", "box plot",
                "violin",
            ])
        // A streamline has a line and a head, a box plot a box and a median.
        #expect(scene.count("legend key") == 11)
        #expect(scene.illegible == [])
    }

    @Test("arrows take their colours from values, and show them in a colour bar")
    func coloredArrows() throws {
        var figure = Figure()
        figure.quiver([0, 1, 2], [0, 1, 2], [1, 1, 1], [0, 1, 2], values: [0, .nan, 1], colormap: .magma)
        figure.colorBar = ColorBar(label: "speed")
        let scene = try figure.scene()
        let fills = scene.items.compactMap { item in
            if item.role == "quiver", case .path(_, let fill, _, _) = item.shape { fill } else { nil }
        }
        #expect(fills == [Colormap.magma.color(at: 0), Colormap.magma.color(at: 1)])
        #expect(scene.strings("color bar y label") == ["speed"])
        let wrong = Figure { $0.quiver([0, 1], [0, 1], [1, 1], [0, 1], values: [1]) }
        #expect(wrong.complaint == "quiver: 2 arrows but 1 values")
    }

    @Test("a histogram's values count as much as their weights")
    func weights() throws {
        func heights(_ density: Bool) throws -> Domain {
            try Figure {
                $0.histogram(
                    [0.5, 1.5, 1.6, 1.7, .nan], weights: [2, 0.5, 0.25, .nan, 9], bins: [0, 1, 2], density: density)
            }.limits().y
        }
        #expect(abs(try heights(false).upper - 2 * 1.05) < 1e-12)
        #expect(abs(try heights(true).upper - 2 / 2.75 * 1.05) < 1e-12)
        #expect(Figure { $0.histogram([1, 2], weights: [1]) }.complaint == "histogram: 2 values but 1 weights")
    }
}
