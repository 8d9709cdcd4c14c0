/// One pair of axes in its cell of the page: the frame, and the guides around it.
struct PlacedAxes: Sendable {
    let trained: TrainedAxes
    let text: TextSetter
    let frame: Frame
    private let guides: [AxisGuide]
    let texts: [(text: Scene.Text, role: String)]

    private var axes: Axes { trained.axes }
    private var theme: Theme { text.theme }

    /// - Parameters:
    ///   - cell: The room that the frame may take.
    ///   - page: What no text may leave.
    init(
        _ trained: TrainedAxes, cell: Rect, page: Rect, furniture: Furniture, text: TextSetter
    ) throws(PlotError) {
        self.trained = trained
        self.text = text
        let axes = trained.axes
        frame = Frame(rect: axes.aspect.fit(cell, x: trained.x, y: trained.y), x: trained.x, y: trained.y)
        let rect = frame.rect

        var builder = GuideBuilder(frame: rect, page: page, furniture: furniture, text: text)
        if axes.isFrameVisible {
            try builder.addAxis(
                axes.xAxisSide, scale: trained.x, labelled: trained.hasXLabels, label: axes.xLabel,
                color: axes.xLabelColor)
            try builder.addAxis(
                axes.yAxisSide, scale: trained.y, labelled: trained.hasYLabels, label: axes.yLabel,
                color: axes.yLabelColor)
            for twin in trained.twins {
                let side: Side = axes.yAxisSide == .left ? .right : .left
                try builder.addAxis(
                    side, scale: twin.y, labelled: trained.hasYLabels, label: twin.axes.yLabel,
                    color: twin.axes.yLabelColor)
            }
        }
        try builder.addTitle(axes.title)
        guides = builder.guides
        texts = builder.texts
    }

    /// The frame and every text around it.
    var hull: Rect { texts.reduce(frame.rect) { $0.union($1.text.box) } }

    /// Everything to paint, in no particular order of depth.
    func items() throws(PlotError) -> [Scene.Item] {
        var items: [Scene.Item] = []
        if theme.axesBackground != theme.background && axes.isFrameVisible {
            items.append(
                Scene.Item(
                    .path(.rectangle(frame.rect), fill: theme.axesBackground, stroke: nil, snapping: .always),
                    zOrder: -1000, role: "axes background"))
        }
        if axes.isFrameVisible {
            items += guides.flatMap { $0.gridLines(axes.grid, across: frame.rect) }
        }
        items += try marks(of: axes, in: frame)
        for twin in trained.twins {
            items += try marks(of: twin.axes, in: Frame(rect: frame.rect, x: twin.x, y: twin.y))
        }
        if axes.isFrameVisible {
            items += guides.flatMap { $0.marks(beside: frame.rect) } + spines
        }
        return items + texts.map { Scene.Item(.text($0.text), zOrder: 3, role: $0.role) }
    }

    private func marks(of axes: Axes, in frame: Frame) throws(PlotError) -> [Scene.Item] {
        var cycle = ColorCycle(theme.cycle)
        var items: [Scene.Item] = []
        for mark in axes.marks {
            let style = MarkStyle(color: cycle.next(for: mark.cycle), theme: theme, text: text)
            items += try mark.shapes(in: frame, style: style)
        }
        return items
    }

    private var spines: [Scene.Item] {
        let stroke = Stroke(color: theme.foreground, width: theme.spineWidth, cap: .square)
        return [Side.left, .right, .bottom, .top].filter(axes.spines.contains).map { side in
            Scene.Item(
                .path(
                    .segment(from: side.place(0, on: frame.rect), to: side.place(1, on: frame.rect)), fill: nil,
                    stroke: stroke, snapping: .always),
                zOrder: 2.5, role: "\(side) spine")
        }
    }
}
