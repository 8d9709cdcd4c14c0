/// How an axis lays out values: straight, by logarithm, by date, ….
///
/// A new scale is one file: a type that conforms, and a static member of `Scale` for the leading dot:
///
///     extension Scale where Self == LinearScale {
///         package static var linear: LinearScale { LinearScale() }
///     }
///
/// A scale knows rules, not data. `TrainedScale` puts it together with limits, and is what layout and marks ask.
package protocol Scale: Sendable {
    /// Where `value` lies along the axis, in the scale's own unit: the value itself, its logarithm, ….
    ///
    /// Rises with the value. Not a number where the scale has no place for it, as for the logarithm of -1; such values
    /// don't count in a column's extent.
    func coordinate(of value: Double) -> Double

    /// Whether a coordinate is the value itself, so that a column can be drawn from where it lies.
    var isIdentity: Bool { get }

    /// The limits that show data of that extent with `margin` of the axis free at each end; `nil` where there are no data.
    func limits(for extent: Domain?, margin: Double) -> Domain

    /// The limits that a user gave, made wider where the scale can't tell one end from the other.
    func limits(given limits: Domain) -> Domain

    /// Ticks within `limits`, as many as there is room for, with their labels.
    func ticks(in limits: Domain, space: TickSpace) -> Ticks
}
