import Autodiff
import Testing

@testable import PlotCore

@Suite("heat maps")
struct HeatMapTests {
    func image(_ build: (inout Figure) -> Void) throws -> Scene.Image {
        var figure = Figure()
        build(&figure)
        let shape = try #require(figure.scene().items.first { $0.role == "heat map" }).shape
        guard case .image(let image) = shape else { throw PlotError(.invalidData, "no image") }
        return image
    }

    @Test("cells run from the top left of the picture, the table's first row at the bottom; a NaN is clear")
    func cells() throws {
        let image = try image { $0.heatMap([[0, 1], [.nan, 0.5]], colormap: Colormap([.black, .white])) }
        #expect(image.columns == 2 && image.rows == 2)
        #expect(image.cells == [0, 0xff80_8080, 0xff00_0000, 0xffff_ffff])
    }

    @Test("a tensor with two axes is a table of its rows")
    func tensors() throws {
        let table: Tensor = [[0, 1, 2], [3, 4, 5]]
        #expect(try image { $0.heatMap(table) } == image { $0.heatMap([[0, 1, 2], [3, 4, 5]]) })
        #expect(
            Figure { $0.heatMap([1, 2, 3] as Tensor) }.complaint
                == "heatMap: a tensor of shape [3] is no table of rows and columns")
    }

    @Test("fills the stretches that it is given; from the top, its first row lies at y's greater end")
    func stretches() throws {
        var figure = Figure()
        figure.heatMap(
            [[0, 1], [.nan, 0.5]], x: -2...3, y: 0...4, colormap: Colormap([.black, .white]), origin: .top)
        // matplotlib 3.11.2: imshow(…, extent=(-2, 3, 0, 4)) shows just that.
        #expect(try figure.limits() == (Domain(-2, 3), Domain(0, 4)))
        #expect(figure.axes.yLimits == nil)
        #expect(try image { $0.axes = figure.axes }.cells == [0xff00_0000, 0xffff_ffff, 0, 0xff80_8080])
        #expect(
            try image { $0.heatMap([[0, 1], [.nan, 0.5]], y: 0...4, colormap: Colormap([.black, .white])) }.cells
                == [0, 0xff80_8080, 0xff00_0000, 0xffff_ffff])
        #expect(Figure { $0.heatMap([[0, 1], [2, 3]], x: 1...1) }.complaint?.hasPrefix("heatMap: ") == true)
    }

    @Test("from the top, y grows downwards and the first row comes first")
    func topOrigin() throws {
        let image = try image {
            $0.heatMap([[0, 1], [.nan, 0.5]], colormap: Colormap([.black, .white]), origin: .top)
        }
        #expect(image.cells == [0xff00_0000, 0xffff_ffff, 0, 0xff80_8080])
        var figure = Figure()
        figure.heatMap([[0, 1], [2, 3], [4, 5]], origin: .top)
        #expect(figure.axes.yLimits == Limits(from: 2.5, to: -0.5))
    }

    @Test("the axes end at the outermost cells, whose edges lie halfway between coordinates or are given")
    func extents() throws {
        func limits(_ matrix: Matrix) throws -> [Double] {
            var axes = Axes()
            axes.heatMap(matrix)
            let trained = try TrainedAxes(axes, extent: axes.extent, theme: .notebook)
            return [trained.x.limits.lower, trained.x.limits.upper, trained.y.limits.lower, trained.y.limits.upper]
        }
        #expect(try limits(Matrix([[1, 2, 3], [4, 5, 6]])) == [-0.5, 2.5, -0.5, 1.5])
        #expect(try limits(Matrix([[1, 2, 3], [4, 5, 6]], x: [1, 2, 4], y: [10, 20])) == [0.5, 5, 5, 25])
        #expect(try limits(Matrix([[1, 2, 3], [4, 5, 6]], x: [0, 1, 2, 8], y: [0, 1, 2])) == [0, 8, 0, 2])
        #expect(try limits(Matrix([[7]])) == [-0.5, 0.5, -0.5, 0.5])
    }

    @Test("cells of different sizes, or on a scale that bends, are rectangles")
    func unevenCells() throws {
        var figure = Figure()
        figure.heatMap(Matrix([[1, .nan, 3]], x: [0, 1, 3, 4]))
        let lines = try figure.scene().lines("heat map")
        #expect(lines.count == 2 && lines.allSatisfy { $0.contains("path") && $0.contains("snapped") })
    }

    @Test("coordinates that fall turn the picture around")
    func falling() throws {
        let image = try image {
            $0.heatMap(Matrix([[0, 1]], x: [1, 0]), colormap: Colormap([.black, .white]))
        }
        #expect(image.cells == [0xffff_ffff, 0xff00_0000])
    }

    @Test("ragged rows and coordinates that do not fit are named")
    func badInput() {
        func message(_ matrix: Matrix) -> String? {
            var figure = Figure()
            figure.heatMap(matrix)
            do {
                _ = try figure.scene()
                return nil
            } catch { return "\(error)" }
        }
        #expect(message(Matrix([[1, 2], [3]])) == "heatMap: row 1 has 1 values but row 0 has 2")
        #expect(message(Matrix([1, 2, 3], columns: 2)) == "heatMap: 3 values make no rows of 2")
        #expect(message(Matrix([[1, 2]], x: [0, 1, 2, 3])) == "heatMap: 4 x values but 2 columns")
        #expect(
            message(Matrix([[1, 2, 3]], x: [0, 2, 1])) == "heatMap: x values must be finite and all rise or all fall")
        #expect(message(Matrix([])) == nil)
        #expect(message(Matrix([[], []])) == nil)
        #expect(message(Matrix([Double](), columns: 0)) == nil)
    }

    @Test("colours are matplotlib's under every normalization")
    func normalizations() throws {
        let ours: [String: Normalization] = [
            "linear": .linear(from: -1, to: 7.3), "log": .log(from: 0.2, to: 10),
            "power": .power(0.5, from: -1, to: 10), "centered": .centered(on: 0.5, reach: 5),
            "levels": .levels([-1, 0, 0.5, 2, 10]),
        ]
        for reference in try FieldReference().normalizations {
            let scale = ColorScale(colormap: .viridis, normalization: try #require(ours[reference.name]))
            for (value, color) in zip(reference.values, reference.colors) {
                let packed = scale.packedColor(of: value)
                let text = String(packed & 0xffffff | 0x100_0000, radix: 16).dropFirst()
                #expect((packed == 0 ? nil : "#" + text) == color, "\(reference.name) of \(value)")
            }
        }
    }

    @Test("limits that are left open come from the finite values")
    func training() {
        let values = [3, .nan, -1, .infinity, 0.5]
        #expect(Normalization.linear.trained(on: values).limits == Domain(-1, 3))
        #expect(Normalization.linear(from: 0).trained(on: values).limits == Domain(0, 3))
        #expect(Normalization.log.trained(on: values).limits == Domain(0.5, 3))
        #expect(Normalization.centered(on: 0).trained(on: values).limits == Domain(-3, 3))
        #expect(Normalization.levels([0, 1, 5]).trained(on: values).limits == Domain(0, 5))
        #expect(Normalization.linear.trained(on: [.nan]).limits == Domain(0, 1))
    }

    @Test("a normalization that makes no sense is named")
    func badNormalizations() {
        #expect(Normalization.levels([1]).problem != nil)
        #expect(Normalization.levels([2, 1]).problem != nil)
        #expect(Normalization.log(from: -1).problem != nil)
        #expect(Normalization.power(0).problem != nil)
        #expect(Normalization.linear(from: 2, to: 1).problem != nil)
        #expect(Normalization.linear(from: .nan).problem != nil)
        #expect(Normalization.log.problem == nil)
    }
}
