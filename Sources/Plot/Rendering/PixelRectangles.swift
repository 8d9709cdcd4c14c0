import Cairo
import PlotCore
import Raster

// Spines, grid lines and bars are rectangles along the pixels. cairo makes a path, a polygon and spans of each, under a clip of its
// own, which takes several times as long as the pixels; here they are laid on the pixels at once, bit for bit as cairo does it.

extension CairoRenderer {
    /// Draws a shape that is one opaque rectangle along the pixels, if it is one and there are pixels.
    ///
    /// - Returns: Whether it was drawn.
    func drawRectangle(_ shape: Scene.Shape, within visible: Rect) throws(PlotError) -> Bool {
        guard let image, case .path(let path, let fill, let stroke, let snapping) = shape, path.elements.count <= 5
        else { return false }
        let pen = stroke.map(grid.pixels)
        let outline = { grid.path(path, fill: fill, pen: pen, snapping: snapping, within: visible) }
        let (box, color): (FixedBox?, Color?) =
            switch (fill, pen) {
            case (let fill?, nil) where fill.alpha == 1: (FixedBox(filling: outline()), fill)
            case (nil, let pen?) where pen.color.alpha == 1: (FixedBox(stroking: outline(), with: pen), pen.color)
            default: (nil, nil)
            }
        guard let box, let color else { return false }
        return try draw(on: image) { canvas in
            box.draw(on: canvas, within: PixelRect(visible), ink: Ink(color))
            return true
        }
    }
}

/// A rectangle in cairo's coordinates: whole 256ths of a pixel.
private struct FixedBox {
    private var left: Int
    private var top: Int
    private var right: Int
    private var bottom: Int

    /// Nil where the path is another figure than a rectangle along the axes, or a flat one.
    init?(filling path: Path) {
        guard case .move(let first) = path.elements.first, path.elements.count == 5,
            case .line(let second) = path.elements[1], case .line(let third) = path.elements[2],
            case .line(let fourth) = path.elements[3], case .close = path.elements[4],
            first.y == second.y && second.x == third.x && third.y == fourth.y && fourth.x == first.x
                || first.x == second.x && second.y == third.y && third.x == fourth.x && fourth.y == first.y
        else { return nil }
        self.init(first, third)
        guard left < right, top < bottom else { return nil }
    }

    /// Nil where the path is more than one piece along an axis, or the pen makes another figure of it.
    init?(stroking path: Path, with pen: Stroke) {
        guard path.elements.count == 2, case .move(let start) = path.elements[0],
            case .line(let end) = path.elements[1],
            pen.dashes.isEmpty, pen.join == .miter, pen.miterLimit >= 2, pen.cap != .round, pen.width < 1e6
        else { return nil }
        self.init(start, end)
        let (half, cap) = (FixedBox.fixed(max(0, pen.width / 2)), pen.cap == .square)
        // Of a hair cairo draws nothing; pens below half a pixel are left to it.
        guard half >= 64 else { return nil }
        if top == bottom, left < right {
            (top, bottom) = (top - half, bottom + half)
            if cap { (left, right) = (left - half, right + half) }
        } else if left == right, top < bottom {
            (left, right) = (left - half, right + half)
            if cap { (top, bottom) = (top - half, bottom + half) }
        } else {
            return nil
        }
    }

    private init?(_ one: Point, _ other: Point) {
        let places = [one.x, one.y, other.x, other.y]
        guard places.allSatisfy({ abs($0) < 1e6 }) else { return nil }
        (left, right) = (FixedBox.fixed(min(one.x, other.x)), FixedBox.fixed(max(one.x, other.x)))
        (top, bottom) = (FixedBox.fixed(min(one.y, other.y)), FixedBox.fixed(max(one.y, other.y)))
    }

    private static func fixed(_ value: Double) -> Int { Int((value * 256).rounded(.toNearestOrEven)) }

    /// The pixels that are covered from `start` to `end` along an axis, and how much of each, of 256.
    private static func coverage(from start: Int, to end: Int) -> [(pixels: Range<Int>, part: Int)] {
        let (first, last) = (start >> 8, end >> 8)
        guard first < last else { return [(first..<first + 1, end - start)] }
        let whole = start & 255 == 0 ? first : first + 1
        return [(first..<whole, 256 - (start & 255)), (whole..<last, 256), (last..<last + 1, end & 255)]
            .filter { !$0.0.isEmpty && $0.1 > 0 }
    }

    func draw(on canvas: Canvas, within visible: PixelRect, ink: Ink) {
        let columns = FixedBox.coverage(from: left, to: right)
        for (rows, height) in FixedBox.coverage(from: top, to: bottom) {
            for (pixels, width) in columns {
                // cairo's own rule for a whole pixel, 255, and for parts of one.
                let part = width == 256 ? height - (height >> 8) : (height * width) >> 8
                canvas.fill(
                    PixelRect(left: pixels.lowerBound, top: rows.lowerBound, width: pixels.count, height: rows.count),
                    clippedTo: visible, ink: ink, coverage: UInt8(part))
            }
        }
    }
}
