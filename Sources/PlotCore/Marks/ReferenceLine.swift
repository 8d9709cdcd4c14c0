/// Straight lines along an axis at given values, across the whole frame or from one value to another.
struct ReferenceLine: Mark {
    var verb: String
    /// The axis that the lines run along.
    var direction: AxisDirection
    var values: Column
    /// The frame's edges if there is none.
    var start: Column?
    var end: Column?
    var color: Color?
    var width: Double?
    var style: LineStyle
    var label: String?
    var alpha: Double
    var zOrder: Double
    var clipped: Bool

    /// The cycle's first colour, so that a line for reference takes none away from the data's.
    var cycle: ColorCycle.Turn? { nil }

    /// A line across the whole frame says nothing of the axis that it runs along.
    var extent: Extent {
        let across = Extent(values, values).x
        let ends = [start, end].compactMap(\.self).reduce(Extent()) { $0.union(Extent($1, $1)) }
        return direction == .x ? Extent(x: ends.x, y: across) : Extent(x: across, y: ends.x)
    }

    func validate() throws(PlotError) {
        for (name, column) in [("from", start), ("to", end)] {
            guard let column else { continue }
            try require(
                column.count == values.count || column.count == 1, .invalidData,
                "\(values.count) lines but \(column.count) in \(name)")
        }
        if let width { try requirePositive(width, "width") }
        try requireOpacity(alpha)
        try requireColor(color)
        try style.validate(for: self)
    }

    func shapes(in frame: Frame, style: MarkStyle) -> [Scene.Item] {
        guard let stroke = stroke(style) else { return [] }
        var path = Path()
        for row in 0..<values.count {
            let place = frame.point(values[row], values[row])
            /// An end in points; `edge` where none is given.
            func end(_ column: Column?, edge: Double) -> Double {
                guard let column else { return edge }
                let point = frame.point(column.broadcast(row), column.broadcast(row))
                return direction == .x ? point.x : point.y
            }
            let rect = frame.rect
            let ends =
                direction == .x
                ? (Point(end(start, edge: rect.left), place.y), Point(end(self.end, edge: rect.right), place.y))
                : (Point(place.x, end(start, edge: rect.bottom)), Point(place.x, end(self.end, edge: rect.top)))
            if ends.0.isFinite && ends.1.isFinite { path.elements += [.move(ends.0), .line(ends.1)] }
        }
        guard !path.elements.isEmpty else { return [] }
        return [
            Scene.Item(
                .path(path, fill: nil, stroke: stroke, snapping: .always), clip: clipped ? frame.rect : nil,
                zOrder: zOrder, role: verb)
        ]
    }

    func key(in box: Rect, style: MarkStyle) -> [Scene.Shape] {
        let center = box.center
        let run = PointRun([Point(box.left, center.y), Point(box.right, center.y)])
        return stroke(style).map { [.line(run, $0)] } ?? []
    }

    private func stroke(_ style: MarkStyle) -> Stroke? {
        self.style.stroke((color ?? style.color).opacity(alpha), width: width ?? style.theme.lineWidth)
    }
}

extension PlotSurface {
    /// Draws level lines, across the whole axes or from one x to another.
    ///
    ///     figure.horizontalLine(at: 0, color: .gray, style: .dashed)
    ///     figure.horizontalLine(at: [1, 2, 3], from: 0, to: [5, 6, 7])
    ///
    /// A line across the whole axes does not widen the limits of x. A NaN or an infinity leaves a line out.
    ///
    /// - Parameters:
    ///   - y: A value or a column of them, in data units.
    ///   - start: Where the lines begin, a value or a column; the axes' left edge if left out.
    ///   - end: Where they end; the axes' right edge if left out.
    ///   - color: The first of the theme's cycle if left out.
    ///   - width: In points; the theme's if left out.
    ///   - style: Solid, dashed, dotted, or a pattern of your own.
    ///   - label: What a legend says of the lines.
    ///   - alpha: Opacity from 0 to 1, multiplied into the colour's own.
    ///   - zOrder: Lower is painted earlier.
    ///   - clipped: Whether the lines end at the axes' frame.
    public mutating func horizontalLine(
        at y: some ColumnConvertible, from start: (some ColumnConvertible)? = Column?.none,
        to end: (some ColumnConvertible)? = Column?.none, color: Color? = nil, width: Double? = nil,
        style: LineStyle = .solid, label: String? = nil, alpha: Double = 1, zOrder: Double = 2, clipped: Bool = true
    ) {
        axes.marks.append(
            ReferenceLine(
                verb: "horizontalLine", direction: .x, values: y.column, start: start?.column, end: end?.column,
                color: color, width: width, style: style, label: label, alpha: alpha, zOrder: zOrder,
                clipped: clipped))
    }

    /// Draws upright lines, across the whole axes or from one y to another.
    ///
    ///     figure.verticalLine(at: 3.5, color: .red)
    ///     figure.verticalLine(at: x, from: 0, to: heights)
    ///
    /// Everything is as for level lines, with x and y exchanged.
    public mutating func verticalLine(
        at x: some ColumnConvertible, from start: (some ColumnConvertible)? = Column?.none,
        to end: (some ColumnConvertible)? = Column?.none, color: Color? = nil, width: Double? = nil,
        style: LineStyle = .solid, label: String? = nil, alpha: Double = 1, zOrder: Double = 2, clipped: Bool = true
    ) {
        axes.marks.append(
            ReferenceLine(
                verb: "verticalLine", direction: .y, values: x.column, start: start?.column, end: end?.column,
                color: color, width: width, style: style, label: label, alpha: alpha, zOrder: zOrder,
                clipped: clipped))
    }
}

/// The verb `horizontalLine` as a word of a declarative figure, with the same arguments.
///
///     Figure { HorizontalLine(at: 0, color: .gray, style: .dashed) }
public struct HorizontalLine: AxesPart {
    private let verb: (inout Axes) -> Void

    /// Draws level lines, across the whole axes or from one x to another.
    public init(
        at y: some ColumnConvertible, from start: (some ColumnConvertible)? = Column?.none,
        to end: (some ColumnConvertible)? = Column?.none, color: Color? = nil, width: Double? = nil,
        style: LineStyle = .solid, label: String? = nil, alpha: Double = 1, zOrder: Double = 2, clipped: Bool = true
    ) {
        verb = {
            $0.horizontalLine(
                at: y, from: start, to: end, color: color, width: width, style: style, label: label, alpha: alpha,
                zOrder: zOrder, clipped: clipped)
        }
    }

    public func add(to axes: inout Axes) { verb(&axes) }
}

/// The verb `verticalLine` as a word of a declarative figure, with the same arguments.
///
///     Figure { VerticalLine(at: 3.5, color: .red) }
public struct VerticalLine: AxesPart {
    private let verb: (inout Axes) -> Void

    /// Draws upright lines, across the whole axes or from one y to another.
    public init(
        at x: some ColumnConvertible, from start: (some ColumnConvertible)? = Column?.none,
        to end: (some ColumnConvertible)? = Column?.none, color: Color? = nil, width: Double? = nil,
        style: LineStyle = .solid, label: String? = nil, alpha: Double = 1, zOrder: Double = 2, clipped: Bool = true
    ) {
        verb = {
            $0.verticalLine(
                at: x, from: start, to: end, color: color, width: width, style: style, label: label, alpha: alpha,
                zOrder: zOrder, clipped: clipped)
        }
    }

    public func add(to axes: inout Axes) { verb(&axes) }
}
