/// Arranges a legend so that it fits where it is wanted.
struct LegendFitting {
    private let entries: [LegendEntry]
    private let legend: Legend
    private let metrics: LegendMetrics
    private let text: TextSetter
    private let whole: [TextBlock]

    init(_ entries: [LegendEntry], _ legend: Legend, text: TextSetter) throws(PlotError) {
        self.entries = entries
        self.legend = legend
        self.text = text
        metrics = try LegendMetrics(text)
        var whole: [TextBlock] = []
        for entry in entries { whole.append(try text.block(entry.label, size: metrics.fontSize, width: .infinity)) }
        self.whole = whole
    }

    /// What a legend keeps free towards its axes.
    var margin: Double { metrics.margin }

    /// The first arrangement that is no larger than `room`, with labels as they are, then wrapped, then in more columns.
    ///
    /// - Parameter isWide: Whether a legend for which no number of columns was given takes as many as there is room for.
    func box(in room: Size, isWide: Bool = false) throws(PlotError) -> LegendBox? {
        guard !entries.isEmpty else { return nil }
        let most = mostColumns(in: room.width)
        if isWide && legend.columns == nil {
            for columns in (1...most).reversed() where try box(of: entries, whole, columns: columns, in: room) != nil {
                // As few rows as that makes, filled evenly.
                let rows = (entries.count + columns - 1) / columns
                return try box(of: entries, whole, columns: (entries.count + rows - 1) / rows, in: room)
            }
        }
        let first = max(1, min(legend.columns ?? 1, entries.count))
        for columns in first...max(first, most) {
            if let box = try box(of: entries, whole, columns: columns, in: room) { return box }
            let wrapped = try wrapped(entries, columns: columns, in: room.width)
            if let wrapped, let box = try box(of: entries, wrapped, columns: columns, in: room) { return box }
        }
        return nil
    }

    /// The same with as many of the first entries as there is room for, and the number of the others below them; nil where
    /// there is no room for one.
    func shortenedBox(in room: Size) throws(PlotError) -> LegendBox? {
        if let box = try box(in: room) { return box }
        for count in stride(from: entries.count - 1, to: 0, by: -1) {
            let rest = LegendEntry(label: "… +\(entries.count - count)", mark: nil, style: entries[count].style)
            let kept = entries[..<count] + [rest]
            guard let labels = try wrapped(Array(kept), columns: 1, in: room.width) else { return nil }
            if let box = try box(of: Array(kept), labels, columns: 1, in: room) { return box }
        }
        return nil
    }

    private func box(
        of entries: [LegendEntry], _ labels: [TextBlock], columns: Int, in room: Size
    ) throws(PlotError) -> LegendBox? {
        let title = try text.block(
            legend.title, size: metrics.fontSize, width: max(room.width - 2 * metrics.padding, metrics.narrowestLabel))
        let box = LegendBox(
            entries, labels: labels, title: title, columns: columns, isFramed: legend.isFramed, metrics: metrics,
            theme: text.theme)
        return box.size.width <= room.width && box.size.height <= room.height ? box : nil
    }

    /// What a column takes beside its labels.
    private var columnWidth: Double { metrics.keyWidth + metrics.keyGap }

    private func mostColumns(in width: Double) -> Int {
        let each = columnWidth + metrics.narrowestLabel + metrics.columnGap
        let most = (width - 2 * metrics.padding + metrics.columnGap) / each
        return most >= 1 ? Int(min(most, Double(entries.count))) : 1
    }

    /// The labels broken so that `columns` of them fit into a width; nil where that leaves too little for a word.
    private func wrapped(
        _ entries: [LegendEntry], columns: Int, in width: Double
    ) throws(PlotError) -> [TextBlock]? {
        let gaps = Double(columns - 1) * metrics.columnGap
        let room = (width - 2 * metrics.padding - gaps) / Double(columns) - columnWidth
        guard room >= metrics.narrowestLabel else { return nil }
        var labels: [TextBlock] = []
        for entry in entries { labels.append(try text.block(entry.label, size: metrics.fontSize, width: room)) }
        return labels
    }
}
