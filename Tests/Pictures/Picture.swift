import CCairo
package import Raster

/// Pixels in cairo's layout, and the way to and from PNG files that does not go through our code.
package struct Picture: Sendable {
    package var width: Int
    package var height: Int
    package var format: PixelBuffer.Format
    /// Row by row, without gaps.
    package var pixels: [UInt32]

    package init(width: Int, height: Int, format: PixelBuffer.Format = .rgb24, pixel: (_ x: Int, _ y: Int) -> UInt32) {
        self.width = width
        self.height = height
        self.format = format
        pixels = []
        pixels.reserveCapacity(width * height)
        for y in 0..<height {
            for x in 0..<width { pixels.append(pixel(x, y)) }
        }
    }

    /// What libpng reads in a PNG file.
    package init(png: [UInt8]) throws {
        var reader = Reader(bytes: png, position: 0)
        let surface = withUnsafeMutablePointer(to: &reader) { reader in
            cairo_image_surface_create_from_png_stream(
                { closure, data, count in
                    guard let reader = closure?.assumingMemoryBound(to: Reader.self), let data else {
                        return CAIRO_STATUS_READ_ERROR
                    }
                    let end = reader.pointee.position + Int(count)
                    guard end <= reader.pointee.bytes.count else { return CAIRO_STATUS_READ_ERROR }
                    for (offset, byte) in reader.pointee.bytes[reader.pointee.position..<end].enumerated() {
                        data[offset] = byte
                    }
                    reader.pointee.position = end
                    return CAIRO_STATUS_SUCCESS
                }, reader)
        }
        defer { cairo_surface_destroy(surface) }
        let status = cairo_surface_status(surface)
        guard status == CAIRO_STATUS_SUCCESS, let data = cairo_image_surface_get_data(surface) else {
            throw Unreadable(reason: String(cString: cairo_status_to_string(status)))
        }
        guard reader.position == png.count else { throw Unreadable(reason: "bytes after the end") }
        let stride = Int(cairo_image_surface_get_stride(surface))
        self.init(
            width: Int(cairo_image_surface_get_width(surface)), height: Int(cairo_image_surface_get_height(surface)),
            format: cairo_image_surface_get_format(surface) == CAIRO_FORMAT_ARGB32 ? .argb32 : .rgb24
        ) { x, y in
            UnsafeRawPointer(data).load(fromByteOffset: y * stride + x * 4, as: UInt32.self)
        }
    }

    /// The file that our encoder makes of it.
    package func png(dpi: Double? = nil, threads: Int = processorCount()) throws -> [UInt8] {
        try withPixelBuffer { try PNGEncoder.encode($0, dpi: dpi, threads: threads) }
    }

    /// The file that cairo and libpng make of it.
    package func pngByCairo() throws -> [UInt8] {
        var copy = pixels
        var file: [UInt8] = []
        let cairoFormat = format == .argb32 ? CAIRO_FORMAT_ARGB32 : CAIRO_FORMAT_RGB24
        let status = copy.withUnsafeMutableBytes { bytes in
            let surface = cairo_image_surface_create_for_data(
                bytes.bindMemory(to: UInt8.self).baseAddress, cairoFormat, Int32(width), Int32(height),
                Int32(width * 4))
            defer { cairo_surface_destroy(surface) }
            // Not `&file`, which would be the array's first byte.
            return withUnsafeMutablePointer(to: &file) { file in
                cairo_surface_write_to_png_stream(
                    surface,
                    { closure, data, count in
                        closure?.assumingMemoryBound(to: [UInt8].self).pointee
                            .append(contentsOf: UnsafeBufferPointer(start: data, count: Int(count)))
                        return CAIRO_STATUS_SUCCESS
                    }, file)
            }
        }
        guard status == CAIRO_STATUS_SUCCESS else {
            throw Unreadable(reason: String(cString: cairo_status_to_string(status)))
        }
        return file
    }

    package func withPixelBuffer<Result>(_ body: (PixelBuffer) throws -> Result) throws -> Result {
        try pixels.withUnsafeBytes { bytes in
            guard let address = bytes.baseAddress else { throw Unreadable(reason: "a picture without pixels") }
            return try body(
                PixelBuffer(baseAddress: address, width: width, height: height, stride: width * 4, format: format))
        }
    }

    /// What any reader of PNG must see: where the top byte means nothing it is 255, and what is hidden is black.
    package var visible: [UInt32] {
        pixels.map { format == .rgb24 ? $0 | 0xFF00_0000 : $0 >> 24 == 0 ? 0 : $0 }
    }

    package struct Unreadable: Error { package var reason: String }
    private struct Reader {
        var bytes: [UInt8]
        var position: Int
    }
}
