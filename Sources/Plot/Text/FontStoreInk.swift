import Cairo
import PlotCore

// What typesetting mathematics asks of fonts: lengths as they were designed, not fitted to pixels.
extension FontStore.State {
    /// Where the ink of drawable text lies, in points: `size` is in 1/64 pixel, and the font's own size in points.
    mutating func ink(of text: String, in font: Font, size: Int, folders: [String]) throws(PlotError) -> InkExtent {
        let run = try layOut(text, in: font, size: size, folders: folders)
        let em = font.size
        let points = em / (Double(size) / 64)
        var extent: InkExtent?
        for glyph in run.glyphs {
            let design: FreeTypeFace.Design
            let opened = try openFont(glyph.source)
            do throws(CairoError) {
                design = try opened.design(of: glyph.index)
            } catch {
                throw PlotError(.fontUnavailable, "text \"\(text)\": font file \(glyph.source.path): \(error)")
            }
            let (x, y) = (glyph.designedX * points, glyph.y * points)
            let own = InkExtent(
                advance: 0, left: x + design.left * em, right: x + design.right * em,
                bottom: design.bottom * em - y, top: design.top * em - y)
            extent =
                extent.map { extent in
                    InkExtent(
                        advance: 0, left: min(extent.left, own.left), right: max(extent.right, own.right),
                        bottom: min(extent.bottom, own.bottom), top: max(extent.top, own.top))
                } ?? own
        }
        var result = extent ?? InkExtent(advance: 0, left: 0, right: 0, bottom: 0, top: 0)
        result.advance = run.designedAdvance * points
        return result
    }

    /// Kerning in whole pixels. Below 25 pixels to the em it is damped first, lest rounding make it too strong: FreeType's own
    /// rule (`FT_KERNING_DEFAULT`), by which mathtext kerns, and whose call would need the face to be set to the size.
    private func fitted(_ kerning: Double, em: Double) -> Double {
        (kerning * min(1, em.rounded() / 25) + 0.5).rounded(.down)
    }

    /// In pixels, between the last letter of one text and the first of another; none between different fonts.
    mutating func kerning(
        _ left: String, _ right: String, in font: Font, size: Int, folders: [String]
    ) throws(PlotError) -> Double {
        guard let first = left.unicodeScalars.last, let second = right.unicodeScalars.first else { return 0 }
        let main = try openFont(source(of: font, folders: folders))
        guard let first = main.face.glyph(for: first), let second = main.face.glyph(for: second) else { return 0 }
        let em = Double(size) / 64
        do throws(CairoError) {
            return fitted(try main.face.kerning(first, second) * em, em: em)
        } catch {
            throw PlotError(.fontUnavailable, "font file \(main.source.path): \(error)")
        }
    }

    mutating func hasGlyph(for letter: Unicode.Scalar, in font: Font, folders: [String]) throws(PlotError) -> Bool {
        let main = try openFont(source(of: font, folders: folders))
        return try glyph(for: letter, main: main, font: font).1 != 0
    }
}
