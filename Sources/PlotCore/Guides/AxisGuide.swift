/// One axis' ticks with their labels, measured: everything along a spine but the axis' name.
struct AxisGuide: Sendable {
    /// A tick, as a fraction of the way along the axis, with its label.
    struct Tick: Sendable {
        var position: Double
        var label: TextLine
        /// Whether it is a small one.
        var isMinor = false
    }

    private(set) var side: Side
    let color: Color
    let labelColor: Color
    let theme: Theme
    /// How far the labels are turned, in degrees counter-clockwise.
    private(set) var rotation = 0.0
    private(set) var ticks: [Tick] = []
    /// What all labels have in common: an offset or a power of ten.
    private(set) var offset: TextLine?

    /// As many of the scale's ticks as have room for their labels along `length` points.
    ///
    /// - Parameter rotation: How far labels below or above are turned; nil to turn words that have no room.
    init(
        _ side: Side, scale: TrainedScale, length: Double, labelled: Bool, rotation: Double?, color: Color,
        labelColor: Color, text: TextSetter
    ) throws(PlotError) {
        self.side = side
        self.color = color
        self.labelColor = labelColor
        theme = text.theme
        var space = TickSpace(
            length: length, fontSize: theme.tickLabelSize, direction: side.isHorizontal ? .x : .y)
        var turns = side.isHorizontal && rotation == nil && scale.scale.labelsAreWords ? [30.0, 90] : []
        if side.isHorizontal, let rotation { self.rotation = rotation }
        repeat {
            let proposal = scale.ticks(in: space)
            ticks = []
            let minorLabels =
                proposal.minorLabels + proposal.minor.dropFirst(proposal.minorLabels.count).map { _ in "" }
            for (values, labels, isMinor) in [
                (proposal.values, proposal.labels, false), (proposal.minor, minorLabels, true),
            ] {
                for (value, label) in zip(values, labels) {
                    var line = try text.line(labelled ? label : "", size: theme.tickLabelSize)
                    // Numbers below each other may stand as close as their digits, which have no depth.
                    if !side.isHorizontal && label.isNumber { line.extent.descent = 0 }
                    ticks.append(Tick(position: scale.position(of: value), label: line, isMinor: isMinor))
                }
            }
            ticks.sort { $0.position < $1.position }
            offset =
                proposal.offsetText.isEmpty || !labelled
                ? nil : try text.line(proposal.offsetText, size: theme.tickLabelSize)
            // Over a y axis nothing of "1e6" reaches below its foot.
            if !side.isHorizontal && proposal.offsetText.isNumber { offset?.extent.descent = 0 }
            // Words are turned before any of them is left out.
            while !turns.isEmpty, labelsMeet(within: length) { self.rotation = turns.removeFirst() }
            space.mostIntervals = space.intervals - 1
        } while space.mostIntervals > 0 && labelsMeet(within: length)

        // Where even the fewest ticks are too many, some stand without a label.
        for index in ticks.indices.dropFirst() {
            let last = ticks[..<index].last { !$0.label.string.isEmpty }
            if let last, !ticks[index].label.string.isEmpty, meet(last, ticks[index], within: length) {
                ticks[index].label.string = ""
            }
        }
    }

    private func labelsMeet(within length: Double) -> Bool {
        let labelled = ticks.filter { !$0.label.string.isEmpty }
        return zip(labelled, labelled.dropFirst()).contains { meet($0, $1, within: length) }
    }

    /// Whether two labels are nearer to each other than they may be.
    private func meet(_ first: Tick, _ second: Tick, within length: Double) -> Bool {
        let distance = (second.position - first.position) * length
        if rotation != 0 {
            return turned(first, at: Point(0, 0), gap: 0).overlaps(turned(second, at: Point(distance, 0), gap: 0))
        }
        return side.isHorizontal
            ? distance < (first.label.extent.advance + second.label.extent.advance) / 2 + theme.clearance
            : distance < (first.label.extent.ascent + second.label.extent.ascent) / 2 + second.label.extent.descent
    }

    /// The labels beside the frame.
    func labels(beside frame: Rect) -> [Scene.Text] {
        ticks.filter { !$0.label.string.isEmpty }.map { tick in
            let gap =
                tick.isMinor
                ? theme.reach(ofTick: theme.minorTickLength) + theme.minorTickPadding
                : theme.reach(ofTick: theme.tickLength) + theme.tickPadding
            let place = side.place(tick.position, on: frame)
            let extent = tick.label.extent
            if rotation != 0 { return turned(tick, at: place, gap: gap) }
            return switch side {
            case .bottom:
                tick.label.placed(Point(place.x, place.y + gap + extent.ascent), anchor: .middle, color: labelColor)
            case .top:
                tick.label.placed(Point(place.x, place.y - gap - extent.descent), anchor: .middle, color: labelColor)
            case .left:
                tick.label.placed(Point(place.x - gap, place.y + extent.ascent / 2), anchor: .end, color: labelColor)
            case .right:
                tick.label.placed(Point(place.x + gap, place.y + extent.ascent / 2), anchor: .start, color: labelColor)
            }
        }
    }

    /// A turned label with the end that is nearer to the axis below its tick, an upright one in the middle.
    private func turned(_ tick: Tick, at place: Point, gap: Double) -> Scene.Text {
        var text = tick.label.placed(place, anchor: .start, color: labelColor, rotation: rotation)
        let box = text.box
        let (sine, cosine) = sineAndCosine(degrees: rotation)
        let edge = abs(cosine) < 1e-9 ? box.center.x : (sine > 0) == (side == .bottom) ? box.right : box.left
        text.position.x += place.x - edge
        text.position.y += side == .bottom ? place.y + gap - box.top : place.y - gap - box.bottom
        return text
    }

    /// The offset text at the axis' end, clear of the labels.
    func offsetText(beside frame: Rect, labels: [Scene.Text]) -> Scene.Text? {
        guard let offset else { return nil }
        let gap = 3.0
        return switch side {
        case .bottom:
            offset.placed(
                Point(frame.right, (labels.map(\.box.bottom).max() ?? frame.bottom) + gap + offset.extent.ascent),
                anchor: .end, color: labelColor)
        case .top:
            offset.placed(
                Point(frame.right, (labels.map(\.box.top).min() ?? frame.top) - gap - offset.extent.descent),
                anchor: .end, color: labelColor)
        case .left:
            offset.placed(
                Point(frame.left, frame.top - gap - offset.extent.descent), anchor: .start, color: labelColor)
        case .right:
            offset.placed(
                Point(frame.right, frame.top - gap - offset.extent.descent), anchor: .end, color: labelColor)
        }
    }

    /// The ticks as runs of marks, outwards from the frame: the large ones, and the small ones if there are any.
    func marks(beside frame: Rect) -> [Scene.Item] {
        let name = side.isHorizontal ? "x" : "y"
        let (minor, major) = (ticks.filter(\.isMinor), ticks.filter { !$0.isMinor })
        let large = run(of: major, beside: frame, length: theme.tickLength, width: theme.tickWidth)
        let items = [Scene.Item(large, zOrder: 2.01, role: "\(name) ticks")]
        guard !minor.isEmpty else { return items }
        let small = run(of: minor, beside: frame, length: theme.minorTickLength, width: theme.minorTickWidth)
        return items + [Scene.Item(small, zOrder: 2.01, role: "\(name) minor ticks")]
    }

    /// The same ticks on the other side of the frame, without labels.
    var mirrored: AxisGuide {
        var guide = self
        guide.side = side.opposite
        guide.offset = nil
        for index in guide.ticks.indices { guide.ticks[index].label.string = "" }
        return guide
    }

    /// The frame with the ticks that stand out from this side of it.
    func tickHull(beside frame: Rect) -> Rect {
        let length = theme.reach(
            ofTick: ticks.map { $0.isMinor ? theme.minorTickLength : theme.tickLength }.max() ?? 0)
        var hull = frame
        switch side {
        case .left: hull.left -= length
        case .right: hull.right += length
        case .top: hull.top -= length
        case .bottom: hull.bottom += length
        }
        return hull
    }

    private func run(of ticks: [Tick], beside frame: Rect, length: Double, width: Double) -> Scene.Shape {
        let places = ticks.map { side.place($0.position, on: frame) }
        let parts = theme.tickDirection.parts
        func point(_ along: Double) -> Point { Point(side.outward.x * along, side.outward.y * along) }
        return .markers(
            .segment(from: point(-length * parts.inwards), to: point(length * parts.outwards)), at: PointRun(places),
            fill: nil,
            stroke: Stroke(color: color, width: width), snapping: .always)
    }
}

extension String {
    /// Whether all that will be seen of it are digits, signs and points: also as a power, `$10^{3}$`.
    fileprivate var isNumber: Bool {
        unicodeScalars.allSatisfy { "0123456789+-\u{2212}.e$^{}".unicodeScalars.contains($0) }
    }
}
