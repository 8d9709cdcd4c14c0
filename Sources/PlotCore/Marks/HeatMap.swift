/// A table of values as coloured cells.
struct HeatMapMark: Mark {
    var values: Matrix
    var colormap: Colormap
    var normalization: Normalization
    var alpha: Double
    var zOrder: Double
    var clipped: Bool

    var verb: String { "heatMap" }
    var summary: String { "heat map of \(values.rows) × \(values.columns) cells" }
    var cycle: ColorCycle.Turn? { nil }

    /// The hull of the cells, which the axes end at.
    var extent: Extent {
        guard values.rows > 0 && values.columns > 0 else { return Extent() }
        let (x, y) = (cellEdges(values.xValues, count: values.columns), cellEdges(values.yValues, count: values.rows))
        let (width, height) = (Domain(x[0], x[x.count - 1]), Domain(y[0], y[y.count - 1]))
        return Extent(
            x: width, y: height, stickyX: [width.lower, width.upper], stickyY: [height.lower, height.upper])
    }

    var colorScale: ColorScale? {
        ColorScale(colormap: colormap, normalization: normalization.trained(on: values.values), alpha: alpha)
    }

    func validate() throws(PlotError) {
        try requireMatrix(values, edges: true)
        try requireNormalization(normalization)
        try requireOpacity(alpha)
    }

    func shapes(in frame: Frame, style: MarkStyle) -> [Scene.Item] {
        guard values.rows > 0 && values.columns > 0, let colorScale else { return [] }
        let x = cellEdges(values.xValues, count: values.columns).map { frame.point($0, 0).x }
        let y = cellEdges(values.yValues, count: values.rows).map { frame.point(0, $0).y }
        let cells = values.values.map { colorScale.packedColor(of: $0).withOpacity(alpha) }
        let clip = clipped ? frame.rect : nil
        let isEven = isEvenlySpaced(x) && isEvenlySpaced(y)
        let shapes = isEven ? [Scene.Shape.image(image(of: cells, x: x, y: y))] : rectangles(of: cells, x: x, y: y)
        return shapes.map { Scene.Item($0, clip: clip, zOrder: zOrder, role: "heat map") }
    }

    private func image(of cells: [UInt32], x: [Double], y: [Double]) -> Scene.Image {
        let (left, right) = (x[0], x[x.count - 1])
        let (first, last) = (y[0], y[y.count - 1])
        var rows = (0..<values.rows).map { cells[$0 * values.columns..<($0 + 1) * values.columns] }
        if first > last { rows.reverse() }
        let ordered = left > right ? rows.flatMap { $0.reversed() } : rows.flatMap(\.self)
        return Scene.Image(
            columns: values.columns, rows: values.rows, cells: ordered,
            rect: Rect(
                left: min(left, right), top: min(first, last), right: max(left, right), bottom: max(first, last)))
    }

    /// Cells of differing sizes, each snapped so that no seam shows between neighbours.
    private func rectangles(of cells: [UInt32], x: [Double], y: [Double]) -> [Scene.Shape] {
        cells.indices.compactMap { index in
            let (row, column) = index.quotientAndRemainder(dividingBy: values.columns)
            let corners = (Point(x[column], y[row]), Point(x[column + 1], y[row + 1]))
            guard cells[index] >> 24 != 0, corners.0.isFinite, corners.1.isFinite else { return nil }
            let rect = Rect(
                left: min(corners.0.x, corners.1.x), top: min(corners.0.y, corners.1.y),
                right: max(corners.0.x, corners.1.x), bottom: max(corners.0.y, corners.1.y))
            let color = Color(hex: cells[index] & 0xffffff, alpha: Double(cells[index] >> 24) / 255)
            return .path(.rectangle(rect), fill: color, stroke: nil, snapping: .always)
        }
    }
}

/// The cells' edges along one axis: the coordinates themselves if there is one more than cells, else halfway between the cells'
/// middles and as far beyond the outermost. A single cell is one unit wide.
private func cellEdges(_ places: [Double], count: Int) -> [Double] {
    guard places.count == count, let first = places.first, let last = places.last else { return places }
    guard count > 1 else { return [first - 0.5, first + 0.5] }
    let between = zip(places, places.dropFirst()).map { $0 / 2 + $1 / 2 }
    return [first - (between[0] - first)] + between + [last + (last - between[count - 2])]
}

/// Whether all steps are as wide, to what no eye can see; false where a place is not finite.
private func isEvenlySpaced(_ places: [Double]) -> Bool {
    guard let first = places.first, let last = places.last, first.isFinite, last.isFinite else { return false }
    let step = (last - first) / Double(places.count - 1)
    return places.indices.allSatisfy { abs(first + Double($0) * step - places[$0]) <= 1e-6 }
}

extension UInt32 {
    fileprivate func withOpacity(_ factor: Double) -> UInt32 {
        let alpha = (Double(self >> 24) * factor).rounded()
        return self & 0xffffff | UInt32(alpha) << 24
    }
}

/// Which side of the axes a table's first row lies on.
public enum MatrixOrigin: Sendable {
    case bottom
    case top
}

extension PlotSurface {
    /// Draws a table of values as coloured cells.
    ///
    ///     figure.heatMap([[1, 2], [3, .nan]], colormap: .magma)
    ///     figure.heatMap(Matrix(counts, x: hours, y: days), normalization: .log)
    ///
    /// The axes end at the outermost cells. A NaN is a hole. A cell lies around its coordinates, halfway to the next; with one
    /// coordinate more than there are cells they are the cells' edges, and the cells may be of any sizes. Rows of different
    /// lengths and coordinates that neither rise nor fall throughout are an error when the figure is drawn.
    ///
    /// - Parameters:
    ///   - values: The cells' values, row by row, with the places of columns and rows if it is a ``Matrix``; else they are
    ///     counted from 0.
    ///   - colormap: The colours from the least value to the greatest.
    ///   - normalization: How values are spread over the colormap.
    ///   - origin: Where the first row lies; at the top, y grows downwards as in a matrix.
    ///   - alpha: Opacity from 0 to 1.
    ///   - zOrder: Lower is painted earlier.
    ///   - clipped: Whether cells are cut off at the axes' frame.
    public mutating func heatMap(
        _ values: some MatrixConvertible, colormap: Colormap = .viridis, normalization: Normalization = .linear,
        origin: MatrixOrigin = .bottom, alpha: Double = 1, zOrder: Double = 0, clipped: Bool = true
    ) {
        let mark = HeatMapMark(
            values: values.matrix, colormap: colormap, normalization: normalization, alpha: alpha, zOrder: zOrder,
            clipped: clipped)
        if origin == .top, axes.yLimits == nil, let y = mark.extent.y {
            axes.yLimits = Limits(from: y.upper, to: y.lower)
        }
        axes.marks.append(mark)
    }
}

/// The verb `heatMap` as a word of a declarative figure, with the same arguments.
///
///     Figure { HeatMap([[1, 2], [3, .nan]], colormap: .magma) }
public struct HeatMap: AxesPart {
    private let verb: (inout Axes) -> Void

    /// Draws a table of values as coloured cells.
    public init(
        _ values: some MatrixConvertible, colormap: Colormap = .viridis, normalization: Normalization = .linear,
        origin: MatrixOrigin = .bottom, alpha: Double = 1, zOrder: Double = 0, clipped: Bool = true
    ) {
        verb = {
            $0.heatMap(
                values, colormap: colormap, normalization: normalization, origin: origin, alpha: alpha, zOrder: zOrder,
                clipped: clipped)
        }
    }

    public func add(to axes: inout Axes) { verb(&axes) }
}
