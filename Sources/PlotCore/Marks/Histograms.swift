extension HistogramMark {
    /// Counts each column in the bins of all values together.
    ///
    /// Stacked densities have an area of 1 together, as matplotlib's; side by side each has.
    static func counts(
        of columns: [Column], bins: HistogramBins, range: ClosedRange<Double>?, density: Bool, cumulative: Bool,
        stacked: Bool
    ) throws(PlotError) -> [Counts] {
        let values = columns.flatMap { column in (0..<column.count).lazy.map { column[$0] }.filter(\.isFinite) }
        let edges = try bins.edges(for: values, range: range)
        var layers: [Counts] = []
        for column in columns {
            layers.append(
                try count(
                    column, bins: .edges(edges), range: nil, density: density && !stacked,
                    cumulative: cumulative && !(density && stacked)))
        }
        guard density && stacked else { return layers }
        let total = layers.lazy.flatMap(\.heights).reduce(0, +)
        return layers.map { edges, heights in
            let widths = zip(edges, edges.dropFirst()).map { $1 - $0 }
            var sum = 0.0
            let parts = zip(heights, widths).map { height, width in
                let part = total > 0 ? height / total : 0
                sum += part
                return cumulative ? sum : part / width
            }
            return (edges, parts)
        }
    }
}

extension PlotSurface {
    /// Draws how many values of several columns fall into each bin, side by side or on top of each other.
    ///
    ///     figure.histograms(["before": before, "after": after], bins: 20)
    ///     figure.histograms(["north": north, "south": south], .stacked, density: true)
    ///
    /// The columns share their bins, which are chosen from all values together. Each column takes the next colour of the theme's
    /// cycle and is named in the legend. NaN, infinities and values outside the bins are not counted; columns may differ in
    /// length.
    ///
    /// - Parameters:
    ///   - series: A name and a column of values for each series, in their order.
    ///   - arrangement: Side by side, in four fifths of each bin, or on top of each other.
    ///   - bins: A number of bins, their edges, their width, or `.auto`.
    ///   - range: What the bins span; the values' own range if left out. Of no effect on edges that are given.
    ///   - density: Whether areas are 1 instead of the heights being counts: each column's, or that of the stack.
    ///   - cumulative: Whether each bin counts those below it too.
    ///   - orientation: Upwards, or to the right with the values along y.
    ///   - colors: One for each series; the theme's cycle if left out.
    ///   - edgeColor: The colour of the line around each bar; none if left out.
    ///   - edgeWidth: In points.
    ///   - alpha: Opacity from 0 to 1, multiplied into the colours' own.
    ///   - zOrder: Lower is painted earlier.
    ///   - clipped: Whether bars are cut off at the axes' frame.
    public mutating func histograms(
        _ series: KeyValuePairs<String, some ColumnConvertible>, _ arrangement: BarArrangement = .grouped,
        bins: HistogramBins = 10, range: ClosedRange<Double>? = nil, density: Bool = false, cumulative: Bool = false,
        orientation: Orientation = .vertical, colors: [Color] = [], edgeColor: Color? = nil, edgeWidth: Double = 1,
        alpha: Double = 1, zOrder: Double = 1, clipped: Bool = true
    ) {
        let counts = Result { () throws(PlotError) in
            try HistogramMark.counts(
                of: series.map(\.value.column), bins: bins, range: range, density: density, cumulative: cumulative,
                stacked: arrangement == .stacked)
        }
        // matplotlib leaves a fifth of each bin free, a tenth at each side.
        let width = 0.8 / Double(max(series.count, 1))
        var bases: [Double] = []
        for (index, (label, _)) in series.enumerated() {
            let own = counts.map { $0[index] }
            let color = colors.isEmpty ? nil : colors[index % colors.count]
            axes.marks.append(
                HistogramMark(
                    bins: own,
                    fill: FillStyle(color: color, edgeColor: edgeColor, edgeWidth: edgeWidth, alpha: alpha),
                    isFilled: true, orientation: orientation, bases: bases,
                    share: arrangement == .grouped && series.count > 1
                        ? (0.1 + Double(index) * width, width) : (0, 1),
                    label: label, zOrder: zOrder, clipped: clipped))
            if arrangement == .stacked, let heights = try? own.get().heights {
                bases = bases.isEmpty ? heights : zip(bases, heights).map { $0 + $1 }
            }
        }
    }
}

/// The verb `histograms` as a word of a declarative figure, with the same arguments.
///
///     Figure { Histograms(["before": before, "after": after], .stacked) }
public struct Histograms: AxesPart {
    private let verb: (inout Axes) -> Void

    /// Draws how many values of several columns fall into each bin, side by side or on top of each other.
    public init(
        _ series: KeyValuePairs<String, some ColumnConvertible>, _ arrangement: BarArrangement = .grouped,
        bins: HistogramBins = 10, range: ClosedRange<Double>? = nil, density: Bool = false, cumulative: Bool = false,
        orientation: Orientation = .vertical, colors: [Color] = [], edgeColor: Color? = nil, edgeWidth: Double = 1,
        alpha: Double = 1, zOrder: Double = 1, clipped: Bool = true
    ) {
        verb = {
            $0.histograms(
                series, arrangement, bins: bins, range: range, density: density, cumulative: cumulative,
                orientation: orientation, colors: colors, edgeColor: edgeColor, edgeWidth: edgeWidth, alpha: alpha,
                zOrder: zOrder, clipped: clipped)
        }
    }

    public func add(to axes: inout Axes) { verb(&axes) }
}
