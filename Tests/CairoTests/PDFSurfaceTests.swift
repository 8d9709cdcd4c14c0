import Testing

@testable import Cairo

@Suite("A page of PDF")
struct PDFSurfaceTests {
    private func page() throws -> [UInt8] {
        let surface = try PDFSurface(width: 100, height: 50)
        try surface.setTitle("A title")
        try surface.setSubject("What it shows")
        let context = try Context(surface)
        let match = try FontSearch.nearest(family: "DejaVu Sans", bold: false)
        let face = try FreeTypeFace(path: match.path, index: match.index)
        let letters: [Context.TextGlyph] = "Word".unicodeScalars.enumerated().map { index, scalar in
            Context.TextGlyph(
                index: face.glyph(for: scalar) ?? 0, x: 10 + 8 * Double(index), y: 20, text: String(scalar))
        }
        context.show(letters, in: try FontFace(path: match.path, index: match.index), size: 10)
        try context.checkStatus()
        return try surface.finish()
    }

    @Test("embeds its font and has no date of today")
    func content() throws {
        let text = String(decoding: try page(), as: UTF8.self)
        #expect(text.hasPrefix("%PDF"))
        #expect(text.contains("/FontFile2"))
        #expect(text.contains("19700101"))
        #expect(text.contains("/Title (A title)") && text.contains("/Subject (What it shows)"))
    }

    @Test("is the same, byte for byte, each time")
    func determinism() throws {
        #expect(try page() == page())
    }
}
