/// The names of lines at their ends, on the right of the frame.
struct LineEndNames {
    private struct Name {
        var block: TextBlock
        var color: Color
        /// The height of the line's end on the page.
        var y: Double
    }

    private var names: [Name] = []
    private let metrics: LegendMetrics

    /// From the frame to the names.
    var gap: Double { metrics.margin }

    /// - Parameter width: What a name may take before it is wrapped.
    init(of entries: [(entry: LegendEntry, end: LineEnd)], width: Double, text: TextSetter) throws(PlotError) {
        metrics = try LegendMetrics(text)
        for (entry, end) in entries {
            let block = try text.block(entry.label, size: metrics.fontSize, width: width)
            names.append(Name(block: block, color: end.color, y: end.point.y))
        }
    }

    /// The names from `left` on, each as near to its line's end as the others allow; nil where they don't fit beside the frame.
    func attachment(left: Double, beside frame: Rect) -> Attachment? {
        let sorted = names.sorted { $0.y < $1.y }
        // Half a point from each other, so that rounding makes no touch an overlap.
        let heights = sorted.map { $0.block.height + 0.5 }
        guard heights.reduce(0, +) <= frame.height else { return nil }
        let tops = Self.spread(
            sorted.map { $0.y - $0.block.height / 2 }, heights: heights, from: frame.top, to: frame.bottom)
        var items: [Scene.Item] = []
        for (name, top) in zip(sorted, tops) {
            let descent = name.block.lines.last?.extent.descent ?? 0
            items += name.block.placed(
                foot: Point(left, top + name.block.height - descent), anchor: .start, color: name.color
            ).map { Scene.Item(.text($0), zOrder: 3, role: "line name") }
        }
        let width = sorted.map(\.block.width).max() ?? 0
        let bottom = zip(tops, heights).map { $0 + $1 }.max() ?? frame.top
        return Attachment(
            items: items,
            hull: Rect(left: left, top: tops.first ?? frame.top, right: left + width, bottom: bottom))
    }

    /// The tops of boxes that are to lie in that order without overlap, with the least sum of squares of their ways from
    /// where they want to be: neighbours that push each other share their mean (pool adjacent violators).
    static func spread(_ wanted: [Double], heights: [Double], from top: Double, to bottom: Double) -> [Double] {
        // Less what lies above each, the tops only have to rise.
        let above = heights.reduce(into: [0.0]) { $0.append($0[$0.count - 1] + $1) }
        var pools: [(sum: Double, count: Int)] = []
        for (place, offset) in zip(wanted, above) {
            pools.append((place - offset, 1))
            while pools.count > 1, let last = pools.last, case let before = pools[pools.count - 2],
                before.sum / Double(before.count) > last.sum / Double(last.count)
            {
                pools.removeLast()
                pools[pools.count - 1] = (before.sum + last.sum, before.count + last.count)
            }
        }
        let highest = bottom - (above.last ?? 0)
        let risen = pools.flatMap { pool in
            Array(repeating: max(top, min(pool.sum / Double(pool.count), highest)), count: pool.count)
        }
        return zip(risen, above).map { $0 + $1 }
    }
}

/// Where a line ends on the page, and in which colour.
struct LineEnd {
    var point: Point
    var color: Color
}

extension StyledMark {
    /// The end of the mark's first line, moved up or down to where the frame is; nil for a mark without lines.
    func lineEnd() throws(PlotError) -> LineEnd? {
        for shape in try shapes().map(\.shape) {
            guard let (end, stroke) = shape.lineEnd else { continue }
            var color = stroke.color
            color.alpha = 1
            return LineEnd(point: Point(end.x, max(frame.rect.top, min(end.y, frame.rect.bottom))), color: color)
        }
        return nil
    }
}

extension Scene.Shape {
    /// The last point of an open line that is no gap, and the line's pen.
    fileprivate var lineEnd: (Point, Stroke)? {
        switch self {
        case .polyline(let run, let stroke):
            return (0..<run.count).last { run[$0].isFinite }.map { (run[$0], stroke) }
        case .path(let path, fill: nil, let stroke?, _):
            guard case .line(let end) = path.elements.last else { return nil }
            return (end, stroke)
        default:
            return nil
        }
    }
}
