import PlotCore
import Raster

extension CairoRenderer {
    /// Draws a plain text on the pixels themselves, if it was drawn before and there are pixels for all of it: cairo takes some
    /// 20 µs for a label, and a figure has a dozen.
    ///
    /// - Returns: Whether it was drawn.
    func drawStamp(
        of text: Scene.Text, _ placement: TextPlacement, within visible: Rect
    ) throws(PlotError) -> Bool {
        guard let image, textStyle == .outlines, text.math == nil else { return false }
        // As outlines are placed, to 1/64 pixel.
        let (x, y) = ((placement.origin.x * 64).rounded(), (placement.origin.y * 64).rounded())
        guard abs(x) < 1e8, abs(y) < 1e8 else { return false }
        let pixel = (x: Int(x) >> 6, y: Int(y) >> 6)
        let phase = TextPhase(
            x: Int(x) & 63, y: Int(y) & 63, sine: placement.sine, cosine: placement.cosine)
        guard let stamp = try fonts.stamp(of: text.string, in: text.font, dpi: dpi, phase) else { return false }
        let rect = PixelRect(visible)
        let box = PixelRect(
            left: pixel.x + stamp.box.left, top: pixel.y + stamp.box.top, width: stamp.box.width,
            height: stamp.box.height)
        // What an edge cuts is cairo's to cut.
        guard box.left >= rect.left, box.top >= rect.top, box.left + box.width <= rect.left + rect.width,
            box.top + box.height <= rect.top + rect.height
        else { return false }
        return try draw(on: image) { canvas in
            stamp.coverage.withUnsafeBufferPointer { coverage in
                guard let coverage = coverage.baseAddress else { return false }
                canvas.composite(coverage, over: box, clippedTo: rect, ink: Ink(text.color), asCairo: true)
                return true
            }
        }
    }
}
