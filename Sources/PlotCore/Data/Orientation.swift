/// Which way bars, boxes, violins and their like stand.
public enum Orientation: Sendable {
    /// Upwards, side by side along x.
    case vertical
    /// To the right, one above the other along y.
    case horizontal
}
