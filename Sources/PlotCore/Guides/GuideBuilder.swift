/// Sets the texts around one frame, each clear of those that were set before it.
struct GuideBuilder {
    let frame: Rect
    /// The frame with what else belongs to it, such as the triangles of a colour bar.
    let body: Rect
    /// What no text may leave.
    let page: Rect
    let furniture: Furniture
    let text: TextSetter
    private(set) var guides: [AxisGuide] = []
    private(set) var texts: [(text: Scene.Text, role: String)] = []

    init(frame: Rect, body: Rect? = nil, page: Rect, furniture: Furniture, text: TextSetter) {
        self.frame = frame
        self.body = body ?? frame
        self.page = page
        self.furniture = furniture
        self.text = text
    }

    private var theme: Theme { text.theme }

    /// The frame and every text so far.
    var hull: Rect { texts.reduce(frame) { $0.union($1.text.box) } }

    /// Texts that were set elsewhere.
    mutating func add(_ texts: [(text: Scene.Text, role: String)]) {
        self.texts += texts
    }

    /// One axis beside the frame: a scale, and what is written along it.
    private struct Axis {
        var side: Side
        var scale: TrainedScale
        var isLabelled: Bool
        var rotation: Double?
        var name: String
        var color: Color?
        var tickColor: Color?

        /// What axes say of their x axis.
        static func x(_ axes: Axes, _ side: Side, _ scale: TrainedScale, isLabelled: Bool) -> Axis {
            Axis(
                side: side, scale: scale, isLabelled: isLabelled, rotation: axes.xTickRotation, name: axes.xLabel,
                color: axes.xLabelColor, tickColor: axes.xTickLabelColor)
        }

        /// What axes say of their y axis.
        static func y(_ axes: Axes, _ side: Side, _ scale: TrainedScale, isLabelled: Bool) -> Axis {
            Axis(
                side: side, scale: scale, isLabelled: isLabelled, name: axes.yLabel, color: axes.yLabelColor,
                tickColor: axes.yTickLabelColor)
        }
    }

    /// The x axes, then the y axes, those of twins on the other sides. Numbers along x stand clear of those along y, and what
    /// numbers along y have in common stands clear of an x axis at the top.
    mutating func addAxes(of trained: TrainedAxes) throws(PlotError) {
        let axes = trained.axes
        let (hasX, hasY) = (trained.hasXLabels, trained.hasYLabels)
        var across = [Axis.x(axes, axes.xAxisSide.side, trained.x, isLabelled: hasX)]
        var upright = [Axis.y(axes, axes.yAxisSide.side, trained.y, isLabelled: hasY)]
        for twin in trained.twins {
            let own = twin.axes.axes
            switch twin.shared {
            case .x: upright.append(.y(own, axes.yAxisSide.side.opposite, twin.axes.y, isLabelled: hasY))
            case .y: across.append(.x(own, axes.xAxisSide.side.opposite, twin.axes.x, isLabelled: hasX))
            }
        }
        let uprightGuides = try upright.map { axis throws(PlotError) in try guide(for: axis) }
        let uprightLabels = uprightGuides.map { $0.labels(beside: frame) }
        let numbers = uprightLabels.flatMap(\.self)
        for axis in across {
            let guide = try guide(for: axis)
            let labels = guide.labels(beside: frame)
            try add(axis, guide, numbers.isEmpty ? labels : moved(labels, axis.side, clearOf: numbers))
        }
        for (axis, (guide, labels)) in zip(upright, zip(uprightGuides, uprightLabels)) { try add(axis, guide, labels) }
    }

    /// A colour bar's only axis.
    mutating func addAxis(_ side: Side, scale: TrainedScale, name: String) throws(PlotError) {
        let axis = Axis(side: side, scale: scale, isLabelled: true, name: name)
        let guide = try guide(for: axis)
        try add(axis, guide, guide.labels(beside: frame))
    }

    private func guide(for axis: Axis) throws(PlotError) -> AxisGuide {
        try AxisGuide(
            axis.side, scale: axis.scale, length: axis.side.isHorizontal ? frame.width : frame.height,
            labelled: axis.isLabelled && furniture < .noTickLabels, rotation: axis.rotation, color: theme.foreground,
            labelColor: axis.tickColor ?? theme.foreground, text: text)
    }

    /// Ticks, their labels and the axis' name along one side.
    private mutating func add(_ axis: Axis, _ guide: AxisGuide, _ labels: [Scene.Text]) throws(PlotError) {
        guides.append(guide)
        let side = axis.side
        var offset = guide.offsetText(beside: body, labels: labels)
        if let box = offset?.box { offset?.position.x += max(0, page.left - box.left) }
        let role = side.isHorizontal ? "x" : "y"
        texts += labels.map { ($0, "\(role) tick label") }
        if let offset {
            let away: Side = side.isHorizontal ? side : .top
            texts += moved([offset], away).map { ($0, "\(role) tick label") }
        }
        guard furniture < .noAxisLabels else { return }
        let name = try axisLabel(axis.name, side, beyond: labels, offset: offset, color: axis.color ?? theme.foreground)
        texts += moved(name, side).map { ($0, "\(role) label") }
    }

    /// The axis' name, centred beyond the tick labels, and beyond the offset text too where the two would meet.
    private func axisLabel(
        _ string: String, _ side: Side, beyond labels: [Scene.Text], offset: Scene.Text?, color: Color
    ) throws(PlotError) -> [Scene.Text] {
        let room =
            side.isHorizontal
            ? room(around: frame.center.x, from: page.left, to: page.right)
            : room(around: frame.center.y, from: page.top, to: page.bottom)
        // A label that would push the frame off the page is cut short, so that it costs no other text its place.
        let depth = 0.15 * (side.isHorizontal ? page.height : page.width)
        let block = try text.block(string, size: theme.axisLabelSize, width: room, height: depth)
        guard let last = block.lines.last else { return [] }
        func placed(beyond boxes: [Rect]) -> [Scene.Text] {
            let edge = boxes.reduce(frame.insetBy(-theme.reach(ofTick: theme.tickLength))) { $0.union($1) }
            let gap = theme.axisLabelPadding
            let foot =
                switch side {
                case .bottom: Point(frame.center.x, edge.bottom + gap + block.height - last.extent.descent)
                // As matplotlib: what reaches below the baseline lies in the gap, if it has room there.
                case .top: Point(frame.center.x, edge.top - max(gap, last.extent.descent + theme.clearance / 2))
                case .left: Point(edge.left - gap - last.extent.descent, frame.center.y)
                case .right: Point(edge.right + gap + block.height - last.extent.descent, frame.center.y)
                }
            return block.placed(foot: foot, color: color, rotation: side.isHorizontal ? 0 : 90)
        }
        let first = placed(beyond: labels.map(\.box))
        guard let offset, first.contains(where: { $0.box.overlaps(offset.box) }) else { return first }
        return placed(beyond: labels.map(\.box) + [offset.box])
    }

    /// The title over the frame, above whatever it would lie over, such as an offset text or one of `others`.
    ///
    /// - Parameter top: What it stands above: the frame, or what belongs to it.
    mutating func addTitle(
        _ string: String, _ alignment: HorizontalAlignment, above top: Double, clearOf others: [Scene.Text]
    ) throws(PlotError) {
        guard furniture < .noTitle else { return }
        let (place, width) =
            switch alignment {
            case .left: (frame.left, page.right - frame.left - theme.clearance)
            case .center: (frame.center.x, room(around: frame.center.x, from: page.left, to: page.right))
            case .right: (frame.right, frame.right - page.left - theme.clearance)
            }
        let block = try text.block(string, size: theme.titleSize, width: width, height: 0.3 * page.height)
        guard let last = block.lines.last else { return }
        // What reaches farther down than the padding, such as a fraction, must not reach into the axes.
        let foot = Point(place, top - max(theme.titlePadding, last.extent.descent))
        let lines =
            alignment == .center
            ? block.placed(foot: foot, color: theme.foreground)
            : block.aligned(at: foot, alignment, .baseline, color: theme.foreground)
        texts += moved(lines, .top, clearOf: others).map { ($0, "title") }
    }

    /// The texts as far away from the frame as it takes to lie over none that was set before.
    private func moved(_ placed: [Scene.Text], _ away: Side, clearOf others: [Scene.Text] = []) -> [Scene.Text] {
        var placed = placed
        let boxes = (texts.map(\.text) + others).map(\.box)
        while let met = boxes.first(where: { box in placed.contains { $0.box.overlaps(box) } }) {
            let hull = placed.dropFirst().reduce(placed[0].box) { $0.union($1.box) }
            let distance =
                switch away {
                case .left: hull.right - met.left
                case .right: met.right - hull.left
                case .top: hull.bottom - met.top
                case .bottom: met.bottom - hull.top
                }
            for index in placed.indices {
                placed[index].position.x += away.outward.x * (distance + theme.clearance)
                placed[index].position.y += away.outward.y * (distance + theme.clearance)
            }
        }
        return placed
    }

    /// The longest line that can stand centred at `middle` between two edges.
    private func room(around middle: Double, from start: Double, to end: Double) -> Double {
        2 * (min(middle - start, end - middle) - theme.clearance)
    }
}
