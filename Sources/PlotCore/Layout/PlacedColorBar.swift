/// A colour bar in its place: the strip, its outline and its axis.
struct PlacedColorBar: Sendable {
    private let bar: ColorBar
    private let scale: ColorScale
    private let theme: Theme
    /// The strip without the triangles at its ends.
    private let strip: Rect
    let guides: GuideBuilder

    /// - Parameters:
    ///   - rect: The bar with its triangles.
    ///   - frame: That of the axes, on which no text of the bar may lie.
    ///   - page: What no text may leave.
    init(
        _ bar: ColorBar, scale: ColorScale, rect: Rect, beside frame: Rect, page: Rect, furniture: Furniture,
        text: TextSetter
    ) throws(PlotError) {
        self.bar = bar
        self.scale = scale
        theme = text.theme
        strip = Self.strip(of: rect, bar)
        var page = page
        switch bar.place {
        // The bar may lie outside of the room that its axes have.
        case .right: (page.left, page.right) = (frame.right, max(page.right, rect.right + frame.width))
        case .left: (page.left, page.right) = (min(page.left, rect.left - frame.width), frame.left)
        case .bottom, .top: break
        }
        var guides = GuideBuilder(frame: strip, body: rect, page: page, furniture: furniture, text: text)
        if let problem = bar.ticks.problem { throw PlotError(.invalidData, "colorBar: \(problem)") }
        var axis = scale.normalization.barScale
        (axis.placement, axis.format) = (bar.ticks, bar.format)
        try guides.addAxis(bar.side, scale: axis, name: bar.label)
        self.guides = guides
    }

    /// Each triangle is a twentieth of the strip long.
    private static func strip(of rect: Rect, _ bar: ColorBar) -> Rect {
        let lower = bar.extend.contains(.lower) ? 0.05 : 0
        let upper = bar.extend.contains(.upper) ? 0.05 : 0
        var strip = rect
        if bar.isUpright {
            strip.top += rect.height * upper / (1 + lower + upper)
            strip.bottom -= rect.height * lower / (1 + lower + upper)
        } else {
            strip.left += rect.width * lower / (1 + lower + upper)
            strip.right -= rect.width * upper / (1 + lower + upper)
        }
        return strip
    }

    var texts: [Scene.Text] { guides.texts.map(\.text) }

    /// The bar with all that stands around it.
    var hull: Rect {
        let hull = texts.reduce(strip.insetBy(-theme.reach(ofTick: theme.tickLength))) { $0.union($1.box) }
        return corners.reduce(hull) { $0.union(Rect(left: $1.x, top: $1.y, right: $1.x, bottom: $1.y)) }
    }

    /// Everything to paint.
    var items: [Scene.Item] {
        let texts = guides.texts.map { Scene.Item(.text($0.text), zOrder: 3, role: "color bar \($0.role)") }
        let outline = Scene.Item(
            .path(
                .polygon(corners), fill: nil, stroke: Stroke(color: theme.foreground, width: theme.spineWidth),
                snapping: .always),
            zOrder: 2.5, role: "color bar outline")
        let ticks = guides.guides.flatMap { $0.marks(beside: strip) }
        return triangles + [strips] + ticks + [outline] + texts
    }

    /// A cell for each colour, the least value's at the bottom or on the left.
    private var strips: Scene.Item {
        let colors = scale.strip.map { $0.opacity(scale.alpha).packed }
        let count = colors.count
        let isUpright = bar.isUpright
        return Scene.Item(
            .image(
                Scene.Image(
                    columns: isUpright ? 1 : count, rows: isUpright ? count : 1,
                    cells: isUpright ? colors.reversed() : colors, rect: strip)),
            zOrder: 1, role: "color bar")
    }

    /// Where the lower and the upper triangle end, if they are there.
    private var tips: (lower: Point?, upper: Point?) {
        let (center, isUpright) = (strip.center, bar.isUpright)
        func tip(_ end: ColorBar.Extension, _ along: Double) -> Point? {
            guard bar.extend.contains(end) else { return nil }
            return isUpright
                ? Point(center.x, strip.bottom - along * strip.height)
                : Point(strip.left + along * strip.width, center.y)
        }
        return (tip(.lower, -0.05), tip(.upper, 1.05))
    }

    /// The strip's corners, those of the lower end first: one on the far side of the frame, one on the near side.
    private var ends: (lower: [Point], upper: [Point]) {
        bar.isUpright
            ? (
                [Point(strip.right, strip.bottom), Point(strip.left, strip.bottom)],
                [Point(strip.left, strip.top), Point(strip.right, strip.top)]
            )
            : (
                [Point(strip.left, strip.bottom), Point(strip.left, strip.top)],
                [Point(strip.right, strip.top), Point(strip.right, strip.bottom)]
            )
    }

    private var corners: [Point] {
        let (ends, tips) = (ends, tips)
        return [ends.lower[0], tips.lower, ends.lower[1], ends.upper[0], tips.upper, ends.upper[1]].compactMap(\.self)
    }

    private var triangles: [Scene.Item] {
        let (ends, tips) = (ends, tips)
        // What lies beyond has the map's end: with levels that is not the colour of the first or the last of them.
        let (least, greatest) = (scale.colormap.color(at: 0), scale.colormap.color(at: 1))
        return [(ends.lower, tips.lower, least), (ends.upper, tips.upper, greatest)].compactMap { foot, tip, color in
            guard let tip else { return nil }
            return Scene.Item(
                .path(
                    .polygon([foot[0], tip, foot[1]]), fill: color.opacity(scale.alpha), stroke: nil,
                    snapping: .always),
                zOrder: 1, role: "color bar end")
        }
    }
}
