import PlotCore
import Raster

/// A run of markers in pixels: what every format draws of them, one by one.
struct MarkerRun {
    struct Style: Equatable {
        /// In pixels, around the marker's place.
        var outline: Path
        var fill: Color?
        var pen: Stroke?

        /// Whether markers that overlap show as their union: then they may be painted at once, and those in one place once.
        var isUnion: Bool {
            guard let fill, fill.alpha == 1 else { return false }
            return pen.map { $0.color == fill && $0.dashes.isEmpty } ?? true
        }
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

    var count: Int { run.count }

    /// Whether markers lie on pixel edges.
    var isSnapped: Bool { snapping == .always }

    func withPixelColumns<Result>(_ body: (DataColumn, DataColumn) -> Result) -> Result {
        run.withPixelColumns(on: grid, body)
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
            // Of neighbours in one size, as hexagons of a lattice are, the outline is made once.
            var known: (scale: Double, outline: Path)?
            grid.forEachMarker(of: run, extent: extent, snapping: snapping, within: visible) { index, place in
                guard index < scales.count, index < fills.count else { return }
                let stroke =
                    strokeWidth > 0 ? Stroke(color: strokeColor ?? fills[index], width: strokeWidth) : nil
                let pen = stroke.map(grid.pixels)
                let scale = scales[index]
                if known?.scale != scale {
                    let scaled = outline.mapped { Point($0.x * scale, $0.y * scale) }
                    known = (scale, grid.markerOutline(scaled, pen: pen, snapping: snapping))
                }
                guard let known else { return }
                body(place, Style(outline: known.outline, fill: fills[index], pen: pen))
            }
        }
    }

    /// The outline in points of markers in sizes of their own, the largest of these, and the width of their edge, both in pixels;
    /// nil of others, and where markers lie on pixel edges.
    var varied: (outline: Path, largest: Double, edge: Double)? {
        guard case .varied(let outline, let scales, _, let strokeWidth, _) = look, !isSnapped else { return nil }
        return (outline, (scales.max() ?? 0) * grid.scale, max(0, strokeWidth) * grid.scale)
    }

    /// Each of them that can be seen, with its size in pixels and the colours of its inside and its edge.
    func forEachScaled(within visible: Rect, _ body: (Point, Double, Color, Color) -> Void) {
        guard case .varied(let outline, let scales, let fills, let strokeWidth, let strokeColor) = look else { return }
        let largest = (scales.max() ?? 0) * grid.scale
        let extent = outline.mapped { Point($0.x * largest, $0.y * largest) }
            .extent(margin: max(0, strokeWidth) * grid.scale)
        grid.forEachMarker(of: run, extent: extent, snapping: snapping, within: visible) { index, place in
            guard index < scales.count, index < fills.count, scales[index] > 0 else { return }
            body(place, scales[index] * grid.scale, fills[index], strokeColor ?? fills[index])
        }
    }

    /// The places of those that can be seen. Where only their union shows, those in one place are one: on whole pixels many
    /// fall together.
    func places(within visible: Rect) -> [Point] {
        let isUnion = run.count >= 256 && commonStyle?.isUnion == true
        var known: Set<SIMD2<Double>> = []
        var places: [Point] = []
        forEach(within: visible) { place, _ in
            if !isUnion || known.insert(SIMD2(place.x, place.y)).inserted { places.append(place) }
        }
        return places
    }

    // MARK: Markers as pixels

    /// What all markers have in common; nil where they differ.
    var commonStyle: Style? {
        if case .same(let style) = look { style } else { nil }
    }

    /// The marker in one of the sizes that are told apart. Colours are the caller's affair.
    func style(size: Int) -> Style {
        switch look {
        case .same(let style): return style
        case .varied(let outline, _, _, let strokeWidth, _):
            let scale = Double(size) / sizesAUnit(outline)
            let pen = strokeWidth > 0 ? grid.pixels(Stroke(color: .black, width: strokeWidth)) : nil
            let scaled = outline.mapped { Point($0.x * scale, $0.y * scale) }
            return Style(
                outline: grid.markerOutline(scaled, pen: pen, snapping: snapping), fill: .black, pen: pen)
        }
    }

    var largestSize: Int {
        guard case .varied(let outline, let scales, _, _, _) = look else { return 0 }
        return size(scales.max() ?? 0, sizesAUnit(outline))
    }

    /// Each marker that can be seen, with its size and the colours of its inside and its edge.
    func forEachSized(within visible: Rect, _ body: (Point, Int, Color?, Color?) -> Void) {
        switch look {
        case .same(let style):
            forEach(within: visible) { place, _ in body(place, 0, style.fill, style.pen?.color) }
        case .varied(let outline, let scales, let fills, let strokeWidth, let strokeColor):
            let largest = (scales.max() ?? 0) * grid.scale
            let extent = outline.mapped { Point($0.x * largest, $0.y * largest) }
                .extent(margin: strokeWidth * grid.scale * 10)
            let unit = sizesAUnit(outline)
            grid.forEachMarker(of: run, extent: extent, snapping: snapping, within: visible) { index, place in
                guard index < scales.count, index < fills.count, scales[index] > 0 else { return }
                body(
                    place, size(scales[index], unit), fills[index], strokeWidth > 0 ? strokeColor ?? fills[index] : nil)
            }
        }
    }

    private func size(_ scale: Double, _ unit: Double) -> Int {
        Int((max(0, min(1e6, scale * unit))).rounded())
    }

    /// How many sizes the outline has between scales 0 and 1: sixteen to the pixel. Where corners are snapped, so many that
    /// hardly one falls on another pixel.
    private func sizesAUnit(_ outline: Path) -> Double {
        let extent = outline.mapped(grid.pixels).extent(margin: 0)
        return (isSnapped ? 1024 : 16) * max(1e-3, extent.right, -extent.left, extent.bottom, -extent.top)
    }
}
