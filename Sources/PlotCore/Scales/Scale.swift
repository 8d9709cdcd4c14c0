package import Autodiff

/// How an axis lays out values: straight, by logarithm, by date, ….
///
/// A new scale is one file: a type that conforms, and the member of `AxisScale` by which a user names it:
///
///     extension AxisScale {
///         public static var linear: AxisScale { AxisScale(LinearScale()) }
///     }
///
/// A scale knows rules, not data. `TrainedScale` puts it together with limits, and is what layout and marks ask.
package protocol Scale: Sendable {
    /// What messages call such an axis: "linear", "logarithmic".
    var name: String { get }

    /// What is wrong with the scale's own numbers, as a base of 1; nil where nothing is.
    var problem: String? { get }

    /// Where `value` lies along the axis, in the scale's own unit: the value itself, its logarithm, ….
    ///
    /// Rises with the value. Not a number where the scale has no place for it, as for the logarithm of -1; such values
    /// don't count in a column's extent.
    func coordinate(of value: Double) -> Double

    /// Whether a coordinate is the value itself, so that a column can be drawn from where it lies.
    var isIdentity: Bool { get }

    /// The way from values to coordinates, and back, as functions that have derivatives and bounds; nil where there are none.
    var rule: ScaleRule? { get }

    /// Whether tick labels are words, each of which counts, so that they are turned where they have no room side by side.
    var labelsAreWords: Bool { get }

    /// What axes without marks show.
    var unit: Domain { get }

    /// The limits that show data of that extent with `margin` of the axis free at each end, but none past a sticky value;
    /// `nil` where there are no data. The scale has a place for both ends of the extent if they are finite.
    func limits(for extent: Domain?, margin: Double, sticky: [Double]) -> Domain

    /// The limits that a user gave, made wider where the scale can't tell one end from the other.
    func limits(given limits: Domain) -> Domain

    /// Ticks within `limits`, as many as there is room for, with their labels.
    func ticks(in limits: Domain, space: TickSpace) -> Ticks

    /// What to write beside values that the scale did not choose itself.
    func labels(for values: [Double], in limits: Domain) -> TickLabels

    /// Small ticks between the large ones at `values`, for a user who asked for them.
    func minorTicks(between values: [Double], in limits: Domain) -> [Double]
}

extension Scale {
    package var problem: String? { nil }
    package var isIdentity: Bool { false }
    package var rule: ScaleRule? {
        isIdentity ? ScaleRule(coordinate: { $0 }, value: { $0 }) : nil
    }
    package var labelsAreWords: Bool { false }
    package var unit: Domain { Domain(0, 1) }

    package func labels(for values: [Double], in limits: Domain) -> TickLabels {
        let formatter = PlainFormatter(for: values, limits: limits)
        return TickLabels(texts: values.map(formatter.label(of:)), offsetText: formatter.offsetText)
    }

    package func minorTicks(between values: [Double], in limits: Domain) -> [Double] {
        MinorLocator().values(between: values, in: limits)
    }
}

/// A scale written in tensors. `coordinate` is the scale's own rule, `value` its inverse.
package struct ScaleRule: Sendable {
    package let coordinate: @Sendable (Tensor) -> Tensor
    package let value: @Sendable (Tensor) -> Tensor
}
