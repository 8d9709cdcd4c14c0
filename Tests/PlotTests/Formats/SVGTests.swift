import Foundation
import Testing

#if canImport(FoundationXML)
    import FoundationXML
#endif

@testable import Plot
@testable import PlotCore

@Suite("SVG")
struct SVGTests {
    private func svg(_ scene: Scene) throws -> String { String(decoding: try render(scene, as: .svg), as: UTF8.self) }

    /// `RECORD=1 Scripts/test` writes the file instead, and fails so that nobody mistakes that for a comparison.
    @Test("a scene's text, element by element")
    func golden() throws {
        var scene = try sampleScene()
        // An image's bytes are its encoder's business.
        scene.items.removeAll { $0.role == "image" }
        let actual = try svg(scene)
        if ProcessInfo.processInfo.environment["RECORD"] == "1" {
            let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            let file = tests.appending(path: "Fixtures/sample-scene.svg")
            try actual.write(to: file, atomically: true, encoding: .utf8)
            Issue.record("recorded sample-scene.svg; look at it, then run again without RECORD")
            return
        }
        let fixture = try #require(Bundle.module.url(forResource: "Fixtures/sample-scene", withExtension: "svg"))
        let expected = try String(contentsOf: fixture, encoding: .utf8)
        #expect(actual.split(separator: "\n") == expected.split(separator: "\n"))
    }

    @Test(
        "numbers have no more decimals than they need",
        arguments: [
            (1.0, "1"), (0.5, "0.5"), (-0.25, "-0.25"), (1.005, "1"), (3.14159, "3.14"), (-0.001, "0"),
            (100.10, "100.1"),
            (0.07, "0.07"), (-12.999, "-13"), (.nan, "0"), (1e300, "0"),
        ])
    func numbers(value: Double, expected: String) {
        #expect(svgNumber(value) == expected)
    }

    @Test("colours are hexadecimal, short where they can be")
    func colors() {
        #expect(svgColor(Color(1, 1, 1)) == "#fff")
        #expect(svgColor(Color(hex: 0x1f77b4)) == "#1f77b4")
        #expect(svgColor(Color(0, 1, 0.3)) == "#00ff4d")
        #expect(svgColor(Color(.nan, 7, -1)) == "#0f0")
    }

    @Test("markup is escaped, even where a combining mark follows")
    func escaping() {
        #expect(xmlEscaped("a<b & \"c\" > 'd'") == "a&lt;b &amp; &quot;c&quot; &gt; &apos;d&apos;")
        #expect(xmlEscaped("<\u{338}") == "&lt;\u{338}")
    }

    @Test("base64 pads to groups of four", arguments: ["", "f", "fo", "foo", "foob", "fooba", "foobar"])
    func base64Groups(text: String) {
        #expect(base64(Array(text.utf8)) == Data(text.utf8).base64EncodedString())
    }

    @Test(
        "any title leaves a document that an XML parser reads, with the text as it was, controls replaced",
        arguments: [
            ("</text><script>alert(1)</script>", "</text><script>alert(1)</script>"), ("]]>", "]]>"),
            ("a\u{0}b\u{1}\u{8}c", "a\u{fffd}b\u{fffd}\u{fffd}c"), ("x\ny", "x y"), ("\u{ffff}", "\u{fffd}"),
            ("&amp; 'q' \"p\"", "&amp; 'q' \"p\""), ("שלום 🎉", "שלום 🎉"), ("two  blanks ", "two  blanks "),
        ])
    func titles(title: String, expected: String) throws {
        let reader = TextReader()
        let parser = XMLParser(data: Data(try svg(sampleScene(title: title)).utf8))
        parser.delegate = reader
        #expect(parser.parse(), "\(String(describing: parser.parserError))")
        #expect(reader.texts == [expected, expected, "−1  up"])
    }

    @Test("an image is a PNG of at least as many pixels as it covers, so that no viewer blurs its cells")
    func image() throws {
        let document = try svg(sampleScene())
        let start = try #require(document.range(of: "data:image/png;base64,")).upperBound
        let end = try #require(document[start...].firstIndex(of: "\""))
        let png = try #require(Data(base64Encoded: String(document[start..<end])))
        // 28 × 14 pixels of the page; width and height in the file's header.
        #expect(Array(png[16..<24]) == [0, 0, 0, 28, 0, 0, 0, 14])
    }

    @Test("a font family cannot end its attribute or its quotes")
    func family() throws {
        let text = Scene.Text(
            "a", font: Font("x'\" onload=\"\\", size: 10), color: Color(0, 0, 0), position: Point(5, 5), anchor: .start,
            extent: TextExtent(advance: 6, ascent: 7, descent: 2))
        let document = try svg(page(Scene.Item(.text(text), zOrder: 1, role: "label")))
        #expect(document.contains(#"font-family="'x\&apos;&quot; onload=&quot;\\', sans-serif""#))
    }

    @Test("a line of a hundred points is a small file")
    func size() throws {
        var figure = Figure()
        figure.plot(linspace(0, 10, 100), sin(linspace(0, 10, 100)), label: "sine")
        (figure.title, figure.xLabel, figure.legend) = ("A line", "time (s)", .best)
        #expect(try figure.data(as: .svg).count < 25_000)
    }

    @Test("carries its description, and says that it is one picture")
    func description() throws {
        var figure = Figure()
        figure.plot([1, 4])
        figure.title = "Up & away"
        figure.description = "Rises <fast>."
        let document = String(decoding: try figure.data(as: .svg), as: UTF8.self)
        #expect(document.contains(#"<desc id="desc-"#) && document.contains(">Rises &lt;fast&gt;.</desc>"))
        #expect(document.contains(#" role="img" aria-labelledby="title-"#))
        // By names that another figure on the same page does not have.
        figure.description = "Falls."
        let other = String(decoding: try figure.data(as: .svg), as: UTF8.self)
        func name(_ document: String) -> Substring? { document.firstMatch(of: /<desc id="(.*?)"/)?.output.1 }
        #expect(name(document) != nil && name(document) != name(other))
    }

    @Test("nothing that was left out leaves an empty element")
    func nothingToDraw() throws {
        let gaps = PointRun([Point(.nan, 1), Point(1, .nan)])
        let pen = Stroke(color: Color(0, 0, 0), width: 1)
        let document = try svg(
            page(
                Scene.Item(.polyline(gaps, pen), zOrder: 1, role: "line"),
                Scene.Item(.path(Path(), fill: nil, stroke: pen, snapping: .always), zOrder: 1, role: "path"),
                Scene.Item(
                    .markers(.circle(radius: 2), at: gaps, fill: nil, stroke: pen, snapping: .always), zOrder: 1,
                    role: "scatter")))
        #expect(!document.contains("<path") && !document.contains("<g"))
    }
}

/// Gathers the texts of the elements `title` and `text`.
private final class TextReader: NSObject, XMLParserDelegate {
    var texts: [String] = []
    private var isText = false

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String] = [:]
    ) {
        isText = name == "text" || name == "title"
        if isText { texts.append("") }
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
        if isText { texts[texts.count - 1] += string }
    }

    func parser(
        _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
    ) {
        isText = false
    }
}
