import Cairo
import PlotCore

extension FontStore {
    /// What is behind the store's lock.
    struct State {
        /// In 1/64 pixel: glyphs of 16,384 pixels.
        static let largestSize = 1 << 20

        private var sources: [FontKey: FontSource] = [:]
        private var fonts: [FontSource: OpenFont] = [:]
        private var faces: [FontSource: FontFace] = [:]
        /// For a letter that a font lacks, the one found to have it; nil where none has.
        private var substitutes: [SubstituteKey: FontSource?] = [:]

        /// Lines of text that were asked for before.
        var texts = TextCache()

        struct FontKey: Hashable {
            var family: String
            var weight: Font.Weight
            var slant: Font.Slant

            init(_ font: Font) { (family, weight, slant) = (font.family, font.weight, font.slant) }
        }

        private struct SubstituteKey: Hashable {
            var font: FontKey
            var scalar: Unicode.Scalar
        }
    }
}

extension FontStore.State {
    /// The glyphs of a line of drawable text at a size in 1/64 pixel.
    mutating func layOut(
        _ text: String, in font: Font, size: Int, folders: [String]
    ) throws(PlotError) -> GlyphRun {
        let main = try openFont(source(of: font, folders: folders))
        var run = GlyphRun()
        let em = Double(size) / 64
        (run.ascent, run.descent) = (main.face.lineReach.above * em, main.face.lineReach.below * em)

        var left: (font: OpenFont, glyph: UInt32)?
        var base: MarkedBase?
        let letters = joiningLigatures(VisualOrder(text).scalars) {
            !main.face.isMonospaced && main.face.glyph(for: $0) != nil
        }
        for scalar in letters where !isInvisible(scalar) {
            // A skin's colour needs a font of pictures in colour; without, the picture alone is what is meant.
            if scalar.isSkinColor, run.glyphs.last?.scalar.properties.isEmojiModifierBase == true { continue }
            let (current, index) = try glyph(for: scalar, main: main, font: font)
            do throws(CairoError) {
                if let left, isCombining(scalar) {
                    var marked = if let base { base } else { try MarkedBase(left.font, left.glyph, in: run) }
                    let mark = try marked.mark(scalar, current, index, size: size)
                    let design = try current.design(of: index)
                    run.ascent = max(run.ascent, design.top * em - mark.y)
                    run.descent = max(run.descent, mark.y - design.bottom * em)
                    run.glyphs.append(mark)
                    base = marked
                    continue
                }
                base = nil
                if let left, left.font === current {
                    let kerning = try current.face.kerning(left.glyph, index) * em
                    // Not fitted to whole pixels: at small sizes that would be none or far too much.
                    run.advance += (kerning * 64).rounded() / 64
                    run.designedAdvance += kerning
                }
                let glyph = try current.glyph(index, size: size)
                run.glyphs.append(
                    GlyphRun.Glyph(
                        source: current.source, index: index, scalar: scalar, outline: glyph.outline, x: run.advance,
                        designedX: run.designedAdvance))
                // Letters higher than the typeface's lines, as hinting makes them at small sizes, make the line higher.
                (run.ascent, run.descent) = (max(run.ascent, glyph.reach.above), max(run.descent, glyph.reach.below))
                run.advance += glyph.advance
                run.designedAdvance += glyph.designedAdvance
            } catch {
                throw PlotError(.fontUnavailable, "text \"\(text)\": font file \(current.source.path): \(error)")
            }
            left = (current, index)
        }
        return run
    }

    /// The font that has a letter, and its glyph there: the font asked for, else one that fontconfig finds, else the
    /// box that the font asked for shows in place of a missing letter (glyph 0).
    mutating func glyph(
        for scalar: Unicode.Scalar, main: OpenFont, font: Font
    ) throws(PlotError) -> (OpenFont, UInt32) {
        if let index = main.face.glyph(for: scalar) { return (main, index) }
        let key = SubstituteKey(font: FontKey(font), scalar: scalar)
        if substitutes[key] == nil { substitutes[key] = .some(findSubstitute(for: scalar, font: font)) }
        guard let source = substitutes[key] ?? nil else { return (main, 0) }
        let substitute = try openFont(source)
        return (substitute, substitute.face.glyph(for: scalar) ?? 0)
    }

    /// A font that has the letter as an outline. None is no error: the text still shows that a letter is there.
    private mutating func findSubstitute(for scalar: Unicode.Scalar, font: Font) -> FontSource? {
        let family = font.isFile ? "sans-serif" : font.family
        guard
            let match = try? FontSearch.nearest(
                family: family, bold: font.weight == .bold, slanted: font.slant == .italic, covering: scalar)
        else { return nil }
        let source = FontSource(path: match.path, index: match.index)
        // A font of colour bitmaps may claim a letter that has no outline: then loading it fails.
        guard let opened = try? openFont(source), let glyph = opened.face.glyph(for: scalar),
            (try? opened.design(of: glyph)) != nil
        else { return nil }
        return source
    }

    // MARK: Files

    /// The file of a font: one that is named by its path, then one whose path is known, then what fontconfig finds.
    mutating func source(of font: Font, folders: [String]) throws(PlotError) -> FontSource {
        if font.isFile {
            return FontSource(path: font.family, shear: font.slant == .italic ? FontSource.obliqueShear : 0)
        }
        let key = FontKey(font)
        if let source = sources[key] { return source }
        let source =
            if let known = FontLocations.knownSource(of: font, folders: folders) { known } else {
                try FontSource(searching: font)
            }
        sources[key] = source
        return source
    }

    mutating func openFont(_ source: FontSource) throws(PlotError) -> OpenFont {
        if let font = fonts[source] { return font }
        do throws(CairoError) {
            let font = try OpenFont(source)
            fonts[source] = font
            return font
        } catch {
            throw PlotError(.fontUnavailable, "font file \(source.path): \(error)")
        }
    }

    mutating func embeddableFace(of source: FontSource) throws(PlotError) -> FontFace {
        // One face serves upright and sheared letters.
        var source = source
        source.shear = 0
        if let face = faces[source] { return face }
        do throws(CairoError) {
            let face = try FontFace(path: source.path, index: source.index)
            faces[source] = face
            return face
        } catch {
            throw PlotError(.fontUnavailable, "font file \(source.path): \(error)")
        }
    }
}

extension FontSource {
    /// Asks fontconfig for a family that has no known path.
    init(searching font: Font) throws(PlotError) {
        let (family, bold, slanted) = (font.family, font.weight == .bold, font.slant == .italic)
        guard let match = try? FontSearch.nearest(family: family, bold: bold, slanted: slanted),
            FontSource.isAnswer(match, to: family, bold: bold)
        else {
            throw PlotError(.fontUnavailable, "no font of the family \"\(family)\" is installed")
        }
        self.init(
            path: match.path, index: match.index, shear: slanted && !match.isSlanted ? FontSource.obliqueShear : 0)
    }

    /// fontconfig answers every question. What it answers for a name that no font can have is its way to say no;
    /// any other font is the family itself or one that the system names as its equal.
    private static func isAnswer(_ match: FontSearch.Match, to family: String, bold: Bool) -> Bool {
        if standIns.contains(family.lowercased()) { return true }
        if match.families.contains(where: { $0.lowercased() == family.lowercased() }) { return true }
        let refusal = try? FontSearch.nearest(family: "\u{fffd}", bold: bold)
        return match.path != refusal?.path
    }

    /// Families for which any text font will do: the generic ones, and the default one where DejaVu is not installed.
    private static let standIns: Set<String> = [
        "dejavu sans", "dejavu sans mono", "sans-serif", "sans", "serif", "monospace", "mono", "cursive", "fantasy",
        "system-ui",
    ]
}
