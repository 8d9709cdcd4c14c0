import CCairo

/// A font file opened by FreeType: which glyphs it has, how wide they are and what they look like.
///
/// FreeType faces may be used by one thread at a time. The class is therefore not `Sendable`; whoever shares one puts it
/// behind a lock. Each face has a FreeType library of its own (a few kilobytes), so two faces share nothing.
package final class FreeTypeFace {
    private let library: FT_Library
    private let face: FT_Face
    /// The size that is set, in 1/64 pixel; 0 before the first.
    private var size = 0

    /// Opens face number `index` of the font file at `path`.
    package init(path: String, index: Int = 0) throws(CairoError) {
        (library, face) = try FreeTypeFace.open(path: path, index: index)
    }

    deinit {
        // Neither can fail for a face and a library that were opened, and both must be called whatever they answer.
        FT_Done_Face(face)
        FT_Done_FreeType(library)
    }

    /// A face and the library that it belongs to; the caller owns both.
    static func open(path: String, index: Int) throws(CairoError) -> (FT_Library, FT_Face) {
        var library: FT_Library?
        try CairoError.check(freeType: FT_Init_FreeType(&library))
        guard let library else { throw CairoError(.freeType, code: 1, message: "no library") }
        var face: FT_Face?
        do throws(CairoError) {
            try CairoError.check(freeType: FT_New_Face(library, path, FT_Long(index), &face))
            guard let face else { throw CairoError(.freeType, code: 1, message: "no face") }
            return (library, face)
        } catch {
            FT_Done_FreeType(library)
            throw error
        }
    }

    /// The name of the family that the face belongs to, if the file tells.
    package var family: String? { face.pointee.family_name.map { String(cString: $0) } }

    /// Whether all glyphs are equally wide.
    package var isMonospaced: Bool { face.pointee.face_flags & FT_Long(FT_FACE_FLAG_FIXED_WIDTH) != 0 }

    /// The glyph that shows `scalar`, or nil where the font has none.
    package func glyph(for scalar: Unicode.Scalar) -> UInt32? {
        let index = FT_Get_Char_Index(face, FT_ULong(scalar.value))
        return index == 0 ? nil : index
    }

    // MARK: At a size

    package struct Glyph: Sendable {
        package var outline: GlyphOutline
        /// From this glyph's origin to the next one's in pixels, fitted to whole pixels by the font's instructions.
        package let advance: Double
        /// The same as it was designed, not fitted to pixels.
        package let designedAdvance: Double
        /// How far its ink reaches above and below the baseline (both positive outwards), in pixels.
        package let reach: (above: Double, below: Double)
    }

    /// Sets how many pixels the em is, in 1/64 pixel.
    package func setSize(_ newSize: Int) throws(CairoError) {
        // Setting a size runs the font's program for it, which costs as much as some thirty glyphs.
        guard newSize != size else { return }
        size = 0
        try CairoError.check(freeType: FT_Set_Char_Size(face, 0, FT_F26Dot6(newSize), 72, 72))
        size = newSize
    }

    /// The glyph at the size that is set, fully hinted by the font's own instructions.
    package func load(_ glyph: UInt32) throws(CairoError) -> Glyph {
        try CairoError.check(freeType: FT_Load_Glyph(face, glyph, FT_Int32(FT_LOAD_NO_BITMAP)))
        guard let slot = face.pointee.glyph, slot.pointee.format == FT_GLYPH_FORMAT_OUTLINE else {
            throw CairoError(.freeType, code: 0x12, message: "the glyph has no outline")
        }
        let metrics = slot.pointee.metrics
        return Glyph(
            outline: try GlyphOutline(&slot.pointee.outline),
            advance: Double(slot.pointee.advance.x) / 64,
            designedAdvance: Double(slot.pointee.linearHoriAdvance) / 65536,
            reach: (Double(metrics.horiBearingY) / 64, Double(metrics.height - metrics.horiBearingY) / 64))
    }

    // MARK: At any size

    /// A glyph as it was designed, in ems from its origin; y grows upwards.
    package struct Design: Sendable {
        package var advance: Double
        package var left: Double
        package var right: Double
        package var bottom: Double
        package var top: Double
    }

    package func design(of glyph: UInt32) throws(CairoError) -> Design {
        try CairoError.check(freeType: FT_Load_Glyph(face, glyph, FT_Int32(FT_LOAD_NO_SCALE)))
        guard let slot = face.pointee.glyph, face.pointee.units_per_EM > 0 else {
            throw CairoError(.freeType, code: 0x12, message: "the glyph has no outline")
        }
        let metrics = slot.pointee.metrics
        let em = Double(face.pointee.units_per_EM)
        return Design(
            advance: Double(metrics.horiAdvance) / em, left: Double(metrics.horiBearingX) / em,
            right: Double(metrics.horiBearingX + metrics.width) / em,
            bottom: Double(metrics.horiBearingY - metrics.height) / em, top: Double(metrics.horiBearingY) / em)
    }

    /// How much nearer (negative) or farther two neighbours stand than their advances say, in ems.
    package func kerning(_ left: UInt32, _ right: UInt32) throws(CairoError) -> Double {
        guard face.pointee.face_flags & FT_Long(FT_FACE_FLAG_KERNING) != 0, face.pointee.units_per_EM > 0 else {
            return 0
        }
        var vector = FT_Vector()
        try CairoError.check(freeType: FT_Get_Kerning(face, left, right, FT_KERNING_UNSCALED.rawValue, &vector))
        return Double(vector.x) / Double(face.pointee.units_per_EM)
    }

    /// What the typeface's designer keeps free for a line above and below the baseline (both positive outwards), in ems.
    package var lineReach: (above: Double, below: Double) {
        let em = max(1, Double(face.pointee.units_per_EM))
        if let table = FT_Get_Sfnt_Table(face, FT_SFNT_OS2)?.assumingMemoryBound(to: TT_OS2.self).pointee,
            table.sTypoAscender > 0
        {
            return (Double(table.sTypoAscender) / em, -Double(table.sTypoDescender) / em)
        }
        return (Double(face.pointee.ascender) / em, -Double(face.pointee.descender) / em)
    }
}
