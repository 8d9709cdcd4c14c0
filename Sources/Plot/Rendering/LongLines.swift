import Cairo
import PlotCore
import Raster

// Which lines are drawn without cairo, and why from there. cairo's stroke of one path takes more than linearly long:
// 1 to 10 ms at 1,000 points, 13 to 400 at 10,000, some 20 s at a million.
enum LineThreshold {
    /// So few points cairo draws as fast, and an upright or level line as sharp as it is.
    static let envelope = 8
    /// From so many on a function's envelope is faster however it runs.
    static let anyFunction = 1_000
    /// Of any other line the union of the pieces takes 1 to 2 ms up to 10,000 points: as much as cairo for a few hundred.
    static let union = 1_000
    /// Sharp corners and blunt ends come out round; among so many points nobody sees one.
    static let anyJoin = 20_000
}

extension CairoRenderer {
    /// Draws a line on the pixels themselves, if there are any and that is faster.
    ///
    /// - Returns: Whether it was drawn.
    func drawOnPixels(_ run: PointRun, pen: Stroke, within visible: Rect) throws(PlotError) -> Bool {
        guard let image, run.count >= LineThreshold.envelope, pen.dashes.isEmpty else { return false }
        let hasRoundJoins = pen.join == .round && pen.cap != .butt
        guard hasRoundJoins || run.count >= LineThreshold.anyJoin else { return false }
        guard run.count >= LineThreshold.anyFunction || run.isSlowForCairo(on: grid) else { return false }
        return try draw(on: image) { canvas in
            run.withPixelColumns(on: grid) { x, y in
                let line = LongLine(
                    x: x, y: y, count: run.count, width: pen.width, hasSquareCaps: pen.cap == .square)
                let (rect, ink) = (PixelRect(visible), Ink(pen.color))
                return line.drawFunction(on: canvas, within: rect, ink: ink)
                    || run.count >= LineThreshold.union && line.drawUnion(on: canvas, within: rect, ink: ink)
            }
        }
    }

    /// Calls `body` with the image's pixels; cairo knows afterwards that they changed.
    func draw(on image: ImageSurface, _ body: (Canvas) -> Bool) throws(PlotError) -> Bool {
        try refusals(of: "picture") { () throws(CairoError) in
            try image.withMutablePixels { pixels, stride in
                let canvas = try? Canvas(baseAddress: pixels, width: image.width, height: image.height, stride: stride)
                return canvas.map(body) ?? false
            }
        }
    }
}

extension PointRun {
    /// Whether cairo takes longer for a stroke through few points than its envelope does.
    ///
    /// cairo's time goes by the rows that its edges cross, 0.2 µs each, and 0.8 µs a point; the envelope's by its columns,
    /// 0.1 µs each.
    fileprivate func isSlowForCairo(on grid: PixelGrid) -> Bool {
        var (climb, previous) = (0.0, Double.nan)
        forEach { point in
            // A gap is no way.
            let step = abs(point.y - previous)
            if step.isFinite { climb += step }
            previous = point.y
        }
        let across = abs(self[count - 1].x - self[0].x)
        return 2 * climb * grid.scale + Double(8 * count) > across * grid.scale
    }

    /// The run's columns where they lie in memory, with their way to pixels.
    func withPixelColumns<Result>(on grid: PixelGrid, _ body: (DataColumn, DataColumn) -> Result) -> Result {
        let summaries = (x.knownSummary, y.knownSummary)
        return withExtendedLifetime(summaries) {
            x.withContiguousValues { xs in
                y.withContiguousValues { ys in
                    body(
                        DataColumn(xs, summaries.0, xMap, on: grid), DataColumn(ys, summaries.1, yMap, on: grid))
                }
            }
        }
    }
}

extension DataColumn {
    fileprivate init(
        _ values: Column.Contiguous, _ summary: ColumnSummary?, _ map: PointRun.Map, on grid: PixelGrid
    ) {
        // An empty column has no address; nor will anybody read it, as the run has no points then.
        let values: Values =
            switch values {
            case .doubles(let values): values.baseAddress.map(Values.doubles) ?? .indices
            case .floats(let values): values.baseAddress.map(Values.floats) ?? .indices
            case .packed(let numbers):
                // Alive as long as `withContiguousValues`, within which the column is used.
                .reader(
                    { owner, begin, count, output in
                        guard let owner, let output else { return }
                        PackedNumbers.read(owner, begin..<begin + count, into: output)
                    }, Unmanaged.passUnretained(numbers).toOpaque())
            case .indices: .indices
            }
        self.init(
            values, map: Map(origin: map.origin, scale: map.scale * grid.scale, offset: map.offset * grid.scale),
            blocks: summary.map {
                Blocks(size: $0.block, least: $0.least, greatest: $0.greatest, rises: $0.rises, falls: $0.falls)
            })
    }
}

extension PixelRect {
    /// A rectangle whose edges are on pixel edges, within a page.
    init(_ rect: Rect) {
        func whole(_ value: Double) -> Int { Int(exactly: value) ?? 0 }
        self.init(left: whole(rect.left), top: whole(rect.top), width: whole(rect.width), height: whole(rect.height))
    }
}

extension Ink {
    init(_ color: Color) {
        self.init(red: color.red, green: color.green, blue: color.blue, alpha: color.alpha)
    }
}
