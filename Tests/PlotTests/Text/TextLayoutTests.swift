import Foundation
import Testing

@testable import Plot
@testable import PlotCore

@Suite("Text")
struct TextLayoutTests {
    private let fonts = FontStore.shared
    private let font = Font(size: 10)

    private func run(_ text: String, _ font: Font = Font(size: 10)) throws -> GlyphRun {
        try fonts.layOut(text, in: font, dpi: 100)
    }

    @Test("a digit of 10 points at 100 dots per inch is 9 pixels wide")
    func digits() throws {
        let extent = try FreeTypeTextMeasurer(dpi: 100).measure("0123", in: font)
        #expect(abs(extent.advance - 36 * 0.72) < 1e-9)
    }

    @Test("a line is as high and deep as its typeface asks for, and higher where hinted letters are")
    func lineReach() throws {
        // matplotlib 3.11.2: Text._get_layout at 10 points and 100 dots per inch.
        for (text, ascent) in [
            ("", 7.59765625), ("x", 7.59765625), ("0", 7.59765625), ("lp", 7.92), ("time (s)", 7.92),
        ] {
            let extent = try FreeTypeTextMeasurer(dpi: 100).measure(text, in: font)
            #expect(abs(extent.ascent - ascent) < 2e-3, "\(text)")
            #expect(abs(extent.descent - 2.40234375) < 2e-3, "\(text)")
        }
    }

    @Test("glyphs stand whole pixels apart where nothing is kerned")
    func wholePixels() throws {
        let glyphs = try run("−7.5 hon").glyphs
        #expect(glyphs.allSatisfy { $0.x == $0.x.rounded() })
        #expect(glyphs.contains { $0.designedX != $0.designedX.rounded() })
    }

    @Test("neighbours are kerned")
    func kerning() throws {
        let big = Font(size: 40)
        #expect(try run("AV", big).advance < run("A", big).advance + run("V", big).advance)
        #expect(try run("AV", big).designedAdvance < run("A", big).designedAdvance + run("V", big).designedAdvance)
    }

    @Test("letters that a font joins are joined, not in a monospaced one, and spelled out where text is copied")
    func ligatures() throws {
        #expect(try run("fi office flow").glyphs.map(\.scalar).count == 10)
        #expect(try run("office", Font("DejaVu Sans Mono", size: 10)).glyphs.count == 6)
        #expect("ﬃﬄﬀﬁﬂx".unicodeScalars.map(spelling).joined() == "ffifflfffiflx")
    }

    @Test("bold is another file, and wider")
    func bold() throws {
        let bold = try run("mmm", Font(size: 10, weight: .bold))
        #expect(bold.glyphs[0].source != (try run("mmm").glyphs[0].source))
        #expect(bold.advance > (try run("mmm").advance))
    }

    @Test(
        "control characters become blanks or U+FFFD",
        arguments: [
            ("a\nb", "a b"), ("a\tb", "a b"), ("a\u{0}b", "a\u{fffd}b"), ("\u{1b}[31m", "\u{fffd}[31m"),
            ("\u{7f}\u{9b}", "\u{fffd}\u{fffd}"), ("\u{fffe}", "\u{fffd}"), ("a\r\nb", "a  b"), ("ü–−∂🎉", "ü–−∂🎉"),
            ("a\u{a0}b", "a b"),
        ])
    func controlCharacters(text: String, expected: String) {
        #expect(drawableText(text) == expected)
    }

    @Test("joiners and direction marks have no glyph")
    func invisible() throws {
        #expect(try run("a\u{200d}b\u{200f}\u{fe0f}").glyphs.map(\.scalar) == ["a", "b"])
    }

    @Test("a letter that no font has shows the font's box and takes room")
    func missingLetter() throws {
        // A private use code point, which no installed font should define.
        let run = try run("\u{10ffff}\u{f8fe}")
        #expect(run.advance > 0)
        #expect(run.glyphs.allSatisfy { $0.index == 0 || $0.source.path != "" })
    }

    @Test(
        "emoji, right-to-left and East Asian text gives glyphs and no error",
        arguments: ["🎉👩‍👩‍👧", "שלום עולם", "مرحبا", "漢字かな", "e\u{301}\u{301}\u{301}", "\u{202e}abc"])
    func everyScript(text: String) throws {
        #expect(try run(text).advance > 0)
        #expect(try !run(text).glyphs.isEmpty)
    }

    @Test("a font file that is missing is an error that names it")
    func missingFile() {
        let error = #expect(throws: PlotError.self) { try run("a", Font("/nowhere/font.ttf", size: 10)) }
        #expect(error?.code == .fontUnavailable)
        #expect(error?.message == "font file /nowhere/font.ttf: FreeType: the file cannot be opened")
    }

    @Test("a font file that is none is an error that names it")
    func brokenFile() throws {
        let path = NSTemporaryDirectory() + "broken-\(UUID()).ttf"
        try Data(repeating: 7, count: 5000).write(to: URL(filePath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        let error = #expect(throws: PlotError.self) { try run("a", Font(path, size: 10)) }
        #expect(error?.code == .fontUnavailable)
        #expect(error?.message.contains(path) == true)
    }

    @Test(
        "a font file that breaks off gives an error or glyphs, never a crash", arguments: [100, 5_000, 60_000, 400_000])
    func truncatedFile(length: Int) throws {
        let whole = try Data(contentsOf: URL(filePath: run("a").glyphs[0].source.path))
        let path = NSTemporaryDirectory() + "truncated-\(UUID()).ttf"
        try whole.prefix(length).write(to: URL(filePath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        do {
            _ = try run("Ag", Font(path, size: 10))
        } catch let error as PlotError {
            #expect(error.code == .fontUnavailable)
        }
    }

    @Test("a font is taken from a file where its family is a path")
    func fontFromFile() throws {
        let file = try run("a").glyphs[0].source.path
        #expect(try run("ab", Font(file, size: 10)).advance == run("ab").advance)
        #expect(try fonts.familyName(of: Font(file, size: 10)) == "DejaVu Sans")
    }

    @Test("a family that is not installed is an error that names it")
    func missingFamily() {
        let error = #expect(throws: PlotError.self) { try run("a", Font("No Such Family", size: 10)) }
        #expect(error?.code == .fontUnavailable)
        #expect(error?.message == "no font of the family \"No Such Family\" is installed")
    }

    @Test(
        "the default and the generic families are found by search where no path is known",
        arguments: ["DejaVu Sans", "sans-serif", "monospace"])
    func search(family: String) throws {
        let run = try FontStore(folders: []).layOut("a", in: Font(family, size: 10), dpi: 100)
        #expect(run.advance > 0)
    }

    @Test("sizes that cannot be drawn are an error", arguments: [0, -3, .nan, .infinity, 1e9, 1e-9])
    func sizes(size: Double) {
        let error = #expect(throws: PlotError.self) { try run("a", Font(size: size)) }
        #expect(error?.code == .invalidStyle)
    }

    @Test("more sizes than the store keeps give the same glyphs again")
    func manySizes() throws {
        let first = try run("ag", Font(size: 5)).glyphs.map(\.outline)
        for size in 6..<120 { _ = try run("ag", Font(size: Double(size))) }
        #expect(try run("ag", Font(size: 5)).glyphs.map(\.outline) == first)
    }
}
