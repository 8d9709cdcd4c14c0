/// The part of a page in which a function is drawn: how coordinates become pixels, and which pixels can be seen.
///
/// Everything that decides about a curve is measured in pixels at the figure's resolution, so the picture does not change when
/// both axes are scaled.
package struct CurveWindow: Sendable {
    /// From the x axis' coordinates to pixels from the page's left edge.
    package var x: PointRun.Map
    /// From the y axis' coordinates to pixels from the page's top.
    package var y: PointRun.Map
    /// Where the curve begins and ends, in coordinates of the x axis.
    package var lower: Double
    package var upper: Double
    /// The rows in which the curve, with the ink around it, can be seen.
    package var top: Double
    package var bottom: Double

    package init(
        x: PointRun.Map, y: PointRun.Map, lower: Double, upper: Double, top: Double, bottom: Double
    ) {
        (self.x, self.y, self.lower, self.upper, self.top, self.bottom) = (x, y, lower, upper, top, bottom)
    }

    /// Where the curve is drawn, in pixels along a frame's axes.
    init(_ frame: Frame, from lower: Double, to upper: Double, reach: Double) {
        let (x, y, scale) = (frame.coordinateMaps.x, frame.coordinateMaps.y, frame.pixelsPerPoint)
        self.init(
            x: x.scaled(by: scale), y: y.scaled(by: scale), lower: lower, upper: upper,
            top: frame.rect.top * scale - reach, bottom: frame.rect.bottom * scale + reach)
    }

    /// Pixels from one coordinate to another.
    func width(_ lower: Double, _ upper: Double) -> Double { (upper - lower) * abs(x.scale) }

    /// The coordinates at which pixel columns begin, from the curve's beginning to its end, both included.
    var columnEdges: [Double] {
        guard lower < upper, x.scale != 0, x.scale.isFinite else { return [] }
        let ends = [x(lower), x(upper)].sorted()
        guard ends[1] - ends[0] < 1e5, abs(ends[0]) < 1e6 else { return [lower, upper] }
        var edges = [lower]
        let inner = stride(from: ends[0].rounded(.down) + 1, to: ends[1], by: 1).map {
            ($0 - x.offset) / x.scale + x.origin
        }
        // A sliver of a column at an end joins its neighbour.
        for edge in inner.sorted() where width(edges[edges.count - 1], edge) > 1e-3 && width(edge, upper) > 1e-3 {
            edges.append(edge)
        }
        return edges + [upper]
    }
}

extension PointRun.Map {
    fileprivate func scaled(by factor: Double) -> PointRun.Map {
        PointRun.Map(origin: origin, scale: scale * factor, offset: offset * factor)
    }
}
