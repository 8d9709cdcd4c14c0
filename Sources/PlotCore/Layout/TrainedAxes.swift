/// One pair of axes with its scales trained on the data: everything that is known before there is a page.
struct TrainedAxes: Sendable {
    var axes: Axes
    var x: TrainedScale
    var y: TrainedScale
    /// Those with a second y axis on the right or a second x axis at the top.
    var twins: [TrainedTwin]
    var insets: [TrainedInset]
    /// Whether the ticks have labels, or leave them to the panel below or on the left that shares the axis.
    var hasXLabels = true
    var hasYLabels = true
    /// What the colour bar shows, if there is one: of the first mark that takes its colours from values.
    let colorScale: (mark: Int, scale: ColorScale)?
    /// Pixels to the inch.
    let dpi: Double

    /// - Parameter extent: The data that must be visible, those of axes that share a scale included.
    init(_ axes: Axes, extent: Extent, theme: Theme, dpi: Double = 100) throws(PlotError) {
        self.axes = axes
        self.dpi = dpi
        colorScale = axes.colorBar == nil ? nil : axes.colorScale
        if axes.colorBar != nil && colorScale == nil {
            throw PlotError(.invalidData, "colorBar: no mark of its axes takes its colors from values")
        }
        if let length = axes.colorBar?.length, !(length > 0 && length <= 1) {
            throw PlotError(.invalidStyle, "colorBar: length must be above 0 and at most 1, not \(length)")
        }
        // Axes without marks show the scales' unit, and so does an axis that no mark says anything of beside a level line;
        // without data it is what the scales think fit.
        let isEmpty = axes.isEmpty && extent.x == nil && extent.y == nil
        let (xScale, yScale) = (axes.scale(along: .x), axes.scale(along: .y))
        let isXFree = isEmpty || extent.x == nil && extent.y != nil
        var isYFree = isEmpty || extent.y == nil && extent.x != nil
        var extent = extent
        if isXFree { extent.x = xScale.unit }
        if isYFree { extent.y = yScale.unit }
        // A polar figure shows the whole turn, and distances from none; the margin is that of the data alone.
        let isPolar = axes.projection.isPolar
        if isPolar { extent = extent.union(Extent(x: nil, y: nil, stickyY: [0])) }
        if isPolar && axes.xLimits?.isReversed == true {
            throw PlotError(
                .invalidLimits,
                "x limits: a polar figure's angles run backwards by projection = .polar(clockwise: true), not by .reversed"
            )
        }
        let turn = isPolar ? Limits(0...(2 * .pi)) : nil
        x = try TrainedScale(
            xScale, extent: extent.along(.x), margin: isXFree ? 0 : theme.margin, limits: axes.xLimits ?? turn,
            placement: axes.xTicks, format: axes.xTickFormat, axis: "x")
        // What is drawn as far as x reaches is known only now.
        let reaching = axes.extent(within: x)
        extent = extent.union(reaching)
        isYFree = isYFree && reaching.y == nil
        y = try TrainedScale(
            yScale, extent: extent.along(.y), margin: isYFree ? 0 : theme.margin, limits: axes.yLimits,
            placement: axes.yTicks, format: axes.yTickFormat, axis: "y")
        if isPolar && axes.yLimits?.from == nil && y.limits.lower > 0 && yScale.coordinate(of: 0).isFinite {
            var limits = Limits(0, y.limits.upper)
            limits.isReversed = axes.yLimits?.isReversed ?? false
            y = try TrainedScale(
                yScale, extent: extent.along(.y), margin: 0, limits: limits,
                placement: axes.yTicks, format: axes.yTickFormat, axis: "y")
        }
        twins = []
        for twin in axes.twins {
            twins.append(try TrainedTwin(twin, of: axes, extent: extent, theme: theme, dpi: dpi))
        }
        insets = []
        for inset in axes.insets {
            let trained = try TrainedAxes(inset.axes, extent: inset.axes.sharedExtent, theme: theme, dpi: dpi)
            insets.append(TrainedInset(place: inset, axes: trained))
        }
    }
}

extension Axes {
    /// Whether nothing was ever plotted.
    var isEmpty: Bool { marks.isEmpty && twins.allSatisfy(\.axes.marks.isEmpty) }

    /// Throws what the first mark that makes no sense has to say, named with its verb.
    func validate() throws(PlotError) {
        for mark in marks { try mark.validate() }
        for twin in twins { try twin.axes.validate() }
        for inset in insets { try inset.validate() }
    }

    /// That of the first mark that has one.
    fileprivate var colorScale: (mark: Int, scale: ColorScale)? {
        marks.indices.lazy.compactMap { index in marks[index].colorScale.map { (index, $0) } }.first
    }

    /// The data of all marks, which must be valid.
    var extent: Extent { marks.reduce(Extent()) { $0.union($1.extent) } }

    /// The data of marks that reach as far along x as the axis does.
    func extent(within x: TrainedScale) -> Extent { marks.reduce(Extent()) { $0.union($1.extent(within: x)) } }

    /// The same with what the twins ask of the scale that they have in common.
    var sharedExtent: Extent { twins.reduce(extent) { $0.union($1.sharedExtent) } }
}
