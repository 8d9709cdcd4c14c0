public import Autodiff

/// The area between a function's curve and the x axis.
struct AreaUnderMark: Mark {
    var function: PlottedFunction
    var marked: MarkedFunction
    var range: ClosedRange<Double>
    var showsValue: Bool
    var fill: FillStyle
    var label: String?
    var zOrder: Double
    var clipped: Bool

    var verb: String { "area" }
    var summary: String { "area under a function's curve" }
    var cycle: ColorCycle.Turn? { fill.color == nil ? .fills : nil }

    var color: Color? {
        get { fill.color }
        set { fill.color = newValue }
    }

    var extent: Extent {
        guard range.lowerBound.isFinite, range.upperBound.isFinite else { return Extent() }
        let curve = function.extent(over: range)
        return Extent(
            x: Domain(range.lowerBound, range.upperBound),
            y: Domain(min(curve?.lower ?? 0, 0), max(curve?.upper ?? 0, 0)))
    }

    func validate() throws(PlotError) {
        try require(
            range.lowerBound.isFinite && range.upperBound.isFinite, .invalidData,
            "the range must be finite, not \(range.lowerBound)...\(range.upperBound)")
        try fill.validate(for: self)
    }

    func shapes(in frame: Frame, style: MarkStyle) throws(PlotError) -> [Scene.Item] {
        var room = TextRoom()
        return try shapes(in: frame, style: style, room: &room)
    }

    func shapes(in frame: Frame, style: MarkStyle, room: inout TextRoom) throws(PlotError) -> [Scene.Item] {
        try require(!frame.projection.isPolar, .invalidStyle, "an area is not drawn in polar axes")
        let lower = max(frame.x.limits.lower, range.lowerBound)
        let upper = min(frame.x.limits.upper, range.upperBound)
        guard lower < upper else { return [] }
        let scale = 1 / frame.pixelsPerPoint
        let reach = (clipped ? 50 : 1e4) * frame.pixelsPerPoint
        let curve = function.curve(in: frame, over: lower...upper, reach: reach)
        let path = curve.path.scaled(by: scale)
        // A logarithmic axis has no place for zero: the area reaches its foot.
        let zero = frame.point(lower, 0).y
        let base = zero.isFinite ? zero : frame.rect.bottom
        let rects = curve.bands.map {
            Rect(
                left: $0.left * scale, top: min($0.top * scale, base), right: $0.right * scale,
                bottom: max($0.bottom * scale, base))
        }
        let outline =
            path.down(to: base).elements
            + (rects + columns(of: curve.report, base, in: frame)).flatMap {
                Path.rectangle($0).elements
            }
        let clip = clipped ? frame.rect : nil
        var items: [Scene.Item] = []
        if !outline.isEmpty {
            let color = (fill.color ?? style.color).opacity(fill.alpha)
            items.append(
                Scene.Item(
                    .path(Path(outline), fill: color, stroke: nil, snapping: .never), clip: clip, zOrder: zOrder,
                    role: "area"))
        }
        if let edge = fill.edgeColor, fill.edgeWidth > 0, !path.elements.isEmpty {
            let stroke = Stroke(color: edge, width: fill.edgeWidth, join: .round)
            items.append(
                Scene.Item(
                    .path(path, fill: nil, stroke: stroke, snapping: .never), clip: clip, zOrder: zOrder,
                    role: "area edge"))
        }
        if showsValue { items += try value(base, in: frame, style: style, room: &room) }
        return items
    }

    /// Where the curve is beyond the frame the area is as high as can be seen, one column of pixels at a time.
    private func columns(of report: FunctionReport, _ base: Double, in frame: Frame) -> [Rect] {
        let map = frame.coordinateMaps.x
        func value(_ coordinate: Double) -> Double {
            let scale = frame.x.scale
            return scale.isIdentity ? coordinate : scale.rule.map { Double($0.value(Tensor(coordinate))) } ?? .nan
        }
        return report.spans.filter { $0.feature == .gap }.flatMap { span -> [Rect] in
            let (low, high) = (span.x.lowerBound, span.x.upperBound)
            let width = abs(map(high) - map(low)) * frame.pixelsPerPoint
            guard width.isFinite else { return [] }
            let count = Int(min(max(width.rounded(.up), 1), 4000))
            return (0..<count).compactMap { index in
                func place(_ step: Double) -> Double { low + (high - low) * ((Double(index) + step) / Double(count)) }
                let y = function.value(at: value(place(0.5)))
                guard !y.isNaN else { return nil }
                let edge = (y > 0) != frame.y.isInverted ? frame.rect.top - 10 : frame.rect.bottom + 10
                let ends = [map(place(0)), map(place(1))].sorted()
                return Rect(left: ends[0], top: min(edge, base), right: ends[1], bottom: max(edge, base))
            }
        }
    }

    private func value(
        _ base: Double, in frame: Frame, style: MarkStyle, room: inout TextRoom
    ) throws(PlotError) -> [Scene.Item] {
        let integral = marked.integral(over: range)
        let line = try style.text.line(shortText(integral.value), size: 9)
        let middle = range.lowerBound / 2 + range.upperBound / 2
        let place = frame.point(middle, function.value(at: middle))
        guard place.x.isFinite else { return [] }
        let top = place.y.isFinite ? min(max(place.y, frame.rect.top), frame.rect.bottom) : base
        let foot = Point(place.x, (top + base) / 2 + (line.extent.ascent - line.extent.descent) / 2)
        let text = line.placed(foot, anchor: .middle, color: style.theme.foreground)
        return (room.place([text], reach: 60) ?? []).map {
            Scene.Item(.text($0), zOrder: zOrder + 2, role: "area value")
        }
    }

    func key(in box: Rect, style: MarkStyle) -> [Scene.Shape] { fill.key(in: box, color: style.color) }
}

extension Path {
    /// Each piece of a curve with the straight way back along a level.
    fileprivate func down(to base: Double) -> Path {
        var closed = Path()
        var last: Point?
        func close() {
            if let last { closed.elements += [.line(Point(last.x, base)), .close] }
            last = nil
        }
        for element in elements {
            switch element {
            case .move(let point):
                close()
                closed.elements += [.move(Point(point.x, base)), .line(point)]
                last = point
            case .line(let point):
                closed.elements.append(element)
                last = point
            case .curve(_, _, let point):
                closed.elements.append(element)
                last = point
            case .close: break
            }
        }
        close()
        return closed
    }
}

extension PlotSurface {
    /// Fills the area between a function's curve and the x axis over a range.
    ///
    ///     figure.plot({ x in exp(-x * x) }, over: -3...3)
    ///     figure.area(under: { x in exp(-x * x) }, over: -1...1, showsValue: true)
    ///
    /// Its edge is the exact curve, as ``plot(_:over:color:width:style:label:alpha:zOrder:clipped:)`` draws it. Below the axis the
    /// area is filled as well, and counts as negative in its value, which is `integral(of:over:)`: NaN where there is none. On a
    /// logarithmic y axis the area reaches down to the frame.
    ///
    /// - Parameters:
    ///   - f: A function of one number.
    ///   - range: From where to where, in data units; an end that is not finite is an error when the figure is drawn.
    ///   - showsValue: Whether the integral is written into the area.
    ///   - color: The next of the theme's cycle if left out.
    ///   - edgeColor: Of a line along the curve; none if left out.
    ///   - edgeWidth: In points.
    ///   - label: What a legend says of the area.
    ///   - alpha: Opacity from 0 to 1, multiplied into the colour's own.
    ///   - zOrder: Lower is painted earlier.
    ///   - clipped: Whether the area is cut off at the axes' frame.
    public mutating func area(
        under f: @escaping (Tensor) -> Tensor, over range: ClosedRange<Double>, showsValue: Bool = false,
        color: Color? = nil, edgeColor: Color? = nil, edgeWidth: Double = 1, label: String? = nil, alpha: Double = 0.4,
        zOrder: Double = 1, clipped: Bool = true
    ) {
        axes.marks.append(
            AreaUnderMark(
                function: PlottedFunction(f), marked: MarkedFunction(f), range: range, showsValue: showsValue,
                fill: FillStyle(color: color, edgeColor: edgeColor, edgeWidth: edgeWidth, alpha: alpha), label: label,
                zOrder: zOrder, clipped: clipped))
    }
}

/// The verb `area` as a word of a declarative figure, with the same arguments.
///
///     Figure { Curve(f, over: -3...3); AreaUnder(f, over: -1...1, showsValue: true) }
public struct AreaUnder: AxesPart {
    private let verb: (inout Axes) -> Void

    /// Fills the area between a function's curve and the x axis over a range.
    public init(
        _ f: @escaping (Tensor) -> Tensor, over range: ClosedRange<Double>, showsValue: Bool = false,
        color: Color? = nil, edgeColor: Color? = nil, edgeWidth: Double = 1, label: String? = nil, alpha: Double = 0.4,
        zOrder: Double = 1, clipped: Bool = true
    ) {
        verb = {
            $0.area(
                under: f, over: range, showsValue: showsValue, color: color, edgeColor: edgeColor,
                edgeWidth: edgeWidth, label: label, alpha: alpha, zOrder: zOrder, clipped: clipped)
        }
    }

    public func add(to axes: inout Axes) { verb(&axes) }
}
