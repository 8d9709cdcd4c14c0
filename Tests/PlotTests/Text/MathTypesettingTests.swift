import Foundation
import Pictures
import Testing

@testable import Plot
@testable import PlotCore

/// Against mathtext of matplotlib 3.11.2: `MathTextParser("path").parse(text, 100, FontProperties(size=10))` in
/// mathtext.json, and the same formulas drawn by `Figure.text` at 12 points in mathtext.png.
@Suite("mathematics stands where matplotlib's does")
struct MathTypesettingTests {
    struct Formula: Decodable {
        var text: String
        /// In pixels, whole ones.
        var width, height, depth: Double
        var glyphs: [Glyph]
        /// Left, bottom, width and height, upwards.
        var rules: [[Double]]

        struct Glyph: Decodable {
            var letter: String
            var size, x, y: Double
            init(from decoder: any Decoder) throws {
                var values = try decoder.unkeyedContainer()
                letter = try values.decode(String.self)
                (size, x, y) = (
                    try values.decode(Double.self), try values.decode(Double.self), try values.decode(Double.self)
                )
            }
        }
    }

    static func fixture(_ name: String) throws -> Data {
        let url = try #require(Bundle.module.url(forResource: "Fixtures/\(name)", withExtension: nil))
        return try Data(contentsOf: url)
    }

    static func formulas() throws -> [Formula] {
        try JSONDecoder().decode([Formula].self, from: fixture("mathtext.json"))
    }

    func line(_ text: String, size: Double) throws -> TextLine {
        try TextSetter(measurer: FreeTypeTextMeasurer(dpi: 100), theme: .notebook).line(text, size: size)
    }

    /// Where ours is meant to differ, in pixels: limits stand over the middle of a sign with its room, not of its ink; under
    /// a line, letters stay on the baseline of their neighbours, which mathtext moves to whole pixels from the line.
    static let deviations = [#"$\sum_{i=1}^n i$"#: 1.01, #"$\overline{AB}\ \underline{x}$"#: 0.5]

    @Test("letter by letter, to a sixteenth of a pixel")
    func positions() throws {
        let points = 0.72
        for formula in try Self.formulas() {
            let line = try line(formula.text, size: 10)
            let math = try #require(line.math)
            let tolerance = Self.deviations[formula.text] ?? 1.0 / 16
            #expect(abs(line.extent.advance / points - formula.width) < 1e-6, "\(formula.text)")
            #expect(abs(line.extent.ascent / points - max(formula.height, 10 * 1556 / 2048 / points)) < 0.01)
            #expect(line.extent.descent / points >= formula.depth - 1e-6)

            let ours = math.pieces.filter { $0.string != " " }.map { ($0.string, $0.font.size, $0.x, $0.y) }
            let theirs = formula.glyphs.filter { $0.letter != " " }
            #expect(ours.count == theirs.count, "\(formula.text)")
            // mathtext has the large signs as letters of a larger font.
            func key(_ x: Double, _ y: Double) -> Double { (x * 2).rounded() * 1000 + y }
            let sorted = ours.sorted { key($0.2 / points, -$0.3 / points) < key($1.2 / points, -$1.3 / points) }
            for (our, their) in zip(sorted, theirs.sorted { key($0.x, $0.y) < key($1.x, $1.y) }) {
                #expect(our.0 == their.letter, "\(formula.text)")
                let isLarge = ["∑", "∫"].contains(our.0)
                #expect(abs(our.1 / (isLarge ? 2.0.squareRoot() : 1) - their.size) < 0.001, "\(formula.text)")
                #expect(abs(our.2 / points - their.x) < tolerance, "x of \(our.0) in \(formula.text)")
                #expect(abs(-our.3 / points - their.y) < tolerance, "y of \(our.0) in \(formula.text)")
            }
            #expect(math.rules.count == formula.rules.count, "\(formula.text)")
            for (our, their) in zip(math.rules, formula.rules) {
                let ours = [our.left, -our.bottom, our.width, our.height].map { $0 / points }
                #expect(zip(ours, their).allSatisfy { abs($0 - $1) < tolerance }, "\(formula.text): \(ours), \(their)")
            }
        }
    }

    func sheet() throws -> Scene {
        var scene = Scene(size: Size(345.6, 468), dpi: 100, background: .white)
        for (index, formula) in try Self.formulas().enumerated() {
            let (column, row) = (Double(index % 2), Double(index / 2))
            let position = Point((10 + 240 * column) * 0.72, (30 + 48 * row) * 0.72)
            scene.items.append(
                Scene.Item(
                    .text(try line(formula.text, size: 12).placed(position, anchor: .start, color: .black)), zOrder: 3,
                    role: "formula"))
        }
        return scene
    }

    @Test("cannot be told from matplotlib's picture")
    func picture() throws {
        let ours = try Picture(png: render(sheet(), as: .png))
        let reference = try Picture(png: [UInt8](Self.fixture("mathtext.png")))
        let score = try #require(Comparison(ours, reference), "the sizes differ")
        let isAlike = score.ssim >= 0.999 && score.rms <= 2
        let sheet = isAlike ? "" : try ours.writeDifference(to: reference, name: "mathtext")
        #expect(isAlike, "SSIM \(score.ssim), RMS \(score.rms); see \(sheet)")
    }

    @Test("is drawn in every format, and in SVG as text that can be selected")
    func formats() throws {
        for format in OutputFormat.all { #expect(try !render(sheet(), as: format).isEmpty) }
        let svg = String(decoding: try render(sheet(), as: .svg), as: UTF8.self)
        #expect(svg.contains(">cos(2</tspan>"))
        let letters = svg.matches(of: /<tspan[^>]*>([^<]*)<\/tspan>/).map { String($0.output.1) }.joined()
        let expected = try Self.formulas().flatMap(\.glyphs).map(\.letter).filter { $0 != " " }
        #expect(letters.filter { $0 != " " }.sorted() == expected.joined().sorted())
    }

    @Test("turned by a right angle has crisp bars as level text has, and by another is whole")
    func rotation() throws {
        for angle in [90.0, 37] {
            var text = try line(#"$\frac{a}{b}\left(\frac{\frac{a}{b}}{c}\right)\sqrt{\frac{a}{b}}$"#, size: 20)
                .placed(Point(72, 108), anchor: .middle, color: .black)
            text.rotation = angle
            let scene = Scene(
                size: Size(144, 216), dpi: 100, background: .white,
                items: [Scene.Item(.text(text), zOrder: 3, role: "formula")])
            let pixels = try Pixels(scene)
            let box = text.box
            for y in 0..<pixels.height {
                for x in pixels.inkedColumns(row: y) {
                    #expect(Double(x) * 0.72 > box.left - 2 && Double(x) * 0.72 < box.right + 2)
                    #expect(Double(y) * 0.72 > box.top - 2 && Double(y) * 0.72 < box.bottom + 2)
                }
            }
            // A bar of whole pixels has black ones all along.
            let column = (0..<pixels.width).map { x in
                (0..<pixels.height).count { pixels[x, $0] == 0xff00_0000 }
            }
            if angle == 90 { #expect((column.max() ?? 0) >= 12) }
        }
    }

    @Test("a script of a script of a script, and a font of a pixel, are drawn")
    func tiny() throws {
        for size in [0.1, 1, 6, 500] {
            let nested = String(repeating: "x^{", count: 20) + "y" + String(repeating: "}", count: 20)
            let line = try line("$\(nested)$", size: size)
            let text = line.placed(Point(10, 50), anchor: .start, color: .black)
            let scene = Scene(
                size: Size(100, 100), dpi: 100, background: .white,
                items: [Scene.Item(.text(text), zOrder: 3, role: "formula")])
            for format in OutputFormat.all { #expect(try !render(scene, as: format).isEmpty) }
        }
    }
}
