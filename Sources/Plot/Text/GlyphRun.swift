import Cairo

/// One line of text as glyphs beside each other, at a resolution; lengths in pixels.
struct GlyphRun: Sendable {
    struct Glyph: Sendable {
        /// Where the glyph comes from: a font file, and its number there.
        var source: FontSource
        var index: UInt32
        /// The letter that it shows.
        var scalar: Unicode.Scalar
        var outline: GlyphOutline
        /// The origin's distance from the run's start where every advance is fitted to whole pixels.
        var x: Double
        /// The same with the advances that the typeface's designer gave.
        var designedX: Double
        /// How far below the baseline the origin is: of marks that are moved to their base.
        var y = 0.0
    }

    var glyphs: [Glyph] = []
    /// The pen's way from the first origin past the last glyph, fitted to whole pixels.
    var advance = 0.0
    var designedAdvance = 0.0
    /// What a line keeps free above and below the baseline.
    var ascent = 0.0
    var descent = 0.0
}

/// One face of one font file.
struct FontSource: Sendable, Hashable {
    var path: String
    var index = 0
    /// How far upright letters are made to lean, for each unit of height: for want of an italic face.
    var shear = 0.0

    /// The slant of DejaVu's oblique faces: 11 degrees.
    static let obliqueShear = 0.194
}
