/// What the raster code refuses, in one line.
package struct RasterError: Error, Sendable, Equatable, CustomStringConvertible {
    package enum Code: Sendable {
        /// A picture without pixels, one larger than cairo makes, or rows that overlap.
        case invalidSize
        /// A resolution that is no number, or too small or large for the file.
        case invalidResolution
    }

    package let code: Code
    package let description: String

    package init(_ code: Code, _ description: String) {
        self.code = code
        self.description = description
    }
}
