/// A picture in memory that somebody else owns: the pixels of a cairo image surface.
///
/// It is valid only as long as that memory is, and while nobody draws into it.
package struct PixelBuffer {
    /// How cairo lays a pixel out in a native-endian 32-bit word.
    package enum Format: Sendable {
        /// Alpha in the top 8 bits, then red, green and blue, each multiplied by alpha.
        case argb32
        /// Red, green and blue in the low 24 bits; the top 8 mean nothing.
        case rgb24
    }

    /// The largest width and height of a cairo image surface.
    package static let largestSide = 32_767

    package let baseAddress: UnsafeRawPointer
    package let width: Int
    package let height: Int
    /// Bytes from one row to the next.
    package let stride: Int
    package let format: Format

    /// - Throws: ``RasterError`` when a side is not in 1...32767, or the stride is less than a row or no multiple of 4.
    package init(
        baseAddress: UnsafeRawPointer, width: Int, height: Int, stride: Int, format: Format
    ) throws(RasterError) {
        let sides = 1...Self.largestSide
        guard sides.contains(width), sides.contains(height) else {
            throw RasterError(.invalidSize, "a picture of \(width) by \(height) pixels: a side has 1 to 32767")
        }
        guard stride >= width * 4, stride % 4 == 0 else {
            throw RasterError(.invalidSize, "rows of \(width) pixels cannot be \(stride) bytes apart")
        }
        self.baseAddress = baseAddress
        self.width = width
        self.height = height
        self.stride = stride
        self.format = format
    }

    func row(_ y: Int) -> UnsafeRawPointer { baseAddress + y * stride }
}
