import CCairo
import Plot
import Raster

/// The pixels of the notebook's fifth figure, as cairo holds them.
final class Picture {
    private let surface: OpaquePointer

    init(_ size: FigureSize?) throws {
        // From our own file, read by cairo.
        var rest = try fifthFigure(size).data(as: .png)[...]
        let surface = withUnsafeMutablePointer(to: &rest) { rest in
            cairo_image_surface_create_from_png_stream(
                { closure, bytes, count in
                    guard let bytes, let rest = closure?.assumingMemoryBound(to: ArraySlice<UInt8>.self),
                        rest.pointee.count >= Int(count)
                    else { return CAIRO_STATUS_READ_ERROR }
                    for i in 0..<Int(count) { bytes[i] = rest.pointee.removeFirst() }
                    return CAIRO_STATUS_SUCCESS
                }, rest)
        }
        guard let surface, cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS else {
            throw PlotError(.renderingFailed, "cairo does not read our PNG file")
        }
        self.surface = surface
    }

    deinit { cairo_surface_destroy(surface) }

    /// How many bytes our PNG file has.
    func encoded() throws -> Int {
        let isOpaque = cairo_image_surface_get_format(surface) == CAIRO_FORMAT_RGB24
        guard let pixels = cairo_image_surface_get_data(surface) else { return 0 }
        let buffer = try PixelBuffer(
            baseAddress: pixels, width: Int(cairo_image_surface_get_width(surface)),
            height: Int(cairo_image_surface_get_height(surface)),
            stride: Int(cairo_image_surface_get_stride(surface)), format: isOpaque ? .rgb24 : .argb32)
        return try PNGEncoder.encode(buffer, dpi: 100).count
    }

    /// How many cairo's has.
    func encodedByCairo() -> Int {
        var count = 0
        cairo_surface_write_to_png_stream(
            surface,
            { closure, _, count in
                closure?.assumingMemoryBound(to: Int.self).pointee += Int(count)
                return CAIRO_STATUS_SUCCESS
            }, &count)
        return count
    }
}

private func fifthFigure(_ size: FigureSize?) -> Figure {
    func f(_ x: Tensor) -> Tensor { pow(sin(x), 2) + 0.05 * pow(x, 2) }
    let x = linspace(-10, 10, 300)
    let samples = Random(seed: 1).uniform(10, in: -10...10)
    let moved = samples - vmap(grad(f))(samples) * 1.0
    var figure = size.map { Figure(size: $0) } ?? Figure()
    figure.plot(x, f(x))
    figure.scatter(samples, f(samples), color: .orange)
    figure.arrow(
        from: (samples, f(samples)), to: (moved, f(moved)), width: 0.02, headWidth: 0.1, headLength: 0.1,
        color: Color(0, 1, 0.3, alpha: 0.8))
    return figure
}
