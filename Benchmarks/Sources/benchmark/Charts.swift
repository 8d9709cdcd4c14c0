import Plot

/// How many times as long each rival takes, on a logarithmic axis.
func ratioChart(of results: [Result]) -> Figure {
    var names: [String] = []
    var ratios: [Double] = []
    for result in results.reversed() where result.contest.unit == .seconds && result.contest.points == nil {
        for (rival, ratio) in zip(result.contest.theirs, result.ratios).reversed() {
            guard let ratio, ratio.isFinite, ratio > 0 else { continue }
            names.append("\(result.contest.name): \(rival.name)")
            ratios.append(ratio)
        }
    }
    var figure = Figure(size: .pixels(1000, Double(120 + 14 * names.count)))
    figure.plot(ratios, ratios.indices, style: .none, marker: .circle, markerSize: 5)
    figure.xScale = .log
    figure.verticalLine(at: 1, color: .black, width: 1)
    figure.yTicks = .at(ratios.indices.map(Double.init), labels: names)
    figure.yLimits = Limits(-1, Double(names.count))
    figure.grid = .both
    figure.xLabel = "times as long as Tangent takes"
    figure.title = circumstances()
    figure.theme.tickLabelSize = 7
    figure.theme.frame = Rect(left: 0, top: 0, right: 0.98, bottom: 1)
    return figure
}

/// What lines and clouds cost by the number of their points: ours drawn through, matplotlib's dashed.
func sizeChart(of results: [Result]) -> Figure {
    var figure = Figure(size: .pixels(1000, 480))
    let sized = results.filter { $0.contest.points != nil }
    let kinds = sized.reduce(into: [String]()) { kinds, result in
        if !kinds.contains(result.contest.kind) { kinds.append(result.contest.kind) }
    }
    for (index, kind) in kinds.enumerated() {
        let own = sized.filter { $0.contest.kind == kind }
        let color = figure.theme.cycle[index]
        let points = own.map { Double($0.contest.points ?? 0) }
        figure.plot(points, own.map { $0.ours ?? .nan }, color: color, marker: .circle, label: kind)
        figure.plot(
            points, own.map { ($0.theirs.first ?? nil) ?? .nan }, color: color, style: .dashed,
            label: "\(kind), matplotlib")
    }
    (figure.xScale, figure.yScale) = (.log, .log)
    figure.xLabel = "points"
    figure.yLabel = "seconds"
    figure.grid = .both
    figure.legend = .outsideRight
    figure.title = circumstances()
    return figure
}

extension Contest {
    /// The name without the number of points.
    fileprivate var kind: String { name.split(separator: ",").first.map(String.init) ?? name }
}
