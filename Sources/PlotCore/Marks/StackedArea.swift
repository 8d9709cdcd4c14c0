/// Where the lowest of stacked areas stands.
public enum StackBaseline: Sendable {
    /// On zero.
    case zero
    /// As far below zero as the highest reaches above it: a ThemeRiver.
    case symmetric
    /// Where the areas' slopes are the least in the sum of their squares: a streamgraph, by Byron and Wattenberg,
    /// "Stacked Graphs – Geometry & Aesthetics" (2008).
    case wiggle

    /// The baseline at each position; a gap beneath whatever is one.
    func values(beneath columns: [Column], count: Int) -> [Double] {
        (0..<count).map { index in
            // Columns of another length are for the mark to complain of.
            let heights = columns.map { index < $0.count ? $0[index] : 0 }
            switch self {
            case .zero: return 0
            case .symmetric: return -heights.reduce(0, +) / 2
            case .wiggle:
                let layers = Double(heights.count)
                let weighted = heights.enumerated().map { ((layers - 0.5) - Double($0.offset)) * $0.element }
                return layers == 0 ? 0 : -weighted.reduce(0, +) / layers
            }
        }
    }
}

extension PlotSurface {
    /// Draws areas on top of each other, the first on zero or where a baseline says.
    ///
    ///     figure.stackedArea(years, [coal, gas, wind], labels: ["coal", "gas", "wind"])
    ///     figure.stackedArea(years, [coal, gas, wind], baseline: .symmetric)
    ///
    /// A NaN or an infinity in a column is a gap in it and in all above. Columns of different lengths are an error when the
    /// figure is drawn.
    ///
    /// - Parameters:
    ///   - x: The abscissas, in data units.
    ///   - columns: The height of each area, from the lowest up.
    ///   - labels: What a legend says of each.
    ///   - colors: One for each, repeated where there are fewer; the theme's cycle if left out.
    ///   - baseline: Where the lowest area stands.
    ///   - alpha: Opacity from 0 to 1, multiplied into the colours' own.
    ///   - zOrder: Lower is painted earlier.
    ///   - clipped: Whether the areas are cut off at the axes' frame.
    public mutating func stackedArea(
        _ x: some ColumnConvertible, _ columns: [some ColumnConvertible], labels: [String] = [], colors: [Color] = [],
        baseline: StackBaseline = .zero, alpha: Double = 1, zOrder: Double = 1, clipped: Bool = true
    ) {
        let x = x.column
        var foot = Column(baseline.values(beneath: columns.map(\.column), count: x.count))
        for (index, column) in columns.enumerated() {
            let heights = column.column
            // A column of another length is left as it is, for the mark to complain of it.
            let top = heights.count == x.count ? Column((0..<x.count).map { foot[$0] + heights[$0] }) : heights
            let color = colors.isEmpty ? nil : colors[index % colors.count]
            axes.marks.append(
                FillBetweenMark(
                    verb: "stackedArea", positions: x, lower: foot, upper: top,
                    fill: FillStyle(color: color, edgeColor: nil, edgeWidth: 0, alpha: alpha),
                    cycle: color == nil ? .lines : nil, sticky: index == 0 ? [0] : [],
                    label: index < labels.count ? labels[index] : nil, zOrder: zOrder, clipped: clipped))
            if heights.count == x.count { foot = top }
        }
    }
}

/// The verb `stackedArea` as a word of a declarative figure, with the same arguments.
///
///     Figure { StackedArea(years, [coal, gas, wind], labels: ["coal", "gas", "wind"]) }
public struct StackedArea: AxesPart {
    private let verb: (inout Axes) -> Void

    /// Draws areas on top of each other, the first on zero.
    public init(
        _ x: some ColumnConvertible, _ columns: [some ColumnConvertible], labels: [String] = [], colors: [Color] = [],
        baseline: StackBaseline = .zero, alpha: Double = 1, zOrder: Double = 1, clipped: Bool = true
    ) {
        verb = {
            $0.stackedArea(
                x, columns, labels: labels, colors: colors, baseline: baseline, alpha: alpha, zOrder: zOrder,
                clipped: clipped)
        }
    }

    public func add(to axes: inout Axes) { verb(&axes) }
}
