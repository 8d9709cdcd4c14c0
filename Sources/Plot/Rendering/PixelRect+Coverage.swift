import Cairo
import Raster

extension PixelRect {
    /// How much of each pixel cairo covers, a byte each, row by row.
    ///
    /// - Parameter draw: Fills or strokes with the pen's opaque colour, the rectangle's corner being cairo's origin.
    func coverage(_ draw: (Context) -> Void) throws(CairoError) -> [UInt8] {
        let surface = try ImageSurface(width: width, height: height)
        let context = try Context(surface)
        context.setColor(red: 0, green: 0, blue: 0, alpha: 1)
        draw(context)
        try context.checkStatus()
        return try surface.withPixels { pixels, stride in
            (0..<width * height).map { index in
                let offset = index / width * stride + index % width * 4
                return UInt8(pixels.load(fromByteOffset: offset, as: UInt32.self) >> 24)
            }
        }
    }
}
