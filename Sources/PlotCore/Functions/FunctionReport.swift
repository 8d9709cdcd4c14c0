/// What is known of a function's curve, stretch by stretch, and what it took to find out.
public struct FunctionReport: Sendable, Equatable {
    /// How sure it is that a stretch of the picture is right.
    public enum Certainty: Sendable, Hashable {
        /// Proven by bounds: the curve is within a tenth of a pixel of what is drawn, or there is none that could be seen.
        case proven
        /// Decided by values, where bounds leave only what is far smaller than a pixel open.
        case resolved
        /// Drawn by values alone: the function's bounds are too loose, or the budget was at its end.
        case uncertain
    }

    /// What the curve does on a stretch.
    public enum Feature: Sendable, Hashable {
        /// It is drawn as a line.
        case curve
        /// It has no value, or none within the axes' limits.
        case gap
        /// It changes its value at once, and is not joined.
        case jump
        /// It leaves the axes' limits on both sides of a point, without coming back in between.
        case pole
        /// It ends, or begins.
        case edge
        /// A point is missing, or cannot be told from its neighbours.
        case removable
        /// It swings more than once within a pixel, and is filled.
        case band
    }

    /// A stretch of x on which one thing is known.
    public struct Span: Sendable, Equatable {
        public var x: ClosedRange<Double>
        public var feature: Feature
        public var certainty: Certainty
    }

    /// In the order of x, without gaps or overlaps but for neighbours' common ends.
    public internal(set) var spans: [Span] = []
    /// How often the function was asked for a value or for bounds.
    public internal(set) var evaluations = 0
    /// What stood out, in sentences.
    public internal(set) var remarks: [String] = []

    package init() {}

    /// The stretches of that certainty, neighbours joined.
    public func stretches(_ certainty: Certainty) -> [ClosedRange<Double>] {
        var joined: [ClosedRange<Double>] = []
        for span in spans where span.certainty == certainty {
            if let last = joined.last, last.upperBound == span.x.lowerBound {
                joined[joined.count - 1] = last.lowerBound...span.x.upperBound
            } else {
                joined.append(span.x)
            }
        }
        return joined
    }

    mutating func add(_ lower: Double, _ upper: Double, _ feature: Feature, _ certainty: Certainty) {
        guard lower <= upper else { return }
        if let last = spans.last, last.feature == feature, last.certainty == certainty,
            feature == .curve || feature == .gap || feature == .band
        {
            spans[spans.count - 1].x = last.x.lowerBound...max(upper, last.x.upperBound)
        } else {
            spans.append(Span(x: lower...upper, feature: feature, certainty: certainty))
        }
    }
}

extension FunctionReport: CustomStringConvertible {
    /// A stretch a line, then what stood out, then the cost.
    public var description: String {
        let stretches = spans.map { "\($0.feature) over \($0.x), \($0.certainty)" }
        return (stretches + remarks + ["\(evaluations) evaluations"]).joined(separator: "\n")
    }
}
