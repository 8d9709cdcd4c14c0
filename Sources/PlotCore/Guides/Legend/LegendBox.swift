/// A legend's entries in rows and columns, with everything measured and no place on the page yet.
struct LegendBox: Sendable {
    private struct Row: Sendable {
        var entry: LegendEntry
        var label: TextBlock
        /// From the box' top left to the left end of the sample's foot, which is a single line's baseline too.
        var origin: Point
        /// From there down to the last line's baseline.
        var drop: Double
    }

    private var rows: [Row] = []
    private var title: TextBlock
    private var titleFoot = Point(0, 0)
    private(set) var size: Size
    private let metrics: LegendMetrics
    /// From the box to the frame that it lies in.
    var margin: Double { metrics.margin }
    private let isFramed: Bool
    private let theme: Theme

    /// - Parameters:
    ///   - labels: The entries' labels, broken into lines.
    ///   - columns: Filled one after the other, the first ones with an entry more where they can't be even.
    init(
        _ entries: [LegendEntry], labels: [TextBlock], title: TextBlock, columns: Int, isFramed: Bool,
        metrics: LegendMetrics, theme: Theme
    ) {
        self.title = title
        self.metrics = metrics
        self.isFramed = isFramed
        self.theme = theme

        let columns = max(1, min(columns, entries.count))
        let (least, longer) = entries.count.quotientAndRemainder(dividingBy: columns)
        var next = 0
        var (width, rise, depth) = (0.0, 0.0, 0.0)
        for column in 0..<columns {
            let indices = next..<next + least + (column < longer ? 1 : 0)
            next = indices.upperBound
            if column > 0 { width += metrics.columnGap }
            // Downwards from the first baseline, which all columns have at the same height.
            var baseline = 0.0
            for index in indices {
                let extent = Self.extent(of: labels[index], metrics)
                if index == indices.lowerBound {
                    rise = max(rise, extent.above)
                } else {
                    baseline += metrics.rowGap + extent.above
                }
                rows.append(
                    Row(
                        entry: entries[index], label: labels[index], origin: Point(width, baseline),
                        drop: extent.drop))
                baseline += extent.below
            }
            depth = max(depth, baseline)
            width += metrics.keyWidth + metrics.keyGap + (indices.map { labels[$0].width }.max() ?? 0)
        }

        let inner = max(width, title.width)
        var top = metrics.padding
        if let last = title.lines.last {
            let above = max(metrics.ascent - (title.lines.first?.extent.ascent ?? 0), 0)
            titleFoot = Point(metrics.padding + inner / 2, top + above + title.height - last.extent.descent)
            top = titleFoot.y + last.extent.descent + metrics.rowGap
        }
        for index in rows.indices {
            rows[index].origin.x += metrics.padding + (inner - width) / 2
            rows[index].origin.y += top + rise
        }
        size = Size(inner + 2 * metrics.padding, top + rise + depth + metrics.padding)
    }

    /// How far a row reaches above and below its sample's foot, and how far below it the last baseline lies.
    ///
    /// Several lines have their middle where a single one has it, and half a gap above and below them.
    private static func extent(
        of label: TextBlock, _ metrics: LegendMetrics
    ) -> (above: Double, below: Double, drop: Double) {
        guard let last = label.lines.last else { return (metrics.keyHeight, 0, 0) }
        guard label.lines.count > 1 else {
            return (max(last.extent.ascent, metrics.ascent, metrics.keyHeight), last.extent.descent, 0)
        }
        let height = label.height + label.gap
        return (
            max((height + metrics.ascent) / 2, metrics.keyHeight), (height - metrics.ascent) / 2,
            (label.height - metrics.ascent) / 2 - last.extent.descent
        )
    }

    /// Frame, samples and texts with the box' top left at `corner`.
    func items(at corner: Point) -> [Scene.Item] {
        var items: [Scene.Item] = []
        if isFramed {
            let rect = Rect(
                left: corner.x, top: corner.y, right: corner.x + size.width, bottom: corner.y + size.height)
            let fill = theme.axesBackground.opacity(theme.legendOpacity)
            let stroke = Stroke(color: theme.legendEdge.opacity(theme.legendOpacity), width: 1)
            items.append(
                Self.item(
                    .path(
                        .rounded(rect, radius: metrics.cornerRadius), fill: fill, stroke: stroke, snapping: .always),
                    "legend frame"))
        }
        var texts = title.placed(
            foot: Point(corner.x + titleFoot.x, corner.y + titleFoot.y), color: theme.foreground)
        for row in rows {
            let foot = Point(corner.x + row.origin.x, corner.y + row.origin.y)
            let box = Rect(
                left: foot.x, top: foot.y - metrics.keyHeight, right: foot.x + metrics.keyWidth, bottom: foot.y)
            items += row.entry.key(in: box).map { Self.item($0, "legend key") }
            texts += row.label.placed(
                foot: Point(box.right + metrics.keyGap, foot.y + row.drop), anchor: .start, color: theme.foreground)
        }
        return items + texts.map { Self.item(.text($0), "legend") }
    }

    /// Above the marks and the frame.
    private static func item(_ shape: Scene.Shape, _ role: String) -> Scene.Item {
        Scene.Item(shape, zOrder: 5, role: role)
    }
}

extension Path {
    /// A rectangle whose corners are quadratic curves, as those of matplotlib's boxes.
    static func rounded(_ rect: Rect, radius: Double) -> Path {
        let radius = min(radius, rect.width / 2, rect.height / 2)
        var elements: [Element] = [.move(Point(rect.left + radius, rect.top))]
        func turn(at corner: Point, from start: Point, to end: Point) {
            // A quadratic curve's control point counts two thirds for each end of the cubic one.
            func control(_ end: Point) -> Point {
                Point(end.x + 2 / 3 * (corner.x - end.x), end.y + 2 / 3 * (corner.y - end.y))
            }
            elements += [.line(start), .curve(control(start), control(end), end)]
        }
        let (left, top, right, bottom) = (rect.left, rect.top, rect.right, rect.bottom)
        turn(at: Point(right, top), from: Point(right - radius, top), to: Point(right, top + radius))
        turn(at: Point(right, bottom), from: Point(right, bottom - radius), to: Point(right - radius, bottom))
        turn(at: Point(left, bottom), from: Point(left + radius, bottom), to: Point(left, bottom - radius))
        turn(at: Point(left, top), from: Point(left, top + radius), to: Point(left + radius, top))
        return Path(elements + [.close])
    }
}
