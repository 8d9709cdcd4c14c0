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
        /// The origin's distance from the run's start: advances are fitted to whole pixels, kerning to 1/64.
        var x: Double
        /// The same with advances and kerning as the typeface's designer gave them.
        var designedX: Double
        /// How far below the baseline the origin is: of marks that are moved to their base.
        var y = 0.0
    }

    var glyphs: [Glyph] = []
    /// The pen's way from the first origin past the last glyph.
    var advance = 0.0
    var designedAdvance = 0.0
    /// What the line keeps free above and below the baseline: what its typeface asks for, or its ink if that is more.
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
