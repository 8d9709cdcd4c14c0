/// One pair of axes with its scales trained on the data: everything that is known before there is a page.
struct TrainedAxes: Sendable {
    var axes: Axes
    var x: TrainedScale
    var y: TrainedScale
    /// The second y axis on the right, if there is one.
    var twins: [TrainedAxes]
    var insets: [TrainedInset]
    /// Whether the ticks have labels, or leave them to the panel below or on the left that shares the axis.
    var hasXLabels = true
    var hasYLabels = true

    /// - Parameter extent: The data that must be visible, those of axes that share a scale included.
    init(_ axes: Axes, extent: Extent, theme: Theme) throws(PlotError) {
        self.axes = axes
        // Axes without marks show the scales' unit, those without data what the scales think fit.
        let isEmpty = axes.isEmpty && extent.x == nil && extent.y == nil
        let (xScale, yScale) = (axes.scale(along: .x), axes.scale(along: .y))
        let extent = isEmpty ? Extent(x: xScale.unit, y: yScale.unit) : extent
        let margin = isEmpty ? 0 : theme.margin
        x = try TrainedScale(
            xScale, extent: extent.along(.x), margin: margin, limits: axes.xLimits, placement: axes.xTicks,
            format: axes.xTickFormat, axis: "x")
        y = try TrainedScale(
            yScale, extent: extent.along(.y), margin: margin, limits: axes.yLimits, placement: axes.yTicks,
            format: axes.yTickFormat, axis: "y")
        twins = []
        for twin in axes.twins {
            var shared = twin
            shared.xLimits = axes.xLimits
            shared.xScale = axes.xScale
            twins.append(try TrainedAxes(shared, extent: twin.extent.with(xOf: extent), theme: theme))
        }
        insets = []
        for inset in axes.insets {
            let trained = try TrainedAxes(inset.axes, extent: inset.axes.sharedExtent, theme: theme)
            insets.append(TrainedInset(place: inset, axes: trained))
        }
    }
}

extension Axes {
    /// Whether nothing was ever plotted.
    var isEmpty: Bool { marks.isEmpty && twins.allSatisfy(\.marks.isEmpty) }

    /// Throws what the first mark that makes no sense has to say, named with its verb.
    func validate() throws(PlotError) {
        for mark in marks { try mark.validate() }
        for twin in twins { try twin.validate() }
        for inset in insets { try inset.validate() }
        if colorBar != nil && colorScale == nil {
            throw PlotError(.invalidData, "colorBar: no mark of its axes takes its colors from values")
        }
    }

    /// That of the first mark that has one.
    var colorScale: ColorScale? { marks.lazy.compactMap(\.colorScale).first }

    /// The data of all marks, which must be valid.
    var extent: Extent { marks.reduce(Extent()) { $0.union($1.extent) } }

    /// The same with the twins' share of x, which they have in common.
    var sharedExtent: Extent {
        var extent = extent
        for twin in twins {
            extent = extent.union(twin.extent.with(yOf: Extent()))
        }
        return extent
    }
}
