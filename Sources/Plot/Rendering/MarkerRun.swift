import PlotCore

/// A run of markers in pixels: what every format draws of them, one by one.
struct MarkerRun {
    struct Style: Equatable {
        /// In pixels, around the marker's place.
        var outline: Path
        var fill: Color?
        var pen: Stroke?
    }

    private let run: PointRun
    private let snapping: Snapping
    private let grid: PixelGrid
    private let look: Look

    private enum Look {
        case same(Style)
        /// An outline in points that is scaled and coloured for each marker.
        case varied(Path, scales: [Double], fills: [Color], strokeWidth: Double, strokeColor: Color?)
    }

    /// Markers that are all alike.
    init(_ outline: Path, at run: PointRun, fill: Color?, stroke: Stroke?, snapping: Snapping, on grid: PixelGrid) {
        let pen = stroke.map(grid.pixels)
        (self.run, self.snapping, self.grid) = (run, snapping, grid)
        look = .same(Style(outline: grid.markerOutline(outline, pen: pen, snapping: snapping), fill: fill, pen: pen))
    }

    /// Markers in sizes and colours of their own. Where sizes differ, so should places by less than a pixel:
    /// only what has edges along the axes is snapped.
    init(
        _ outline: Path, at run: PointRun, scales: [Double], fills: [Color], strokeWidth: Double, strokeColor: Color?,
        on grid: PixelGrid
    ) {
        (self.run, self.grid) = (run, grid)
        snapping = outline.isAlongAxes ? .always : .never
        look = .varied(outline, scales: scales, fills: fills, strokeWidth: strokeWidth, strokeColor: strokeColor)
    }

    func forEach(within visible: Rect, _ body: (Point, Style) -> Void) {
        switch look {
        case .same(let style):
            let extent = style.outline.extent(margin: grid.reach(ofPen: style.pen))
            grid.forEachMarker(of: run, extent: extent, snapping: snapping, within: visible) { _, place in
                body(place, style)
            }
        case .varied(let outline, let scales, let fills, let strokeWidth, let strokeColor):
            let largest = (scales.max() ?? 0) * grid.scale
            let extent = outline.mapped { Point($0.x * largest, $0.y * largest) }
                .extent(margin: strokeWidth * grid.scale * 10)
            grid.forEachMarker(of: run, extent: extent, snapping: snapping, within: visible) { index, place in
                guard index < scales.count, index < fills.count else { return }
                let stroke =
                    strokeWidth > 0 ? Stroke(color: strokeColor ?? fills[index], width: strokeWidth) : nil
                let pen = stroke.map(grid.pixels)
                let scaled = outline.mapped { Point($0.x * scales[index], $0.y * scales[index]) }
                let style = Style(
                    outline: grid.markerOutline(scaled, pen: pen, snapping: snapping), fill: fills[index], pen: pen)
                body(place, style)
            }
        }
    }
}
