/// A line with mathematics after typesetting: letters and lines with their places.
///
/// Places are in points from the start of the text's baseline; y grows downwards.
package struct MathLayout: Sendable, Equatable {
    /// Letters that belong together, mostly one: a font's glyphs drawn at one place.
    package struct Piece: Sendable, Equatable {
        package var string: String
        package var font: Font
        package var x: Double
        package var y: Double
        /// The pen's way past the letters.
        package var advance: Double
    }

    package var pieces: [Piece] = []
    /// Fraction bars and other straight lines, which renderers keep crisp and at least a pixel thick.
    package var rules: [Rect] = []
    /// Filled outlines: brackets and roots that are taller than letters.
    package var shapes: [Path] = []
}
