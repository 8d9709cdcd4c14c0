/// A typeface by family, in a size given in points.
public struct Font: Sendable, Equatable, Hashable {
    public enum Weight: String, Sendable { case regular, bold }
    public enum Slant: String, Sendable { case upright, italic }

    public var family: String
    public var size: Double
    public var weight: Weight
    public var slant: Slant

    public init(
        _ family: String = "DejaVu Sans", size: Double, weight: Weight = .regular, slant: Slant = .upright
    ) {
        self.family = family
        self.size = size
        self.weight = weight
        self.slant = slant
    }
}
