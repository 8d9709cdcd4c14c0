public import Autodiff

/// The circle that follows a function's curve most closely at a point: with its tangent and its curvature.
struct OsculatingCircleMark: Mark {
    var function: MarkedFunction
    var x: Double
    var showsCenter: Bool
    var color: Color?
    var width: Double?
    var style: LineStyle
    var label: String?
    var alpha: Double
    var zOrder: Double
    var clipped: Bool

    var verb: String { "osculatingCircle" }
    var summary: String { "osculating circle of a function's curve" }
    var cycle: ColorCycle.Turn? { color == nil ? .lines : nil }

    /// The point that it touches; the circle itself, which may be as large as you like, asks for no room.
    var extent: Extent {
        guard let contact = function.contact(at: x) else { return Extent() }
        return Extent(x: Domain(contact.x, contact.x), y: Domain(contact.y, contact.y))
    }

    func validate() throws(PlotError) {
        try require(x.isFinite, .invalidData, "the place must be a finite number, not \(x)")
        if let width { try requirePositive(width, "width") }
        try requireOpacity(alpha)
        try requireColor(color)
        try style.validate(for: self)
    }

    /// In data units.
    private struct Circle {
        var contact: MarkedFunction.Contact
        var radius: Double
        /// From the contact towards the center, of length 1.
        var inward: Point

        /// κ = f″ / (1 + f′²)^(3/2).
        init?(_ contact: MarkedFunction.Contact) {
            guard contact.slope.isFinite, contact.bend.isFinite, contact.bend != 0 else { return nil }
            let steep = (1 + contact.slope * contact.slope).squareRoot()
            let side = contact.bend < 0 ? -1.0 : 1.0
            self.contact = contact
            radius = steep * steep * steep / abs(contact.bend)
            inward = Point(-side * contact.slope / steep, side / steep)
            guard radius.isFinite, radius > 0 else { return nil }
        }

        /// By the angle from the contact, and how far along the tangent from there.
        func place(_ angle: Double, along: Double = 0) -> (x: Double, y: Double) {
            let (sine, cosine) = sineAndCosine(degrees: angle)
            let half = sineAndCosine(degrees: angle / 2).sine
            let (tangent, normal) = (sine + along * cosine, 2 * half * half + along * sine)
            return (
                contact.x + radius * (tangent * inward.y + normal * inward.x),
                contact.y + radius * (normal * inward.y - tangent * inward.x)
            )
        }
    }

    func shapes(in frame: Frame, style: MarkStyle) throws(PlotError) -> [Scene.Item] {
        guard let contact = function.contact(at: x) else {
            throw PlotError(.invalidData, "osculatingCircle: the function has no value and slope at \(x)")
        }
        guard let circle = Circle(contact), let stroke = stroke(style) else { return [] }
        let clip = clipped ? frame.rect : nil
        var items = [
            Scene.Item(
                .path(outline(of: circle, in: frame), fill: nil, stroke: stroke, snapping: .never), clip: clip,
                zOrder: zOrder, role: verb)
        ]
        let center = frame.point(
            contact.x + circle.radius * circle.inward.x, contact.y + circle.radius * circle.inward.y)
        if showsCenter, center.isFinite {
            items.append(
                Scene.Item(
                    .markers(
                        .circle(radius: stroke.width + 0.5), at: PointRun([center]), fill: stroke.color, stroke: nil,
                        snapping: .never), clip: clip, zOrder: zOrder, role: "center"))
        }
        return items
    }

    private func outline(of circle: Circle, in frame: Frame) -> Path {
        // Of a circle that is far larger than the page the part beside the contact is enough.
        let maps = frame.coordinateMaps
        let across = circle.radius * min(abs(maps.x.scale), abs(maps.y.scale))
        let reach = 10 * (frame.rect.width + frame.rect.height)
        let isLinear = frame.projection == .cartesian && frame.x.scale.isIdentity && frame.y.scale.isIdentity
        let isWhole = !isLinear || across < 20 * reach
        let half = isWhole ? 180 : min(180, reach / across * 57.3)
        guard isLinear else {
            let points = (0...Self.steps).map { circle.place(-half + 2 * half * Double($0) / Double(Self.steps)) }.map {
                frame.point($0.x, $0.y)
            }
            // A logarithmic axis may have no place for some.
            var elements: [Path.Element] = []
            for (index, point) in points.enumerated() where point.isFinite {
                let isNew = index == 0 || !points[index - 1].isFinite
                elements.append(isNew ? .move(point) : .line(point))
            }
            return Path(elements)
        }
        let turn = 2 * half / Double(Self.arcs)
        let quarter = sineAndCosine(degrees: turn / 4)
        let handle = 4.0 / 3 * quarter.sine / quarter.cosine
        func point(_ angle: Double, _ along: Double = 0) -> Point {
            let place = circle.place(angle, along: along)
            return frame.point(place.x, place.y)
        }
        var elements: [Path.Element] = [.move(point(-half))]
        for arc in 0..<Self.arcs {
            let (start, end) = (-half + Double(arc) * turn, -half + Double(arc + 1) * turn)
            elements.append(.curve(point(start, handle), point(end, -handle), point(end)))
        }
        return Path(isWhole ? elements + [.close] : elements)
    }

    /// Cubic pieces of a sixteenth of a turn are off by 3e-8 of the radius.
    private static let arcs = 16
    private static let steps = 720

    func key(in box: Rect, style: MarkStyle) -> [Scene.Shape] {
        let run = PointRun([Point(box.left, box.center.y), Point(box.right, box.center.y)])
        return stroke(style).map { [.line(run, $0)] } ?? []
    }

    private func stroke(_ style: MarkStyle) -> Stroke? {
        self.style.stroke((color ?? style.color).opacity(alpha), width: width ?? style.theme.lineWidth)
    }
}

extension PlotSurface {
    /// Draws the osculating circle of a function's curve: it touches the curve at x, and is as curved as it.
    ///
    ///     figure.plot({ x in x * x }, over: -2...2)
    ///     figure.osculatingCircle(to: { x in x * x }, at: 0)  // of radius 1/2
    ///     figure.aspect = .equal  // or it is an ellipse on the page
    ///
    /// The radius is (1 + f′²)^(3/2) / |f″|, from exact derivatives. It is a circle in data units: an ellipse where a unit of y is
    /// not as long as a unit of x, and another curve on axes that are not linear. Where the curve is straight there is none, and
    /// nothing is drawn; where the function has no value or no slope it is an error when the figure is drawn.
    ///
    /// - Parameters:
    ///   - f: A function of one number.
    ///   - x: Where the circle touches the curve, in data units.
    ///   - showsCenter: Whether its center is marked.
    ///   - color: The next of the theme's cycle if left out.
    ///   - width: In points; the theme's if left out.
    ///   - style: Solid, dashed, dotted, or a pattern of your own.
    ///   - label: What a legend says of it.
    ///   - alpha: Opacity from 0 to 1, multiplied into the colour's own.
    ///   - zOrder: Lower is painted earlier.
    ///   - clipped: Whether it ends at the axes' frame.
    public mutating func osculatingCircle(
        to f: @escaping (Tensor) -> Tensor, at x: Double, showsCenter: Bool = false, color: Color? = nil,
        width: Double? = nil, style: LineStyle = .solid, label: String? = nil, alpha: Double = 1, zOrder: Double = 2,
        clipped: Bool = true
    ) {
        axes.marks.append(
            OsculatingCircleMark(
                function: MarkedFunction(f), x: x, showsCenter: showsCenter, color: color, width: width, style: style,
                label: label, alpha: alpha, zOrder: zOrder, clipped: clipped))
    }
}

/// The verb `osculatingCircle` as a word of a declarative figure, with the same arguments.
///
///     Figure { Curve(f, over: -2...2); OsculatingCircle(to: f, at: 0); Setting(\.aspect, .equal) }
public struct OsculatingCircle: AxesPart {
    private let verb: (inout Axes) -> Void

    /// Draws the osculating circle of a function's curve.
    public init(
        to f: @escaping (Tensor) -> Tensor, at x: Double, showsCenter: Bool = false, color: Color? = nil,
        width: Double? = nil, style: LineStyle = .solid, label: String? = nil, alpha: Double = 1, zOrder: Double = 2,
        clipped: Bool = true
    ) {
        verb = {
            $0.osculatingCircle(
                to: f, at: x, showsCenter: showsCenter, color: color, width: width, style: style, label: label,
                alpha: alpha, zOrder: zOrder, clipped: clipped)
        }
    }

    public func add(to axes: inout Axes) { verb(&axes) }
}
