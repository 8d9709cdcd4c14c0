import PlotCore

extension PixelGrid {
    /// A line through a run's points, in pixels: broken at its gaps, cut to what can be seen, and a long one reduced to it.
    ///
    /// Every format draws its lines from here, but for those that the renderer of pixels draws without a path.
    func trace(_ run: PointRun, pen: Stroke, within visible: Rect, into sink: inout some PathSink) {
        let window = visible.outset(by: reach(ofPen: pen))
        var line = LineCutter(window: window)
        var stretch = LineReduction(of: run.count, tolerance: pathTolerance)
        run.forEach { place in
            let point = pixels(place)
            guard stretch != nil else { return line.add(point, to: &sink) }
            if stretch?.add(point) == true { return }
            stretch?.finish { line.add($0, to: &sink) }
            if stretch?.add(point) != true { line.add(point, to: &sink) }
        }
        stretch?.finish { line.add($0, to: &sink) }
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

/// Of successive points in one upright strip of the page: the first, the lowest, the highest and the last, in their order.
///
/// What is left out lies between the lowest and the highest, so no point of the line is further than a strip's width from
/// what is drawn. That is a quarter of a pixel at the figure's resolution if nobody says otherwise: a line over 500 pixels has
/// 8,000 points at most if it is a function of x, some 100 kB of SVG.
private struct LineReduction {
    /// Fewer points make no path that is too large or too slow for a viewer, and are drawn as they are.
    private static let threshold = 10_000
    private let stripsAPixel: Double

    private var strip = Double.nan
    private var count = 0
    private var first = Point(0, 0)
    private var last = Point(0, 0)
    private var low = (index: 0, point: Point(0, 0))
    private var high = (index: 0, point: Point(0, 0))

    /// Nil where all points are to be drawn.
    ///
    /// - Parameter tolerance: In pixels.
    init?(of count: Int, tolerance: Double?) {
        stripsAPixel = tolerance.map { 1 / $0 } ?? 4
        // Strips that nothing can be told of are as many as points.
        guard stripsAPixel < 1e9, tolerance != nil || count >= LineReduction.threshold else { return nil }
    }

    /// False for a point that does not belong to this strip.
    mutating func add(_ point: Point) -> Bool {
        let itsStrip = (point.x * stripsAPixel).rounded(.down)
        guard point.isFinite, count == 0 || itsStrip == strip else { return false }
        if count == 0 {
            (strip, first, low, high) = (itsStrip, point, (0, point), (0, point))
        } else {
            if point.y < low.point.y { low = (count, point) }
            if point.y > high.point.y { high = (count, point) }
        }
        last = point
        count += 1
        return true
    }

    /// Hands out what is to be drawn, and begins anew.
    mutating func finish(_ body: (Point) -> Void) {
        guard count > 0 else { return }
        body(first)
        let (one, other) = low.index < high.index ? (low, high) : (high, low)
        var drawn = 0
        for extreme in [one, other] where extreme.index > drawn {
            body(extreme.point)
            drawn = extreme.index
        }
        if count - 1 > drawn { body(last) }
        count = 0
    }
}
