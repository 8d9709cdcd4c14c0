import PlotCore
import Raster

extension PixelGrid {
    /// From so many points on a line is reduced if nobody says otherwise: fewer make no path that is too large or too slow.
    private static let longLine = 10_000
    /// Finer ones tell no points apart.
    private static let leastTolerance = 1e-9

    /// A line through a run's points, in pixels: broken at its gaps, cut to what can be seen, and a long one reduced to it.
    ///
    /// Every format draws its lines from here, but for those that the renderer of pixels draws without a path.
    ///
    /// - Returns: The pen that the path is for: round where the path has ends that the line has not.
    func trace(_ run: PointRun, pen: Stroke, within visible: Rect, into sink: inout some PathSink) -> Stroke {
        var line = LineCutter(window: visible.outset(by: reach(ofPen: pen)))
        let tolerance = pathTolerance ?? 0.25
        if run.count >= PixelGrid.longLine || pathTolerance != nil, tolerance > PixelGrid.leastTolerance {
            // The dashes of a line go on under others, and begin anew at a gap.
            let mayHide = pen.dashes.isEmpty && (pen.join == .round || run.count >= LineThreshold.anyJoin)
            let reduction = LineReduction(tolerance: tolerance, penWidth: mayHide ? pen.width : 0)
            let isBroken = run.withPixelColumns(on: self) { x, y in
                reduction.apply(toX: x, y: y, count: run.count, within: PixelRect(visible)) {
                    line.add(Point($0, $1), to: &sink)
                }
            }
            if let isBroken {
                var pen = pen
                if isBroken { (pen.cap, pen.join) = (.round, .round) }
                return pen
            }
        }
        run.forEach { line.add(pixels($0), to: &sink) }
        return pen
    }
}

/// Draws a line point by point, as far as it lies in a window.
private struct LineCutter {
    let window: Rect
    private var previous: Point?
    private var drawnTo: Point?

    init(window: Rect) {
        self.window = window
    }

    mutating func add(_ point: Point, to sink: inout some PathSink) {
        guard point.isFinite else {
            (previous, drawnTo) = (nil, nil)
            return
        }
        defer { previous = point }
        guard let previous, let (start, end) = cut(previous, point, to: window) else {
            drawnTo = nil
            return
        }
        if drawnTo != start { sink.move(to: start) }
        sink.line(to: end)
        drawnTo = end
    }
}
