/// Lines from the low to the high end of each value's error, with caps or without.
struct ErrorLines: Sendable {
    var x: ErrorBounds
    var y: ErrorBounds
    /// In points.
    var width: Double
    /// A cap's half length, in points.
    var capSize: Double
    /// In points.
    var capWidth: Double

    func extent(_ x: Column, _ y: Column) -> Extent {
        [AxisDirection.x, .y].reduce(Extent()) { extent, axis in
            let ends = ends(x, y, axis)
            return extent.union(Extent(ends.lowX, ends.lowY)).union(Extent(ends.highX, ends.highY))
        }
    }

    private struct Ends {
        var lowX: Column
        var lowY: Column
        var highX: Column
        var highY: Column
        /// Whether each is of a value that is a limit.
        var isLimit: [Bool]
    }

    /// Where the lines along one axis start and end, in data units.
    private func ends(_ x: Column, _ y: Column, _ axis: AxisDirection) -> Ends {
        let bounds = axis == .x ? self.x : self.y
        var low: [Double] = []
        var high: [Double] = []
        var across: [Double] = []
        var isLimit: [Bool] = []
        for row in 0..<x.count where x[row].isFinite && y[row].isFinite {
            guard let ends = bounds.ends(around: axis == .x ? x[row] : y[row], row: row) else { continue }
            low.append(ends.low)
            high.append(ends.high)
            across.append(axis == .x ? y[row] : x[row])
            isLimit.append(bounds.isLimit(row))
        }
        let (lows, highs, others) = (Column(low), Column(high), Column(across))
        return axis == .x
            ? Ends(lowX: lows, lowY: others, highX: highs, highY: others, isLimit: isLimit)
            : Ends(lowX: others, lowY: lows, highX: others, highY: highs, isLimit: isLimit)
    }

    func items(
        _ x: Column, _ y: Column, in frame: Frame, color: Color, zOrder: Double, clipped: Bool
    ) -> [Scene.Item] {
        var lines = Path()
        var caps: [Scene.Item] = []
        func add(_ shape: Scene.Shape, _ role: String, to items: inout [Scene.Item]) {
            items.append(Scene.Item(shape, clip: clipped ? frame.rect : nil, zOrder: zOrder, role: role))
        }
        for axis in [AxisDirection.x, .y] {
            let ends = ends(x, y, axis)
            let (lows, highs) = (frame.run(ends.lowX, ends.lowY), frame.run(ends.highX, ends.highY))
            for row in 0..<lows.count where lows[row].isFinite || highs[row].isFinite {
                // An end that a logarithmic axis has no place for lies where the axis begins.
                let low = frame.nearestPoint(ends.lowX[row], ends.lowY[row])
                let high = frame.nearestPoint(ends.highX[row], ends.highY[row])
                if low.isFinite && high.isFinite { lines.elements += [.move(low), .line(high)] }
            }
            let bounds = axis == .x ? self.x : self.y
            if let limit = bounds.limit, ends.isLimit.contains(true) {
                let run = limit == .upper ? lows : highs
                let scale = axis == .x ? frame.x : frame.y
                // Along the axis' way on the page; y grows downwards there.
                let sign: Double = (limit == .upper) == scale.isInverted ? 1 : -1
                let caret = MarkerStyle(
                    marker: .caret(axis == .x ? Point(sign, 0) : Point(0, -sign)),
                    size: capSize > 0 ? 2 * capSize : 6, edgeWidth: capWidth)
                let tips = (0..<run.count).filter { ends.isLimit[$0] }.map { run[$0] }
                add(caret.shape(at: PointRun(tips), color: color, alpha: 1), "error arrows", to: &caps)
            }
            guard capSize > 0 else { continue }
            let marker: Marker = axis == .x ? .verticalLine : .horizontalLine
            let style = MarkerStyle(marker: marker, size: 2 * capSize, edgeWidth: capWidth)
            for (run, end) in [(lows, ErrorBounds.Limit.upper), (highs, .lower)] where run.count > 0 {
                // An arrow has no cap at its tip.
                let isCapped = bounds.limit != end || !ends.isLimit.contains(true)
                let capped =
                    isCapped ? run : PointRun((0..<run.count).filter { !ends.isLimit[$0] }.map { run[$0] })
                guard capped.count > 0 else { continue }
                add(style.shape(at: capped, color: color, alpha: 1), "error caps", to: &caps)
            }
        }
        guard !lines.elements.isEmpty else { return [] }
        var items: [Scene.Item] = []
        let stroke = Stroke(color: color, width: width, join: .round)
        add(.path(lines, fill: nil, stroke: stroke, snapping: .always), "error lines", to: &items)
        return items + caps
    }

    func validate(count: Int, for mark: some Mark) throws(PlotError) {
        try x.validate("xError", count: count, for: mark)
        try y.validate("yError", count: count, for: mark)
        try mark.requirePositive(width, "errorWidth")
        try mark.requirePositive(capSize, "capSize")
        try mark.requirePositive(capWidth, "capWidth")
    }
}

/// Points with the errors of their coordinates.
struct ErrorBarMark: Mark {
    var line: LineMark
    var errors: ErrorLines
    var errorColor: Color?

    var isGroup: Bool { true }
    var verb: String { "errorBar" }
    var zOrder: Double {
        get { line.zOrder }
        set { line.zOrder = newValue }
    }
    var color: Color? {
        get { line.color }
        set { line.color = newValue }
    }
    var summary: String { "\(line.summary) with error bars" }
    var cycle: ColorCycle.Turn? { line.cycle }
    var label: String? {
        get { line.label }
        set { line.label = newValue }
    }
    var extent: Extent { line.extent.union(errors.extent(line.x, line.y)) }

    func validate() throws(PlotError) {
        try requireSameCount(line.x, line.y)
        try errors.validate(count: line.x.count, for: self)
        try requireColor(errorColor)
        try line.validate()
    }

    func shapes(in frame: Frame, style: MarkStyle) -> [Scene.Item] {
        // The points lie over the lines of their errors.
        var line = line
        line.zOrder += 0.1
        return lines(line.x, line.y, in: frame, style: style) + line.shapes(in: frame, style: style)
    }

    private func lines(_ x: Column, _ y: Column, in frame: Frame, style: MarkStyle) -> [Scene.Item] {
        errors.items(
            x, y, in: frame, color: (errorColor ?? line.color ?? style.color).opacity(line.alpha), zOrder: zOrder,
            clipped: line.clipped)
    }

    /// The line's sample with an error bar through its middle.
    func key(in box: Rect, style: MarkStyle) -> [Scene.Shape] {
        let unit = TrainedScale(LinearScale(), from: 0, to: 1)
        let frame = Frame(rect: box.insetBy(-box.height / 4), x: unit, y: unit)
        // Half the legend's font size each way, as in matplotlib, where the box is 0.7 of it high.
        let reach = box.height * 5 / 7
        var sample = self
        sample.errors.x = errors.x.lower == nil ? .none : .symmetric(reach / frame.rect.width)
        sample.errors.y = errors.y.lower == nil ? .none : .symmetric(reach / frame.rect.height)
        return sample.lines(Column([0.5]), Column([0.5]), in: frame, style: style).map(\.shape)
            + line.key(in: box, style: style)
    }
}

extension PlotSurface {
    /// Draws points with error bars.
    ///
    ///     figure.errorBar(x, y, yError: 0.2)
    ///     figure.errorBar(x, y, yError: .asymmetric(lower: below, upper: above), xError: 0.15, style: .none, marker: .circle)
    ///     figure.errorBar(x, y, yError: .upperLimit(0.4))  // arrows downwards
    ///
    /// An error is a number for all points, a column with one for each, or different ones below and above; in data units, 0 or
    /// more. A point with a NaN or an infinity in it is a gap, an error that is NaN is not drawn.
    ///
    /// - Parameters:
    ///   - x: The abscissas, in data units.
    ///   - y: The ordinates, as many.
    ///   - yError: How far y may be off.
    ///   - xError: How far x may be off.
    ///   - color: The next of the theme's cycle if left out.
    ///   - width: The width of the line through the points, in points; the theme's if left out.
    ///   - style: The line through the points; `.none` for points only.
    ///   - marker: What stands at the points; nothing if left out.
    ///   - markerSize: In points.
    ///   - errorColor: The points' colour if left out.
    ///   - errorWidth: In points.
    ///   - capSize: How far the caps stand out to each side, in points.
    ///   - capWidth: In points.
    ///   - label: What a legend says of the points.
    ///   - alpha: Opacity from 0 to 1, multiplied into the colour's own.
    ///   - zOrder: Lower is painted earlier.
    ///   - clipped: Whether the mark is cut off at the axes' frame.
    public mutating func errorBar(
        _ x: some ColumnConvertible, _ y: some ColumnConvertible, yError: some ErrorConvertible = ErrorBounds.none,
        xError: some ErrorConvertible = ErrorBounds.none, color: Color? = nil, width: Double? = nil,
        style: LineStyle = .solid, marker: Marker? = nil, markerSize: Double = 6, errorColor: Color? = nil,
        errorWidth: Double = 1.5, capSize: Double = 0, capWidth: Double = 1, label: String? = nil, alpha: Double = 1,
        zOrder: Double = 2, clipped: Bool = true
    ) {
        let line = LineMark(
            x: x.column, y: y.column, color: color, width: width, style: style,
            marker: marker.map { MarkerStyle(marker: $0, size: markerSize, edgeWidth: 1) }, markerEvery: 1,
            label: label, alpha: alpha, zOrder: zOrder, clipped: clipped)
        let errors = ErrorLines(
            x: xError.errorBounds, y: yError.errorBounds, width: errorWidth, capSize: capSize, capWidth: capWidth)
        axes.marks.append(ErrorBarMark(line: line, errors: errors, errorColor: errorColor))
    }
}

/// The verb `errorBar` as a word of a declarative figure, with the same arguments.
///
///     Figure { ErrorBar(x, y, yError: 0.2) }
public struct ErrorBar: AxesPart {
    private let verb: (inout Axes) -> Void

    /// Draws points with error bars.
    public init(
        _ x: some ColumnConvertible, _ y: some ColumnConvertible, yError: some ErrorConvertible = ErrorBounds.none,
        xError: some ErrorConvertible = ErrorBounds.none, color: Color? = nil, width: Double? = nil,
        style: LineStyle = .solid, marker: Marker? = nil, markerSize: Double = 6, errorColor: Color? = nil,
        errorWidth: Double = 1.5, capSize: Double = 0, capWidth: Double = 1, label: String? = nil, alpha: Double = 1,
        zOrder: Double = 2, clipped: Bool = true
    ) {
        verb = {
            $0.errorBar(
                x, y, yError: yError, xError: xError, color: color, width: width, style: style, marker: marker,
                markerSize: markerSize, errorColor: errorColor, errorWidth: errorWidth, capSize: capSize,
                capWidth: capWidth, label: label, alpha: alpha, zOrder: zOrder, clipped: clipped)
        }
    }

    public func add(to axes: inout Axes) { verb(&axes) }
}
