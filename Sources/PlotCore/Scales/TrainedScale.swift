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
    // Coordinates of the axis' ends, halved: -1e308 and 1e308 are further apart than the largest number, their halves are not.
    private let halfStart: Double
    private let halfEnd: Double

    private init(_ scale: any Scale, limits: Domain, isInverted: Bool) {
        self.scale = scale
        self.limits = limits
        self.isInverted = isInverted
        halfStart = scale.coordinate(of: isInverted ? limits.upper : limits.lower) / 2
        halfEnd = scale.coordinate(of: isInverted ? limits.lower : limits.upper) / 2
    }

    /// Trained on data: shows all of `extent` and leaves `margin` of its span free at each end.
    package init(_ scale: any Scale, extent: Domain?, margin: Double = 0.05, isInverted: Bool = false) {
        self.init(scale, limits: scale.limits(for: extent, margin: margin), isInverted: isInverted)
    }

    /// Given by the user: starts at one value and ends at the other, which may be the lesser.
    package init(_ scale: any Scale, from start: Double, to end: Double) {
        self.init(scale, limits: scale.limits(given: Domain(start, end)), isInverted: end < start)
    }

    /// With the limits that the user gave where there are some, and from the data where there are none.
    ///
    /// - Parameters:
    ///   - sticky: Values beyond which no margin is left, as ``Extent`` has them.
    ///   - axis: The axis' name, for the error where a limit is not finite.
    package init(
        _ scale: any Scale, extent: Domain?, margin: Double, sticky: [Double] = [], limits: Limits?, axis: String
    ) throws(PlotError) {
        for limit in [limits?.from, limits?.to].compactMap(\.self) where !limit.isFinite {
            throw PlotError(.invalidLimits, "\(axis) limits: each must be a finite number, not \(limit)")
        }
        let trained = TrainedScale(
            scale, limits: Self.limits(scale, extent: extent, margin: margin, sticky: sticky), isInverted: false)
        guard let limits, limits.from != nil || limits.to != nil else {
            self = trained
            return
        }
        self.init(scale, from: limits.from ?? trained.limits.lower, to: limits.to ?? trained.limits.upper)
    }

    /// The scale's own choice, less the margin that would lie beyond a sticky value at or outside the data's end.
    private static func limits(_ scale: any Scale, extent: Domain?, margin: Double, sticky: [Double]) -> Domain {
        let limits = scale.limits(for: extent, margin: margin)
        guard !sticky.isEmpty else { return limits }
        let tight = scale.limits(for: extent, margin: 0)
        // A hundred-thousandth of the data's span, as in matplotlib, is what sums of bars may be off by.
        let slack = 1e-5 * tight.span
        let below = sticky.lazy.filter { $0 < tight.lower + slack }.max()
        let above = sticky.lazy.filter { $0 > tight.upper - slack }.min()
        return Domain(max(limits.lower, below ?? limits.lower), min(limits.upper, above ?? limits.upper))
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
        scale.ticks(in: limits, space: space)
    }
}
