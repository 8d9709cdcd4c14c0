import Cairo
import PlotCore

/// Opens fonts and keeps what was read from them: which glyphs a text needs, how wide they are, what they look like.
///
/// ### Why one store is shared by the whole process
/// Opening a font and running its hinting program takes longer than drawing a small figure, so a figure cannot start from
/// nothing each time. `shared` is the package's only state that outlives a call. It holds facts of font files, and of the last
/// texts what follows from those (`TextCache`); nothing that a caller set, so what a call returns never depends on the calls
/// before it.
///
/// ### Why it is safe
/// A FreeType face may be used by one thread at a time, and even measuring a text changes it. All FreeType faces are therefore
/// inside one lock, and what leaves the lock are plain values (`GlyphRun`): outlines and numbers. Rendering to pixels works on
/// those values alone and uses no font object of cairo's. Vector formats that embed fonts use a `FontFace`, which is another
/// face of the same file and locked by cairo itself.
package final class FontStore: Sendable {
    package static let shared = FontStore()

    private let folders: [String]
    private let state = Guarded(State())

    /// A store that looks for DejaVu in `folders` before it asks fontconfig.
    package init(folders: [String] = FontLocations.systemFolders) {
        self.folders = folders
    }

    /// The glyphs of one line of text at a resolution.
    func layOut(_ text: String, in font: Font, dpi: Double) throws(PlotError) -> GlyphRun {
        let line = try line(text, in: font, dpi: dpi)
        return try state.withLock { state throws(PlotError) in
            if let known = state.texts.run(line) { return known }
            let run = try state.layOut(drawableText(text), in: font, size: line.size, folders: folders)
            state.texts.keep(run, of: line)
            return run
        }
    }

    /// What a line of text covers in pixels, from the second time on that it is asked for; nil where cairo is to draw it.
    func stamp(of text: String, in font: Font, dpi: Double, _ phase: TextPhase) throws(PlotError) -> TextStamp? {
        let line = try line(text, in: font, dpi: dpi)
        switch state.withLock({ $0.texts.stamp(of: line, phase) }) {
        case .new: return nil
        case .stamp(let stamp): return stamp
        case .seen:
            guard let stamp = TextStamp(try layOut(text, in: font, dpi: dpi), phase) else { return nil }
            state.withLock { $0.texts.keep(stamp, of: line, phase) }
            return stamp
        }
    }

    private func line(_ text: String, in font: Font, dpi: Double) throws(PlotError) -> TextCache.Line {
        TextCache.Line(
            text: text, font: State.FontKey(font), size: try pixelSize(of: font, dpi: dpi, text: text))
    }

    /// Where the ink of one line lies as it was designed, in points.
    func ink(of text: String, in font: Font, dpi: Double) throws(PlotError) -> InkExtent {
        let size = try pixelSize(of: font, dpi: dpi, text: text)
        return try state.withLock { state throws(PlotError) in
            try state.ink(of: drawableText(text), in: font, size: size, folders: folders)
        }
    }

    /// How much farther two letters stand apart than their advances say, in points, fitted to whole pixels.
    func kerning(_ left: String, _ right: String, in font: Font, dpi: Double) throws(PlotError) -> Double {
        let size = try pixelSize(of: font, dpi: dpi, text: left + right)
        return try state.withLock { state throws(PlotError) in
            try state.kerning(left, right, in: font, size: size, folders: folders)
        } * 72 / dpi
    }

    /// Whether a letter can be shown: by the font, or by one that stands in for it.
    func hasGlyph(for letter: Unicode.Scalar, in font: Font) throws(PlotError) -> Bool {
        try state.withLock { state throws(PlotError) in
            try state.hasGlyph(for: letter, in: font, folders: folders)
        }
    }

    /// In 1/64 pixel.
    private func pixelSize(of font: Font, dpi: Double, text: String) throws(PlotError) -> Int {
        let size = (font.size * dpi / 72 * 64).rounded()
        guard size >= 1, size <= Double(State.largestSize) else {
            throw PlotError(
                .invalidStyle,
                "text \"\(text)\": a font size of \(font.size) points at \(dpi) dots per inch cannot be drawn")
        }
        return Int(size)
    }

    /// The face of a font file for formats that embed fonts.
    func embeddableFace(of source: FontSource) throws(PlotError) -> FontFace {
        try state.withLock { state throws(PlotError) in try state.embeddableFace(of: source) }
    }

    /// The name by which other programs know a font: of one given as a file, the family that the file names.
    func familyName(of font: Font) throws(PlotError) -> String {
        guard font.isFile else { return font.family }
        return try state.withLock { state throws(PlotError) in
            let source = try state.source(of: font, folders: folders)
            return try state.openFont(source).face.family ?? "sans-serif"
        }
    }
}

extension Font {
    /// A family that is written as a path names a font file.
    var isFile: Bool { family.contains("/") }
}
