/// A table of values as coloured cells.
struct HeatMapMark: Mark {
    var values: Matrix
    var colormap: Colormap
    var normalization: Normalization
    var interpolation: CellInterpolation
    var alpha: Double
    var label: String?
    var zOrder: Double
    var clipped: Bool

    var verb: String { "heatMap" }
    var summary: String { "heat map of \(values.rows) × \(values.columns) cells" }
    var cycle: ColorCycle.Turn? { nil }

    /// The hull of the cells, which the axes end at.
    var extent: Extent { ColoredCells.extent(of: values) }

    var colorScale: ColorScale? {
        ColorScale(colormap: colormap, normalization: normalization.trained(on: values.values), alpha: alpha)
    }

    func validate() throws(PlotError) {
        try requireMatrix(values, edges: true)
        try requireNormalization(normalization)
        try requireOpacity(alpha)
    }

    /// The colours in a row, from the lowest.
    func key(in box: Rect, style: MarkStyle) -> [Scene.Shape] { colorScale.map { [$0.key(in: box)] } ?? [] }

    func shapes(in frame: Frame, style: MarkStyle) -> [Scene.Item] {
        guard let colorScale else { return [] }
        if let image = smoothImage(in: frame, colorScale) {
            return [Scene.Item(.image(image), clip: clipped ? frame.rect : nil, zOrder: zOrder, role: "heat map")]
        }
        let cells = values.values.map { colorScale.packedColor(of: $0).withOpacity(alpha) }
        return ColoredCells(values, cells).shapes(in: frame).map {
            Scene.Item($0, clip: clipped ? frame.rect : nil, zOrder: zOrder, role: "heat map")
        }
    }
}

/// Which side of the axes a table's first row lies on.
public enum MatrixOrigin: Sendable {
    case bottom
    case top
}

extension Matrix {
    /// With the edges of equal cells as its coordinates, where a stretch is given.
    fileprivate func spread(
        over width: ClosedRange<Double>?, _ height: ClosedRange<Double>?, _ origin: MatrixOrigin
    ) -> Matrix {
        func edges(_ range: ClosedRange<Double>, _ count: Int) -> [Double] {
            (0...count).map { index in
                let part = Double(index) / Double(max(count, 1))
                return range.lowerBound * (1 - part) + range.upperBound * part
            }
        }
        let x = width.map { edges($0, columns) } ?? xValues
        let y = height.map { origin == .top ? edges($0, rows).reversed() : edges($0, rows) } ?? yValues
        return width == nil && height == nil ? self : over(Column(x), Column(y))
    }
}

extension PlotSurface {
    /// Draws a table of values as coloured cells.
    ///
    ///     figure.heatMap([[1, 2], [3, .nan]], colormap: .magma)
    ///     figure.heatMap(Matrix(counts, x: hours, y: days), normalization: .log)
    ///     figure.heatMap(measured, interpolation: .bilinear)
    ///     figure.heatMap(pixels, x: -2...3, y: 0...4, origin: .top)  // a picture over a stretch of both axes
    ///
    /// The axes end at the outermost cells. A NaN is a hole. A cell lies around its coordinates, halfway to the next; with one
    /// coordinate more than there are cells they are the cells' edges, and the cells may be of any sizes. Rows of different
    /// lengths and coordinates that neither rise nor fall throughout are an error when the figure is drawn.
    ///
    /// - Parameters:
    ///   - values: The cells' values, row by row, with the places of columns and rows if it is a ``Matrix``; else they are
    ///     counted from 0.
    ///   - x: What all columns together span, in equal parts; the values' own places if left out.
    ///   - y: What all rows together span, in equal parts; the first row lies at the greater end if the origin is at the top, and
    ///     the axis runs upwards all the same.
    ///   - colormap: The colours from the least value to the greatest.
    ///   - normalization: How values are spread over the colormap.
    ///   - interpolation: What stands between the cells' middles; of no effect on cells of differing sizes.
    ///   - origin: Where the first row lies; at the top, y grows downwards as in a matrix.
    ///   - label: What a legend says of the table.
    ///   - alpha: Opacity from 0 to 1.
    ///   - zOrder: Lower is painted earlier.
    ///   - clipped: Whether cells are cut off at the axes' frame.
    public mutating func heatMap(
        _ values: some MatrixConvertible, x: ClosedRange<Double>? = nil, y: ClosedRange<Double>? = nil,
        colormap: Colormap = .viridis, normalization: Normalization = .linear,
        interpolation: CellInterpolation = .nearest, origin: MatrixOrigin = .bottom, label: String? = nil,
        alpha: Double = 1, zOrder: Double = 0,
        clipped: Bool = true
    ) {
        let mark = HeatMapMark(
            values: values.matrix.spread(over: x, y, origin), colormap: colormap, normalization: normalization,
            interpolation: interpolation, alpha: alpha, label: label, zOrder: zOrder, clipped: clipped)
        if origin == .top, y == nil, axes.yLimits == nil, let y = mark.extent.y {
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
        _ values: some MatrixConvertible, x: ClosedRange<Double>? = nil, y: ClosedRange<Double>? = nil,
        colormap: Colormap = .viridis, normalization: Normalization = .linear,
        interpolation: CellInterpolation = .nearest, origin: MatrixOrigin = .bottom, label: String? = nil,
        alpha: Double = 1, zOrder: Double = 0, clipped: Bool = true
    ) {
        verb = {
            $0.heatMap(
                values, x: x, y: y, colormap: colormap, normalization: normalization,
                interpolation: interpolation, origin: origin, label: label, alpha: alpha, zOrder: zOrder,
                clipped: clipped)
        }
    }

    public func add(to axes: inout Axes) { verb(&axes) }
}
