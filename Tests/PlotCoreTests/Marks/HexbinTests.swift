import Testing

@testable import PlotCore

@Suite("hexagonal bins")
struct HexbinTests {
    @Test("middles and counts are matplotlib's, hexagon by hexagon")
    func counts() throws {
        for reference in try FieldReference().hexbins {
            let lattice = HexagonLattice(
                over: Extent(Column(reference.x), Column(reference.y)), columns: reference.gridSize,
                rows: Int(Double(reference.gridSize) / 3.0.squareRoot()))
            #expect(lattice.count == reference.counts.count)
            var counts = [Double](repeating: 0, count: lattice.count)
            for (x, y) in zip(reference.x, reference.y) { counts[try #require(lattice.index(x: x, y: y))] += 1 }
            #expect(counts == reference.counts)
            for (index, center) in reference.centers.enumerated() {
                let ours = lattice.center(of: index)
                #expect(agree(ours.x, center[0]) && agree(ours.y, center[1]))
            }
        }
    }

    @Test("limits are matplotlib's, and a hexagon shows its values' mean")
    func limitsAndMeans() throws {
        for reference in try FieldReference().hexbins {
            var figure = Figure()
            figure.hexbin(reference.x, reference.y, values: reference.values, gridSize: reference.gridSize)
            let trained = try TrainedAxes(figure.axes, extent: figure.axes.extent, theme: .notebook)
            #expect(
                agree(trained.x.limits.lower, reference.xlim[0]) && agree(trained.x.limits.upper, reference.xlim[1]))
            #expect(
                agree(trained.y.limits.lower, reference.ylim[0]) && agree(trained.y.limits.upper, reference.ylim[1]))
            let limits = try #require(figure.axes.marks[0].colorScale).normalization.limits
            #expect(agree(limits.lower, reference.means.min() ?? 0) && agree(limits.upper, reference.means.max() ?? 0))
            // Empty hexagons are left out.
            let shape = try #require(figure.scene().items.first { $0.role == "hexagons" }).shape
            guard case .variedMarkers(_, let run, _, _, _, _) = shape else {
                Issue.record("hexagons are markers")
                return
            }
            #expect(run.count == reference.means.count)
        }
    }

    @Test("each reduction does what it is called")
    func reductions() {
        #expect(HexbinReduction.mean.reduce([1, 2, 6]) == 3)
        #expect(HexbinReduction.sum.reduce([1, 2, 6]) == 9)
        #expect(HexbinReduction.minimum.reduce([4, 2, 6]) == 2)
        #expect(HexbinReduction.maximum.reduce([4, 2, 6]) == 6)
        #expect(HexbinReduction.median.reduce([4, 2, 6]) == 4)
    }

    @Test("points that are missing are in no hexagon; no points make no hexagons")
    func missing() throws {
        var figure = Figure()
        figure.hexbin([0, 1, .nan, 2], [0, 1, 1, .infinity], gridSize: 3)
        let scale = try #require(figure.axes.marks[0].colorScale)
        #expect(scale.normalization.limits == Domain(0, 1))
        var empty = Figure()
        empty.hexbin([Double](), [Double]())
        #expect(try empty.scene().lines("hexagons").isEmpty)
    }

    @Test("columns of different lengths and a grid without hexagons are named")
    func badInput() {
        var figure = Figure()
        figure.hexbin([1, 2], [1, 2], values: [1])
        #expect(throws: PlotError(.invalidData, "hexbin: 2 points but 1 values")) { try figure.scene() }
        var other = Figure()
        other.hexbin([1, 2], [1, 2], gridSize: 0)
        #expect(throws: PlotError(.invalidStyle, "hexbin: gridSize must be from 1 to 10000, not 0")) {
            try other.scene()
        }
    }
}
