public import Autodiff

/// The curve of a function, as exact as the picture can show.
struct CurveMark: Mark {
    var function: PlottedFunction
    /// Nil for as far as the axis goes.
    var range: ClosedRange<Double>?
    var color: Color?
    var width: Double?
    var style: LineStyle
    var label: String?
    var alpha: Double
    var zOrder: Double
    var clipped: Bool

    var verb: String { "plot" }
    var summary: String { "curve of a function" }
    var cycle: ColorCycle.Turn? { color == nil ? .lines : nil }

    var extent: Extent {
        guard let range else { return Extent() }
        return Extent(x: Domain(range.lowerBound, range.upperBound), y: function.extent(over: range))
    }

    func extent(within x: TrainedScale) -> Extent {
        guard range == nil, x.limits.isFinite else { return Extent() }
        return Extent(x: nil, y: function.extent(over: x.limits.lower...x.limits.upper))
    }

    func validate() throws(PlotError) {
        if let range {
            try require(
                range.lowerBound.isFinite && range.upperBound.isFinite, .invalidData,
                "the range must be finite, not \(range.lowerBound)...\(range.upperBound)")
        }
        if let width { try requirePositive(width, "width") }
        try requireOpacity(alpha)
        try requireColor(color)
        try style.validate(for: self)
    }

    /// The curve in pixels.
    func curve(in frame: Frame, width: Double) -> FunctionCurve {
        let shown = frame.x.limits
        let lower = max(shown.lower, range?.lowerBound ?? shown.lower)
        let upper = min(shown.upper, range?.upperBound ?? shown.upper)
        guard lower < upper else { return FunctionCurve() }
        let reach = (clipped ? width / 2 + 1 : 1e4) * frame.pixelsPerPoint
        return function.curve(in: frame, over: lower...upper, reach: reach)
    }

    func shapes(in frame: Frame, style: MarkStyle) -> [Scene.Item] {
        let width = width ?? style.theme.lineWidth
        guard let stroke = stroke(style) else { return [] }
        var shapes: [(Scene.Shape, role: String)] = []
        if frame.projection.isPolar {
            shapes.append((.polyline(polarRun(in: frame), stroke), "line"))
        } else {
            let curve = curve(in: frame, width: width)
            let scale = 1 / frame.pixelsPerPoint
            if !curve.bands.isEmpty {
                // As far beyond its edge as a line's ink.
                let bands = curve.bandPath(outset: width * frame.pixelsPerPoint / 2)
                shapes.append(
                    (.path(bands.scaled(by: scale), fill: stroke.color, stroke: nil, snapping: .never), "band"))
            }
            if !curve.path.elements.isEmpty {
                shapes.append(
                    (.path(curve.path.scaled(by: scale), fill: nil, stroke: stroke, snapping: .never), "line"))
            }
        }
        return shapes.map { shape, role in
            Scene.Item(shape, clip: clipped ? frame.rect : nil, zOrder: zOrder, role: role)
        }
    }

    /// Around the pole the frame's pixels are no columns; values at equal angles do.
    private func polarRun(in frame: Frame) -> PointRun {
        let shown = frame.x.limits
        let (lower, upper) = (range?.lowerBound ?? shown.lower, range?.upperBound ?? shown.upper)
        let angles = (0...1440).map { lower + (upper - lower) * (Double($0) / 1440) }
        return frame.run(Column(angles), Column(angles.map(function.value)))
    }

    func key(in box: Rect, style: MarkStyle) -> [Scene.Shape] {
        let run = PointRun([Point(box.left, box.center.y), Point(box.right, box.center.y)])
        return stroke(style).map { [.line(run, $0)] } ?? []
    }

    private func stroke(_ style: MarkStyle) -> Stroke? {
        let color = (color ?? style.color).opacity(alpha)
        guard var stroke = self.style.stroke(color, width: width ?? style.theme.lineWidth) else { return nil }
        // A curve ends where it ends, at the edge of a jump or of where it is defined.
        stroke.cap = .butt
        return stroke
    }
}

extension FunctionCurve {
    /// The columns as areas, neighbours joined, so that no seam shows between them.
    func bandPath(outset: Double) -> Path {
        var path = Path()
        func add(_ run: [Band]) {
            guard var first = run.first, var last = run.last else { return }
            (first.left, first.right) = (first.left - outset, first.left)
            (last.left, last.right) = (last.right, last.right + outset)
            let all = [first] + run + [last]
            let outline =
                all.flatMap { [Point($0.left, $0.top - outset), Point($0.right, $0.top - outset)] }
                + all.reversed().flatMap { [Point($0.right, $0.bottom + outset), Point($0.left, $0.bottom + outset)] }
            path.elements += Path.polygon(outline).elements
        }
        let sorted = bands.sorted { ($0.left, $0.top) < ($1.left, $1.top) }
        // A column has several where its curve only jumps over some rows; they go on where the next has as many.
        var runs: [[Band]] = []
        var index = 0
        while index < sorted.count {
            let column = sorted[index...].prefix { $0.left == sorted[index].left }
            let isNeighbour =
                runs.count == column.count
                && runs.allSatisfy { run in
                    run.last.map { abs(sorted[index].left - $0.right) < 1e-6 } ?? false
                }
            if isNeighbour {
                for (run, band) in column.enumerated() { runs[run].append(band) }
            } else {
                runs.forEach(add)
                runs = column.map { [$0] }
            }
            index += column.count
        }
        runs.forEach(add)
        return path
    }
}

extension PlotSurface {
    /// Draws the curve of a function over a stretch of x, or as far as the axes go.
    ///
    ///     figure.plot({ x in sin(x) / x }, over: -10...10)
    ///     figure.plot(tan, over: -5...5, label: "tan")
    ///     figure.plot(grad(f))  // from one limit of the x axis to the other
    ///
    /// The function is not sampled: values, derivatives and rigorous bounds at the figure's resolution decide where the curve
    /// is. Poles and jumps are not joined, what is steep but continuous is; peaks that are narrower than a pixel are found;
    /// where the curve swings more often than pixels can show its whole reach is filled. `functionReports()` says which
    /// stretches are proven, and which could not be.
    ///
    /// The function is run when the figure is drawn, on the task that draws it: what it captures should not change.
    /// Where it computes with vectors, or asks for a plain number, nothing but its values is known.
    ///
    /// - Parameters:
    ///   - f: A function of one number.
    ///   - range: Where it is drawn, in data units; an end that is not finite is an error when the figure is drawn.
    ///     Between the axes' limits if left out.
    ///   - color: The next of the theme's cycle if left out.
    ///   - width: In points; the theme's if left out.
    ///   - style: Solid, dashed, dotted, or a pattern of your own.
    ///   - label: What a legend says of the curve.
    ///   - alpha: Opacity from 0 to 1, multiplied into the colour's own.
    ///   - zOrder: Lower is painted earlier.
    ///   - clipped: Whether the curve ends at the axes' frame.
    public mutating func plot(
        _ f: @escaping (Tensor) -> Tensor, over range: ClosedRange<Double>? = nil, color: Color? = nil,
        width: Double? = nil, style: LineStyle = .solid, label: String? = nil, alpha: Double = 1, zOrder: Double = 2,
        clipped: Bool = true
    ) {
        axes.marks.append(
            CurveMark(
                function: PlottedFunction(f), range: range, color: color, width: width, style: style, label: label,
                alpha: alpha, zOrder: zOrder, clipped: clipped))
    }

    /// Draws the curve of a function that is nothing but a closure of numbers.
    ///
    ///     figure.plot({ (x: Double) in table.value(at: x) }, over: 0...1)
    ///
    /// Without derivatives and bounds the curve is followed by values: two to a pixel, more where they ask for it, twenty to a
    /// pixel at most. Steps that stay however near one looks are not joined. A peak narrower than half a pixel may be missed.
    /// Everything else is as for functions of tensors.
    @_disfavoredOverload
    public mutating func plot(
        _ f: @escaping @Sendable (Double) -> Double, over range: ClosedRange<Double>? = nil, color: Color? = nil,
        width: Double? = nil, style: LineStyle = .solid, label: String? = nil, alpha: Double = 1, zOrder: Double = 2,
        clipped: Bool = true
    ) {
        axes.marks.append(
            CurveMark(
                function: PlottedFunction(plain: f), range: range, color: color, width: width, style: style,
                label: label, alpha: alpha, zOrder: zOrder, clipped: clipped))
    }
}

/// The verb `plot` for functions as a word of a declarative figure, with the same arguments.
///
///     Figure { Curve({ x in sin(x) / x }, over: -10...10) }
public struct Curve: AxesPart {
    private let verb: (inout Axes) -> Void

    /// Draws the curve of a function over a stretch of x, or as far as the axes go.
    public init(
        _ f: @escaping (Tensor) -> Tensor, over range: ClosedRange<Double>? = nil, color: Color? = nil,
        width: Double? = nil, style: LineStyle = .solid, label: String? = nil, alpha: Double = 1, zOrder: Double = 2,
        clipped: Bool = true
    ) {
        verb = {
            $0.plot(
                f, over: range, color: color, width: width, style: style, label: label, alpha: alpha, zOrder: zOrder,
                clipped: clipped)
        }
    }

    /// Draws the curve of a function that is nothing but a closure of numbers.
    @_disfavoredOverload
    public init(
        _ f: @escaping @Sendable (Double) -> Double, over range: ClosedRange<Double>? = nil, color: Color? = nil,
        width: Double? = nil, style: LineStyle = .solid, label: String? = nil, alpha: Double = 1, zOrder: Double = 2,
        clipped: Bool = true
    ) {
        verb = {
            $0.plot(
                f, over: range, color: color, width: width, style: style, label: label, alpha: alpha, zOrder: zOrder,
                clipped: clipped)
        }
    }

    public func add(to axes: inout Axes) { verb(&axes) }
}
