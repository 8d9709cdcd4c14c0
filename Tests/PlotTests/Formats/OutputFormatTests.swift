import Testing

@testable import Plot
@testable import PlotCore

@Suite("Output formats")
struct OutputFormatTests {
    @Test(
        "are found by a name's extension, in capitals or not",
        arguments: [("a.png", "png"), ("b.SVG", "svg"), ("c.d/e.f.Pdf", "pdf"), (".x.png", "png")])
    func byExtension(path: String, format: String) throws {
        #expect(try OutputFormat(path: path).fileExtension == format)
    }

    @Test("an unknown extension is named, with those that are known")
    func unknown() {
        let error = #expect(throws: PlotError.self) { try OutputFormat(path: "a/figure.bmp") }
        #expect(error?.code == .unknownFormat)
        #expect(error?.message == "unknown format \"bmp\": known are pdf, png, svg")
    }

    @Test("a name without an extension names no format", arguments: ["figure", "", "a.png/", "a.b/figure", ".png"])
    func missing(path: String) {
        let error = #expect(throws: PlotError.self) { try OutputFormat(path: path) }
        #expect(error?.code == .unknownFormat)
        #expect(error?.message.contains("has no extension") == true)
    }

    @Test("the same scene gives the same bytes, again and from eight tasks at once", arguments: OutputFormat.all)
    func determinism(format: OutputFormat) async throws {
        let scene = try sampleScene()
        // A store of its own, so that the eight start with no font open.
        let fonts = FontStore()
        let results = try await withThrowingTaskGroup(of: [[UInt8]].self) { group in
            for _ in 0..<8 {
                group.addTask { try (0..<5).map { _ in try render(scene, as: format, fonts: fonts) } }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        let reference = try render(scene, as: format)
        #expect(results.count == 40)
        #expect(results.allSatisfy { $0 == reference })
    }

    @Test("a scene of no size is refused in every format", arguments: OutputFormat.all)
    func noSize(format: OutputFormat) {
        let error = #expect(throws: PlotError.self) {
            try render(Scene(size: Size(0, 0), dpi: 100, background: Color(1, 1, 1)), as: format)
        }
        #expect(error?.code == .invalidSize)
    }

    @Test("a missing font file is the same error in every format", arguments: OutputFormat.all)
    func missingFont(format: OutputFormat) {
        let text = Scene.Text(
            "a", font: Font("/nowhere/font.ttf", size: 10), color: Color(0, 0, 0), position: Point(5, 5),
            anchor: .start,
            extent: TextExtent(advance: 6, ascent: 7, descent: 2))
        let error = #expect(throws: PlotError.self) {
            try render(page(Scene.Item(.text(text), zOrder: 1, role: "label")), as: format)
        }
        #expect(error?.code == .fontUnavailable)
    }

    @Test("a title of nothing but trouble is drawn in every format", arguments: OutputFormat.all)
    func badTitle(format: OutputFormat) throws {
        let scene = try sampleScene(title: "\u{0}\n</svg>]]>&\u{1b}\u{202e}שלום🎉")
        #expect(try render(scene, as: format).count > 500)
    }

    @Test("a PNG says its size in pixels and its resolution")
    func png() throws {
        let bytes = try render(sampleScene(), as: .png)
        #expect(bytes.prefix(8) == [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
        #expect(bytes[16..<24] == [0, 0, 0, 200, 0, 0, 0, 150])
        #expect(String(decoding: bytes, as: Unicode.ASCII.self).contains("pHYs"))
    }

    @Test("a PDF has the page in points and its fonts embedded")
    func pdf() throws {
        let text = String(decoding: try render(sampleScene(), as: .pdf), as: UTF8.self)
        #expect(text.contains("/MediaBox [ 0 0 144 108 ]"))
        #expect(text.contains("DejaVuSans-Bold") && text.contains("/FontFile2"))
    }
}
