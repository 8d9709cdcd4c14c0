import CRaster

/// Draws small shapes without a corner inwards, each where it is and in its own size: faster by far than a path, and without
/// a mask that places within a pixel would have to share.
package struct ConvexStamp {
    /// How far a shape may reach from its middle, in pixels.
    package static let largestReach = 59.0

    private var coverage: [UInt8] = []

    package init() {}

    /// Lays a colour over a disc, or over a ring if `hole`, the radius of what it leaves out, is above 0.
    package mutating func drawDisc(
        x: Double, y: Double, radius: Double, hole: Double = 0, on canvas: Canvas, within clip: PixelRect, ink: Ink
    ) {
        guard radius > 0 else { return }
        draw(
            left: x - radius, top: y - radius, right: x + radius, bottom: y + radius, on: canvas, within: clip, ink: ink
        ) { box, coverage in
            tangent_disc_coverage(
                x - Double(box.left), y - Double(box.top), radius, hole, Int32(box.width), Int32(box.height), coverage)
        }
    }

    /// Lays a colour over a polygon about a place, enlarged.
    package mutating func draw(
        _ polygon: ConvexPolygon, x: Double, y: Double, scale: Double, on canvas: Canvas, within clip: PixelRect,
        ink: Ink
    ) {
        draw(
            left: x + scale * polygon.left, top: y + scale * polygon.top, right: x + scale * polygon.right,
            bottom: y + scale * polygon.bottom, on: canvas, within: clip, ink: ink
        ) { box, coverage in
            tangent_polygon_coverage(
                polygon.corners, polygon.corners.count / 2, scale, x - Double(box.left), y - Double(box.top),
                Int32(box.width), Int32(box.height), coverage)
        }
    }

    private mutating func draw(
        left: Double, top: Double, right: Double, bottom: Double, on canvas: Canvas, within clip: PixelRect, ink: Ink,
        _ cover: (PixelRect, UnsafeMutablePointer<UInt8>) -> Void
    ) {
        let largest = 2 * ConvexStamp.largestReach
        guard right - left <= largest, bottom - top <= largest, abs(left) < 1e6, abs(top) < 1e6 else { return }
        let (first, highest) = (Int(left.rounded(.down)), Int(top.rounded(.down)))
        var box = PixelRect(
            left: first, top: highest, width: Int(right.rounded(.up)) - first,
            height: Int(bottom.rounded(.up)) - highest)
        guard !box.isEmpty else { return }
        // Pixels are composed eight at a time.
        box.width = (box.width + 7) / 8 * 8
        let count = box.width * box.height
        if coverage.count < count { coverage = [UInt8](repeating: 0, count: 2 * count) }
        coverage.withUnsafeMutableBufferPointer { coverage in
            guard let coverage = coverage.baseAddress else { return }
            cover(box, coverage)
            canvas.composite(coverage, over: box, clippedTo: clip, ink: ink)
        }
    }
}

/// A polygon about the origin that no line crosses more than twice.
package struct ConvexPolygon: Sendable {
    /// x and y of each corner in turn.
    let corners: [Double]
    let left: Double
    let right: Double
    let top: Double
    let bottom: Double

    /// Nil for corners of another polygon.
    package init?(_ corners: [(x: Double, y: Double)]) {
        guard corners.count >= 3, corners.allSatisfy({ $0.x.isFinite && $0.y.isFinite }) else { return nil }
        let sides = corners.indices.map { index in
            let (start, end) = (corners[index], corners[(index + 1) % corners.count])
            return (x: end.x - start.x, y: end.y - start.y)
        }
        let turns = sides.indices.map { index in
            let (side, next) = (sides[index], sides[(index + 1) % sides.count])
            return side.x * next.y - side.y * next.x
        }
        // Going once around, it goes down once and up once; a star that turns the same way all around does so twice.
        let falls = sides.map(\.y).filter { $0 != 0 }.map { $0 > 0 }
        let changes = falls.indices.count { falls[$0] != falls[($0 + 1) % falls.count] }
        guard turns.allSatisfy({ $0 >= 0 }) || turns.allSatisfy({ $0 <= 0 }), changes == 2 else { return nil }
        self.corners = corners.flatMap { [$0.x, $0.y] }
        let (across, down) = (corners.map(\.x), corners.map(\.y))
        (left, right) = (across.min() ?? 0, across.max() ?? 0)
        (top, bottom) = (down.min() ?? 0, down.max() ?? 0)
    }

    /// How far it reaches from the origin, across or down.
    package var reach: Double { max(-left, right, -top, bottom) }
}
