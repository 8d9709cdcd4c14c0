/// How much room one line of text takes, in points.
package struct TextExtent: Sendable, Equatable {
    /// The pen's way from the first glyph's origin past the last.
    package var advance: Double
    /// The height above the baseline that the line keeps free: what the face asks for, or the ink's if that is more.
    package var ascent: Double
    /// The depth below the baseline that the line keeps free, found likewise.
    package var descent: Double

    package init(advance: Double, ascent: Double, descent: Double) {
        self.advance = advance
        self.ascent = ascent
        self.descent = descent
    }
}

/// Where the ink of a text lies, as its typeface was designed (not fitted to pixels), in points from the first glyph's
/// origin; y grows upwards, as in fonts.
package struct InkExtent: Sendable, Equatable {
    /// The pen's way from the first glyph's origin past the last.
    package var advance: Double
    package var left: Double
    package var right: Double
    package var bottom: Double
    package var top: Double

    package init(advance: Double, left: Double, right: Double, bottom: Double, top: Double) {
        self.advance = advance
        self.left = left
        self.right = right
        self.bottom = bottom
        self.top = top
    }

    package var width: Double { right - left }
    package var height: Double { top - bottom }
}

/// Knows how wide a text is in a font: FreeType in Plot, a ruler of even letters in tests.
package protocol TextMeasurer: Sendable {
    /// The pixels to the inch that lengths are fitted to.
    var dpi: Double { get }
    /// The room for one line of text; no newlines in it.
    func measure(_ text: String, in font: Font) throws(PlotError) -> TextExtent
    /// Where the ink of a text lies.
    func ink(of text: String, in font: Font) throws(PlotError) -> InkExtent
    /// How much farther two letters stand apart than their advances say, in points, fitted to whole pixels.
    func kerning(_ left: String, _ right: String, in font: Font) throws(PlotError) -> Double
    /// Whether the font or one that may stand in for it has the letter.
    func hasGlyph(for letter: Unicode.Scalar, in font: Font) throws(PlotError) -> Bool
}

/// What a measurer answers that knows the room for a line and nothing else.
extension TextMeasurer {
    package var dpi: Double { 72 }

    package func ink(of text: String, in font: Font) throws(PlotError) -> InkExtent {
        let extent = try measure(text, in: font)
        return InkExtent(
            advance: extent.advance, left: 0, right: extent.advance, bottom: -extent.descent, top: extent.ascent)
    }

    package func kerning(_ left: String, _ right: String, in font: Font) throws(PlotError) -> Double { 0 }

    package func hasGlyph(for letter: Unicode.Scalar, in font: Font) throws(PlotError) -> Bool { true }
}
