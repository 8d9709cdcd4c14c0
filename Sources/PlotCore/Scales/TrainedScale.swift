/// A scale with its limits: says where values lie along one axis, from 0 at the start to 1 at the end, and where its ticks are.
///
///     let x = TrainedScale(.linear, extent: Domain(0, 100))
///     x.limits              // -5...105
///     x.position(of: 50)    // 0.5
///     let ticks = x.ticks(in: TickSpace(length: 360, fontSize: 10, direction: .x))
package struct TrainedScale: Sendable {
    package let scale: any Scale
    package let limits: Domain
    /// Whether the axis starts at its upper limit.
    package let isInverted: Bool
    /// Where the user wants ticks.
    package var placement: AxisTicks
    /// How the user wants them labelled.
    package var format: TickFormat
    // Coordinates of the axis' ends, halved: -1e308 and 1e308 are further apart than the largest number, their halves are not.
    private let halfStart: Double
    private let halfEnd: Double

    private init(
        _ scale: any Scale, limits: Domain, isInverted: Bool, placement: AxisTicks = .automatic,
        format: TickFormat = .automatic
    ) {
        self.scale = scale
        self.placement = placement
        self.format = format
        self.limits = limits
        self.isInverted = isInverted
        halfStart = scale.coordinate(of: isInverted ? limits.upper : limits.lower) / 2
        halfEnd = scale.coordinate(of: isInverted ? limits.lower : limits.upper) / 2
    }

    /// Trained on data: shows all of `extent` and leaves `margin` of its span free at each end.
    package init(_ scale: any Scale, extent: AxisExtent, margin: Double = 0.05, isInverted: Bool = false) {
        let limits = scale.limits(for: extent.shown(by: scale), margin: margin, sticky: extent.sticky)
        self.init(scale, limits: limits, isInverted: isInverted)
    }

    /// Trained on data whose ends are all that is known.
    package init(_ scale: any Scale, extent: Domain?, margin: Double = 0.05, isInverted: Bool = false) {
        self.init(scale, extent: AxisExtent(extent), margin: margin, isInverted: isInverted)
    }

    /// Given by the user: starts at one value and ends at the other, which may be the lesser.
    package init(_ scale: any Scale, from start: Double, to end: Double) {
        self.init(scale, limits: scale.limits(given: Domain(start, end)), isInverted: end < start)
    }

    /// With the limits that the user gave where there are some, and from the data where there are none.
    ///
    /// Errors about its scale, its limits or its ticks begin with the axis' name.
    package init(
        _ scale: any Scale, extent: AxisExtent, margin: Double, limits: Limits?, placement: AxisTicks = .automatic,
        format: TickFormat = .automatic, axis: String
    ) throws(PlotError) {
        if let problem = scale.problem { throw PlotError(.invalidStyle, "\(axis) scale: \(problem)") }
        if let problem = placement.problem { throw PlotError(.invalidData, "\(axis) ticks: \(problem)") }
        for limit in [limits?.from, limits?.to].compactMap(\.self) {
            guard limit.isFinite else {
                throw PlotError(.invalidLimits, "\(axis) limits: each must be a finite number, not \(limit)")
            }
            guard scale.coordinate(of: limit).isFinite else {
                throw PlotError(.invalidLimits, "\(axis) limits: a \(scale.name) axis has no place for \(limit)")
            }
        }
        let trained = TrainedScale(scale, extent: extent, margin: margin)
        let (start, end) = (limits?.from ?? trained.limits.lower, limits?.to ?? trained.limits.upper)
        let isGiven = limits?.from != nil || limits?.to != nil
        self.init(
            scale, limits: isGiven ? scale.limits(given: Domain(start, end)) : trained.limits,
            isInverted: (end < start) != (limits?.isReversed ?? false), placement: placement, format: format)
    }

    /// The distance between the axis' ends in coordinates; infinite where it is more than the largest number.
    package var span: Double { abs(halfEnd - halfStart) * 2 }

    /// 0 at the axis' start, 1 at its end, beyond that outside; not a number where the scale has no place for the value.
    package func position(of value: Double) -> Double {
        (scale.coordinate(of: value) / 2 - halfStart) / (halfEnd - halfStart)
    }

    /// Takes coordinates to points on the page, given the places of the axis' ends.
    package func map(from start: Double, to end: Double) -> PointRun.Map {
        // From the middle, no coordinate within the limits is further away than the largest number.
        let half = halfEnd - halfStart
        return PointRun.Map(origin: halfStart + halfEnd, scale: (end - start) / half / 2, offset: (start + end) / 2)
    }

    /// The ticks for an axis of that length and a tick label font of that size, both in points.
    package func ticks(in space: TickSpace) -> Ticks {
        var ticks = placement.ticks(of: self, space: space)
        // Small ticks with a label stand for large ones, so all are written together.
        let small = zip(ticks.minor, ticks.minorLabels).filter { !$0.1.isEmpty }.map(\.0)
        guard let written = format.labels(for: ticks.values + small, on: self) else { return ticks }
        ticks.labels = Array(written.texts.prefix(ticks.values.count))
        ticks.offsetText = written.offsetText
        var rest = written.texts.dropFirst(ticks.values.count)
        ticks.minorLabels = ticks.minorLabels.map { $0.isEmpty ? "" : rest.popFirst() ?? "" }
        return ticks
    }
}
