/// A sample's estimated density, mirrored, for each sample.
struct ViolinMark: Mark {
    var distributions: Distributions
    var showsExtremes: Bool
    var showsMedian: Bool
    var showsMean: Bool
    /// For each violin, or for all.
    var quantiles: [[Double]]
    var color: Color?
    var alpha: Double
    var lineWidth: Double?
    var label: String?
    var zOrder: Double
    var clipped: Bool

    /// At how many values the density is estimated.
    private let pointCount = 100

    var verb: String { "violin" }
    var summary: String { counted(distributions.samples.count, "violin") }
    var cycle: ColorCycle.Turn? { color == nil ? .lines : nil }
    var extent: Extent { distributions.extent(reach: distributions.width / 2) }

    func validate() throws(PlotError) {
        try requireDistributions(distributions)
        let (violins, lists) = (distributions.samples.count, quantiles.count)
        try require(
            lists <= 1 || lists == violins, .invalidData, "\(violins) columns but \(lists) lists of quantiles")
        for part in quantiles.joined() {
            try require(part >= 0 && part <= 1, .invalidData, "each quantile must be from 0 to 1, not \(part)")
        }
        if let lineWidth { try requirePositive(lineWidth, "lineWidth") }
        try requireOpacity(alpha)
        try requireColor(color)
    }

    func key(in box: Rect, style: MarkStyle) -> [Scene.Shape] {
        [.path(.rectangle(box), fill: (color ?? style.color).opacity(alpha), stroke: nil, snapping: .always)]
    }

    func shapes(in frame: Frame, style: MarkStyle) -> [Scene.Item] {
        let color = color ?? style.color
        let stroke = Stroke(color: color, width: lineWidth ?? style.theme.lineWidth)
        let clip = clipped ? frame.rect : nil
        var items: [Scene.Item] = []
        for (index, sample) in distributions.samples.enumerated() {
            guard let least = sample.values.first, let greatest = sample.values.last else { continue }
            let body = body(index, sample, in: frame)
            if !body.elements.isEmpty && body.isFinite {
                items.append(
                    Scene.Item(
                        .path(body, fill: color.opacity(alpha), stroke: nil, snapping: .never), clip: clip,
                        zOrder: zOrder, role: "violin"))
            }
            var values: [Double] = []
            if showsMean { values.append(sample.mean) }
            if showsExtremes { values += [greatest, least] }
            if showsMedian { values.append(sample.median) }
            if !quantiles.isEmpty {
                values += quantiles[quantiles.count == 1 ? 0 : index].map(sample.quantile)
            }
            var lines = values.map { distributions.bar(index, at: $0, share: 0.5, in: frame) }
            if showsExtremes { lines.append(distributions.stem(index, from: least, to: greatest, in: frame)) }
            for line in lines where line.isFinite {
                items.append(
                    Scene.Item(
                        .path(line, fill: nil, stroke: stroke, snapping: .always), clip: clip, zOrder: zOrder + 1,
                        role: "violin bar"))
            }
        }
        return items
    }

    /// As wide at its widest as the violin may be; a sample of equal values is a line.
    private func body(_ index: Int, _ sample: SortedValues, in frame: Frame) -> Path {
        guard let least = sample.values.first, let greatest = sample.values.last,
            let estimate = KernelDensity(sample)
        else { return Path() }
        let values = (0..<pointCount).map { step in
            let part = Double(step) / Double(pointCount - 1)
            return least * (1 - part) + greatest * part
        }
        let densities = values.map(estimate.density(at:))
        guard let densest = densities.max(), densest > 0 else { return Path() }
        let halves = densities.map { distributions.width / 2 * $0 / densest }
        let position = distributions.positions[index]
        let right = zip(values, halves).map { distributions.point(position + $1, $0, in: frame) }
        let left = zip(values, halves).map { distributions.point(position - $1, $0, in: frame) }
        return .polygon(right + left.reversed())
    }
}

extension PlotSurface {
    /// Draws each column's estimated density as a mirrored shape.
    ///
    ///     figure.violin([control, treated], showsMedian: true)
    ///     figure.violin([control, treated], quantiles: [[0.25, 0.75]])
    ///
    /// The density is a mean of bell curves, as wide as Scott's rule says. NaN and infinities are left out; a column without a
    /// number has no violin, one of equal values only lines. Columns may differ in length. Other than one position for each
    /// column is an error when the figure is drawn.
    ///
    /// - Parameters:
    ///   - columns: One sample for each violin.
    ///   - positions: Where the violins stand, in data units; 1, 2, 3 … if left out.
    ///   - orientation: Whether values run upwards or to the right.
    ///   - width: At the widest, in units of the positions.
    ///   - showsExtremes: Whether lines mark the least and the greatest value.
    ///   - showsMedian: Whether a line marks the median.
    ///   - showsMean: Whether a line marks the mean.
    ///   - quantiles: The parts of each sample, from 0 to 1, that a line marks the value below which they lie: a list for each
    ///     violin, or one for all.
    ///   - color: The next of the theme's cycle if left out.
    ///   - label: What a legend says of the violins.
    ///   - alpha: The body's opacity from 0 to 1, multiplied into the colour's own.
    ///   - lineWidth: In points; the theme's if left out.
    ///   - zOrder: Lower is painted earlier; the lines lie 1 above.
    ///   - clipped: Whether violins are cut off at the axes' frame.
    public mutating func violin(
        _ columns: [some ColumnConvertible], positions: (any ColumnConvertible)? = nil,
        orientation: Orientation = .vertical, width: Double = 0.5, showsExtremes: Bool = true,
        showsMedian: Bool = false, showsMean: Bool = false, quantiles: [[Double]] = [], color: Color? = nil,
        label: String? = nil,
        alpha: Double = 0.3,
        lineWidth: Double? = nil, zOrder: Double = 1, clipped: Bool = true
    ) {
        let distributions = Distributions(
            columns.map(\.column), positions: positions?.column, orientation: orientation, width: width, share: nil)
        axes.marks.append(
            ViolinMark(
                distributions: distributions, showsExtremes: showsExtremes, showsMedian: showsMedian,
                showsMean: showsMean, quantiles: quantiles, color: color, alpha: alpha, lineWidth: lineWidth,
                label: label, zOrder: zOrder,
                clipped: clipped))
    }
}

/// The verb `violin` as a word of a declarative figure, with the same arguments.
///
///     Figure { Violin([control, treated], showsMedian: true) }
public struct Violin: AxesPart {
    private let verb: (inout Axes) -> Void

    /// Draws each column's estimated density as a mirrored shape.
    public init(
        _ columns: [some ColumnConvertible], positions: (any ColumnConvertible)? = nil,
        orientation: Orientation = .vertical, width: Double = 0.5, showsExtremes: Bool = true,
        showsMedian: Bool = false, showsMean: Bool = false, quantiles: [[Double]] = [], color: Color? = nil,
        label: String? = nil, alpha: Double = 0.3, lineWidth: Double? = nil, zOrder: Double = 1, clipped: Bool = true
    ) {
        verb = {
            $0.violin(
                columns, positions: positions, orientation: orientation, width: width, showsExtremes: showsExtremes,
                showsMedian: showsMedian, showsMean: showsMean, quantiles: quantiles, color: color, label: label,
                alpha: alpha, lineWidth: lineWidth, zOrder: zOrder, clipped: clipped)
        }
    }

    public func add(to axes: inout Axes) { verb(&axes) }
}
