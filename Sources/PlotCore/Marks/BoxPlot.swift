/// A box for each sample: quartiles, median, whiskers, and what lies beyond them.
struct BoxPlotMark: Mark {
    var distributions: Distributions
    /// What stands below each box; nil for its position.
    var labels: [String]?
    var whiskers: WhiskerReach
    var isNotched: Bool
    var showsOutliers: Bool
    var showsMean: Bool
    var color: Color?
    var fill: Color?
    var medianColor: Color?
    var lineWidth: Double
    var label: String?
    var zOrder: Double
    var clipped: Bool

    var verb: String { "boxPlot" }
    var summary: String { counted(distributions.samples.count, "box plot") }
    var cycle: ColorCycle.Turn? { nil }

    /// Half a unit beyond the outermost boxes, where the axis ends.
    var extent: Extent {
        var extent = distributions.extent(reach: 0.5)
        if !showsOutliers {
            let ends = distributions.samples.compactMap { BoxStatistics($0, whiskers: whiskers) }.flatMap {
                [$0.lowerWhisker, $0.upperWhisker]
            }
            if distributions.orientation == .vertical {
                extent.y = ends.finiteDomain
            } else {
                extent.x = ends.finiteDomain
            }
        }
        let sticky = distributions.positions.flatMap { [$0 - 0.5, $0 + 0.5] }
        if distributions.orientation == .vertical { extent.stickyX = sticky } else { extent.stickyY = sticky }
        return extent
    }

    func validate() throws(PlotError) {
        try requireDistributions(distributions)
        let (boxes, texts) = (distributions.samples.count, labels?.count)
        try require(texts ?? boxes == boxes, .invalidData, "\(boxes) columns but \(texts ?? 0) labels")
        if let problem = whiskers.problem { try require(false, .invalidStyle, problem) }
        try requirePositive(lineWidth, "lineWidth")
        for color in [color, fill, medianColor] { try requireColor(color) }
    }

    /// A box with its median.
    func key(in box: Rect, style: MarkStyle) -> [Scene.Shape] {
        let cycle = style.theme.cycle
        func stroke(_ color: Color) -> Stroke { Stroke(color: color, width: lineWidth) }
        return [
            .path(
                .rectangle(box), fill: fill, stroke: stroke(color ?? style.theme.foreground), snapping: .always),
            .path(
                .segment(from: Point(box.center.x, box.top), to: Point(box.center.x, box.bottom)), fill: nil,
                stroke: stroke(medianColor ?? (cycle.count > 1 ? cycle[1] : style.color)), snapping: .always),
        ]
    }

    func shapes(in frame: Frame, style: MarkStyle) -> [Scene.Item] {
        let color = color ?? style.theme.foreground
        let stroke = Stroke(color: color, width: lineWidth, cap: .square, join: .round)
        let cycle = style.theme.cycle
        let medianColor = medianColor ?? (cycle.count > 1 ? cycle[1] : style.color)
        let medianStroke = Stroke(color: medianColor, width: lineWidth, cap: .butt, join: .round)
        let clip = clipped ? frame.rect : nil

        var items: [Scene.Item] = []
        func add(
            _ path: Path, _ role: String, _ stroke: Stroke, fill: Color? = nil, above: Double = 0,
            snapping: Snapping = .always
        ) {
            guard path.isFinite else { return }
            items.append(
                Scene.Item(
                    .path(path, fill: fill, stroke: stroke, snapping: snapping), clip: clip, zOrder: zOrder + above,
                    role: role))
        }
        for (index, sample) in distributions.samples.enumerated() {
            guard let box = BoxStatistics(sample, whiskers: whiskers) else { continue }
            // Slanted lines on whole pixels would be bent, and the notch off the median.
            add(
                outline(index, box, in: frame), "box", stroke, fill: fill, snapping: isNotched ? .never : .always)
            for (start, end) in [(box.lowerQuartile, box.lowerWhisker), (box.upperQuartile, box.upperWhisker)] {
                add(distributions.stem(index, from: start, to: end, in: frame), "whisker", stroke)
                add(distributions.bar(index, at: end, share: 0.5, in: frame), "cap", stroke)
            }
            let share = isNotched ? 0.5 : 1
            add(
                distributions.bar(index, at: box.median, share: share, in: frame), "median", medianStroke, above: 0.1)
            if showsMean {
                let mean = distributions.point(distributions.positions[index], sample.mean, in: frame)
                // The third of the cycle, as in matplotlib: a green triangle beside an orange median.
                let triangle = MarkerStyle(marker: .triangleUp, size: 6, edgeWidth: 1)
                let shape = triangle.shape(
                    at: PointRun([mean]), color: cycle.count > 2 ? cycle[2] : style.color, alpha: 1)
                if mean.isFinite {
                    items.append(Scene.Item(shape, clip: clip, zOrder: zOrder + 0.1, role: "mean"))
                }
            }
            guard showsOutliers, !box.outliers.isEmpty else { continue }
            let places = box.outliers.map { distributions.point(distributions.positions[index], $0, in: frame) }
            // matplotlib's markers are six points across.
            let circles = Scene.Shape.markers(
                .circle(radius: 3), at: PointRun(places), fill: nil, stroke: Stroke(color: color, width: 1),
                snapping: .always)
            items.append(Scene.Item(circles, clip: clip, zOrder: zOrder, role: "outliers"))
        }
        return items
    }

    /// From quartile to quartile; a notched one is half as wide at the median.
    private func outline(_ index: Int, _ box: BoxStatistics, in frame: Frame) -> Path {
        let (position, half) = (distributions.positions[index], distributions.width / 2)
        var side = [(half, box.lowerQuartile), (half, box.upperQuartile)]
        if isNotched {
            let notch = [(half, box.notch.lower), (half / 2, box.median), (half, box.notch.upper)]
            side.insert(contentsOf: notch, at: 1)
        }
        let corners = side + side.reversed().map { (-$0.0, $0.1) }
        return .polygon(corners.map { distributions.point(position + $0.0, $0.1, in: frame) })
    }
}

extension PlotSurface {
    /// Draws a box for each column: from the lower to the upper quartile, with a line at the median and whiskers to the last
    /// value within one and a half times the box' height; circles beyond.
    ///
    ///     figure.boxPlot([control, treated])
    ///     figure.boxPlot([control, treated], labels: ["control", "treated"])
    ///     figure.boxPlot(columns, positions: [1990, 2000, 2010], orientation: .horizontal, isNotched: true)
    ///
    /// Quartiles are linear between values, as numpy's. NaN and infinities are left out; a column without a number has no box.
    /// Columns may differ in length. Other than one position for each column is an error when the figure is drawn.
    ///
    /// - Parameters:
    ///   - columns: One sample for each box.
    ///   - positions: Where the boxes stand, in data units; 1, 2, 3 … if left out.
    ///   - labels: The texts below the boxes, one for each; the positions if left out.
    ///   - orientation: Whether values run upwards or to the right.
    ///   - width: The boxes', in units of the positions; chosen from the positions if left out.
    ///   - whiskers: How far the whiskers reach.
    ///   - isNotched: Whether a box narrows at its median, over about the median's 95 % confidence interval.
    ///   - showsOutliers: Whether the values beyond the whiskers are drawn.
    ///   - showsMean: Whether a triangle, of the third colour of the theme's cycle, marks each mean.
    ///   - color: Of boxes, whiskers and circles; the theme's foreground if left out.
    ///   - fill: The boxes' inside; empty if left out.
    ///   - medianColor: The second of the theme's cycle if left out.
    ///   - lineWidth: In points.
    ///   - label: What a legend says of the boxes.
    ///   - zOrder: Lower is painted earlier.
    ///   - clipped: Whether boxes are cut off at the axes' frame.
    public mutating func boxPlot(
        _ columns: [some ColumnConvertible], positions: (any ColumnConvertible)? = nil, labels: [String]? = nil,
        orientation: Orientation = .vertical, width: Double? = nil,
        whiskers: WhiskerReach = .quartileDistances(1.5), isNotched: Bool = false, showsOutliers: Bool = true,
        showsMean: Bool = false, color: Color? = nil, fill: Color? = nil, medianColor: Color? = nil,
        lineWidth: Double = 1, label: String? = nil, zOrder: Double = 2, clipped: Bool = true
    ) {
        let distributions = Distributions(
            columns.map(\.column), positions: positions?.column, orientation: orientation, width: width, share: 0.15)
        let ticks = axes.boxTicks(orientation)
        axes.marks.append(
            BoxPlotMark(
                distributions: distributions, labels: labels, whiskers: whiskers, isNotched: isNotched,
                showsOutliers: showsOutliers,
                showsMean: showsMean, color: color,
                fill: fill, medianColor: medianColor, lineWidth: lineWidth, label: label, zOrder: zOrder,
                clipped: clipped))
        // One tick for each box, unless the user has placed ticks.
        let path = orientation == .vertical ? \Axes.xTicks : \Axes.yTicks
        if axes[keyPath: path] == ticks { axes[keyPath: path] = axes.boxTicks(orientation) }
    }
}

extension Axes {
    /// A tick at each box of that orientation; automatic ones where there is none.
    fileprivate func boxTicks(_ orientation: Orientation) -> AxisTicks {
        let plots = marks.compactMap { $0 as? BoxPlotMark }.filter { $0.distributions.orientation == orientation }
        let positions = plots.flatMap(\.distributions.positions)
        guard !positions.isEmpty else { return .automatic }
        guard plots.contains(where: { $0.labels != nil }) else { return .at(positions) }
        let formatter = PlainFormatter(for: positions, limits: positions.finiteDomain ?? Domain(0, 1))
        return .at(
            positions, labels: plots.flatMap { $0.labels ?? $0.distributions.positions.map(formatter.label(of:)) })
    }
}

/// The verb `boxPlot` as a word of a declarative figure, with the same arguments.
///
///     Figure { BoxPlot([control, treated]) }
public struct BoxPlot: AxesPart {
    private let verb: (inout Axes) -> Void

    /// Draws a box for each column: quartiles, median, whiskers, and what lies beyond them.
    public init(
        _ columns: [some ColumnConvertible], positions: (any ColumnConvertible)? = nil, labels: [String]? = nil,
        orientation: Orientation = .vertical, width: Double? = nil,
        whiskers: WhiskerReach = .quartileDistances(1.5), isNotched: Bool = false, showsOutliers: Bool = true,
        showsMean: Bool = false, color: Color? = nil, fill: Color? = nil, medianColor: Color? = nil,
        lineWidth: Double = 1, label: String? = nil, zOrder: Double = 2, clipped: Bool = true
    ) {
        verb = {
            $0.boxPlot(
                columns, positions: positions, labels: labels, orientation: orientation, width: width,
                whiskers: whiskers, isNotched: isNotched, showsOutliers: showsOutliers, showsMean: showsMean,
                color: color, fill: fill, medianColor: medianColor, lineWidth: lineWidth, label: label, zOrder: zOrder,
                clipped: clipped)
        }
    }

    public func add(to axes: inout Axes) { verb(&axes) }
}
