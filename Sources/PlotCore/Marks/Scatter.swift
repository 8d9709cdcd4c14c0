/// A marker at each place, all alike or with sizes and colours from the data.
struct ScatterMark: Mark {
    var x: Column
    var y: Column
    var color: Color?
    var colors: [Color]
    var values: Column?
    var colormap: Colormap
    var normalization: Normalization
    var size: Double?
    var sizes: Column?
    var marker: Marker
    var edgeColor: Color?
    var edgeWidth: Double?
    var label: String?
    var alpha: Double
    var zOrder: Double
    var clipped: Bool

    var verb: String { "scatter" }
    var summary: String { counted(x.count, "point") }
    var cycle: ColorCycle.Turn? { color == nil && values == nil && colors.isEmpty ? .fills : nil }

    /// Only points that are drawn count.
    var extent: Extent {
        guard values != nil || sizes != nil else { return Extent(x, y) }
        let rows = (0..<x.count).filter(isComplete)
        return Extent(Column(rows.map { x[$0] }), Column(rows.map { y[$0] }))
    }

    var colorScale: ColorScale? {
        guard let values else { return nil }
        let shown = (0..<values.count).lazy.map { values[$0] }
        return ColorScale(colormap: colormap, normalization: normalization.trained(on: shown), alpha: alpha)
    }

    func validate() throws(PlotError) {
        try requireSameCount(x, y)
        try requireCount(values, "values")
        try requireCount(sizes, "sizes", ifOne: "; one for all is size:")
        if let sizes, let bad = (0..<sizes.count).first(where: { sizes[$0] < 0 }) {
            try require(false, .invalidData, "sizes must be 0 or more, not \(sizes[bad])")
        }
        try requireNormalization(normalization)
        if let size { try requirePositive(size, "size") }
        if let edgeWidth { try requirePositive(edgeWidth, "edgeWidth") }
        try requireOpacity(alpha)
        for color in colors + [color, edgeColor].compactMap(\.self) { try requireColor(color) }
    }

    /// - Parameter hint: What to say besides where there is one value for all points.
    private func requireCount(_ column: Column?, _ name: String, ifOne hint: String = "") throws(PlotError) {
        guard let column else { return }
        let hint = column.count == 1 ? hint : ""
        try require(column.count == x.count, .invalidData, "\(x.count) x values but \(column.count) \(name)\(hint)")
    }

    private func isComplete(_ row: Int) -> Bool {
        x[row].isFinite && y[row].isFinite && values.map { $0[row].isFinite } ?? true
            && sizes.map { $0[row].isFinite } ?? true
    }

    func shapes(in frame: Frame, style: MarkStyle) -> [Scene.Item] {
        let run = frame.run(x, y)
        let shape =
            values == nil && sizes == nil && colors.isEmpty
            ? plain(at: run, size: size ?? style.theme.scatterSize, style: style) : varied(at: run, style: style)
        return [Scene.Item(shape, clip: clipped ? frame.rect : nil, zOrder: zOrder, role: "scatter")]
    }

    func key(in box: Rect, style: MarkStyle) -> [Scene.Shape] {
        let areas = (0..<(sizes?.count ?? 0)).compactMap { sizes?[$0] }.filter(\.isFinite)
        let area = areas.min().flatMap { low in areas.max().map { (low + $0) / 2 } }
        var style = style
        if let colorScale { style.color = colorScale.colormap.color(at: 0.5) }
        if let first = colors.first { style.color = first }
        // matplotlib puts it three eighths up, where the middle of a small letter is.
        let place = Point(box.center.x, box.bottom - 3 / 8 * box.height)
        return [plain(at: PointRun([place]), size: area ?? size ?? style.theme.scatterSize, style: style)]
    }

    /// An edge of the face's own colour makes each marker half a point larger all round, as matplotlib has it.
    private func width(of theme: Theme) -> Double { edgeWidth ?? (marker.isFilled ? 1 : theme.lineWidth) }

    private func plain(at run: PointRun, size: Double, style: MarkStyle) -> Scene.Shape {
        let color = (color ?? style.color).opacity(alpha)
        let stroke = Stroke(
            color: edgeColor?.opacity(alpha) ?? color, width: width(of: style.theme),
            join: marker == .circle ? .miter : .round)
        return .markers(
            marker.outline.scaled(by: size.squareRoot()), at: run, fill: marker.isFilled ? color : nil, stroke: stroke,
            snapping: .always)
    }

    private func varied(at run: PointRun, style: MarkStyle) -> Scene.Shape {
        let scale = colorScale
        let rows = (0..<run.count).filter(isComplete)
        let fills = rows.map { row in
            if let scale, let values { return scale.color(of: values[row]).opacity(alpha) }
            return (colors.isEmpty ? color ?? style.color : colors[row % colors.count]).opacity(alpha)
        }
        return .variedMarkers(
            marker.outline, at: PointRun(rows.map { run[$0] }),
            scales: rows.map { (sizes?[$0] ?? size ?? style.theme.scatterSize).squareRoot() }, fills: fills,
            strokeWidth: width(of: style.theme), strokeColor: edgeColor?.opacity(alpha))
    }
}

extension PlotSurface {
    /// Draws a marker at each (x, y).
    ///
    ///     figure.scatter(samples, f(samples), color: .orange)
    ///     figure.scatter(x, y, marker: .triangleUp, label: "second run")
    ///     figure.scatter(x, y, values: temperature, colormap: .inferno, sizes: mass, alpha: 0.6)
    ///
    /// A point with a NaN or an infinity in it, be it in x, y, values or sizes, is left out. Columns of different lengths are an
    /// error when the figure is drawn.
    ///
    /// - Parameters:
    ///   - x: The abscissas, in data units.
    ///   - y: The ordinates, as many.
    ///   - color: The next of the theme's cycle if left out.
    ///   - colors: A colour for each point, repeated where there are fewer.
    ///   - values: Numbers that the colormap turns into colours, one for each point.
    ///   - colormap: The colours of the values.
    ///   - normalization: How values are spread over the colormap; evenly from the least to the greatest if left out.
    ///   - size: The square of the diameter, in square points, as matplotlib's `s`; the theme's if left out.
    ///   - sizes: The same for each point.
    ///   - marker: A disc if left out.
    ///   - edgeColor: The face's own colour if left out.
    ///   - edgeWidth: In points; 1 if left out, or the theme's line width for markers of lines only.
    ///   - label: What a legend says of the points.
    ///   - alpha: Opacity from 0 to 1, multiplied into the colour's own.
    ///   - zOrder: Lower is painted earlier.
    ///   - clipped: Whether points are cut off at the axes' frame.
    public mutating func scatter(
        _ x: some ColumnConvertible, _ y: some ColumnConvertible, color: Color? = nil, colors: [Color] = [],
        values: (some ColumnConvertible)? = Column?.none, colormap: Colormap = .viridis,
        normalization: Normalization = .linear,
        size: Double? = nil, sizes: (some ColumnConvertible)? = Column?.none, marker: Marker = .circle,
        edgeColor: Color? = nil, edgeWidth: Double? = nil, label: String? = nil, alpha: Double = 1, zOrder: Double = 1,
        clipped: Bool = true
    ) {
        axes.marks.append(
            ScatterMark(
                x: x.column, y: y.column, color: color, colors: colors, values: values?.column, colormap: colormap,
                normalization: normalization, size: size, sizes: sizes?.column, marker: marker, edgeColor: edgeColor,
                edgeWidth: edgeWidth, label: label, alpha: alpha, zOrder: zOrder, clipped: clipped))
    }

    /// Draws a marker at each (x, y) of two arrays of Double, whose literals Swift reads at once; see the general form.
    ///
    ///     figure.scatter([-1.0 / 3, 1.0 / 3], [-2.0 / 3, 2.0 / 3])
    public mutating func scatter(
        _ x: [Double], _ y: [Double], color: Color? = nil, colors: [Color] = [], values: [Double]? = nil,
        colormap: Colormap = .viridis, normalization: Normalization = .linear, size: Double? = nil,
        sizes: [Double]? = nil, marker: Marker = .circle, edgeColor: Color? = nil, edgeWidth: Double? = nil,
        label: String? = nil, alpha: Double = 1, zOrder: Double = 1, clipped: Bool = true
    ) {
        scatter(
            Column(x), Column(y), color: color, colors: colors, values: values.map { Column($0) }, colormap: colormap,
            normalization: normalization, size: size, sizes: sizes.map { Column($0) }, marker: marker,
            edgeColor: edgeColor, edgeWidth: edgeWidth, label: label, alpha: alpha, zOrder: zOrder, clipped: clipped)
    }
}

/// The verb `scatter` as a word of a declarative figure, with the same arguments.
///
///     Figure { Scatter(samples, f(samples), color: .orange) }
public struct Scatter: AxesPart {
    private let verb: (inout Axes) -> Void

    /// Draws a marker at each (x, y).
    public init(
        _ x: some ColumnConvertible, _ y: some ColumnConvertible, color: Color? = nil, colors: [Color] = [],
        values: (some ColumnConvertible)? = Column?.none, colormap: Colormap = .viridis,
        normalization: Normalization = .linear,
        size: Double? = nil, sizes: (some ColumnConvertible)? = Column?.none, marker: Marker = .circle,
        edgeColor: Color? = nil, edgeWidth: Double? = nil, label: String? = nil, alpha: Double = 1, zOrder: Double = 1,
        clipped: Bool = true
    ) {
        verb = {
            $0.scatter(
                x, y, color: color, colors: colors, values: values, colormap: colormap, normalization: normalization,
                size: size, sizes: sizes, marker: marker, edgeColor: edgeColor, edgeWidth: edgeWidth, label: label,
                alpha: alpha, zOrder: zOrder, clipped: clipped)
        }
    }

    /// Draws a marker at each (x, y) of two arrays of Double, whose literals Swift reads at once; see the general form.
    public init(
        _ x: [Double], _ y: [Double], color: Color? = nil, colors: [Color] = [], values: [Double]? = nil,
        colormap: Colormap = .viridis, normalization: Normalization = .linear, size: Double? = nil,
        sizes: [Double]? = nil, marker: Marker = .circle, edgeColor: Color? = nil, edgeWidth: Double? = nil,
        label: String? = nil, alpha: Double = 1, zOrder: Double = 1, clipped: Bool = true
    ) {
        verb = {
            $0.scatter(
                x, y, color: color, colors: colors, values: values, colormap: colormap, normalization: normalization,
                size: size, sizes: sizes, marker: marker, edgeColor: edgeColor, edgeWidth: edgeWidth, label: label,
                alpha: alpha, zOrder: zOrder, clipped: clipped)
        }
    }

    public func add(to axes: inout Axes) { verb(&axes) }
}
