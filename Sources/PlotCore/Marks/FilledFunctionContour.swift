public import Autodiff

/// The stretches between levels of a function of two variables as coloured regions.
struct FilledFunctionContour: FieldMark {
    var function: PlaneFunction
    var range: FieldRange
    var levels: ContourLevels
    var extending: ContourExtension
    var colormap: Colormap
    var alpha: Double
    var zOrder: Double
    var clipped: Bool

    var verb: String { "filledContour" }
    var cycle: ColorCycle.Turn? { nil }
    var extent: Extent { range.extent }

    /// Cells of the lattice between whose corners values are taken as linear, at most.
    private static let mostCells = 300_000

    private var boundaries: [Double] {
        function.levels(levels, over: range, below: extending.isBelow, above: extending.isAbove)
    }

    var colorScale: ColorScale? {
        let boundaries = boundaries
        guard boundaries.count >= 2 else { return nil }
        return ColorScale(colormap: colormap, normalization: Normalization(bands: boundaries), alpha: alpha)
    }

    func validate() throws(PlotError) {
        if let problem = range.problem { try require(false, .invalidData, problem) }
        try requireLevels(levels, atLeast: 2)
        try requireOpacity(alpha)
    }

    private func lattice(in frame: Frame) -> FieldLattice {
        let window = range.window(in: frame, isClipped: clipped)
        return function.within(window) { FieldLattice($0, window, mostCells: Self.mostCells) }
    }

    func report(in frame: Frame) -> FieldReport {
        var report = lattice(in: frame).report
        report.verb = verb
        return report
    }

    func shapes(in frame: Frame, style: MarkStyle) -> [Scene.Item] {
        let boundaries = boundaries
        guard let scale = colorScale, let first = boundaries.first, let last = boundaries.last else { return [] }
        let lattice = lattice(in: frame)
        let mesh = lattice.mesh
        let rim = mesh.rim()
        let highest = extending.isAbove ? Double.infinity : last
        var bands = zip(boundaries, boundaries.dropFirst()).map { (above: $0, to: $1, color: scale.color(of: $0)) }
        if extending.isBelow { bands.insert((-.infinity, first, scale.color(of: first.nextDown)), at: 0) }
        if extending.isAbove { bands.append((last, .infinity, scale.color(of: last))) }
        // As with tables: each region reaches beneath the ones above it, so that no seam shows.
        let isOpaque = alpha == 1
        return bands.compactMap { band in
            let top = isOpaque ? highest : band.to
            let region = mesh.region(above: band.above, to: top, rim: rim)
            var path = Path(region.rings.flatMap { Path.polygon(frame.points(of: $0)).elements })
            for cell in lattice.broken where cell.value > band.above && cell.value <= top {
                let corners = [(cell.x.0, cell.y.0), (cell.x.1, cell.y.0), (cell.x.1, cell.y.1), (cell.x.0, cell.y.1)]
                path.elements += Path.polygon(corners.map { frame.point($0.0, $0.1) }).elements
            }
            guard !path.elements.isEmpty else { return nil }
            return Scene.Item(
                .path(path, fill: band.color.opacity(alpha), stroke: nil, snapping: .never),
                clip: clipped ? frame.rect : nil, zOrder: zOrder, role: "contour region")
        }
    }
}

/// A function's values on a lattice of a window, and the cells in which it may jump, where nothing is between its corners.
private struct FieldLattice {
    struct Broken {
        var x: (Double, Double)
        var y: (Double, Double)
        var value: Double
    }

    private(set) var mesh: ContourMesh
    private(set) var broken: [Broken] = []
    private(set) var report = FieldReport()

    init(_ field: PlaneField, _ window: FieldWindow, mostCells: Int) {
        let cells = window.columns * window.rows
        let step = max(1, Int((Double(cells) / Double(mostCells)).squareRoot().rounded(.up)))
        func lines(_ axis: FieldAxis) -> [Double] {
            guard axis.cellCount > 0 else { return [] }
            return stride(from: 0, to: axis.cellCount, by: step).map { axis.values[$0] } + [axis.values[axis.cellCount]]
        }
        let (x, y) = (lines(window.x), lines(window.y))
        let values = field.values(y.flatMap { _ in x }, y.flatMap { y in x.map { _ in y } })
        mesh = ContourMesh(Matrix(values, columns: x.count, x: x, y: y))
        guard field.bounds.isStaged, x.count > 1, y.count > 1 else { return }
        // Squares in which the function is not proven continuous, down to single cells.
        var open = [(0, x.count - 1, 0, y.count - 1)]
        var places: [(column: Int, row: Int)] = []
        let limit = 40 * (x.count + y.count)
        while let (left, right, top, bottom) = open.popLast() {
            let value = field.enclosure(
                Interval(min(x[left], x[right]), max(x[left], x[right])),
                Interval(min(y[top], y[bottom]), max(y[top], y[bottom])))
            if !value.isComplete || value.isContinuous || value.range.isEmpty { continue }
            if field.boundsCount > limit {
                report.note("the budget of bounds was at its end: not all jumps were looked for")
                break
            }
            if right - left <= 1 && bottom - top <= 1 {
                places.append((left, top))
                continue
            }
            let (middleX, middleY) = ((left + right) / 2, (top + bottom) / 2)
            if right - left >= bottom - top {
                open += [(left, middleX, top, bottom), (middleX, right, top, bottom)]
            } else {
                open += [(left, right, top, middleY), (left, right, middleY, bottom)]
            }
        }
        places.sort { ($0.row, $0.column) < ($1.row, $1.column) }
        let middles = field.values(
            places.map { (x[$0.column] + x[$0.column + 1]) / 2 }, places.map { (y[$0.row] + y[$0.row + 1]) / 2 })
        for (place, value) in zip(places, middles) {
            mesh.leaveOut(place.row, place.column)
            let (column, row) = place
            broken.append(Broken(x: (x[column], x[column + 1]), y: (y[row], y[row + 1]), value: value))
        }
        report.evaluations = field.evaluations
    }
}

extension PlotSurface {
    /// Colours the regions between levels of a function over a rectangle.
    ///
    ///     figure.filledContour({ x, y in sin(x) * cos(y) }, over: -4...4, -3...3, levels: 9)
    ///
    /// The function is evaluated at every pixel of the figure's own resolution, or as near to that as 300 000 places allow. Where
    /// bounds do not prove it continuous, the colours on both sides of a jump meet without any in between. Regions end where it
    /// has no value.
    ///
    /// - Parameters:
    ///   - f: A function of two numbers.
    ///   - x: Where it is drawn, in data units.
    ///   - y: The same along y.
    ///   - levels: Two or more rising values, or about how many round ones.
    ///   - extending: Whether what lies beyond the first or the last level is coloured too.
    ///   - colormap: The colours from the lowest stretch to the highest.
    ///   - alpha: Opacity from 0 to 1.
    ///   - zOrder: Lower is painted earlier.
    ///   - clipped: Whether regions end at the axes' frame.
    public mutating func filledContour(
        _ f: @escaping (Tensor, Tensor) -> Tensor, over x: ClosedRange<Double>, _ y: ClosedRange<Double>,
        levels: ContourLevels = 7, extending: ContourExtension = .neither, colormap: Colormap = .viridis,
        alpha: Double = 1, zOrder: Double = 1, clipped: Bool = true
    ) {
        axes.marks.append(
            FilledFunctionContour(
                function: PlaneFunction(f), range: FieldRange(x: x, y: y), levels: levels, extending: extending,
                colormap: colormap, alpha: alpha, zOrder: zOrder, clipped: clipped))
    }
}
