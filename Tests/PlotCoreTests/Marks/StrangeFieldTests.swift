import Testing

@testable import PlotCore

@Suite("strange data for fields and distributions")
struct StrangeFieldTests {
    @Test("strange columns make figures with finite places", arguments: BadDataTests.strange)
    func columns(name: String, values: [Double]) throws {
        var figure = Figure()
        figure[0, 0].hexbin(values, values, gridSize: 5)
        figure[0, 1].hexbin(values, values, values: values, gridSize: 5, normalization: .log)
        figure[1, 0].boxPlot([values, [], values], isNotched: true)
        figure[1, 1].violin([values, []], showsMedian: true, showsMean: true)
        figure[2, 0].quiver(values, values, values, values)
        figure[2, 1].boxPlot([values], positions: [1e300], orientation: .horizontal, width: 0)
        try expectFinite(figure.scene())
    }

    @Test("strange tables make figures with finite places", arguments: BadDataTests.strange)
    func tables(name: String, values: [Double]) throws {
        let side = values.count
        let square = Matrix((0..<side * side).map { values[($0 * 7) % side] }, columns: side)
        var figure = Figure()
        figure[0, 0].heatMap(square)
        figure[0, 1].heatMap(square, normalization: .centered(on: 0))
        figure[1, 0].contour(square, labels: .inline(size: 6))
        figure[1, 0].filledContour(square, extending: .both)
        figure[1, 1].streamlines(square, square)
        figure[2, 0].quiver(square, square)
        figure[2, 1].filledContour(square, levels: [-1e307, 0, 1e307], alpha: 0.5)
        try expectFinite(figure.scene())
    }

    @Test("random tables with holes make figures with finite places")
    func randomTables() throws {
        var random = SplitMix(state: 5)
        for _ in 0..<100 {
            let (rows, columns) = (random.below(7), random.below(7))
            let size = powerOf10(random.below(601) - 300)
            func matrix() -> Matrix {
                let values = (0..<rows * columns).map { _ in
                    random.below(5) == 0 ? .nan : size * (random.unit() - 0.4)
                }
                return rows == 0 || columns == 0 ? Matrix([]) : Matrix(values, columns: columns)
            }
            var figure = Figure()
            let z = matrix()
            figure.heatMap(z)
            figure.filledContour(z, levels: 5, extending: .above, alpha: random.below(2) == 0 ? 1 : 0.4)
            figure.contour(z, levels: 5, labels: .inline(size: 8))
            figure[0, 1].streamlines(matrix(), matrix(), density: 0.3)
            figure[0, 1].quiver(matrix(), matrix(), pivot: .middle)
            try expectFinite(figure.scene())
        }
    }

    func expectFinite(_ scene: Scene, sourceLocation: SourceLocation = #_sourceLocation) {
        for item in scene.items {
            switch item.shape {
            case .path(let path, _, _, _): #expect(path.isFinite, "\(item.role)", sourceLocation: sourceLocation)
            case .image(let image):
                let rect = image.rect
                let isFinite = [rect.left, rect.top, rect.right, rect.bottom].allSatisfy(\.isFinite)
                #expect(isFinite, "\(item.role)", sourceLocation: sourceLocation)
            case .text(let text): #expect(text.position.isFinite, sourceLocation: sourceLocation)
            case .polyline, .markers, .variedMarkers: break
            }
        }
    }
}
