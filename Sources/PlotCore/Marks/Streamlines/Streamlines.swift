/// Lines along a field, evenly spread, each with an arrow in its middle.
struct StreamlinesMark: Mark {
    var u: Matrix
    var v: Matrix
    var density: Double
    var color: Color?
    /// Values that the lines take their colours from, over the same places as the field.
    var values: Matrix?
    var colormap: Colormap
    var normalization: Normalization
    var width: Double?
    /// In points, over the same places as the field; instead of the one width.
    var widths: Matrix?
    var arrowSize: Double
    var alpha: Double
    var label: String?
    var zOrder: Double
    var clipped: Bool

    var verb: String { "streamlines" }
    var cycle: ColorCycle.Turn? { color == nil && values == nil ? .lines : nil }
    var extent: Extent { u.extent }

    var colorScale: ColorScale? {
        guard let values else { return nil }
        return ColorScale(
            colormap: colormap, normalization: normalization.trained(on: values.values), alpha: alpha)
    }

    func validate() throws(PlotError) {
        try requireMatrix(u)
        if let problem = v.valuesProblem { try require(false, .invalidData, problem) }
        try requireSameShape(u, v, ("u", "v"))
        if let values {
            if let problem = values.valuesProblem { try require(false, .invalidData, problem) }
            try requireSameShape(u, values, ("u", "values"))
        }
        if let widths {
            if let problem = widths.valuesProblem { try require(false, .invalidData, problem) }
            try requireSameShape(u, widths, ("u", "widths"))
            let bad = widths.values.first { !($0.isFinite && $0 >= 0) }
            try require(bad == nil, .invalidStyle, "widths must be 0 or more, not \(bad ?? 0)")
        }
        try requireNormalization(normalization)
        for (name, places) in [("x", u.xValues), ("y", u.yValues)] where places.count > 1 {
            let step = (places[places.count - 1] - places[0]) / Double(places.count - 1)
            let isEven = places.indices.allSatisfy { abs(places[0] + Double($0) * step - places[$0]) <= 1e-5 * step }
            try require(step > 0 && isEven, .invalidData, "\(name) values must rise in equal steps")
        }
        try require(
            density.isFinite && density > 0 && density <= 100, .invalidStyle,
            "density must be above 0 and at most 100, not \(density)")
        if let width { try requirePositive(width, "width") }
        try requirePositive(arrowSize, "arrowSize")
        try requireOpacity(alpha)
        try requireColor(color)
    }

    func key(in box: Rect, style: MarkStyle) -> [Scene.Shape] {
        let color = (colorScale?.colormap.color(at: 0.5) ?? color ?? style.color).opacity(alpha)
        let width = self.width ?? style.theme.lineWidth
        let (start, end) = (Point(box.left, box.center.y), Point(box.right, box.center.y))
        let line = Scene.Shape.path(
            .segment(from: start, to: end), fill: nil, stroke: Stroke(color: color, width: width), snapping: .always)
        let head = arrowHead(from: start, to: box.center, lineWidth: width).map {
            Scene.Shape.path($0, fill: color, stroke: nil, snapping: .never)
        }
        return [line] + [head].compactMap(\.self)
    }

    func shapes(in frame: Frame, style: MarkStyle) -> [Scene.Item] {
        let (x, y) = (u.xValues, u.yValues)
        guard x.count > 1 && y.count > 1 else { return [] }
        let (stepX, stepY) = (x[1] - x[0], y[1] - y[0])
        let side = max(2, Int(30 * density))
        var tracer = StreamlineTracer(
            VectorField(u: u, v: v, stepX: stepX, stepY: stepY), columns: side, rows: side)
        let width = self.width ?? style.theme.lineWidth
        let clip = clipped ? frame.rect : nil

        let traced = tracer.lines()
        let lines = traced.map { line in line.map { (x: x[0] + $0.x * stepX, y: y[0] + $0.y * stepY) } }
        let colors = traced.map { stepColors(along: $0, style: style) }
        let widths = traced.map { stepWidths(along: $0, width: width) }
        let items = lines.indices.flatMap { index -> [Scene.Item] in
            let (line, colors, widths) = (lines[index], colors[index], widths[index])
            return pieces(of: colors, widths).map { piece -> Scene.Item in
                let part = line[piece.lowerBound...piece.upperBound]
                let run = frame.run(Column(part.map(\.x)), Column(part.map(\.y)))
                // Pieces of differing colours meet without a gap; round ends of transparent ones would show.
                let stroke = Stroke(
                    color: colors[piece.lowerBound], width: widths[piece.lowerBound],
                    cap: (values ?? self.widths) != nil && alpha == 1 ? .round : .butt,
                    join: .round)
                return Scene.Item(.polyline(run, stroke), clip: clip, zOrder: zOrder, role: "streamline")
            }
        }
        let arrows = lines.indices.compactMap { row -> Scene.Item? in
            guard let (index, tail, tip) = middle(of: lines[row], in: frame), arrowSize > 0 else { return nil }
            let width = widths[row][index]
            let head = arrowHead(from: tail, to: tip, lineWidth: width)
            let color = colors[row][index]
            let arrowStroke = Stroke(color: color, width: width, cap: .round, join: .round)
            return head.map {
                Scene.Item(
                    .path($0, fill: color, stroke: arrowStroke, snapping: .never), clip: clip, zOrder: zOrder,
                    role: "streamline arrow")
            }
        }
        return items + arrows
    }

    /// A colour for each step of a line: that of the value at the step's start.
    private func stepColors(along line: [VectorField.Place], style: MarkStyle) -> [Color] {
        guard let values, let colorScale else {
            return [Color](repeating: (color ?? style.color).opacity(alpha), count: line.count)
        }
        return line.map { place in
            let value = VectorField.interpolate(values.values, at: place, columns: values.columns, rows: values.rows)
            return colorScale.color(of: value).opacity(alpha)
        }
    }

    /// A width for each step of a line, found as the colours are.
    private func stepWidths(along line: [VectorField.Place], width: Double) -> [Double] {
        guard let widths else { return [Double](repeating: width, count: line.count) }
        return line.map { place in
            VectorField.interpolate(widths.values, at: place, columns: widths.columns, rows: widths.rows)
        }
    }

    /// The stretches of a line that have one colour and one width, each as the indices of its first and its last point.
    private func pieces(of colors: [Color], _ widths: [Double]) -> [ClosedRange<Int>] {
        var pieces: [ClosedRange<Int>] = []
        var start = 0
        for index in colors.indices.dropFirst()
        where index == colors.count - 1 || colors[index] != colors[start] || widths[index] != widths[start] {
            pieces.append(start...index)
            start = index
        }
        return pieces
    }

    /// The piece of the line, halfway along it in data units, that its arrow lies on.
    private func middle(of line: [(x: Double, y: Double)], in frame: Frame) -> (index: Int, tail: Point, tip: Point)? {
        var travelled = [0.0]
        for (start, end) in zip(line, line.dropFirst()) {
            let (x, y) = (end.x - start.x, end.y - start.y)
            travelled.append(travelled[travelled.count - 1] + (x * x + y * y).squareRoot())
        }
        let half = travelled[travelled.count - 1] / 2
        guard let index = travelled.dropFirst().firstIndex(where: { $0 >= half }) else { return nil }
        let (start, end) = (line[index - 1], line[index])
        let tail = frame.point(start.x, start.y)
        let tip = frame.point((start.x + end.x) / 2, (start.y + end.y) / 2)
        return tail.isFinite && tip.isFinite && tail != tip ? (index - 1, tail, tip) : nil
    }

    /// A filled triangle that ends where its stroke touches `tip`, two points before which it stops where there is room.
    private func arrowHead(from tail: Point, to tip: Point, lineWidth: Double) -> Path? {
        let (x, y) = (tip.x - tail.x, tip.y - tail.y)
        let length = (x * x + y * y).squareRoot()
        guard length > 0 else { return nil }
        let (cosine, sine) = (x / length, y / length)
        // matplotlib's arrows keep two points away from both ends of their way, each only where it is longer than that.
        let gap = 2.0
        let rest = length > gap ? length - gap : length
        let (headLength, halfWidth) = (4 * arrowSize, 2 * arrowSize)
        let slant = (headLength * headLength + halfWidth * halfWidth).squareRoot() / halfWidth
        let setBack = (rest > gap ? gap : 0) + lineWidth / 2 * slant
        let apex = Point(tip.x - setBack * cosine, tip.y - setBack * sine)
        func corner(_ aside: Double) -> Point {
            Point(
                apex.x - headLength * cosine - aside * sine, apex.y - headLength * sine + aside * cosine)
        }
        return .polygon([corner(halfWidth), apex, corner(-halfWidth)])
    }
}

extension PlotSurface {
    /// Draws lines along a field, evenly spread, each with an arrow in its middle.
    ///
    ///     let u = Matrix(x: t, y: t) { x, y in y }
    ///     let v = Matrix(x: t, y: t) { x, y in -x }
    ///     figure.streamlines(u, v)
    ///     figure.streamlines(u, v, values: speed, colormap: .plasma)  // as colours
    ///
    /// The field is linear between the tables' values; the places are those of `u`, which must rise in equal steps. Lines end
    /// where the field is zero or a NaN. Tables of different shapes are an error when the figure is drawn.
    ///
    /// - Parameters:
    ///   - u: The field along x, row by row.
    ///   - v: The field along y, in the same unit.
    ///   - density: How close the lines are; at 1 about thirty fit beside each other.
    ///   - color: The next of the theme's cycle if left out.
    ///   - values: A table over the same places, which becomes the lines' colours; there is no line where one is a NaN.
    ///   - colormap: The colours from the least value to the greatest.
    ///   - normalization: How values are spread over the colormap.
    ///   - width: In points; the theme's if left out.
    ///   - widths: A table over the same places instead, which becomes the lines' widths in points.
    ///   - arrowSize: How large the arrows are; 1 is 4 points from base to tip.
    ///   - label: What a legend says of the lines.
    ///   - alpha: Opacity from 0 to 1, multiplied into the colour's own.
    ///   - zOrder: Lower is painted earlier.
    ///   - clipped: Whether lines end at the axes' frame.
    public mutating func streamlines(
        _ u: some MatrixConvertible, _ v: some MatrixConvertible, density: Double = 1, color: Color? = nil,
        values: (some MatrixConvertible)? = Matrix?.none, colormap: Colormap = .viridis,
        normalization: Normalization = .linear, width: Double? = nil,
        widths: (some MatrixConvertible)? = Matrix?.none, arrowSize: Double = 1, label: String? = nil,
        alpha: Double = 1, zOrder: Double = 2,
        clipped: Bool = true
    ) {
        axes.marks.append(
            StreamlinesMark(
                u: u.matrix, v: v.matrix, density: density, color: color, values: values?.matrix, colormap: colormap,
                normalization: normalization, width: width, widths: widths?.matrix, arrowSize: arrowSize,
                alpha: alpha, label: label, zOrder: zOrder, clipped: clipped))
    }

    /// Draws lines along a field whose tables lie over the given places of columns and rows.
    public mutating func streamlines(
        _ x: some ColumnConvertible, _ y: some ColumnConvertible, _ u: some MatrixConvertible,
        _ v: some MatrixConvertible, density: Double = 1, color: Color? = nil,
        values: (some MatrixConvertible)? = Matrix?.none, colormap: Colormap = .viridis,
        normalization: Normalization = .linear, width: Double? = nil,
        widths: (some MatrixConvertible)? = Matrix?.none, arrowSize: Double = 1, label: String? = nil,
        alpha: Double = 1, zOrder: Double = 2, clipped: Bool = true
    ) {
        streamlines(
            u.matrix.over(x.column, y.column), v, density: density, color: color, values: values, colormap: colormap,
            normalization: normalization, width: width, widths: widths, arrowSize: arrowSize,
            label: label, alpha: alpha, zOrder: zOrder, clipped: clipped)
    }
}

/// The verb `streamlines` as a word of a declarative figure, with the same arguments.
///
///     Figure { Streamlines(u, v) }
public struct Streamlines: AxesPart {
    private let verb: (inout Axes) -> Void

    /// Draws lines along a field, evenly spread, each with an arrow in its middle.
    public init(
        _ u: some MatrixConvertible, _ v: some MatrixConvertible, density: Double = 1, color: Color? = nil,
        values: (some MatrixConvertible)? = Matrix?.none, colormap: Colormap = .viridis,
        normalization: Normalization = .linear, width: Double? = nil,
        widths: (some MatrixConvertible)? = Matrix?.none, arrowSize: Double = 1, label: String? = nil,
        alpha: Double = 1,
        zOrder: Double = 2, clipped: Bool = true
    ) {
        verb = {
            $0.streamlines(
                u, v, density: density, color: color, values: values, colormap: colormap,
                normalization: normalization, width: width, widths: widths, arrowSize: arrowSize, label: label,
                alpha: alpha, zOrder: zOrder, clipped: clipped)
        }
    }

    /// Draws lines along a field whose tables lie over the given places of columns and rows.
    public init(
        _ x: some ColumnConvertible, _ y: some ColumnConvertible, _ u: some MatrixConvertible,
        _ v: some MatrixConvertible, density: Double = 1, color: Color? = nil,
        values: (some MatrixConvertible)? = Matrix?.none, colormap: Colormap = .viridis,
        normalization: Normalization = .linear, width: Double? = nil,
        widths: (some MatrixConvertible)? = Matrix?.none, arrowSize: Double = 1, label: String? = nil,
        alpha: Double = 1,
        zOrder: Double = 2, clipped: Bool = true
    ) {
        verb = {
            $0.streamlines(
                x, y, u, v, density: density, color: color, values: values, colormap: colormap,
                normalization: normalization, width: width, widths: widths, arrowSize: arrowSize, label: label,
                alpha: alpha, zOrder: zOrder, clipped: clipped)
        }
    }

    public func add(to axes: inout Axes) { verb(&axes) }
}
