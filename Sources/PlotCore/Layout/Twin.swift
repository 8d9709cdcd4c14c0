/// A second pair of axes in the frame of others, with one of their scales and one of its own.
package struct Twin: Sendable {
    /// Whose scale is that of both.
    package let shared: AxisDirection
    package var axes = Axes()
}

/// A twin with its scales trained.
struct TrainedTwin: Sendable {
    let shared: AxisDirection
    let axes: TrainedAxes

    /// - Parameter extent: What its owner shows.
    init(_ twin: Twin, of owner: Axes, extent: Extent, theme: Theme, dpi: Double) throws(PlotError) {
        shared = twin.shared
        var own = twin.axes
        let mixed: Extent
        switch shared {
        case .x:
            (own.xLimits, own.xScale) = (owner.xLimits, owner.xScale)
            mixed = own.extent.with(xOf: extent)
        case .y:
            (own.yLimits, own.yScale) = (owner.yLimits, owner.yScale)
            mixed = own.extent.with(yOf: extent)
        }
        axes = try TrainedAxes(own, extent: mixed, theme: theme, dpi: dpi)
    }
}

extension Twin {
    /// What its marks ask of the scale that is not its own.
    var sharedExtent: Extent {
        shared == .x ? axes.extent.with(yOf: Extent()) : axes.extent.with(xOf: Extent())
    }
}

extension Axes {
    /// The twin with that scale in common; a fresh one is added once something is written to it.
    subscript(twinSharing shared: AxisDirection) -> Axes {
        get { twins.first { $0.shared == shared }?.axes ?? Axes() }
        _modify {
            if !twins.contains(where: { $0.shared == shared }) { twins.append(Twin(shared: shared)) }
            // There is one now.
            let index = twins.firstIndex { $0.shared == shared } ?? 0
            yield &twins[index].axes
        }
    }
}
