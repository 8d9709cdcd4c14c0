import Testing

@testable import Cairo

@Suite("A font read by FreeType")
struct FreeTypeFaceTests {
    let face: FreeTypeFace

    init() throws {
        let match = try FontSearch.nearest(family: "DejaVu Sans", bold: false)
        try #require(match.families.contains("DejaVu Sans"))
        face = try FreeTypeFace(path: match.path, index: match.index)
    }

    @Test("tells which letters it has")
    func letters() {
        #expect(face.family == "DejaVu Sans")
        #expect(face.glyph(for: "\u{2212}") != nil)
        #expect(face.glyph(for: "\u{4E00}") == nil)
    }

    @Test("hinted advances are whole pixels, designed ones are the font's own")
    func advances() throws {
        try face.setSize(889)
        let zero = try face.load(try #require(face.glyph(for: "0")))
        #expect(zero.advance == 9)
        // DejaVu's digits are 1303 of 2048 units wide.
        #expect(abs(zero.designedAdvance - 889.0 / 64 * 1303 / 2048) < 0.01)
    }

    @Test("an l of DejaVu is 1556 units high, a p 426 deep, of 2048 an em")
    func design() throws {
        #expect(try face.design(of: #require(face.glyph(for: "l"))).top == 1556 / 2048.0)
        #expect(try face.design(of: #require(face.glyph(for: "p"))).bottom == -426 / 2048.0)
    }

    @Test("an x of DejaVu has its ink from 59 to 1145 of 2048, and is 1212 wide")
    func ink() throws {
        let x = try face.design(of: #require(face.glyph(for: "x")))
        #expect([x.left, x.right, x.bottom, x.top, x.advance].map { $0 * 2048 } == [59, 1145, 0, 1120, 1212])
    }

    @Test("A and V stand nearer together than their advances say")
    func kerning() throws {
        let h = try #require(face.glyph(for: "H"))
        let (a, v) = (try #require(face.glyph(for: "A")), try #require(face.glyph(for: "V")))
        #expect(try face.kerning(a, v) < 0)
        #expect(try face.kerning(h, h) == 0)
    }

    @Test("an outline lies above the baseline, y downwards, and fills as many pixels as the letter has")
    func outline() throws {
        try face.setSize(64 * 20)
        let glyph = try face.load(try #require(face.glyph(for: "l")))
        let surface = try ImageSurface(width: 20, height: 30)
        let context = try Context(surface)
        context.append(glyph.outline, x: 5, y: 25)
        context.fill()
        try context.checkStatus()
        let inked = try surface.withPixels { pixels, stride in
            (0..<30).filter { y in
                (0..<20).contains { pixels.load(fromByteOffset: y * stride + $0 * 4, as: UInt32.self) >> 24 > 200 }
            }
        }
        // 1556/2048 of 20 pixels, hinted to 15, up from the baseline at 25.
        #expect(inked == Array(10..<25))
    }

    @Test("a blank has an advance and no outline")
    func blank() throws {
        try face.setSize(640)
        let blank = try face.load(try #require(face.glyph(for: " ")))
        #expect(blank.advance > 0)
        #expect(blank.outline.segments.isEmpty)
    }
}
