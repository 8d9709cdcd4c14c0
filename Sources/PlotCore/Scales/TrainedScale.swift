/// A scale with its limits: says where values lie along one axis, from 0 at the start to 1 at the end, and where its ticks are.
///
///     let x = TrainedScale(.linear, extent: Domain(0, 100))
///     x.limits              // -5...105
///     x.position(of: 50)    // 0.5
///     let ticks = x.ticks(length: 360, fontSize: 10, direction: .x)
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

    /// 0 at the axis' start, 1 at its end, beyond that outside; not a number where the scale has no place for the value.
    package func position(of value: Double) -> Double {
        (scale.coordinate(of: value) / 2 - halfStart) / (halfEnd - halfStart)
    }

    /// The same as one multiplication and one addition, where the scale allows it, from `start` to `end` instead of 0 to 1.
    ///
    /// With the axis' ends on the page given, it takes a column's values to points.
    package func affineMap(from start: Double = 0, to end: Double = 1) -> PointRun.Map? {
        guard scale.isAffine else { return nil }
        let first = isInverted ? limits.upper : limits.lower
        let last = isInverted ? limits.lower : limits.upper
        let slope = (end - start) / (last / 2 - first / 2) / 2
        return PointRun.Map(scale: slope, offset: start - slope * first)
    }

    /// The ticks for an axis of that length and a tick label font of that size, both in points.
    package func ticks(length: Double, fontSize: Double, direction: AxisDirection) -> Ticks {
        scale.ticks(in: limits, space: TickSpace(length: length, fontSize: fontSize, direction: direction))
    }
}
