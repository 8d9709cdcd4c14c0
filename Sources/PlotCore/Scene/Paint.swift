/// How a line is drawn; lengths in points.
package struct Stroke: Sendable, Equatable {
    package enum Cap: String, Sendable { case butt, round, square }
    package enum Join: String, Sendable { case miter, round, bevel }

    package var color: Color
    package var width: Double
    /// Lengths of ink and gap in turn, in points; empty for an unbroken line.
    package var dashes: [Double] = []
    package var cap: Cap = .butt
    package var join: Join = .miter
    package var miterLimit: Double = 10

    package init(
        color: Color, width: Double, dashes: [Double] = [], cap: Cap = .butt, join: Join = .miter,
        miterLimit: Double = 10
    ) {
        self.color = color
        self.width = width
        self.dashes = dashes
        self.cap = cap
        self.join = join
        self.miterLimit = miterLimit
    }
}

/// Whether a renderer may move a shape by a fraction of a pixel so that its edges come out crisp.
///
/// A snapped coordinate `v`, in pixels, becomes `floor(v + 0.5)`, and half a pixel more where the stroke is an odd number
/// of pixels wide. Only a renderer knows pixels, so the Scene carries the wish and not the result.
package enum Snapping: String, Sendable {
    case never
    case always
}
