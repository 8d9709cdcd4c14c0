/// Which part of a quiver's arrow lies at its place.
public enum ArrowPivot: Sendable {
    case tail
    case middle
    case tip
}

/// What the lengths of a quiver's arrows are measured on.
public enum ArrowUnit: Sendable {
    /// The page: arrows point as if both axes had the same scale, and a typical one fits between its neighbours.
    case page
    /// The axes: an arrow reaches from (x, y) to (x + u, y + v), or as much of that as the scale says.
    case data
}

/// An arrow beside a quiver's axes that says how long a value is.
///
///     figure.quiver(x, y, u, v, key: ArrowKey(2, "2 m/s"))
public struct ArrowKey: Sendable {
    let length: Double
    let label: String
    let place: (x: Double, y: Double)

    /// - Parameters:
    ///   - length: The value that the arrow shows, in the unit of u and v.
    ///   - label: What stands on its right.
    ///   - place: Where its tip is, in parts of the frame from its lower left corner.
    public init(_ length: Double, _ label: String, at place: (Double, Double) = (0.9, 1.05)) {
        (self.length, self.label, self.place) = (length, label, place)
    }
}

/// Arrows that show a field's direction and strength at many places; their sizes are measured on the page.
struct QuiverMark: Mark {
    var x: Column
    var y: Column
    var u: Column
    var v: Column
    /// What is wrong with a table that the columns were made from.
    var problem: String?
    var scale: Double?
    var unit = ArrowUnit.page
    var arrowKey: ArrowKey?
    var width: Double?
    var pivot: ArrowPivot
    var color: Color?
    /// Values that the arrows take their colours from.
    var values: Column?
    var colormap: Colormap
    var normalization: Normalization
    var alpha: Double
    var label: String?
    var zOrder: Double
    var clipped: Bool

    // Of the head, in widths of the shaft; an arrow shorter than its head is drawn smaller as a whole.
    private let headWidth = 3.0
    private let headLength = 5.0
    /// From the tip to where the head meets the shaft.
    private let headAxisLength = 4.5
    /// Shorter arrows become a dot of that size.
    private let minimumLength = 1.0

    var verb: String { "quiver" }
    var summary: String { counted(x.count, "arrow") }
    var cycle: ColorCycle.Turn? { nil }
    /// Arrows count with their places only.
    var extent: Extent { Extent(x, y) }

    var colorScale: ColorScale? {
        guard let values else { return nil }
        let trained = normalization.trained(on: (0..<values.count).map { values[$0] })
        return ColorScale(colormap: colormap, normalization: trained, alpha: alpha)
    }

    func validate() throws(PlotError) {
        if let problem { try require(false, .invalidData, problem) }
        let counts = [x.count, y.count, u.count, v.count]
        try require(
            counts.allSatisfy { $0 == counts[0] }, .invalidData,
            "\(x.count) x, \(y.count) y, \(u.count) u and \(v.count) v values")
        if let values {
            try require(values.count == x.count, .invalidData, "\(x.count) arrows but \(values.count) values")
        }
        try requireNormalization(normalization)
        if let scale {
            try require(scale.isFinite && scale > 0, .invalidStyle, "scale must be above 0, not \(scale)")
        }
        if let width { try requirePositive(width, "width") }
        if let length = arrowKey?.length {
            try require(length.isFinite && length > 0, .invalidStyle, "the key's length must be above 0, not \(length)")
        }
        try requireOpacity(alpha)
        try requireColor(color)
    }

    /// An arrow as long as the box.
    func key(in box: Rect, style: MarkStyle) -> [Scene.Shape] {
        let width = 0.1 * box.width
        let length = box.width / width
        let corners = outline(length: length).map { along, aside in
            Point(box.left + (along + pivotShift(of: length)) * width, box.center.y - aside * width)
        }
        let fill = (colorScale?.colormap.color(at: 0.5) ?? color ?? style.theme.foreground).opacity(alpha)
        return [.path(.polygon(corners), fill: fill, stroke: nil, snapping: .never)]
    }

    func shapes(in frame: Frame, style: MarkStyle) -> [Scene.Item] {
        let fill = (color ?? style.theme.foreground).opacity(alpha)
        let colorScale = colorScale
        let width = shaftWidth(in: frame)
        guard width > 0 else { return [] }
        let scale = usedScale
        return drawn.compactMap { index in
            let place = frame.point(x[index], y[index])
            let way = way(of: index, from: place, in: frame, scale: scale)
            let length = raise(way.x * way.x + way.y * way.y, to: 0.5)
            guard place.isFinite && length.isFinite else { return nil }
            let direction = length > 0 ? Point(way.x / length, way.y / length) : Point(1, 0)
            let own = values.flatMap { colorScale?.color(of: $0[index]).opacity(alpha) }
            return Scene.Item(
                arrow(at: place, direction, length: min(length / width, 65536), width: width, own ?? fill),
                clip: clipped ? frame.rect : nil, zOrder: zOrder, role: "quiver")
        }
    }

    func shapes(in frame: Frame, style: MarkStyle, room: inout TextRoom) throws(PlotError) -> [Scene.Item] {
        let items = shapes(in: frame, style: style)
        let width = shaftWidth(in: frame)
        guard let arrowKey, width > 0 else { return items }
        let tip = TextMark.Place.frame(arrowKey.place.x, arrowKey.place.y).point(in: frame)
        let scale = usedScale
        // As long as an arrow to the right; on a scale that is not even, one at the middle of the x axis.
        let length =
            unit == .page
            ? arrowKey.length / scale * frame.rect.width
            : frame.rect.width * arrowKey.length / scale / frame.x.limits.span
        guard length.isFinite, tip.isFinite else { return items }
        let size = style.theme.axisLabelSize
        // matplotlib's tenth of an inch.
        let gap = 7.2
        let block = try style.text.block(arrowKey.label, size: size, width: .infinity)
        let wanted = block.aligned(
            at: Point(tip.x + gap, tip.y), .left, .center, color: style.theme.foreground)
        guard let placed = room.place(wanted, reach: 3 * size) else { return items }
        var place = Point(tip.x - length, tip.y)
        if let first = placed.first, let before = wanted.first {
            place.x += first.position.x - before.position.x
            place.y += first.position.y - before.position.y
        }
        var upright = self
        upright.pivot = .tail
        let fill = (colorScale?.colormap.color(at: 0.5) ?? color ?? style.theme.foreground).opacity(alpha)
        let arrow = upright.arrow(
            at: place, Point(1, 0), length: min(length / width, 65536), width: width, fill)
        return items + [Scene.Item(arrow, zOrder: zOrder, role: "quiver key")]
            + placed.map { Scene.Item(.text($0), zOrder: 3, role: "quiver key label") }
    }

    /// matplotlib's rule: the more arrows, the thinner.
    private func shaftWidth(in frame: Frame) -> Double {
        width.map { $0 * frame.rect.width }
            ?? 0.06 * frame.rect.width / min(max(Double(x.count).squareRoot(), 8), 25)
    }

    /// The arrows that have all their numbers.
    private var drawn: [Int] {
        (0..<x.count).filter { index in
            u[index].isFinite && v[index].isFinite && values.map { !$0[index].isNaN } ?? true
        }
    }

    /// The given one; else 1 in data units, and on the page matplotlib's rule: the more arrows, the shorter.
    private var usedScale: Double {
        if let scale { return scale }
        guard unit == .page else { return 1 }
        let lengths = drawn.map { raise(u[$0] * u[$0] + v[$0] * v[$0], to: 0.5) }
        let mean = lengths.reduce(0, +) / Double(max(lengths.count, 1))
        return 1.8 * mean * max(10, Double(x.count).squareRoot())
    }

    /// From an arrow's tail to its tip on the page, in points.
    private func way(of index: Int, from place: Point, in frame: Frame, scale: Double) -> Point {
        switch unit {
        case .page:
            guard scale > 0 else { return Point(0, 0) }
            return Point(u[index] / scale * frame.rect.width, -v[index] / scale * frame.rect.width)
        case .data:
            let tip = frame.point(x[index] + u[index] / scale, y[index] + v[index] / scale)
            return Point(tip.x - place.x, tip.y - place.y)
        }
    }

    /// - Parameter length: In widths of the shaft.
    private func arrow(
        at place: Point, _ direction: Point, length: Double, width: Double, _ fill: Color
    ) -> Scene.Shape {
        let corners = outline(length: length).map { along, aside in
            Point(
                place.x + width * (along * direction.x + aside * direction.y),
                place.y + width * (along * direction.y - aside * direction.x))
        }
        return .path(.polygon(corners), fill: fill, stroke: nil, snapping: .never)
    }

    /// From an arrow's tail to the part of it that lies at its place.
    private func pivotShift(of length: Double) -> Double {
        switch pivot {
        case .tail: 0
        case .middle: length / 2
        case .tip: length
        }
    }

    /// The corners of an arrow along the first axis with its pivot at the origin, all in widths of the shaft.
    private func outline(length: Double) -> [(along: Double, aside: Double)] {
        if length < minimumLength {
            return (0..<6).map { corner in
                let (sine, cosine) = sineAndCosine(degrees: 60 * Double(corner))
                return (cosine * minimumLength / 2, sine * minimumLength / 2)
            }
        }
        let shrink = min(1, length / headLength)
        let tip = max(length, shrink * headLength)
        let base = pivotShift(of: tip)
        let half = [
            (0, shrink / 2), (tip - shrink * headAxisLength, shrink / 2),
            (tip - shrink * headLength, shrink * headWidth / 2),
        ]
        let outline = half + [(tip, 0)] + half.reversed().map { ($0.0, -$0.1) }
        return outline.map { ($0.0 - base, $0.1) }
    }
}

extension PlotSurface {
    /// Draws an arrow (u, v) at each place (x, y).
    ///
    ///     figure.quiver(x, y, -y, x)
    ///
    /// The arrows point as if both axes had the same scale; their lengths are measured on the page, so that a typical one fits
    /// between its neighbours. An arrow with a NaN or an infinity in it is left out, one too short for a head is a dot. Columns
    /// of different lengths are an error when the figure is drawn.
    ///
    /// - Parameters:
    ///   - x: The abscissas, in data units.
    ///   - y: The ordinates, as many.
    ///   - u: The arrows' parts along x, as many, in any unit.
    ///   - v: Their parts along y, in the same unit.
    ///   - scale: How many of that unit are as long as the axes are wide, or as one data unit; chosen from the mean length, or 1,
    ///     if left out.
    ///   - unit: Whether lengths and directions are those of the page or of the axes.
    ///   - width: The shafts', as a fraction of the axes' width; chosen from the number of arrows if left out.
    ///   - pivot: The part of the arrow that lies at its place.
    ///   - key: An arrow beside the axes that says how long a value is.
    ///   - color: The theme's foreground if left out.
    ///   - values: One for each arrow, which becomes its colour; an arrow whose value is a NaN is left out.
    ///   - colormap: The colours from the least value to the greatest.
    ///   - normalization: How values are spread over the colormap.
    ///   - label: What a legend says of the arrows.
    ///   - alpha: Opacity from 0 to 1, multiplied into the colour's own.
    ///   - zOrder: Lower is painted earlier.
    ///   - clipped: Whether arrows are cut off at the axes' frame.
    public mutating func quiver(
        _ x: some ColumnConvertible, _ y: some ColumnConvertible, _ u: some ColumnConvertible,
        _ v: some ColumnConvertible, scale: Double? = nil, unit: ArrowUnit = .page, width: Double? = nil,
        pivot: ArrowPivot = .tail, key: ArrowKey? = nil, color: Color? = nil,
        values: (some ColumnConvertible)? = Column?.none, colormap: Colormap = .viridis,
        normalization: Normalization = .linear, label: String? = nil, alpha: Double = 1, zOrder: Double = 1,
        clipped: Bool = true
    ) {
        axes.marks.append(
            QuiverMark(
                x: x.column, y: y.column, u: u.column, v: v.column, scale: scale, unit: unit, arrowKey: key,
                width: width, pivot: pivot,
                color: color, values: values?.column, colormap: colormap, normalization: normalization, alpha: alpha,
                label: label, zOrder: zOrder, clipped: clipped))
    }

    /// Draws an arrow at each crossing of the tables' columns and rows.
    ///
    ///     let u = Matrix(x: t, y: t) { x, y in -y }
    ///     let v = Matrix(x: t, y: t) { x, y in x }
    ///     figure.quiver(u, v)
    ///
    /// The places are those of `u`. Tables of different shapes are an error when the figure is drawn.
    public mutating func quiver(
        _ u: Matrix, _ v: Matrix, scale: Double? = nil, unit: ArrowUnit = .page, width: Double? = nil,
        pivot: ArrowPivot = .tail, key: ArrowKey? = nil, color: Color? = nil,
        values: (some ColumnConvertible)? = Column?.none, colormap: Colormap = .viridis,
        normalization: Normalization = .linear, label: String? = nil, alpha: Double = 1, zOrder: Double = 1,
        clipped: Bool = true
    ) {
        let (x, y) = (u.xValues, u.yValues)
        var problem = u.valuesProblem ?? v.valuesProblem
        if x.count != u.columns { problem = problem ?? "\(x.count) x values but \(u.columns) columns" }
        if y.count != u.rows { problem = problem ?? "\(y.count) y values but \(u.rows) rows" }
        if u.rows != v.rows || u.columns != v.columns {
            problem = problem ?? "u is \(u.rows) × \(u.columns) but v is \(v.rows) × \(v.columns)"
        }
        let places = problem == nil ? y.flatMap { y in x.map { ($0, y) } } : []
        axes.marks.append(
            QuiverMark(
                x: Column(places.map(\.0)), y: Column(places.map(\.1)), u: Column(u.values), v: Column(v.values),
                problem: problem, scale: scale, unit: unit, arrowKey: key, width: width, pivot: pivot, color: color,
                values: values?.column, colormap: colormap, normalization: normalization, alpha: alpha, label: label,
                zOrder: zOrder, clipped: clipped))
    }
}

/// The verb `quiver` as a word of a declarative figure, with the same arguments.
///
///     Figure { Quiver(x, y, -y, x) }
public struct Quiver: AxesPart {
    private let verb: (inout Axes) -> Void

    /// Draws an arrow (u, v) at each place (x, y).
    public init(
        _ x: some ColumnConvertible, _ y: some ColumnConvertible, _ u: some ColumnConvertible,
        _ v: some ColumnConvertible, scale: Double? = nil, unit: ArrowUnit = .page, width: Double? = nil,
        pivot: ArrowPivot = .tail, key: ArrowKey? = nil, color: Color? = nil,
        values: (some ColumnConvertible)? = Column?.none,
        colormap: Colormap = .viridis, normalization: Normalization = .linear, label: String? = nil,
        alpha: Double = 1, zOrder: Double = 1, clipped: Bool = true
    ) {
        verb = {
            $0.quiver(
                x, y, u, v, scale: scale, unit: unit, width: width, pivot: pivot, key: key, color: color,
                values: values, colormap: colormap, normalization: normalization, label: label, alpha: alpha,
                zOrder: zOrder,
                clipped: clipped)
        }
    }

    /// Draws an arrow at each crossing of the tables' columns and rows.
    public init(
        _ u: Matrix, _ v: Matrix, scale: Double? = nil, unit: ArrowUnit = .page, width: Double? = nil,
        pivot: ArrowPivot = .tail, key: ArrowKey? = nil, color: Color? = nil,
        values: (some ColumnConvertible)? = Column?.none,
        colormap: Colormap = .viridis, normalization: Normalization = .linear, label: String? = nil,
        alpha: Double = 1, zOrder: Double = 1, clipped: Bool = true
    ) {
        verb = {
            $0.quiver(
                u, v, scale: scale, unit: unit, width: width, pivot: pivot, key: key, color: color,
                values: values, colormap: colormap, normalization: normalization, label: label, alpha: alpha,
                zOrder: zOrder,
                clipped: clipped)
        }
    }

    public func add(to axes: inout Axes) { verb(&axes) }
}
