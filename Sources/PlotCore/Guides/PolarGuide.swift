/// The circles, spokes and labels of polar axes.
struct PolarGuide: Sendable {
    /// Degrees from one spoke to the next.
    private static let step = 45.0
    /// Where the circles' labels stand, in degrees on the page: steep enough that each is clear of the next.
    private static let labelDirection = 67.5

    let texts: [(text: Scene.Text, role: String)]
    private let frame: Frame
    let radii: [Double]
    /// Where spokes are, in degrees, and what is written at their ends.
    private let spokes: [(angle: Double, label: String)]
    private let theme: Theme

    init(_ frame: Frame, labelled: Bool, text: TextSetter) throws(PlotError) {
        self.frame = frame
        theme = text.theme
        let space = TickSpace(length: 2 * frame.disc.radius, fontSize: theme.tickLabelSize, direction: .y)
        let ticks = frame.y.ticks(in: space)
        // The middle is a point and not a circle, and the outermost circle is the frame's own.
        let circles = zip(ticks.values, ticks.labels).filter { frame.y.position(of: $0.0) > 1e-9 }
        radii = circles.map(\.0)
        spokes =
            frame.x.placement.spokes(of: frame.x)
            ?? stride(from: 0, to: 360, by: Self.step).map { ($0, "\(Int($0))°") }
        guard labelled else {
            texts = []
            return
        }
        var texts: [(text: Scene.Text, role: String)] = []
        for (angle, label) in spokes where !label.isEmpty {
            let line = try text.line(label, size: theme.tickLabelSize)
            texts.append((Self.beyond(frame, angle, line, theme), "x tick label"))
        }
        var last: Scene.Text?
        for (radius, label) in circles {
            let line = try text.line(label, size: theme.tickLabelSize)
            let place = frame.polarPoint(direction: Self.labelDirection, radius: radius)
            let placed = line.placed(
                Point(place.x, place.y + line.extent.ascent / 2), anchor: .middle, color: theme.foreground)
            if let last, last.overlaps(placed) { continue }
            last = placed
            texts.append((placed, "y tick label"))
        }
        self.texts = texts
    }

    /// A spoke's label, its middle as far out as matplotlib has it, further where its box would touch the outermost circle.
    private static func beyond(_ frame: Frame, _ angle: Double, _ line: TextLine, _ theme: Theme) -> Scene.Text {
        let (sine, cosine) = sineAndCosine(degrees: frame.projection.direction(of: angle))
        let (center, radius) = frame.disc
        let height = line.extent.ascent + line.extent.descent
        let reach = abs(cosine) * line.extent.advance / 2 + abs(sine) * height / 2
        let distance = radius + max(theme.tickLength + theme.tickPadding + 7, reach + theme.clearance)
        let middle = Point(center.x + distance * cosine, center.y - distance * sine)
        return line.placed(
            Point(middle.x, middle.y + height / 2 - line.extent.descent), anchor: .middle, color: theme.foreground)
    }

    /// Circles and spokes under the data, and the outermost circle over them.
    var items: [Scene.Item] {
        let (center, outermost) = frame.disc
        var thin = theme.gridStroke
        thin?.cap = .butt
        let spokes = spokes.map { spoke in
            let angle = frame.projection.direction(of: spoke.angle)
            let (sine, cosine) = sineAndCosine(degrees: angle)
            let end = Point(center.x + outermost * cosine, center.y - outermost * sine)
            return Scene.Item(
                .path(
                    .segment(from: center, to: end), fill: nil, stroke: thin,
                    snapping: angle.truncatingRemainder(dividingBy: 90) == 0 ? .always : .never),
                zOrder: theme.gridZOrder,
                role: "grid")
        }
        func circle(_ radius: Double, _ fill: Color?, _ stroke: Stroke?, zOrder: Double, role: String) -> Scene.Item {
            let path = Path.circle(radius: radius)
            return Scene.Item(
                .markers(path, at: PointRun([center]), fill: fill, stroke: stroke, snapping: .never), zOrder: zOrder,
                role: role)
        }
        let circles = radii.map { radius in
            circle(frame.y.position(of: radius) * outermost, nil, thin, zOrder: theme.gridZOrder, role: "grid")
        }
        let spine = Stroke(color: theme.foreground, width: theme.spineWidth)
        let ground =
            theme.axesBackground == theme.background
            ? [] : [circle(outermost, theme.axesBackground, nil, zOrder: -1000, role: "axes background")]
        return ground + spokes + circles + [circle(outermost, nil, spine, zOrder: 2.5, role: "polar spine")]
    }
}
