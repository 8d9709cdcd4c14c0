import Pictures
import Raster
import Testing

@Suite("Small shapes without a corner inwards")
struct ConvexStampTests {
    /// How much black is on a white picture of 80 × 60 pixels, in pixels.
    func ink(_ draw: (inout ConvexStamp, Canvas) -> Void) throws -> Double {
        var picture = Picture(width: 80, height: 60, format: .argb32) { _, _ in 0xFFFF_FFFF }
        try picture.pixels.withUnsafeMutableBytes { bytes in
            let canvas = try Canvas(
                baseAddress: #require(bytes.baseAddress), width: 80, height: 60, stride: 80 * 4)
            var stamp = ConvexStamp()
            draw(&stamp, canvas)
        }
        return picture.pixels.reduce(0) { $0 + 1 - Double($1 & 255) / 255 }
    }

    let black = Ink(red: 0, green: 0, blue: 0, alpha: 1)
    let page = PixelRect(left: 0, top: 0, width: 80, height: 60)

    @Test("a disc and a ring have the area of their formula, wherever they are")
    func discs() throws {
        for (step, radius) in [0.4, 1, 2.5, 7, 19.3].enumerated() {
            let (x, y) = (40 + 0.37 * Double(step), 30 - 0.21 * Double(step))
            let disc = try ink { stamp, canvas in
                stamp.drawDisc(x: x, y: y, radius: radius, on: canvas, within: page, ink: black)
            }
            #expect(abs(disc - Double.pi * radius * radius) < 0.01 * radius + 0.005 * disc)
            let ring = try ink { stamp, canvas in
                stamp.drawDisc(x: x, y: y, radius: radius, hole: radius / 2, on: canvas, within: page, ink: black)
            }
            #expect(abs(ring - 0.75 * Double.pi * radius * radius) < 0.02 * radius + 0.005 * disc)
        }
    }

    @Test("a polygon has its area, whichever way round its corners run")
    func polygons() throws {
        let corners = [(x: 0.0, y: -1.2), (1, -0.6), (1, 0.6), (0, 1.2), (-1, 0.6), (-1, -0.6)]
        for corners in [corners, corners.reversed()] {
            let polygon = try #require(ConvexPolygon(corners))
            let area = try ink { stamp, canvas in
                stamp.draw(polygon, x: 40.3, y: 29.8, scale: 9.7, on: canvas, within: page, ink: black)
            }
            #expect(abs(area - 3.6 * 9.7 * 9.7) < 1)
        }
    }

    @Test("what lies beyond the clip or the page stays away, and so do shapes that are no shapes")
    func beyond() throws {
        let left = PixelRect(left: 0, top: 0, width: 40, height: 60)
        let half = try ink { stamp, canvas in
            stamp.drawDisc(x: 40, y: 30, radius: 8, on: canvas, within: left, ink: black)
            stamp.drawDisc(x: -30, y: 70, radius: 12, on: canvas, within: left, ink: black)
        }
        #expect(abs(half - 32 * Double.pi) < 0.6)
        for wild in [Double.nan, .infinity, -1, 0, 1e300] {
            let none = try ink { stamp, canvas in
                stamp.drawDisc(x: 40, y: 30, radius: wild, on: canvas, within: page, ink: black)
                stamp.drawDisc(x: wild.isFinite ? 1e300 : wild, y: 30, radius: 3, on: canvas, within: page, ink: black)
            }
            #expect(none == 0)
        }
    }

    @Test("only polygons that no line crosses more than twice are taken")
    func convexity() {
        let star = (0..<5).map { index in
            let turn = [0, 2, 4, 1, 3][index]
            return [(x: 0.0, y: -1.0), (0.95, -0.31), (0.59, 0.81), (-0.59, 0.81), (-0.95, -0.31)][turn]
        }
        #expect(ConvexPolygon(star) == nil)
        #expect(ConvexPolygon([(x: 0, y: 0), (2, 0), (1, 0.5), (2, 2)]) == nil)
        #expect(ConvexPolygon([(x: 0, y: 0), (2, .nan), (2, 2)]) == nil)
        #expect(ConvexPolygon([(x: 0, y: 0), (1, 1)]) == nil)
        #expect(ConvexPolygon([(x: 0, y: 0), (2, 0), (2, 2), (0, 2)]) != nil)
    }
}
