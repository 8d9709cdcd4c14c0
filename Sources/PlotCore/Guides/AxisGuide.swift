/// One axis' ticks with their labels, measured: everything along a spine but the axis' name.
struct AxisGuide: Sendable {
    enum Side: Sendable { case bottom, left }

    /// A tick, as a fraction of the way along the axis, with its label.
    struct Tick: Sendable {
        var position: Double
        var label: TextLine
        /// Whether it is a small one.
        var isMinor = false
    }

    let side: Side
    let theme: Theme
    private(set) var ticks: [Tick] = []
    /// What all labels have in common: an offset or a power of ten.
    private(set) var offset: TextLine?

    /// As many of the scale's ticks as have room for their labels along `length` points.
    init(
        _ side: Side, scale: TrainedScale, length: Double, labelled: Bool, text: TextSetter
    ) throws(PlotError) {
        self.side = side
        theme = text.theme
        var space = TickSpace(
            length: length, fontSize: theme.tickLabelSize, direction: side == .bottom ? .x : .y)
        repeat {
            let proposal = scale.ticks(in: space)
            ticks = []
            let minorLabels =
                proposal.minorLabels + proposal.minor.dropFirst(proposal.minorLabels.count).map { _ in "" }
            for (values, labels, isMinor) in [
                (proposal.values, proposal.labels, false), (proposal.minor, minorLabels, true),
            ] {
                for (value, label) in zip(values, labels) {
                    let line = try text.line(labelled ? label : "", size: theme.tickLabelSize)
                    ticks.append(Tick(position: scale.position(of: value), label: line, isMinor: isMinor))
                }
            }
            offset =
                proposal.offsetText.isEmpty || !labelled
                ? nil : try text.line(proposal.offsetText, size: theme.tickLabelSize)
            space.mostIntervals = space.intervals - 1
        } while space.mostIntervals > 0 && labelsMeet(within: length)

        // Where even the fewest ticks are too many, some stand without a label.
        ticks.sort { $0.position < $1.position }
        for index in ticks.indices.dropFirst() {
            let last = ticks[..<index].last { !$0.label.string.isEmpty }
            if let last, !ticks[index].label.string.isEmpty, meet(last, ticks[index], within: length) {
                ticks[index].label.string = ""
            }
        }
    }

    private func labelsMeet(within length: Double) -> Bool {
        let sorted = ticks.filter { !$0.label.string.isEmpty }.sorted { $0.position < $1.position }
        return zip(sorted, sorted.dropFirst()).contains { meet($0, $1, within: length) }
    }

    /// Whether two labels are nearer to each other than they may be.
    private func meet(_ first: Tick, _ second: Tick, within length: Double) -> Bool {
        let distance = (second.position - first.position) * length
        return switch side {
        case .bottom:
            distance < (first.label.extent.advance + second.label.extent.advance) / 2 + theme.clearance
        case .left: distance < first.label.extent.ascent + first.label.extent.descent
        }
    }

    /// The labels beside the frame, and the offset text at the axis' end.
    func texts(beside frame: Rect) -> [Scene.Text] {
        var texts = ticks.filter { !$0.label.string.isEmpty }.map { tick in
            let gap =
                tick.isMinor
                ? theme.minorTickLength + theme.minorTickPadding : theme.tickLength + theme.tickPadding
            return switch side {
            case .bottom:
                tick.label.placed(
                    Point(frame.left + tick.position * frame.width, frame.bottom + gap + tick.label.extent.ascent),
                    anchor: .middle, color: theme.foreground)
            case .left:
                tick.label.placed(
                    Point(frame.left - gap, frame.bottom - tick.position * frame.height + tick.label.extent.ascent / 2),
                    anchor: .end, color: theme.foreground)
            }
        }
        if let offset {
            let place =
                switch side {
                case .bottom:
                    Point(
                        frame.right, (texts.map(\.box.bottom).max() ?? frame.bottom) + 3 + offset.extent.ascent)
                case .left: Point(frame.left, frame.top - 3 - offset.extent.descent)
                }
            texts.append(offset.placed(place, anchor: side == .bottom ? .end : .start, color: theme.foreground))
        }
        return texts
    }

    /// The ticks as runs of marks, outwards from the frame: the large ones, and the small ones if there are any.
    func marks(beside frame: Rect) -> [Scene.Item] {
        let name = side == .bottom ? "x" : "y"
        let major = run(
            of: ticks.filter { !$0.isMinor }, beside: frame, length: theme.tickLength, width: theme.tickWidth)
        let minor = run(
            of: ticks.filter(\.isMinor), beside: frame, length: theme.minorTickLength, width: theme.minorTickWidth)
        let items = [Scene.Item(major, zOrder: 2.01, role: "\(name) ticks")]
        guard ticks.contains(where: \.isMinor) else { return items }
        return items + [Scene.Item(minor, zOrder: 2.01, role: "\(name) minor ticks")]
    }

    private func run(of ticks: [Tick], beside frame: Rect, length: Double, width: Double) -> Scene.Shape {
        let places = ticks.map { tick in
            switch side {
            case .bottom: Point(frame.left + tick.position * frame.width, frame.bottom)
            case .left: Point(frame.left, frame.bottom - tick.position * frame.height)
            }
        }
        let end = side == .bottom ? Point(0, length) : Point(-length, 0)
        return .markers(
            .segment(from: Point(0, 0), to: end), at: PointRun(places), fill: nil,
            stroke: Stroke(color: theme.foreground, width: width), snapping: .always)
    }
}
