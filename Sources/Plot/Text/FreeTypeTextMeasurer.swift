package import PlotCore

/// Measures text by the hinted glyphs that a figure of that resolution will show.
package struct FreeTypeTextMeasurer: TextMeasurer {
    package let dpi: Double
    private let fonts: FontStore

    package init(dpi: Double, fonts: FontStore = .shared) {
        self.dpi = dpi
        self.fonts = fonts
    }

    package func measure(_ text: String, in font: Font) throws(PlotError) -> TextExtent {
        let run = try fonts.layOut(text, in: font, dpi: dpi)
        let points = 72 / dpi
        return TextExtent(advance: run.advance * points, ascent: run.ascent * points, descent: run.descent * points)
    }

    package func ink(of text: String, in font: Font) throws(PlotError) -> InkExtent {
        try fonts.ink(of: text, in: font, dpi: dpi)
    }

    package func kerning(_ left: String, _ right: String, in font: Font) throws(PlotError) -> Double {
        try fonts.kerning(left, right, in: font, dpi: dpi)
    }

    package func hasGlyph(for letter: Unicode.Scalar, in font: Font) throws(PlotError) -> Bool {
        try fonts.hasGlyph(for: letter, in: font)
    }
}
