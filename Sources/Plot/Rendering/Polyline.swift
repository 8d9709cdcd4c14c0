import PlotCore

extension PixelGrid {
    /// A line through a run's points, in pixels: broken at its gaps and cut to what can be seen.
    ///
    /// Every format draws its lines from here, so here is the place to decide what of a long run is worth drawing.
    func trace(_ run: PointRun, pen: Stroke, within visible: Rect, into sink: inout some PathSink) {
        let window = visible.outset(by: reach(ofPen: pen))
        var previous: Point?
        var drawnTo: Point?
        for index in 0..<run.count {
            let point = pixels(run[index])
            guard point.x.isFinite && point.y.isFinite else {
                (previous, drawnTo) = (nil, nil)
                continue
            }
            defer { previous = point }
            guard let previous, let (start, end) = cut(previous, point, to: window) else {
                drawnTo = nil
                continue
            }
            if drawnTo != start { sink.move(to: start) }
            sink.line(to: end)
            drawnTo = end
        }
    }
}
