/// How many values fall into each bin, as bars or as the outline of them.
struct HistogramMark: Mark {
    typealias Counts = (edges: [Double], heights: [Double])

    /// The bins' edges and heights, or what was wrong with the bins.
    var bins: Result<Counts, PlotError>
    var fill: FillStyle
    var isFilled: Bool
    var orientation: Orientation
    /// Where the bars begin, one for each bin; at zero if there are none.
    var bases: [Double] = []
    /// The part of each bin that its bar takes.
    var share = (start: 0.0, width: 1.0)
    var label: String?
    var zOrder: Double
    var clipped: Bool

    var color: Color? {
        get { fill.color }
        set { fill.color = newValue }
    }
    var verb: String { "histogram" }
    var summary: String { "histogram of \(counted(counts.heights.count, "bin"))" }
    var cycle: ColorCycle.Turn? { fill.color == nil ? .lines : nil }
    var extent: Extent { bars.extent }

    func validate() throws(PlotError) {
        _ = try bins.get()
        try fill.validate(for: self)
    }

    private var counts: Counts { (try? bins.get()) ?? ([], []) }

    private var bars: BarMark {
        let (edges, heights) = counts
        let bins = zip(edges, edges.dropFirst())
        return BarMark(
            positions: Column(bins.map { share.start == 0 ? $0 : $0 + share.start * ($1 - $0) }),
            heights: Column(heights), widths: Column(bins.map { share.width * ($1 - $0) }),
            bases: Column(bases.isEmpty ? [0.0] : bases), alignment: .edge,
            orientation: orientation, fill: fill, zOrder: zOrder, clipped: clipped)
    }

    func shapes(in frame: Frame, style: MarkStyle) -> [Scene.Item] {
        if isFilled {
            return bars.shapes(in: frame, style: style).map { bar in
                var bar = bar
                bar.role = "histogram bar"
                return bar
            }
        }
        // Up from the axis, along the tops, and down again.
        let (edges, heights) = counts
        let along: [Double] = edges.flatMap { [$0, $0] }
        let tops: [Double] = [0] + heights.flatMap { [$0, $0] } + [0]
        let (x, y) = orientation == .vertical ? (Column(along), Column(tops)) : (Column(tops), Column(along))
        return [
            Scene.Item(
                .line(frame.run(x, y), stroke(style)), clip: clipped ? frame.rect : nil,
                zOrder: zOrder, role: "histogram outline")
        ]
    }

    private func stroke(_ style: MarkStyle) -> Stroke {
        Stroke(
            color: (fill.edgeColor ?? fill.color ?? style.color).opacity(fill.alpha),
            width: fill.edgeWidth, join: .miter)
    }

    func key(in box: Rect, style: MarkStyle) -> [Scene.Shape] {
        if isFilled { return fill.key(in: box, color: style.color) }
        return [.path(.rectangle(box), fill: nil, stroke: stroke(style), snapping: .always)]
    }
}

extension HistogramMark {
    /// Counts values into bins: each holds its lower edge, the last one both.
    static func count(
        _ values: Column, weights: Column? = nil, bins: HistogramBins, range: ClosedRange<Double>?, density: Bool,
        cumulative: Bool
    ) throws(PlotError) -> Counts {
        if let weights, weights.count != values.count {
            throw PlotError(.invalidData, "histogram: \(values.count) values but \(weights.count) weights")
        }
        let kept = (0..<values.count).filter { values[$0].isFinite && weights?[$0].isFinite ?? true }
        let edges = try bins.edges(for: kept.map { values[$0] }, range: range)
        let (first, last, count) = (edges[0], edges[edges.count - 1], edges.count - 1)
        let scale = Double(count) / (last - first)
        var heights = [Double](repeating: 0, count: count)
        for index in kept {
            let value = values[index]
            guard value >= first && value <= last else { continue }
            let weight = weights?[index] ?? 1
            // Right where all bins are equally wide, but for rounding.
            let guess = (value - first) * scale
            let bin = guess < Double(count) ? Int(guess) : count - 1
            if value >= edges[bin] && (value < edges[bin + 1] || bin + 1 == count) {
                heights[bin] += weight
            } else {
                heights[Self.bin(of: value, in: edges)] += weight
            }
        }
        if density {
            let total = heights.reduce(0, +)
            for bin in heights.indices where total != 0 {
                heights[bin] = heights[bin] / (edges[bin + 1] - edges[bin]) / total
            }
        }
        if cumulative {
            var sum = 0.0
            for bin in heights.indices {
                sum += density ? heights[bin] * (edges[bin + 1] - edges[bin]) : heights[bin]
                heights[bin] = sum
            }
        }
        return (edges, heights)
    }

    /// The last bin whose lower edge is not above the value, found by halving; the last one holds its upper edge too.
    private static func bin(of value: Double, in edges: [Double]) -> Int {
        var (low, high) = (0, edges.count - 1)
        while high - low > 1 {
            let middle = (low + high) / 2
            if edges[middle] <= value { low = middle } else { high = middle }
        }
        return low
    }
}

extension PlotSurface {
    /// Draws how many values fall into each bin.
    ///
    ///     figure.histogram(values, bins: 40, edgeColor: .black)
    ///     figure.histogram(values, bins: .auto, density: true, filled: false, label: "measured")
    ///
    /// NaN, infinities and values outside the bins are not counted. Each bin holds its lower edge, the last one both of its
    /// edges. The bins are numpy's to the last bit.
    ///
    /// - Parameters:
    ///   - values: In data units.
    ///   - weights: How much each value counts, as many as values; 1 if left out. A value whose weight is a NaN or an infinity
    ///     is not counted.
    ///   - bins: A number of bins, their edges, their width, or `.auto`.
    ///   - range: What the bins span; the values' own range if left out. Of no effect on edges that are given.
    ///   - density: Whether the area is 1 instead of the heights being counts.
    ///   - cumulative: Whether each bin counts those below it too; with density, the last one is 1.
    ///   - filled: Bars, or their outline only.
    ///   - orientation: Upwards, or to the right with the values along y.
    ///   - color: The next of the theme's cycle if left out.
    ///   - edgeColor: The colour of the line around each bar, none if left out; or of the outline.
    ///   - edgeWidth: In points.
    ///   - label: What a legend says of the histogram.
    ///   - alpha: Opacity from 0 to 1, multiplied into the colours' own.
    ///   - zOrder: Lower is painted earlier; 1 for bars and 2 for an outline if left out.
    ///   - clipped: Whether bars are cut off at the axes' frame.
    public mutating func histogram(
        _ values: some ColumnConvertible, weights: (some ColumnConvertible)? = Column?.none,
        bins: HistogramBins = 10, range: ClosedRange<Double>? = nil,
        density: Bool = false, cumulative: Bool = false, filled: Bool = true,
        orientation: Orientation = .vertical, color: Color? = nil, edgeColor: Color? = nil, edgeWidth: Double = 1,
        label: String? = nil, alpha: Double = 1, zOrder: Double? = nil, clipped: Bool = true
    ) {
        let (values, weights) = (values.column, weights?.column)
        let counts = Result { () throws(PlotError) in
            try HistogramMark.count(
                values, weights: weights, bins: bins, range: range, density: density, cumulative: cumulative)
        }
        axes.marks.append(
            HistogramMark(
                bins: counts,
                fill: FillStyle(color: color, edgeColor: edgeColor, edgeWidth: edgeWidth, alpha: alpha),
                isFilled: filled, orientation: orientation, label: label, zOrder: zOrder ?? (filled ? 1 : 2),
                clipped: clipped))
    }
}

/// The verb `histogram` as a word of a declarative figure, with the same arguments.
///
///     Figure { Histogram(values, bins: 40, edgeColor: .black) }
public struct Histogram: AxesPart {
    private let verb: (inout Axes) -> Void

    /// Draws how many values fall into each bin.
    public init(
        _ values: some ColumnConvertible, weights: (some ColumnConvertible)? = Column?.none,
        bins: HistogramBins = 10, range: ClosedRange<Double>? = nil,
        density: Bool = false, cumulative: Bool = false, filled: Bool = true,
        orientation: Orientation = .vertical, color: Color? = nil, edgeColor: Color? = nil, edgeWidth: Double = 1,
        label: String? = nil, alpha: Double = 1, zOrder: Double? = nil, clipped: Bool = true
    ) {
        verb = {
            $0.histogram(
                values, weights: weights, bins: bins, range: range, density: density, cumulative: cumulative,
                filled: filled, orientation: orientation, color: color, edgeColor: edgeColor, edgeWidth: edgeWidth,
                label: label,
                alpha: alpha, zOrder: zOrder, clipped: clipped)
        }
    }

    public func add(to axes: inout Axes) { verb(&axes) }
}
