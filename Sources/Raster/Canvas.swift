import CRaster

/// A rectangle of whole pixels.
package struct PixelRect: Sendable, Equatable {
    package var left: Int
    package var top: Int
    package var width: Int
    package var height: Int

    package init(left: Int, top: Int, width: Int, height: Int) {
        self.left = left
        self.top = top
        self.width = width
        self.height = height
    }

    package var isEmpty: Bool { width <= 0 || height <= 0 }

    func intersection(_ other: PixelRect) -> PixelRect {
        let (left, top) = (max(left, other.left), max(top, other.top))
        return PixelRect(
            left: left, top: top, width: min(self.left + width, other.left + other.width) - left,
            height: min(self.top + height, other.top + other.height) - top)
    }

    var window: tangent_window {
        tangent_window(
            left: Int32(clamping: left), top: Int32(clamping: top), width: Int32(clamping: width),
            height: Int32(clamping: height))
    }
}

/// A colour as cairo composes it: 0xAARRGGBB, colours multiplied by alpha.
package struct Ink: Sendable, Equatable {
    package let pixel: UInt32

    /// Each part is from 0 to 1; what is not is taken to the nearer end.
    package init(red: Double, green: Double, blue: Double, alpha: Double) {
        // As cairo does: the nearest of 65536 steps, of which the higher byte is taken, so 0.5 is 128.
        func byte(_ part: Double) -> UInt32 { UInt32(max(0, min(65_535, part * 65_535 + 0.5))) >> 8 }
        pixel = byte(alpha) << 24 | byte(red * alpha) << 16 | byte(green * alpha) << 8 | byte(blue * alpha)
    }
}

/// Pixels in memory that somebody else owns, to draw on: those of a cairo image surface with alpha.
///
/// It is valid only as long as that memory is, and while nobody else draws into it.
package struct Canvas {
    package let baseAddress: UnsafeMutableRawPointer
    package let width: Int
    package let height: Int
    /// Bytes from one row to the next.
    package let stride: Int

    /// - Throws: ``RasterError`` when a side is not in 1...32767, or the stride is less than a row or no multiple of 4.
    package init(
        baseAddress: UnsafeMutableRawPointer, width: Int, height: Int, stride: Int
    ) throws(RasterError) {
        let checked = try PixelBuffer(
            baseAddress: baseAddress, width: width, height: height, stride: stride, format: .argb32)
        self.baseAddress = baseAddress
        self.width = checked.width
        self.height = checked.height
        self.stride = checked.stride
    }

    var bounds: PixelRect { PixelRect(left: 0, top: 0, width: width, height: height) }

    /// Lays a colour over a part of the pixels, as much of it as `coverage` says: a byte a pixel, row by row.
    func composite(_ coverage: UnsafePointer<UInt8>, over rect: PixelRect, ink: Ink) {
        composite(coverage, over: rect, clippedTo: rect, ink: ink)
    }

    /// The same, of what lies within `clip`; rounded in every case as cairo rounds, if so asked.
    package func composite(
        _ coverage: UnsafePointer<UInt8>, over rect: PixelRect, clippedTo clip: PixelRect, ink: Ink,
        asCairo: Bool = false
    ) {
        let seen = rect.intersection(clip).intersection(bounds)
        guard !seen.isEmpty else { return }
        var window = seen.window
        tangent_composite(
            coverage + (seen.top - rect.top) * rect.width + seen.left - rect.left, rect.width, &window, ink.pixel,
            asCairo, baseAddress, stride)
    }

    /// Lays a colour over what of a rectangle lies within `clip`, with one coverage for all its pixels, rounded as cairo rounds.
    package func fill(_ rect: PixelRect, clippedTo clip: PixelRect, ink: Ink, coverage: UInt8) {
        let seen = rect.intersection(clip).intersection(bounds)
        guard !seen.isEmpty else { return }
        var window = seen.window
        tangent_fill(coverage, &window, ink.pixel, baseAddress, stride)
    }
}
