public import Autodiff

/// The curve on which a function of two variables is zero.
struct ImplicitCurve: FieldMark {
    var function: PlaneFunction
    var range: FieldRange
    var color: Color?
    var width: Double?
    var style: LineStyle
    var label: String?
    var alpha: Double
    var zOrder: Double
    var clipped: Bool

    var verb: String { "implicit" }
    var cycle: ColorCycle.Turn? { color == nil ? .lines : nil }
    var extent: Extent { range.extent }

    func validate() throws(PlotError) {
        if let problem = range.problem { try require(false, .invalidData, problem) }
        if let width { try requirePositive(width, "width") }
        try requireOpacity(alpha)
        try requireColor(color)
        try style.validate(for: self)
    }

    func curve(in frame: Frame) -> LevelCurve {
        let window = range.window(in: frame, isClipped: clipped)
        return function.within(window) { LevelCurve(of: $0, level: 0, window: window) }
    }

    func report(in frame: Frame) -> FieldReport {
        var report = curve(in: frame).report
        report.verb = verb
        return report
    }

    func shapes(in frame: Frame, style: MarkStyle) -> [Scene.Item] {
        guard let stroke = stroke(style) else { return [] }
        let curve = curve(in: frame)
        var path = Path()
        for (points, isClosed) in curve.points(in: frame) where points.allSatisfy(\.isFinite) {
            path.elements += (isClosed ? Path.polygon(points) : .open(points)).elements
        }
        var items: [Scene.Item] = []
        func add(_ shape: Scene.Shape, _ role: String) {
            items.append(Scene.Item(shape, clip: clipped ? frame.rect : nil, zOrder: zOrder, role: role))
        }
        if !path.elements.isEmpty { add(.path(path, fill: nil, stroke: stroke, snapping: .never), "implicit") }
        // A single point is as wide as two lines, so that it can be seen.
        let dots = curve.dots.map { frame.point($0, of: curve.window) }
        if !dots.isEmpty {
            add(
                .markers(
                    .circle(radius: stroke.width), at: PointRun(dots), fill: stroke.color, stroke: nil, snapping: .never
                ),
                "implicit point")
        }
        return items
    }

    func key(in box: Rect, style: MarkStyle) -> [Scene.Shape] {
        let run = PointRun([Point(box.left, box.center.y), Point(box.right, box.center.y)])
        return stroke(style).map { [.line(run, $0)] } ?? []
    }

    private func stroke(_ style: MarkStyle) -> Stroke? {
        let color = (color ?? style.color).opacity(alpha)
        var stroke = self.style.stroke(color, width: width ?? style.theme.lineWidth)
        stroke?.cap = .butt
        return stroke
    }
}

extension PlotSurface {
    /// Draws the curve f(x, y) = 0 over a rectangle.
    ///
    ///     figure.implicit({ x, y in x * x + y * y - 1 }, over: -2...2, -2...2)
    ///     figure.implicit({ x, y in pow(x * x + y * y, 2) - 42 * (x * x - y * y) }, over: -7...7, -4...4)
    ///
    /// The function is not sampled on a grid: rigorous bounds exclude the squares that the curve does not go through, and
    /// values and exact gradients find it in the others, to a fraction of a pixel. Branches that cross do so unbroken; a
    /// curve that the function touches without changing its sign is drawn; where the function jumps or has a pole there is
    /// none. `fieldReports()` says where that is proven.
    ///
    /// The function is run when the figure is drawn, on the task that draws it: what it captures should not change.
    ///
    /// - Parameters:
    ///   - f: A function of two numbers.
    ///   - x: Where it is drawn, in data units; ends that are not finite are an error when the figure is drawn.
    ///   - y: The same along y.
    ///   - color: The next of the theme's cycle if left out.
    ///   - width: In points; the theme's if left out.
    ///   - style: Solid, dashed, dotted, or a pattern of your own.
    ///   - label: What a legend says of the curve.
    ///   - alpha: Opacity from 0 to 1, multiplied into the colour's own.
    ///   - zOrder: Lower is painted earlier.
    ///   - clipped: Whether the curve ends at the axes' frame.
    public mutating func implicit(
        _ f: @escaping (Tensor, Tensor) -> Tensor, over x: ClosedRange<Double>, _ y: ClosedRange<Double>,
        color: Color? = nil, width: Double? = nil, style: LineStyle = .solid, label: String? = nil, alpha: Double = 1,
        zOrder: Double = 2, clipped: Bool = true
    ) {
        implicit(
            f, within: FieldRange(x: x, y: y), color: color, width: width, style: style, label: label, alpha: alpha,
            zOrder: zOrder, clipped: clipped)
    }

    /// Draws the curve f(x, y) = 0 as far as the axes go.
    ///
    ///     figure.plot(x, y)
    ///     figure.implicit { x, y in x * y - 1 }
    public mutating func implicit(
        _ f: @escaping (Tensor, Tensor) -> Tensor, color: Color? = nil, width: Double? = nil,
        style: LineStyle = .solid, label: String? = nil, alpha: Double = 1, zOrder: Double = 2, clipped: Bool = true
    ) {
        implicit(
            f, within: FieldRange(), color: color, width: width, style: style, label: label, alpha: alpha,
            zOrder: zOrder, clipped: clipped)
    }

    private mutating func implicit(
        _ f: @escaping (Tensor, Tensor) -> Tensor, within range: FieldRange, color: Color?, width: Double?,
        style: LineStyle, label: String?, alpha: Double, zOrder: Double, clipped: Bool
    ) {
        axes.marks.append(
            ImplicitCurve(
                function: PlaneFunction(f), range: range, color: color, width: width, style: style, label: label,
                alpha: alpha, zOrder: zOrder, clipped: clipped))
    }
}
