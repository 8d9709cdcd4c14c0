import PlotCore
import Testing

@testable import Plot

@Suite("Dots")
struct DotTests {
    let disc = Path.circle(radius: 3).mapped { Point($0.x + 0.5, $0.y + 0.5) }

    @Test("are discs, with an edge of their own colour or without")
    func discs() throws {
        let plain = try #require(Dot(MarkerRun.Style(outline: disc, fill: .red, pen: nil)))
        #expect(abs(plain.diameter - 6) < 1e-9 && abs(plain.center.x - 0.5) < 1e-9 && plain.color == .red)
        let edged = Dot(MarkerRun.Style(outline: disc, fill: .red, pen: Stroke(color: .red, width: 2)))
        #expect(abs((edged?.diameter ?? 0) - 8) < 1e-9)
        let thin = Dot(MarkerRun.Style(outline: disc, fill: .red, pen: Stroke(color: .blue, width: 0)))
        #expect(abs((thin?.diameter ?? 0) - 6) < 1e-9)
    }

    @Test("are nothing else")
    func others() {
        let shining = Color.red.opacity(0.5)
        let oval = Path.circle(radius: 3).mapped { Point($0.x, 0.9 * $0.y) }
        for style in [
            MarkerRun.Style(outline: disc, fill: .red, pen: Stroke(color: .black, width: 1)),
            MarkerRun.Style(outline: disc, fill: shining, pen: Stroke(color: shining, width: 1)),
            MarkerRun.Style(outline: disc, fill: nil, pen: Stroke(color: .red, width: 1)),
            MarkerRun.Style(outline: oval, fill: .red, pen: nil),
            MarkerRun.Style(outline: .circle(radius: 0), fill: .red, pen: nil),
            MarkerRun.Style(outline: .polygon([Point(0, 0), Point(1, 0), Point(0, 1)]), fill: .red, pen: nil),
            MarkerRun.Style(outline: Path(), fill: .red, pen: nil),
        ] {
            #expect(Dot(style) == nil)
        }
    }

    @Test("step from place to place in SVG without adding up what was rounded")
    func touches() {
        #expect(
            svgTouches([Point(1.004, 2), Point(1.008, -1), Point(1.012, 2.5)])
                == "M1 2h0m0.01 -3h0m0 3.5h0".replacing("0.01 -3", with: "0.01-3"))
        #expect(svgTouches([]) == "")
    }
}
