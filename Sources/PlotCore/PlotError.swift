/// What went wrong, in the caller's words, with a code that a program can compare.
///
///     do {
///         try figure.write(to: "figure.bmp")
///     } catch let error as PlotError where error.code == .unknownFormat {
///         print(error)  // unknown format "bmp": known are pdf, png, svg
///     }
public struct PlotError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The kind of error. More may be added, so a `switch` over codes needs a `default`.
    public struct Code: Sendable, Hashable, CustomStringConvertible {
        public let description: String
        package init(_ description: String) { self.description = description }

        /// Columns that belong together differ in length, or a value cannot be drawn at all.
        public static let invalidData = Code("invalidData")
        /// Limits that are not finite.
        public static let invalidLimits = Code("invalidLimits")
        /// A size or resolution that is zero, negative, not a number, or past what can be drawn.
        public static let invalidSize = Code("invalidSize")
        /// A width, length, opacity or other number of a style that is out of its range.
        public static let invalidStyle = Code("invalidStyle")
        /// A file name whose extension names no format.
        public static let unknownFormat = Code("unknownFormat")
        /// A font that was not found or could not be read.
        public static let fontUnavailable = Code("fontUnavailable")
        /// A file that could not be read, or holds something else than it should.
        public static let cannotRead = Code("cannotRead")
        /// A file that could not be written.
        public static let cannotWrite = Code("cannotWrite")
        /// The drawing library refused.
        public static let renderingFailed = Code("renderingFailed")
    }

    public let code: Code
    /// One line that names the part of the figure and what is wrong with it.
    public let message: String

    package init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    public var description: String { message }
}
