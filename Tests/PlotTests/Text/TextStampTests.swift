import Testing

@testable import Plot
@testable import PlotCore
@testable import Raster

@Suite("Texts drawn again")
struct TextStampTests {
    /// Labels at places of every kind: upright, turned, translucent, cut by the page's edge.
    private func scene() -> Scene {
        var items: [Scene.Item] = []
        func add(_ string: String, _ x: Double, _ y: Double, degrees: Double, color: Color) {
            let text = Scene.Text(
                string, font: Font(size: 9.5), color: color, position: Point(x, y), anchor: .middle, rotation: degrees,
                extent: TextExtent(advance: 30, ascent: 8, descent: 2))
            items.append(Scene.Item(.text(text), zOrder: 1, role: "label"))
        }
        for (index, string) in ["0.25", "−120", "fj Wide", "aff", "", "été", "§x²"].enumerated() {
            let place = 13.37 + 29.61 * Double(index)
            add(string, place, 20 + 3.3 * Double(index), degrees: 0, color: Color(0.2, 0.1, 0.3))
            add(string, place, 110.7, degrees: 90, color: Color(0, 0, 0))
            add(string, place, 160.2, degrees: 33, color: Color(0.9, 0.1, 0.3, alpha: 0.4))
            add(string, place * 1.1 - 18, 1.5, degrees: 0, color: Color(0, 0, 0))
        }
        return Scene(size: Size(216, 200), dpi: 100, background: Color(1, 1, 1), items: items)
    }

    @Test("look as cairo draws them the first time, pixel by pixel")
    func looksAsTheFirst() throws {
        let fonts = FontStore()
        let first = try render(scene(), as: .png, fonts: fonts)
        // The second time stamps are made, the third they are found.
        #expect(try render(scene(), as: .png, fonts: fonts) == first)
        #expect(try render(scene(), as: .png, fonts: fonts) == first)
        #expect(try render(scene(), as: .png, fonts: FontStore()) == first)
    }

    @Test("have a stamp from the second time on, which has ink")
    func hasStamp() throws {
        let fonts = FontStore()
        let phase = TextPhase(x: 17, y: 40, sine: 0, cosine: 1)
        #expect(try fonts.stamp(of: "0.5", in: Font(size: 10), dpi: 100, phase) == nil)
        let stamp = try #require(try fonts.stamp(of: "0.5", in: Font(size: 10), dpi: 100, phase))
        #expect(stamp.coverage.contains { $0 > 200 })
        #expect(stamp.coverage.count == stamp.box.width * stamp.box.height)
    }
}
