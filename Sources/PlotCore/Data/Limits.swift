/// The stretch of an axis that is shown, in data units; a side left out is chosen from the data.
///
///     figure.xLimits = Limits(-1...1)
///     figure.xLimits = Limits(0, 10)
///     figure.yLimits = Limits(from: 0)
///     figure.xLimits = Limits(from: 10, to: -10)  // the axis runs backwards
///     figure.yLimits = .reversed  // backwards, over all of the data
///
/// Equal limits are widened a little, as there is nothing to show between them. Limits that are not finite are an error
/// when the figure is drawn.
public struct Limits: Sendable, Equatable {
    public var from: Double?
    public var to: Double?
    /// Whether the axis starts where it would else end.
    public var isReversed = false

    public init(from: Double? = nil, to: Double? = nil) {
        self.from = from
        self.to = to
    }

    public init(_ from: Double, _ to: Double) {
        self.init(from: from, to: to)
    }

    public init(_ range: ClosedRange<Double>) {
        self.init(from: range.lowerBound, to: range.upperBound)
    }

    /// Those of the data, from the greatest to the least: for depths, magnitudes, ranks, and bars that read from the top.
    public static var reversed: Limits {
        var limits = Limits()
        limits.isReversed = true
        return limits
    }
}
