/// Where the cells of a grid of panels lie: the room kept free around them and between them, in points.
struct GridGeometry: Sendable {
    /// Before the first column, between columns, and after the last; as many as columns and one more.
    private var columnGaps: [Double]
    /// Above the first row, between rows, and below the last.
    private var rowGaps: [Double]
    /// Each column's part of what the gaps leave of the page's width, and each row's of its height; together 1.
    private let columnShares: [Double]
    private let rowShares: [Double]
    private let page: Size
    private let spacing: Spacing

    /// What stays free beside what hangs into a gap, in points.
    private enum Spacing {
        /// In a gap that has to grow.
        case clearance(Double)
        /// Around each panel, always.
        case padding(Double)
    }

    /// The theme's frame, split as the figure says with the theme's gap between cells.
    init(_ figure: Figure, page: Size) throws(PlotError) {
        let (rows, columns) = (figure.panels.rowCount, figure.panels.columnCount)
        let theme = figure.theme
        rowShares = try Self.shares(figure.rowHeights, of: rows, "rowHeights")
        columnShares = try Self.shares(figure.columnWidths, of: columns, "columnWidths")
        /// n cells and n - 1 gaps between them fill the length, each gap a fraction of a cell.
        func gap(_ length: Double, _ count: Int) -> Double {
            theme.panelGap * length / (Double(count) + theme.panelGap * Double(count - 1))
        }
        let frame = theme.frame
        self.page = page
        if case .constrained(let padding) = figure.layout {
            // All that is needed is found out by the texts.
            (spacing, columnGaps, rowGaps) = (
                .padding(padding), Array(repeating: 0, count: columns + 1), Array(repeating: 0, count: rows + 1)
            )
            return
        }
        let columnGap = gap(frame.width * page.width, columns)
        let rowGap = gap(frame.height * page.height, rows)
        spacing = .clearance(theme.clearance)
        columnGaps =
            [frame.left * page.width] + Array(repeating: columnGap, count: columns - 1)
            + [page.width - frame.right * page.width]
        rowGaps =
            [frame.top * page.height] + Array(repeating: rowGap, count: rows - 1)
            + [page.height - frame.bottom * page.height]
    }

    /// Relative sizes as parts of 1; what is not given counts 1.
    private static func shares(_ sizes: [Double], of count: Int, _ name: String) throws(PlotError) -> [Double] {
        if let bad = sizes.first(where: { !($0.isFinite && $0 > 0) }) {
            throw PlotError(.invalidSize, "\(name): each must be a positive number, not \(bad)")
        }
        guard sizes.count <= count else {
            throw PlotError(.invalidSize, "\(name): \(sizes.count) numbers, but the grid has \(count)")
        }
        let all = sizes + Array(repeating: 1, count: count - sizes.count)
        // Beside the largest, as the sum of huge numbers may be infinite.
        let largest = all.max() ?? 1
        let total = all.reduce(0) { $0 + $1 / largest }
        return all.map { $0 / largest / total }
    }

    private var freeWidth: Double { page.width - columnGaps.reduce(0, +) }
    private var freeHeight: Double { page.height - rowGaps.reduce(0, +) }

    /// Whether the cells together still have a quarter of the page each way.
    var hasRoom: Bool { freeWidth >= page.width / 4 && freeHeight >= page.height / 4 }

    func cell(rows: Range<Int>, columns: Range<Int>) -> Rect {
        func start(_ index: Int, _ gaps: [Double], _ shares: [Double], _ free: Double) -> Double {
            gaps[...index].reduce(0, +) + shares[..<index].reduce(0, +) * free
        }
        func end(_ last: Int, _ gaps: [Double], _ shares: [Double], _ free: Double) -> Double {
            start(last, gaps, shares, free) + shares[last] * free
        }
        return Rect(
            left: start(columns.lowerBound, columnGaps, columnShares, freeWidth),
            top: start(rows.lowerBound, rowGaps, rowShares, freeHeight),
            right: end(columns.upperBound - 1, columnGaps, columnShares, freeWidth),
            bottom: end(rows.upperBound - 1, rowGaps, rowShares, freeHeight))
    }

    /// How far a panel reaches beyond its cell.
    struct Overhang {
        var rows: Range<Int>
        var columns: Range<Int>
        var left: Double
        var top: Double
        var right: Double
        var bottom: Double
    }

    /// Makes every gap that is too narrow for what hangs into it from both sides wide enough.
    ///
    /// - Parameter top: Room that the figure keeps for itself above all panels.
    /// - Returns: Whether any had to grow.
    mutating func widen(for overhangs: [Overhang], top: Double) -> Bool {
        var grew = false
        func widen(_ gaps: inout [Double], _ index: Int, _ before: Double, _ after: Double) {
            var need = before + after
            var more = 0.0
            switch spacing {
            case .clearance(let clearance): more = clearance
            case .padding(let padding):
                need += index == 0 || index == gaps.count - 1 ? padding : 2 * padding
                // A label near a frame's corner hangs out further the smaller the frame gets: so much at once saves many rounds.
                more = 0.02
            }
            // A hair more than exact, lest rounding asks for another round.
            guard need > gaps[index] + 1e-9 else { return }
            gaps[index] = need + more
            grew = true
        }
        for index in columnGaps.indices {
            let before = overhangs.filter { $0.columns.upperBound == index }.map(\.right).max() ?? 0
            let after = overhangs.filter { $0.columns.lowerBound == index }.map(\.left).max() ?? 0
            widen(&columnGaps, index, before, after)
        }
        for index in rowGaps.indices {
            let before = overhangs.filter { $0.rows.upperBound == index }.map(\.bottom).max() ?? 0
            let after = overhangs.filter { $0.rows.lowerBound == index }.map(\.top).max() ?? 0
            widen(&rowGaps, index, before + (index == 0 ? top : 0), after)
        }
        return grew
    }
}
