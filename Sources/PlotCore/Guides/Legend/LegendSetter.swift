/// Decides where the legend of one pair of axes goes, and in which shape.
struct LegendSetter {
    /// Within the frame, at a place that may depend on what the marks draw.
    private(set) var inside: (box: LegendBox, place: Legend.Place)?
    /// Beside the frame.
    private(set) var beside: [Attachment] = []

    private let frame: Rect
    private let taken: Rect
    private let share: Size
    private let furniture: Furniture
    private let text: TextSetter

    /// - Parameters:
    ///   - taken: The frame with what stands around it.
    ///   - share: The axes' part of the page; a legend beside them takes no more than two fifths of it.
    init(
        _ legend: Legend, of marks: [StyledMark], frame: Rect, taken: Rect, share: Size,
        furniture: Furniture, text: TextSetter
    ) throws(PlotError) {
        (self.frame, self.taken, self.share) = (frame, taken, share)
        (self.furniture, self.text) = (furniture, try legend.text(from: text))
        switch legend.place {
        case .lineEnds: try nameLines(legend, marks)
        case .outsideRight: try setRight(legend, marks.legendEntries)
        case .outsideBottom: try setBottom(legend, marks.legendEntries)
        default: try setInside(legend, marks.legendEntries)
        }
    }

    private mutating func setInside(_ legend: Legend, _ entries: [LegendEntry]) throws(PlotError) {
        let fitting = try LegendFitting(entries, legend, text: text)
        let margin = 2 * fitting.margin
        let room = Size(frame.width - margin, frame.height - margin)
        if let box = try fitting.box(in: room) {
            inside = (box, legend.place)
        } else if furniture == .everything {
            try setRight(legend, entries)
        } else if let box = try fitting.shortenedBox(in: room) {
            inside = (box, legend.place)
        }
    }

    private mutating func setRight(_ legend: Legend, _ entries: [LegendEntry]) throws(PlotError) {
        let fitting = try LegendFitting(entries, legend, text: text)
        let room = Size(0.4 * share.width, frame.height)
        guard furniture == .everything, let box = try fitting.box(in: room) else {
            return try setInsideAnyhow(legend, entries)
        }
        attach(box, at: Point(taken.right + fitting.margin, frame.top))
    }

    private mutating func setBottom(_ legend: Legend, _ entries: [LegendEntry]) throws(PlotError) {
        let fitting = try LegendFitting(entries, legend, text: text)
        let room = Size(frame.width, 0.4 * share.height)
        guard furniture == .everything, let box = try fitting.box(in: room, isWide: true) else {
            return try setInsideAnyhow(legend, entries)
        }
        attach(box, at: Point(frame.center.x - box.size.width / 2, taken.bottom + fitting.margin))
    }

    /// Where there is no room outside: at the best place, as much of it as there is room for.
    private mutating func setInsideAnyhow(_ legend: Legend, _ entries: [LegendEntry]) throws(PlotError) {
        let fitting = try LegendFitting(entries, legend, text: text)
        let margin = 2 * fitting.margin
        if let box = try fitting.shortenedBox(in: Size(frame.width - margin, frame.height - margin)) {
            inside = (box, legend.place)
        }
    }

    private mutating func nameLines(_ legend: Legend, _ marks: [StyledMark]) throws(PlotError) {
        var named: [(entry: LegendEntry, end: LineEnd)] = []
        var others: [LegendEntry] = []
        for mark in marks {
            for entry in [mark].legendEntries {
                if furniture == .everything, let end = try mark.lineEnd() {
                    named.append((entry, end))
                } else {
                    others.append(entry)
                }
            }
        }
        let names = try LineEndNames(of: named, width: 0.3 * share.width, text: text)
        guard let names = names.attachment(left: taken.right + names.gap, beside: frame) else {
            return try setRight(legend, marks.legendEntries)
        }
        if !named.isEmpty { beside.append(names) }
        try setInside(legend, others)
    }

    private mutating func attach(_ box: LegendBox, at corner: Point) {
        let hull = Rect(
            left: corner.x, top: corner.y, right: corner.x + box.size.width, bottom: corner.y + box.size.height)
        beside.append(Attachment(items: box.items(at: corner), hull: hull))
    }
}
