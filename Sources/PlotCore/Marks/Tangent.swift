public import Autodiff

/// The straight line that touches a function's curve at a point, or the one at right angles to it.
struct TangentMark: Mark {
    var verb: String
    var function: MarkedFunction
    var x: Double
    var isNormal: Bool
    /// In points on the page; across the frame if nil.
    var length: Double?
    var color: Color?
    var width: Double?
    var style: LineStyle
    var label: String?
    var alpha: Double
    var zOrder: Double
    var clipped: Bool

    var summary: String { "\(verb) to a function's curve" }
    var cycle: ColorCycle.Turn? { color == nil ? .lines : nil }

    /// The point that it touches; the line itself asks for no room.
    var extent: Extent {
        guard let contact = function.contact(at: x) else { return Extent() }
        return Extent(x: Domain(contact.x, contact.x), y: Domain(contact.y, contact.y))
    }

    func validate() throws(PlotError) {
        try require(x.isFinite, .invalidData, "the place must be a finite number, not \(x)")
        if let length { try requirePositive(length, "length") }
        if let width { try requirePositive(width, "width") }
        try requireOpacity(alpha)
        try requireColor(color)
        try style.validate(for: self)
    }

    func shapes(in frame: Frame, style: MarkStyle) throws(PlotError) -> [Scene.Item] {
        guard let contact = function.contact(at: x) else {
            throw PlotError(.invalidData, "\(verb): the function has no value and slope at \(x)")
        }
        guard let stroke = stroke(style) else { return [] }
        let points = points(through: contact, in: frame)
        guard points.count > 1 else { return [] }
        return [
            Scene.Item(
                .polyline(PointRun(points), stroke), clip: clipped ? frame.rect : nil, zOrder: zOrder, role: verb)
        ]
    }

    private func points(through contact: MarkedFunction.Contact, in frame: Frame) -> [Point] {
        let place = frame.point(contact.x, contact.y)
        guard place.isFinite else { return [] }
        let slope = contact.slope
        let steep = max(1, abs(slope))
        let (run, rise) = slope.isInfinite ? (0, 1) : (1 / steep, slope / steep)
        let (x, y) = isNormal ? (-rise, run) : (run, rise)
        let (toCenterX, toCenterY) = (frame.rect.center.x - place.x, frame.rect.center.y - place.y)
        let far =
            (toCenterX * toCenterX + toCenterY * toCenterY).squareRoot() + frame.rect.width + frame.rect.height
        let half = min(far, length.map { $0 / 2 } ?? far)
        if frame.projection == .cartesian && frame.x.scale.isIdentity && frame.y.scale.isIdentity {
            let maps = frame.coordinateMaps
            let (alongX, alongY) = (x * maps.x.scale, y * maps.y.scale)
            let size = max(abs(alongX), abs(alongY))
            let norm = size * ((alongX / size) * (alongX / size) + (alongY / size) * (alongY / size)).squareRoot()
            guard norm > 0, norm.isFinite else { return [] }
            let (stepX, stepY) = (half * alongX / norm, half * alongY / norm)
            return [Point(place.x - stepX, place.y - stepY), Point(place.x + stepX, place.y + stepY)]
        }
        // Bent by the axes: places that are even along either of them, where the scale's rule is known.
        var steps = [0.0]
        for part in 0...Self.steps {
            let share = Double(part) / Double(Self.steps)
            if x != 0 { steps.append((frame.x.value(at: share) - contact.x) / x) }
            if y != 0 { steps.append((frame.y.value(at: share) - contact.y) / y) }
        }
        return steps.filter(\.isFinite).sorted().map { frame.point(contact.x + $0 * x, contact.y + $0 * y) }.filter {
            let (aside, down) = ($0.x - place.x, $0.y - place.y)
            return $0.isFinite && (aside * aside + down * down).squareRoot() <= half
        }
    }

    private static let steps = 256

    func key(in box: Rect, style: MarkStyle) -> [Scene.Shape] {
        let run = PointRun([Point(box.left, box.center.y), Point(box.right, box.center.y)])
        return stroke(style).map { [.line(run, $0)] } ?? []
    }

    private func stroke(_ style: MarkStyle) -> Stroke? {
        self.style.stroke((color ?? style.color).opacity(alpha), width: width ?? style.theme.lineWidth)
    }
}

extension TrainedScale {
    /// The value at a share of the way from one limit to the other, in the scale's own steps where it has a rule.
    func value(at share: Double) -> Double {
        guard let rule = scale.rule else { return limits.lower + (limits.upper - limits.lower) * share }
        let (low, high) = (scale.coordinate(of: limits.lower), scale.coordinate(of: limits.upper))
        return Double(rule.value(Tensor(low + (high - low) * share)))
    }
}

extension PlotSurface {
    /// Draws the tangent to a function's curve: the line through its point at x with its slope.
    ///
    ///     figure.plot({ x in x * x }, over: -2...2)
    ///     figure.tangent(to: { x in x * x }, at: 1, style: .dashed)
    ///     figure.tangent(to: sin, at: 0, length: 80)
    ///
    /// The slope is the exact derivative. On axes that are not linear the line bends as they do. Where the function has no value or
    /// no slope there is none, which is an error when the figure is drawn.
    ///
    /// - Parameters:
    ///   - f: A function of one number.
    ///   - x: Where the line touches the curve, in data units.
    ///   - length: On the page, in points, around the point; across the frame if left out.
    ///   - color: The next of the theme's cycle if left out.
    ///   - width: In points; the theme's if left out.
    ///   - style: Solid, dashed, dotted, or a pattern of your own.
    ///   - label: What a legend says of it.
    ///   - alpha: Opacity from 0 to 1, multiplied into the colour's own.
    ///   - zOrder: Lower is painted earlier.
    ///   - clipped: Whether it ends at the axes' frame.
    public mutating func tangent(
        to f: @escaping (Tensor) -> Tensor, at x: Double, length: Double? = nil, color: Color? = nil,
        width: Double? = nil, style: LineStyle = .solid, label: String? = nil, alpha: Double = 1, zOrder: Double = 2,
        clipped: Bool = true
    ) {
        axes.marks.append(
            TangentMark(
                verb: "tangent", function: MarkedFunction(f), x: x, isNormal: false, length: length, color: color,
                width: width, style: style, label: label, alpha: alpha, zOrder: zOrder, clipped: clipped))
    }

    /// Draws the normal to a function's curve: the line through its point at x that is at right angles to the tangent.
    ///
    ///     figure.normal(to: { x in x * x }, at: 1)
    ///     figure.aspect = .equal  // or the angle is not a right one on the page
    ///
    /// Everything is as for ``tangent(to:at:length:color:width:style:label:alpha:zOrder:clipped:)``.
    public mutating func normal(
        to f: @escaping (Tensor) -> Tensor, at x: Double, length: Double? = nil, color: Color? = nil,
        width: Double? = nil, style: LineStyle = .solid, label: String? = nil, alpha: Double = 1, zOrder: Double = 2,
        clipped: Bool = true
    ) {
        axes.marks.append(
            TangentMark(
                verb: "normal", function: MarkedFunction(f), x: x, isNormal: true, length: length, color: color,
                width: width, style: style, label: label, alpha: alpha, zOrder: zOrder, clipped: clipped))
    }
}

/// The verb `tangent` as a word of a declarative figure, with the same arguments.
///
///     Figure { Curve(f, over: -2...2); Tangent(to: f, at: 1, style: .dashed) }
public struct Tangent: AxesPart {
    private let verb: (inout Axes) -> Void

    /// Draws the tangent to a function's curve.
    public init(
        to f: @escaping (Tensor) -> Tensor, at x: Double, length: Double? = nil, color: Color? = nil,
        width: Double? = nil, style: LineStyle = .solid, label: String? = nil, alpha: Double = 1, zOrder: Double = 2,
        clipped: Bool = true
    ) {
        verb = {
            $0.tangent(
                to: f, at: x, length: length, color: color, width: width, style: style, label: label, alpha: alpha,
                zOrder: zOrder, clipped: clipped)
        }
    }

    public func add(to axes: inout Axes) { verb(&axes) }
}

/// The verb `normal` as a word of a declarative figure, with the same arguments.
///
///     Figure { Curve(f, over: -2...2); Normal(to: f, at: 1); Setting(\.aspect, .equal) }
public struct Normal: AxesPart {
    private let verb: (inout Axes) -> Void

    /// Draws the normal to a function's curve.
    public init(
        to f: @escaping (Tensor) -> Tensor, at x: Double, length: Double? = nil, color: Color? = nil,
        width: Double? = nil, style: LineStyle = .solid, label: String? = nil, alpha: Double = 1, zOrder: Double = 2,
        clipped: Bool = true
    ) {
        verb = {
            $0.normal(
                to: f, at: x, length: length, color: color, width: width, style: style, label: label, alpha: alpha,
                zOrder: zOrder, clipped: clipped)
        }
    }

    public func add(to axes: inout Axes) { verb(&axes) }
}
