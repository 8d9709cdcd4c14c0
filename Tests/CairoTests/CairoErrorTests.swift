import Foundation
import Testing

@testable import Cairo

@Suite("A library's status becomes an error")
struct CairoErrorTests {
    @Test("a picture that is too large, or has no size at all", arguments: [(40_000, 10), (-1, 5), (Int.max, 1)])
    func oversizedImage(width: Int, height: Int) {
        let error = #expect(throws: CairoError.self) { try ImageSurface(width: width, height: height) }
        #expect(error?.library == .cairo)
        #expect(error?.message.contains("size") == true)
    }

    @Test("a picture whose pixels are not as many as its size says")
    func missingPixels() {
        #expect(throws: CairoError.self) { try ImageSurface(width: 2, height: 2, pixels: [1, 2, 3]) }
    }

    @Test("the first wrong call of a context stays known, whatever follows")
    func contextKeepsFirstError() throws {
        let context = try Context(ImageSurface(width: 8, height: 8))
        try context.checkStatus()
        context.setDashes([-1])
        context.move(x: 1, y: 1)
        context.line(x: 5, y: 5)
        context.stroke()
        let error = #expect(throws: CairoError.self) { try context.checkStatus() }
        #expect(error?.message.contains("dash") == true)
    }

    @Test("restoring what was never saved")
    func unbalancedRestore() throws {
        let context = try Context(ImageSurface(width: 8, height: 8))
        context.restore()
        #expect(throws: CairoError.self) { try context.checkStatus() }
    }

    @Test("drawing on a page that is finished")
    func finishedPage() throws {
        let page = try PDFSurface(width: 10, height: 10)
        _ = try page.finish()
        #expect(throws: CairoError.self) { try Context(page) }
    }

    @Test("a font file that is not there")
    func missingFontFile() {
        let error = #expect(throws: CairoError.self) { try FreeTypeFace(path: "/nowhere/font.ttf") }
        #expect(error?.library == .freeType)
        #expect(error?.message == "the file cannot be opened")
        #expect(throws: CairoError.self) { try FontFace(path: "/nowhere/font.ttf") }
    }

    @Test("a font file that holds something else")
    func brokenFontFile() throws {
        let path = NSTemporaryDirectory() + "broken-\(UUID()).ttf"
        try Data("This is no font.".utf8).write(to: URL(filePath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        let error = #expect(throws: CairoError.self) { try FreeTypeFace(path: path) }
        #expect(error?.message == "the file is in no known font format")
        #expect(throws: CairoError.self) { try FontFace(path: path) }
    }

    @Test("a glyph that the font does not have")
    func missingGlyph() throws {
        let face = try FreeTypeFace(path: FontSearch.nearest(family: "DejaVu Sans", bold: false).path)
        try face.setSize(640)
        #expect(throws: CairoError.self) { try face.load(4_000_000) }
    }
}
