import CCairo

/// A picture in memory: 32 bits a pixel, alpha in the highest byte, colours premultiplied by alpha, in the machine's byte order.
package final class ImageSurface: Surface {
    /// The largest width or height that cairo's 16-bit coordinates can hold.
    package static let largestSide = 32_767

    package let width: Int
    package let height: Int
    /// The pixels, where they are not cairo's own.
    private let memory: PixelMemory?

    /// A picture of transparent pixels.
    package init(width: Int, height: Int) throws(CairoError) {
        self.width = width
        self.height = height
        memory = nil
        let created: OpaquePointer? =
            if let width = Int32(exactly: width), let height = Int32(exactly: height) {
                cairo_image_surface_create(CAIRO_FORMAT_ARGB32, width, height)
            } else {
                nil
            }
        guard let created else { throw CairoError.invalidSize }
        try super.init(owning: created)
    }

    /// A picture whose pixels are whatever its memory held: for those who cover all of it at once.
    package init(uncleared width: Int, _ height: Int) throws(CairoError) {
        guard (1...ImageSurface.largestSide).contains(width), (1...ImageSurface.largestSide).contains(height) else {
            throw CairoError.invalidSize
        }
        (self.width, self.height) = (width, height)
        guard width * height <= 1 << 24 else {
            // cairo can say that there is not so much memory.
            memory = nil
            try super.init(owning: cairo_image_surface_create(CAIRO_FORMAT_ARGB32, Int32(width), Int32(height)))
            return
        }
        guard let memory = PixelMemory(byteCount: 4 * width * height) else { throw CairoError.noMemory }
        self.memory = memory
        let created = cairo_image_surface_create_for_data(
            memory.pixels.assumingMemoryBound(to: UInt8.self), CAIRO_FORMAT_ARGB32, Int32(width), Int32(height),
            Int32(4 * width))
        if created == nil || cairo_surface_status(created) != CAIRO_STATUS_SUCCESS { memory.deallocate() }
        try super.init(owning: created)
    }

    deinit {
        guard let memory else { return }
        cairo_surface_finish(handle)
        memory.deallocate()
    }

    /// A picture of given pixels, row by row from the top: alpha in the highest byte, colours not yet multiplied by it.
    package convenience init(width: Int, height: Int, pixels: [UInt32]) throws(CairoError) {
        try self.init(uncleared: width, height)
        cairo_surface_flush(handle)
        guard pixels.count == width * height, let data = cairo_image_surface_get_data(handle) else {
            throw CairoError.invalidSize
        }
        let stride = Int(cairo_image_surface_get_stride(handle))
        for y in 0..<height {
            let row = UnsafeMutableRawPointer(data + y * stride)
            for x in 0..<width {
                row.storeBytes(of: premultiplied(pixels[y * width + x]), toByteOffset: 4 * x, as: UInt32.self)
            }
        }
        cairo_surface_mark_dirty(handle)
        try checkStatus()
    }

    /// The pixels' rows from the top, each `stride` bytes apart, to draw on for as long as `body` runs.
    package func withMutablePixels<Result>(
        _ body: (_ pixels: UnsafeMutableRawPointer, _ stride: Int) -> Result
    ) throws(CairoError) -> Result {
        cairo_surface_flush(handle)
        try checkStatus()
        guard let data = cairo_image_surface_get_data(handle) else { throw CairoError.invalidSize }
        let result = body(data, Int(cairo_image_surface_get_stride(handle)))
        cairo_surface_mark_dirty(handle)
        return result
    }

    /// The pixels' rows from the top, each `stride` bytes apart, for as long as `body` runs.
    package func withPixels<Result>(
        _ body: (_ pixels: UnsafeRawPointer, _ stride: Int) -> Result
    ) throws(CairoError) -> Result {
        cairo_surface_flush(handle)
        try checkStatus()
        guard let data = cairo_image_surface_get_data(handle) else { throw CairoError.invalidSize }
        return body(data, Int(cairo_image_surface_get_stride(handle)))
    }
}

/// A pixel with its colours multiplied by its alpha, rounded to the nearest.
private func premultiplied(_ pixel: UInt32) -> UInt32 {
    let alpha = pixel >> 24
    func part(_ shift: UInt32) -> UInt32 { (((pixel >> shift & 255) * alpha + 127) / 255) << shift }
    return alpha << 24 | part(16) | part(8) | part(0)
}

extension CairoError {
    static var invalidSize: CairoError { CairoError(CAIRO_STATUS_INVALID_SIZE) }
    static var noMemory: CairoError { CairoError(CAIRO_STATUS_NO_MEMORY) }

    private init(_ status: cairo_status_t) {
        self.init(.cairo, code: Int(status.rawValue), message: String(cString: cairo_status_to_string(status)))
    }
}
