import Cairo
import Raster

/// How a line of text lies on the pixels: what its picture depends on besides the letters.
struct TextPhase: Sendable, Hashable {
    /// Where in a pixel its origin is, in 1/64.
    var x: Int
    var y: Int
    /// Of the angle that its baseline is turned by.
    var sine: Double
    var cosine: Double
}

/// What a line of text covers, as cairo fills it: laid on a picture again, pixel by pixel what cairo would draw there.
struct TextStamp: Sendable {
    /// The pixels that it may cover, counted from the one that its origin is in.
    let box: PixelRect
    /// A byte for each of them, row by row.
    let coverage: [UInt8]

    /// More pixels are a headline, which is rare.
    private static let largestArea = 1 << 15

    /// Nil for a text of no size or a great one, and where cairo refuses.
    init?(_ run: GlyphRun, _ phase: TextPhase) {
        let origin = (x: Double(phase.x) / 64, y: Double(phase.y) / 64)
        func place(_ along: Double, _ down: Double) -> (x: Double, y: Double) {
            (
                origin.x + along * phase.cosine - down * phase.sine,
                origin.y + along * phase.sine + down * phase.cosine
            )
        }
        var (left, top, right, bottom) = (Double.infinity, Double.infinity, -Double.infinity, -Double.infinity)
        for glyph in run.glyphs {
            glyph.outline.forEachPoint { x, y in
                let point = place(glyph.x + x, glyph.y + y)
                (left, right) = (min(left, point.x), max(right, point.x))
                (top, bottom) = (min(top, point.y), max(bottom, point.y))
            }
        }
        // Blanks have no points at all.
        guard left <= right, top <= bottom, right - left < 4096, bottom - top < 4096 else { return nil }
        let (first, highest) = (Int(left.rounded(.down)) - 1, Int(top.rounded(.down)) - 1)
        let box = PixelRect(
            left: first, top: highest, width: Int(right.rounded(.up)) + 1 - first,
            height: Int(bottom.rounded(.up)) + 1 - highest)
        guard box.width * box.height <= TextStamp.largestArea,
            let coverage = try? TextStamp.coverage(run, phase, at: origin, in: box)
        else { return nil }
        (self.box, self.coverage) = (box, coverage)
    }

    private static func coverage(
        _ run: GlyphRun, _ phase: TextPhase, at origin: (x: Double, y: Double), in box: PixelRect
    ) throws(CairoError) -> [UInt8] {
        try box.coverage { context in
            for glyph in run.glyphs {
                let (x, y) = (
                    origin.x - Double(box.left) + glyph.x * phase.cosine - glyph.y * phase.sine,
                    origin.y - Double(box.top) + glyph.x * phase.sine + glyph.y * phase.cosine
                )
                context.append(glyph.outline, x: x, y: y, sine: phase.sine, cosine: phase.cosine)
            }
            context.fill()
        }
    }
}
