import Testing

@testable import PlotCore

@Suite("Density")
struct DensityTests {
    func image(_ figure: Figure) throws -> Scene.Image {
        let images = try figure.scene().items.compactMap { item -> Scene.Image? in
            if item.role == "density", case .image(let image) = item.shape { image } else { nil }
        }
        return try #require(images.first)
    }

    @Test("colours each pixel by how many points are in it, and only those with one")
    func counts() throws {
        var figure = Figure(dpi: 72)
        figure.xLimits = Limits(0...1)
        figure.yLimits = Limits(0...1)
        let x = [0.5, 0.5, 0.5, 0.2, .nan, 0.5, 7, 0.9], y = [0.5, 0.5, 0.5, 0.1, 0.5, .infinity, 0.5, 0.9]
        figure.density(x, y, normalization: .linear)
        let image = try image(figure)
        let colors = image.cells.filter { $0 != 0 }
        let (least, most) = (Colormap.viridis.packedColor(at: 0), Colormap.viridis.packedColor(at: 1))
        #expect(colors.sorted() == [least, least, most].sorted())
        let frame = try #require(figure.scene().items.first { $0.role == "density" }?.clip)
        let index = try #require(image.cells.firstIndex(of: most))
        let (width, height) = (image.rect.width / Double(image.columns), image.rect.height / Double(image.rows))
        #expect(abs(width - 1) < 1e-9 && abs(height - 1) < 1e-9)
        let (left, top) = (
            image.rect.left + Double(index % image.columns) * width,
            image.rect.top + Double(index / image.columns) * height
        )
        #expect((left...left + width).contains(frame.center.x) && (top...top + height).contains(frame.center.y))
    }

    @Test("counts many points on two cores as on one, of any kind of column")
    func many() throws {
        var random = SplitMix(state: 8)
        let count = 700_000
        let x = (0..<count).map { _ in Float.random(in: 0...1, using: &random) }
        let y = (0..<count).map { _ in Float.random(in: -0.2...1.2, using: &random) }
        func figure(_ x: Column, _ y: Column) throws -> Scene.Image {
            var figure = Figure()
            figure.yLimits = Limits(0...1)
            figure.density(x, y, cell: 6, normalization: .log)
            return try image(figure)
        }
        let floats = try figure(Column(x), Column(y))
        #expect(try figure(Column(x.map(Double.init)), Column(y.map(Double.init))) == floats)
        #expect(Set(floats.cells).count > 50)
    }

    @Test("equalised counts take all colours alike, in their order")
    func equalized() {
        let counts: [UInt32] = [0, 0, 1, 1, 1, 1, 5, 5, 900, 1_000_000]
        let trained = Normalization.equalized.trained(onCounts: counts)
        let places = [1.0, 5, 900, 1_000_000].map(trained.place)
        #expect(places == [0, 0.5, 0.75, 1])
        #expect(trained.place(of: 3) == 0.25)
        #expect(Normalization.equalized.trained(on: counts.filter { $0 > 0 }.map(Double.init)).place(of: 900) == 0.75)
        #expect(trained.limits == Domain(1, 1_000_000))
        // One value only, and none.
        #expect(Normalization.equalized.trained(onCounts: [0, 3, 3]).place(of: 3) == 0)
        #expect(Normalization.equalized.trained(onCounts: []).place(of: 3).isNaN)
    }

    @Test("has a colour bar of its counts")
    func bar() throws {
        for normalization in [Normalization.equalized, .log, .linear] {
            var figure = Figure()
            figure.density(
                (0..<1000).map { Double($0 % 10) }, (0..<1000).map { Double($0 % 7) }, cell: 20,
                normalization: normalization)
            figure.colorBar = ColorBar()
            #expect(try figure.scene().texts.count > 10)
        }
    }

    @Test("of data that cannot be drawn is nothing, or an error")
    func bad() throws {
        for values in [[], [Double.nan], [.infinity, -.infinity], [1e308, -1e308], [5e-324]] {
            var figure = Figure()
            figure.density(values, values)
            figure.colorBar = ColorBar()
            _ = try figure.scene()
        }
        var figure = Figure()
        figure.density([1, 2], [1])
        #expect(throws: PlotError(.invalidData, "density: 2 x values but 1 y values")) { try figure.scene() }
        var coarse = Figure()
        coarse.density([1, 2], [1, 2], cell: 0)
        #expect(throws: PlotError(.invalidStyle, "density: cell must be 0.05 or more, not 0.0")) { try coarse.scene() }
    }
}
