/// The scale of an axis, by leading dot: `.linear`, and what else stands in this folder.
///
///     figure.yScale = .linear
public struct AxisScale: Sendable {
    package let scale: any Scale

    package init(_ scale: any Scale) {
        self.scale = scale
    }
}
