/// A band across the whole frame, from one value of an axis to another.
struct Span: Mark {
    var verb: String
    /// The axis whose values bound the band.
    var axis: AxisDirection
    var range: ClosedRange<Double>
    var fill: FillStyle
    var label: String?
    var zOrder: Double
    var clipped: Bool

    /// The edge has the fill's colour where it has none of its own.
    var color: Color? {
        get { fill.color }
        set {
            if fill.edgeColor == fill.color { fill.edgeColor = newValue }
            fill.color = newValue
        }
    }

    /// The cycle's first colour, so that a band behind the data takes none away from them.
    var cycle: ColorCycle.Turn? { nil }

    var extent: Extent {
        let ends = Column([range.lowerBound, range.upperBound].filter(\.isFinite))
        let domain = Extent(ends, ends).x
        return axis == .x ? Extent(x: domain, y: nil) : Extent(x: nil, y: domain)
    }

    func validate() throws(PlotError) {
        try fill.validate(for: self)
    }

    func shapes(in frame: Frame, style: MarkStyle) -> [Scene.Item] {
        var rect = frame.rect
        // What reaches to infinity ends at the frame.
        func end(_ value: Double, otherwise edge: Double) -> Double {
            let point = frame.point(value, value)
            let place = axis == .x ? point.x : point.y
            return place.isFinite ? place : edge
        }
        let (lower, upper) = (range.lowerBound, range.upperBound)
        let isInverted = axis == .x ? frame.x.isInverted : frame.y.isInverted
        switch axis {
        case .x:
            let edges = isInverted ? (rect.right, rect.left) : (rect.left, rect.right)
            let ends = (end(lower, otherwise: edges.0), end(upper, otherwise: edges.1))
            (rect.left, rect.right) = (min(ends.0, ends.1), max(ends.0, ends.1))
        case .y:
            let edges = isInverted ? (rect.top, rect.bottom) : (rect.bottom, rect.top)
            let ends = (end(lower, otherwise: edges.0), end(upper, otherwise: edges.1))
            (rect.top, rect.bottom) = (min(ends.0, ends.1), max(ends.0, ends.1))
        }
        return [
            Scene.Item(
                fill.shape(.rectangle(rect), color: style.color, snapping: .always), clip: clipped ? frame.rect : nil,
                zOrder: zOrder, role: verb)
        ]
    }

    func key(in box: Rect, style: MarkStyle) -> [Scene.Shape] { fill.key(in: box, color: style.color) }
}

extension PlotSurface {
    /// Shades a band of y across the whole axes.
    ///
    ///     figure.horizontalSpan(-1...1, color: .gray, alpha: 0.2)
    ///
    /// It does not widen the limits of x. An infinite end lies at the axes' edge.
    ///
    /// - Parameters:
    ///   - range: From one y to another, in data units.
    ///   - color: The first of the theme's cycle if left out.
    ///   - edgeColor: The colour of a line around the band; that of the band if that was given, else none.
    ///   - edgeWidth: In points.
    ///   - label: What a legend says of the band.
    ///   - alpha: Opacity from 0 to 1, multiplied into the colours' own.
    ///   - zOrder: Lower is painted earlier.
    ///   - clipped: Whether the line around the band ends at the axes' frame.
    public mutating func horizontalSpan(
        _ range: ClosedRange<Double>, color: Color? = nil, edgeColor: Color? = nil, edgeWidth: Double = 1,
        label: String? = nil, alpha: Double = 1, zOrder: Double = 1, clipped: Bool = true
    ) {
        axes.marks.append(
            Span(
                verb: "horizontalSpan", axis: .y, range: range,
                fill: FillStyle(color: color, edgeColor: edgeColor ?? color, edgeWidth: edgeWidth, alpha: alpha),
                label: label, zOrder: zOrder, clipped: clipped))
    }

    /// Shades a band of x across the whole axes.
    ///
    ///     figure.verticalSpan(3...4, color: .red, alpha: 0.15)
    ///
    /// Everything is as for a band of y, with x and y exchanged.
    public mutating func verticalSpan(
        _ range: ClosedRange<Double>, color: Color? = nil, edgeColor: Color? = nil, edgeWidth: Double = 1,
        label: String? = nil, alpha: Double = 1, zOrder: Double = 1, clipped: Bool = true
    ) {
        axes.marks.append(
            Span(
                verb: "verticalSpan", axis: .x, range: range,
                fill: FillStyle(color: color, edgeColor: edgeColor ?? color, edgeWidth: edgeWidth, alpha: alpha),
                label: label, zOrder: zOrder, clipped: clipped))
    }
}

/// The verb `horizontalSpan` as a word of a declarative figure, with the same arguments.
///
///     Figure { HorizontalSpan(-1...1, color: .gray, alpha: 0.2) }
public struct HorizontalSpan: AxesPart {
    private let verb: (inout Axes) -> Void

    /// Shades a band of y across the whole axes.
    public init(
        _ range: ClosedRange<Double>, color: Color? = nil, edgeColor: Color? = nil, edgeWidth: Double = 1,
        label: String? = nil, alpha: Double = 1, zOrder: Double = 1, clipped: Bool = true
    ) {
        verb = {
            $0.horizontalSpan(
                range, color: color, edgeColor: edgeColor, edgeWidth: edgeWidth, label: label, alpha: alpha,
                zOrder: zOrder, clipped: clipped)
        }
    }

    public func add(to axes: inout Axes) { verb(&axes) }
}

/// The verb `verticalSpan` as a word of a declarative figure, with the same arguments.
///
///     Figure { VerticalSpan(3...4, color: .red, alpha: 0.15) }
public struct VerticalSpan: AxesPart {
    private let verb: (inout Axes) -> Void

    /// Shades a band of x across the whole axes.
    public init(
        _ range: ClosedRange<Double>, color: Color? = nil, edgeColor: Color? = nil, edgeWidth: Double = 1,
        label: String? = nil, alpha: Double = 1, zOrder: Double = 1, clipped: Bool = true
    ) {
        verb = {
            $0.verticalSpan(
                range, color: color, edgeColor: edgeColor, edgeWidth: edgeWidth, label: label, alpha: alpha,
                zOrder: zOrder, clipped: clipped)
        }
    }

    public func add(to axes: inout Axes) { verb(&axes) }
}
