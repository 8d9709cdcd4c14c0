/// Where an axis has ticks: where its scale thinks fit, at places of your own, or nowhere.
///
///     figure.xTicks = .at([0, .pi, 2 * .pi], labels: ["0", "π", "2π"])
///     figure.yTicks = .none
///     figure.xTicks.minor = .shown
///
/// Ticks outside the limits are not drawn, and labels that would lie over each other are left out. As many labels as places
/// are asked for; anything else is an error when the figure is drawn.
public struct AxisTicks: Sendable, Equatable {
    /// Small ticks between the large ones.
    public enum Minor: Sendable {
        /// Where the scale has them by itself, as a logarithmic one.
        case automatic
        case shown
        case none
    }

    private enum Placement: Sendable, Equatable {
        case scale
        case given([Double], labels: [String]?)
    }

    private var placement: Placement
    public var minor = Minor.automatic

    /// At round values, as many as there is room for.
    public static var automatic: AxisTicks { AxisTicks(placement: .scale) }

    /// No ticks and no labels.
    public static var none: AxisTicks { AxisTicks(placement: .given([], labels: nil), minor: .none) }

    /// At these values, in data units, with these texts or what the axis writes beside such values.
    public static func at(_ values: some ColumnConvertible, labels: [String]? = nil) -> AxisTicks {
        let column = values.column
        return AxisTicks(placement: .given((0..<column.count).map { column[$0] }, labels: labels))
    }

    /// At these values: the same for an array whose numbers may be written as `.pi`.
    public static func at(_ values: [Double], labels: [String]? = nil) -> AxisTicks {
        AxisTicks(placement: .given(values, labels: labels))
    }

    var problem: String? {
        guard case .given(let values, let labels?) = placement, labels.count != values.count else { return nil }
        return "\(values.count) places but \(labels.count) labels"
    }

    /// The ticks within the axis' limits.
    func ticks(of axis: TrainedScale, space: TickSpace) -> Ticks {
        var ticks: Ticks
        switch placement {
        case .scale: ticks = axis.scale.ticks(in: axis.limits, space: space)
        case .given(let values, let labels): ticks = given(values, labels: labels, on: axis)
        }
        switch minor {
        case .automatic: break
        case .none: (ticks.minor, ticks.minorLabels) = ([], [])
        case .shown where ticks.minor.isEmpty:
            ticks.minor = axis.scale.minorTicks(between: ticks.values, in: axis.limits)
        case .shown: break
        }
        return ticks
    }

    /// Given places on polar axes: angles in degrees with their labels. Nil where the axes have their own.
    func spokes(of axis: TrainedScale) -> [(angle: Double, label: String)]? {
        guard case .given(let values, let labels) = placement else { return nil }
        let ticks = given(values, labels: labels, on: axis)
        let written = labels == nil ? axis.format.labels(for: ticks.values, on: axis)?.texts : ticks.labels
        return ticks.values.indices.map { index in
            let angle = ticks.values[index] * 180 / .pi
            let label = written.flatMap { index < $0.count ? $0[index] : nil }
            return (angle, label ?? shortText(angle, digits: 5).withMinusSigns + "°")
        }
    }

    private func given(_ values: [Double], labels: [String]?, on axis: TrainedScale) -> Ticks {
        // Along the axis: a ten thousand millionth of a wide logarithmic axis' values are most of its powers.
        let order = values.indices
            .filter { (-1e-10...1 + 1e-10).contains(axis.position(of: values[$0])) }
            .sorted { values[$0] < values[$1] }
        let shown = order.map { values[$0] }
        if let labels {
            return Ticks(values: shown, labels: order.map { $0 < labels.count ? labels[$0] : "" })
        }
        let written = axis.scale.labels(for: shown, in: axis.limits)
        return Ticks(values: shown, labels: written.texts, offsetText: written.offsetText)
    }
}

extension PlotSurface {
    /// Where the x axis has ticks.
    public var xTicks: AxisTicks {
        get { axes.xTicks }
        set { axes.xTicks = newValue }
    }

    /// Where the y axis has ticks.
    public var yTicks: AxisTicks {
        get { axes.yTicks }
        set { axes.yTicks = newValue }
    }
}
