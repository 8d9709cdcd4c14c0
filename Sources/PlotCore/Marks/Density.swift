import CVectorMath

/// How many points lie in each cell of a fine grid, as a colour: what a scatter plot shows when there are too many to tell
/// apart.
struct DensityMark: Mark {
    var x: Column
    var y: Column
    var cell: Double?
    var colormap: Colormap
    var normalization: Normalization
    var alpha: Double
    var label: String?
    var zOrder: Double
    var clipped: Bool

    /// Layout asks for the counts more than once.
    private let lastCounts = LastCounts()

    init(
        x: Column, y: Column, cell: Double?, colormap: Colormap, normalization: Normalization, alpha: Double,
        label: String?, zOrder: Double, clipped: Bool
    ) {
        (self.x, self.y, self.cell, self.colormap, self.normalization) = (x, y, cell, colormap, normalization)
        (self.alpha, self.label, self.zOrder, self.clipped) = (alpha, label, zOrder, clipped)
    }

    var verb: String { "density" }
    var summary: String { "density of \(counted(x.count, "point"))" }
    var cycle: ColorCycle.Turn? { nil }
    var extent: Extent { Extent(x, y) }
    var colorScale: ColorScale? { ColorScale(colormap: colormap, normalization: normalization, alpha: alpha) }

    func validate() throws(PlotError) {
        try requireSameCount(x, y)
        if let cell {
            try require(cell >= 0.05 && cell.isFinite, .invalidStyle, "cell must be 0.05 or more, not \(cell)")
        }
        try requireNormalization(normalization)
        try requireOpacity(alpha)
    }

    func colorScale(in frame: Frame, text: TextSetter) -> ColorScale? {
        scale(of: counts(in: frame, text: text))
    }

    private func scale(of counts: CellCounts) -> ColorScale {
        ColorScale(
            colormap: colormap, normalization: normalization.trained(onCounts: counts.counts), alpha: alpha)
    }

    /// The colours in a row, from the lowest.
    func key(in box: Rect, style: MarkStyle) -> [Scene.Shape] { colorScale.map { [$0.key(in: box)] } ?? [] }

    func shapes(in frame: Frame, style: MarkStyle) -> [Scene.Item] {
        let counts = counts(in: frame, text: style.text)
        guard counts.greatest > 0 else { return [] }
        let scale = scale(of: counts)
        let image = Scene.Image(
            columns: counts.grid.columns, rows: counts.grid.rows, cells: counts.cells(in: scale, opacity: alpha),
            rect: counts.grid.rect)
        return [Scene.Item(.image(image), clip: clipped ? frame.rect : nil, zOrder: zOrder, role: "density")]
    }

    private func counts(in frame: Frame, text: TextSetter) -> CellCounts {
        let grid = CellGrid(over: frame.rect, side: cell ?? 72 / text.measurer.dpi)
        return lastCounts.value(at: grid, frame) { CellCounts(of: frame.run(x, y), in: grid) }
    }
}

/// Square cells over a frame, counted from a corner of the page: so cells that are pixels are those of the picture.
private struct CellGrid: Equatable, Sendable {
    let rect: Rect
    let columns: Int
    let rows: Int

    init(over rect: Rect, side: Double) {
        func edges(_ low: Double, _ high: Double) -> (first: Double, count: Double) {
            // What is left of arithmetic makes no further cell.
            let first = (low / side + 1e-6).rounded(.down)
            let count = (high / side - 1e-6).rounded(.up) - first
            return (first, max(1, min(count, 32_767)))
        }
        let (across, down) = (edges(rect.left, rect.right), edges(rect.top, rect.bottom))
        (columns, rows) = (Int(across.count), Int(down.count))
        self.rect = Rect(
            left: across.first * side, top: down.first * side, right: (across.first + across.count) * side,
            bottom: (down.first + down.count) * side)
    }
}

/// How many points lie in each cell, row by row from the top.
private struct CellCounts: Sendable {
    let grid: CellGrid
    let counts: [UInt32]
    let greatest: UInt32

    init(of run: PointRun, in grid: CellGrid) {
        func map(_ map: PointRun.Map, _ low: Double, _ high: Double, _ count: Int) -> CellMap {
            let density = Double(count) / (high - low)
            return CellMap(
                origin: map.origin, scale: map.scale * density, offset: (map.offset - low) * density, count: count)
        }
        var across = map(run.xMap, grid.rect.left, grid.rect.right, grid.columns)
        var down = map(run.yMap, grid.rect.top, grid.rect.bottom, grid.rows)
        var counts = [UInt32](repeating: 0, count: grid.columns * grid.rows)
        run.x.withContiguousValues { xs in
            run.y.withContiguousValues { ys in
                var (x, y) = (xs.source, ys.source)
                counts.withUnsafeMutableBufferPointer { counts in
                    guard let address = counts.baseAddress else { return }
                    countCells(&x, &y, run.count, &across, &down, address)
                }
            }
        }
        (self.grid, self.counts, greatest) = (grid, counts, counts.max() ?? 0)
    }

    /// An empty cell has no colour.
    func cells(in scale: ColorScale, opacity: Double) -> [UInt32] {
        func color(_ count: UInt32) -> UInt32 {
            count == 0 ? 0 : scale.packedColor(of: Double(count)).withOpacity(opacity)
        }
        guard Int(greatest) <= counts.count else { return counts.map(color) }
        // Many cells have few different counts.
        var table = [UInt32?](repeating: nil, count: Int(greatest) + 1)
        return counts.map { count in
            if let known = table[Int(count)] { return known }
            let made = color(count)
            table[Int(count)] = made
            return made
        }
    }
}

/// The counts that were made last, with what they depend on. The points never change.
private final class LastCounts: Sendable {
    private struct Place: Equatable, Sendable {
        var grid: CellGrid
        var rect: Rect
        var x: PointRun.Map
        var y: PointRun.Map
    }

    private let last = Guarded<(place: Place, counts: CellCounts)?>(nil)

    func value(at grid: CellGrid, _ frame: Frame, _ make: () -> CellCounts) -> CellCounts {
        let maps = frame.run(Column([Double]()), Column([Double]()))
        let place = Place(grid: grid, rect: frame.rect, x: maps.xMap, y: maps.yMap)
        if let known = last.withLock({ $0?.place == place ? $0?.counts : nil }) { return known }
        let made = make()
        last.withLock { $0 = (place, made) }
        return made
    }
}

extension PlotSurface {
    /// Counts points by pixel and colours each pixel by its count: a scatter plot of any number of points, which shows where
    /// most of them lie instead of covering itself.
    ///
    ///     figure.density(x, y)
    ///     figure.density(x, y, colormap: .inferno, normalization: .log)
    ///     figure.colorBar = ColorBar(label: "points a pixel")
    ///
    /// Pixels without a point stay as they are. In SVG and PDF it is an image whose resolution is the figure's, or one cell
    /// each `cell` points. A point with a NaN or an infinity in it is left out, and so are points beyond the axes' limits.
    /// Columns of different lengths are an error when the figure is drawn.
    ///
    /// - Parameters:
    ///   - x: The abscissas, in data units.
    ///   - y: The ordinates, as many.
    ///   - cell: The side of the squares that are counted in, in points; a pixel if left out.
    ///   - colormap: The colours from the least count to the greatest.
    ///   - normalization: How counts are spread over the colormap: by rank (``Normalization/equalized``), which shows most, or
    ///     `.log`, or `.linear`.
    ///   - alpha: Opacity from 0 to 1.
    ///   - label: What a legend says of the points.
    ///   - zOrder: Lower is painted earlier.
    ///   - clipped: Whether cells are cut off at the axes' frame.
    public mutating func density(
        _ x: some ColumnConvertible, _ y: some ColumnConvertible, cell: Double? = nil, colormap: Colormap = .viridis,
        normalization: Normalization = .equalized, alpha: Double = 1, label: String? = nil, zOrder: Double = 1,
        clipped: Bool = true
    ) {
        axes.marks.append(
            DensityMark(
                x: x.column, y: y.column, cell: cell, colormap: colormap, normalization: normalization, alpha: alpha,
                label: label, zOrder: zOrder, clipped: clipped))
    }
}

/// The verb `density` as a word of a declarative figure, with the same arguments.
///
///     Figure { Density(x, y, normalization: .log) }
public struct Density: AxesPart {
    private let verb: (inout Axes) -> Void

    /// Counts points by pixel and colours each pixel by its count.
    public init(
        _ x: some ColumnConvertible, _ y: some ColumnConvertible, cell: Double? = nil, colormap: Colormap = .viridis,
        normalization: Normalization = .equalized, alpha: Double = 1, label: String? = nil, zOrder: Double = 1,
        clipped: Bool = true
    ) {
        verb = {
            $0.density(
                x, y, cell: cell, colormap: colormap, normalization: normalization, alpha: alpha, label: label,
                zOrder: zOrder, clipped: clipped)
        }
    }

    public func add(to axes: inout Axes) { verb(&axes) }
}
