import Cairo

/// A letter that takes combining marks, each placed over or under the middle of its ink.
///
/// Fonts tell finer places for marks in tables that need a shaping engine. This rule does without: a mark stands as far from
/// its base as the font's designer put it from an x, further marks beyond it.
struct MarkedBase {
    private let design: FreeTypeFace.Design
    /// Of the base's font, in ems.
    private let xHeight: Double
    /// Where the base's origin is in the run.
    private let origin: (x: Double, designedX: Double)
    /// How much room the marks so far take, in ems.
    private var above = 0.0
    private var below = 0.0

    /// The last letter of a run.
    init(_ font: OpenFont, _ glyph: UInt32, in run: GlyphRun) throws(CairoError) {
        design = try font.design(of: glyph)
        xHeight = font.xHeight
        origin = (run.glyphs.last?.x ?? 0, run.glyphs.last?.designedX ?? 0)
    }

    /// A mark at its place; `size` is in 1/64 pixel.
    mutating func mark(
        _ scalar: Unicode.Scalar, _ font: OpenFont, _ glyph: UInt32, size: Int
    ) throws(CairoError) -> GlyphRun.Glyph {
        let mark = try font.design(of: glyph)
        // A blank has no ink, but a middle.
        let hasInk = design.right > design.left
        let middle = hasInk ? (design.left + design.right) / 2 : design.advance / 2
        let x = middle - (mark.left + mark.right) / 2
        var y = 0.0
        // Unicode's combining classes: 230 stands above, 220 below, others where the font has them.
        switch scalar.properties.canonicalCombiningClass.rawValue {
        case 230:
            y = -max(0, design.top - xHeight) - above
            above += mark.top - mark.bottom
        case 220:
            y = max(0, -design.bottom) + below
            below += mark.top - mark.bottom
        default: break
        }
        let em = Double(size) / 64
        return GlyphRun.Glyph(
            source: font.source, index: glyph, scalar: scalar, outline: try font.glyph(glyph, size: size).outline,
            x: origin.x + x * em, designedX: origin.designedX + x * em, y: y * em)
    }
}
