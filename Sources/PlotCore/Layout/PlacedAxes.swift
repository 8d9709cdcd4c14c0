/// One pair of axes in its cell of the page: the frame, the guides around it, and what stands beside those.
struct PlacedAxes: Sendable {
    let trained: TrainedAxes
    let text: TextSetter
    let frame: Frame
    let guides: [AxisGuide]
    /// What polar axes have instead.
    let polar: PolarGuide?
    private let guideTexts: [(text: Scene.Text, role: String)]
    let colorBar: PlacedColorBar?
    /// A legend outside, names at lines' ends.
    private let attachments: [Attachment]
    /// A legend within the frame.
    private let legend: (box: LegendBox, place: Legend.Place)?

    private var axes: Axes { trained.axes }
    private var theme: Theme { text.theme }

    /// - Parameters:
    ///   - cell: The room that the frame may take.
    ///   - page: What no text may leave.
    ///   - share: The axes' part of the page.
    ///   - hasBarOutside: Whether a colour bar stands outside of the cell.
    init(
        _ trained: TrainedAxes, cell: Rect, page: Rect, share: Size, hasBarOutside: Bool = false, furniture: Furniture,
        text: TextSetter
    ) throws(PlotError) {
        self.trained = trained
        self.text = text
        let axes = trained.axes
        let shared = axes.colorBar.map { ColorBarGeometry($0, in: cell, isOutside: hasBarOutside) }
        let aspect = axes.projection.isPolar ? .ratio(trained.x.span / trained.y.span) : axes.aspect
        let rect = aspect.fit(
            shared?.axes ?? cell, x: trained.x, y: trained.y, anchor: shared?.anchor ?? Point(0.5, 0.5))
        let frame = Frame(
            rect: rect, x: trained.x, y: trained.y, projection: axes.projection,
            pixelsPerPoint: trained.dpi / 72)
        self.frame = frame

        var builder = GuideBuilder(frame: rect, page: page, furniture: furniture, text: text)
        if axes.projection.isPolar {
            let guide = try PolarGuide(
                frame, labelled: furniture < .noTickLabels && axes.isFrameVisible, text: text)
            builder.add(guide.texts)
            polar = guide
        } else {
            if axes.isFrameVisible { try builder.addAxes(of: trained) }
            polar = nil
        }

        if let shared, let bar = axes.colorBar, let (mark, trainedScale) = trained.colorScale {
            let scale = axes.marks[mark].colorScale(in: frame, text: text) ?? trainedScale
            colorBar = try PlacedColorBar(
                bar, scale: scale, rect: shared.bar(clearOf: builder.hull, by: text.theme.clearance), beside: rect,
                page: page, furniture: furniture, text: text)
        } else {
            colorBar = nil
        }
        // Over a polar figure the title keeps its distance from the spokes' labels.
        var top = polar == nil ? rect.top : builder.hull.top
        if let colorBar, axes.colorBar?.place == .top { top = min(top, colorBar.hull.top) }
        try builder.addTitle(
            axes.title, axes.titleAlignment, above: top, clearOf: colorBar?.texts ?? [])
        let taken = colorBar.map { $0.hull.union(builder.hull) } ?? builder.hull
        guides = builder.guides
        guideTexts = builder.texts

        if let legend = axes.legend ?? axes.twins.lazy.compactMap(\.axes.legend).first {
            let setter = try LegendSetter(
                legend, of: trained.styledMarks(in: rect, text: text), frame: rect, taken: taken,
                share: share, furniture: furniture, text: text)
            (self.legend, attachments) = (setter.inside, setter.beside)
        } else {
            (legend, attachments) = (nil, [])
        }
    }

    var functionReports: [FunctionReport] {
        trained.styledMarks(in: frame.rect, text: text).compactMap { styled in
            (styled.mark as? CurveMark)?.curve(in: styled.frame, width: 1).report
        }
    }

    /// Every text around the frame.
    var texts: [Scene.Text] {
        guideTexts.map(\.text) + (colorBar?.texts ?? []) + attachments.flatMap(\.texts)
    }

    /// What would hide or spoil a text beside the frame: legends and the colour bar.
    var besideFrame: [Rect] { attachments.map(\.hull) + [colorBar?.hull].compactMap(\.self) }

    /// The ticks on the sides that no axis has, where they are asked for.
    private var mirroredGuides: [AxisGuide] {
        guard axes.mirrorsTicks else { return [] }
        return guides.prefix(2).map(\.mirrored).filter { guide in !guides.contains { $0.side == guide.side } }
    }

    /// The frame and all that stands around it, ticks included.
    var hull: Rect { (guides + mirroredGuides).reduce(textHull) { $0.union($1.tickHull(beside: frame.rect)) } }

    /// The frame, the texts around it, and what else stands there.
    var textHull: Rect {
        var hull = guideTexts.reduce(frame.rect) { $0.union($1.text.box) }
        if let colorBar { hull = hull.union(colorBar.hull) }
        return attachments.reduce(hull) { $0.union($1.hull) }
    }

    /// Everything to paint, in painting order.
    ///
    /// - Parameters:
    ///   - room: Where texts of marks may stand, with all texts around frames in it.
    ///   - isInset: Whether the frame lies over other axes.
    func items(room: inout TextRoom, isInset: Bool = false) throws(PlotError) -> [Scene.Item] {
        var items: [Scene.Item] = []
        if (isInset || theme.axesBackground != theme.background) && axes.isFrameVisible && polar == nil {
            items.append(
                Scene.Item(
                    .path(.rectangle(frame.rect), fill: theme.axesBackground, stroke: nil, snapping: .always),
                    zOrder: -1000, role: "axes background"))
        }
        if axes.isFrameVisible {
            items += polar?.items ?? []
            // Of a second y axis on the right there are no lines: they would only cross the first one's.
            items += guides.prefix(2).flatMap { $0.gridLines(axes.grid, across: frame.rect) }
        }
        let marks = trained.styledMarks(in: frame.rect, text: text)
        let legendRect = try legendRect(over: marks)
        let over = trained.insets.map { $0.place.rect(in: frame.rect) } + [legendRect].compactMap(\.self)
        room.blocked += over
        for mark in marks { items += try mark.shapes(room: &room) }
        if axes.isFrameVisible {
            items += (guides + mirroredGuides).flatMap { $0.marks(beside: frame.rect) } + (polar == nil ? spines : [])
        }
        items += (colorBar?.items ?? []) + attachments.flatMap(\.items)
        // What lies over a polar figure hides what its circles say.
        items += guideTexts.filter { guide in polar == nil || !over.contains { $0.overlaps(guide.text.box) } }
            .map { Scene.Item(.text($0.text), zOrder: 3, role: $0.role) }
        items += try contents(over: items, legend: legendRect)
        // Stable, so that marks of one z-order keep the order in which they were added.
        return items.enumerated()
            .sorted { ($0.element.zOrder, $0.offset) < ($1.element.zOrder, $1.offset) }
            .map(\.element)
    }

    /// Where the legend stands, if there is one within the frame.
    private func legendRect(over marks: [StyledMark]) throws(PlotError) -> Rect? {
        guard let legend else { return nil }
        var obstacles = Obstacles()
        if legend.place == .best {
            for mark in marks {
                obstacles.add(try mark.shapes().map(\.shape), course: mark.mark.course(in: mark.frame))
            }
            for text in guideTexts { obstacles.add(text: text.text.box) }
            for inset in trained.insets { obstacles.add(text: inset.place.rect(in: frame.rect)) }
        }
        return legend.place.rect(for: legend.box.size, in: frame.rect.insetBy(legend.box.margin), avoiding: obstacles)
    }

    /// What lies over the marks: insets, and the legend above them.
    private func contents(over items: [Scene.Item], legend rect: Rect?) throws(PlotError) -> [Scene.Item] {
        var taken = items.textBoxes
        var key: [Scene.Item] = []
        if let legend, let rect {
            key = legend.box.items(at: Point(rect.left, rect.top))
            taken.append(rect)
        }
        var contents: [Scene.Item] = []
        for (index, inset) in trained.insets.enumerated() {
            // Those that follow are painted over it.
            let covered = trained.insets[(index + 1)...].map { $0.place.rect(in: frame.rect) }
            let items = try inset.items(in: frame.rect, avoiding: taken + covered, text: text)
            taken += items.textBoxes
            contents += items
        }
        return contents + key
    }

    private var spines: [Scene.Item] {
        let stroke = Stroke(color: theme.foreground, width: theme.spineWidth, cap: .square)
        return [Side.left, .right, .bottom, .top].filter(axes.spines.contains).map { side in
            Scene.Item(
                .path(
                    .segment(from: side.place(0, on: frame.rect), to: side.place(1, on: frame.rect)), fill: nil,
                    stroke: stroke, snapping: .always),
                zOrder: 2.5, role: "\(side.rawValue) spine")
        }
    }
}
