/// One pair of axes laid out on a page: scales trained, frame placed, guides around it.
///
/// The frame is the theme's classic rectangle while every text fits on the page. Where one does not, the frame gives way on
/// that side by as much as is missing, the guides are set anew around it, and so on until all fit; should the frame have no
/// room left, texts leave in the order that ``Furniture`` states.
struct AxesLayout: Sendable {
    let axes: Axes
    let theme: Theme
    let frame: Frame
    let guides: Guides

    init(_ axes: Axes, page: Size, text: TextSetter) throws(PlotError) {
        for mark in axes.marks { try mark.validate() }
        self.axes = axes
        theme = text.theme

        // Axes without marks show the scale's unit; marks without data get what the scale thinks fit.
        let isEmpty = axes.marks.isEmpty
        let (xScale, yScale) = (axes.xScale.scale, axes.yScale.scale)
        let extent =
            isEmpty ? Extent(x: xScale.unit, y: yScale.unit) : axes.marks.reduce(Extent()) { $0.union($1.extent) }
        let margin = isEmpty ? 0 : theme.margin
        let x = try TrainedScale(
            xScale, extent: extent.along(.x), margin: margin, limits: axes.xLimits, placement: axes.xTicks,
            format: axes.xTickFormat, axis: "x")
        let y = try TrainedScale(
            yScale, extent: extent.along(.y), margin: margin, limits: axes.yLimits, placement: axes.yTicks,
            format: axes.yTickFormat, axis: "y")

        var best: (Frame, Guides)?
        for furniture in Furniture.allCases where best == nil {
            best = try Self.fit(axes, x: x, y: y, page: page, furniture: furniture, text: text)
        }
        if let best {
            (frame, guides) = best
        } else {
            frame = Frame(rect: Self.classic(page, theme), x: x, y: y)
            guides = try Guides(axes, around: frame, page: page, furniture: .noTickLabels, text: text)
        }
    }

    private static func classic(_ page: Size, _ theme: Theme) -> Rect {
        Rect(
            left: theme.frame.left * page.width, top: theme.frame.top * page.height,
            right: theme.frame.right * page.width, bottom: theme.frame.bottom * page.height)
    }

    /// The frame and guides at which every text is on the page, or nil where that leaves too little of the frame.
    private static func fit(
        _ axes: Axes, x: TrainedScale, y: TrainedScale, page: Size, furniture: Furniture, text: TextSetter
    ) throws(PlotError) -> (Frame, Guides)? {
        let sheet = Rect(left: 0, top: 0, right: page.width, bottom: page.height)
        let clearance = text.theme.clearance
        var rect = classic(page, text.theme)
        // A smaller frame may choose other ticks, whose labels may be wider: hence more than one round.
        for _ in 0..<10 {
            guard rect.width >= page.width / 4 && rect.height >= page.height / 4 else { return nil }
            let frame = Frame(rect: rect, x: x, y: y)
            let guides = try Guides(axes, around: frame, page: page, furniture: furniture, text: text)
            let boxes = guides.texts.map(\.text.box)
            guard let first = boxes.first else { return (frame, guides) }
            let hull = boxes.reduce(first) { $0.union($1) }
            if sheet.contains(hull) { return (frame, guides) }
            if hull.left < 0 { rect.left += clearance - hull.left }
            if hull.top < 0 { rect.top += clearance - hull.top }
            if hull.right > page.width { rect.right -= clearance + hull.right - page.width }
            if hull.bottom > page.height { rect.bottom -= clearance + hull.bottom - page.height }
        }
        return nil
    }

    /// Everything to paint, in no particular order of depth.
    func items() -> [Scene.Item] {
        var items: [Scene.Item] = []
        if theme.axesBackground != theme.background {
            items.append(
                Scene.Item(
                    .path(.rectangle(frame.rect), fill: theme.axesBackground, stroke: nil, snapping: .always),
                    zOrder: -1000, role: "axes background"))
        }
        var cycle = ColorCycle(theme.cycle)
        for mark in axes.marks {
            let style = MarkStyle(color: cycle.next(for: mark.cycle), theme: theme)
            items += mark.shapes(in: frame, style: style)
        }
        return items + guides.items(around: frame.rect, theme: theme)
    }
}
