import Foundation
import Testing

@testable import Plot
@testable import PlotCore

@Suite("Letters with marks, and faces that are missing")
struct MarksTests {
    private func run(_ text: String, size: Double = 10) throws -> GlyphRun {
        try FontStore.shared.layOut(text, in: Font(size: size), dpi: 100)
    }

    @Test("a mark takes no room and stands over the middle of its letter, higher over a capital")
    func marks() throws {
        let (small, capital) = (try run("x\u{301}"), try run("X\u{301}"))
        #expect(try small.advance == run("x").advance)
        #expect(small.glyphs[1].y == 0)
        #expect(capital.glyphs[1].y < -1)
        func middle(_ glyph: GlyphRun.Glyph) -> Double {
            let places = glyph.outline.segments.flatMap { segment in
                switch segment {
                case .move(let x, _), .line(let x, _): [x]
                case .curve(let x1, _, let x2, _, let x, _): [x1, x2, x]
                }
            }
            return glyph.x + ((places.min() ?? 0) + (places.max() ?? 0)) / 2
        }
        #expect(abs(middle(small.glyphs[0]) - middle(small.glyphs[1])) < 1)
    }

    @Test("a second mark stands beyond the first, and a line keeps room for both")
    func stackedMarks() throws {
        let run = try run("x\u{302}\u{304}")
        #expect(run.glyphs[2].y < run.glyphs[1].y)
        #expect(try run.ascent > self.run("x").ascent)
        #expect(try self.run("x\u{323}\u{323}").descent > self.run("x").descent)
        #expect(try self.run("x\u{301}").ascent < 12)
    }

    @Test("a mark without a letter, or after a blank, is drawn all the same")
    func loneMark() throws {
        #expect(try run("\u{301}").glyphs.count == 1)
        #expect(try run(" \u{301}").glyphs.count == 2)
    }

    @Test("Zalgo text of a thousand marks gives finite places")
    func manyMarks() throws {
        let run = try run("x" + String(repeating: "\u{301}", count: 1000))
        #expect(run.glyphs.allSatisfy { $0.y.isFinite } && run.ascent.isFinite)
    }

    @Test("a skin's colour is not drawn as a picture of its own")
    func skin() throws {
        #expect(try run("👍🏽").glyphs.count == 1)
        #expect(try run("🏽").glyphs.count == 1)
    }

    @Test("right-to-left text is drawn in visual order and written to SVG in the order in which it is read")
    func rightToLeft() throws {
        #expect(try run("\u{5d0}\u{5d1} 12").glyphs.map(\.scalar) == ["1", "2", " ", "\u{5d1}", "\u{5d0}"])
        var figure = Figure()
        figure.plot([1, 2])
        figure.title = "\u{5d0}\u{5d1} 12"
        let svg = String(decoding: try figure.data(as: .svg), as: UTF8.self)
        #expect(svg.contains(#"direction="rtl" text-anchor="middle">\#u{5d0}\#u{5d1} 12</text>"#))
    }

    /// A store that finds DejaVu Sans upright and nothing else, as on most servers.
    private func uprightStore() throws -> (FontStore, URL) {
        let upright = try run("x").glyphs[0].source.path
        let folder = FileManager.default.temporaryDirectory.appending(path: "upright-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(
            at: folder.appending(path: "DejaVuSans.ttf"), withDestinationURL: URL(filePath: upright))
        return (FontStore(folders: [folder.path]), folder)
    }

    @Test("italic letters of a family without an italic face are upright ones that lean")
    func sheared() throws {
        let (store, folder) = try uprightStore()
        defer { try? FileManager.default.removeItem(at: folder) }
        let upright = try store.layOut("l", in: Font(size: 20), dpi: 100)
        let italic = try store.layOut("l", in: Font(size: 20, slant: .italic), dpi: 100)
        #expect(italic.glyphs[0].source.shear > 0)
        #expect(italic.advance == upright.advance)
        #expect(italic.glyphs[0].outline == upright.glyphs[0].outline.sheared(by: FontSource.obliqueShear))

        let measurer = FreeTypeTextMeasurer(dpi: 100, fonts: store)
        let line = try TextSetter(measurer: measurer, theme: .notebook).line("$x^2+f(y)$", size: 12)
        let scene = Scene(
            size: Size(100, 50), dpi: 100, background: .white,
            items: [
                Scene.Item(
                    .text(line.placed(Point(5, 30), anchor: .start, color: .black)), zOrder: 3, role: "title")
            ])
        for format in OutputFormat.all { #expect(try !render(scene, as: format, fonts: store).isEmpty) }
    }

    @Test("DejaVu's own oblique face is taken where it is installed")
    func oblique() throws {
        let italic = try FontStore.shared.layOut("x", in: Font(size: 10, slant: .italic), dpi: 100).glyphs[0].source
        #expect(italic.path.contains("Oblique") == (italic.shear == 0))
    }
}
