import CCairo

/// A refusal of cairo, or of the two libraries that it takes fonts from.
///
///     do {
///         _ = try ImageSurface(width: 40_000, height: 10)
///     } catch {
///         print(error)  // cairo: invalid value (typically too big) for the size of the input (surface, pattern, etc.)
///     }
package struct CairoError: Error, Sendable, Equatable, CustomStringConvertible {
    package enum Library: String, Sendable {
        case cairo
        case freeType = "FreeType"
        case fontconfig
    }

    package let library: Library
    /// The library's own number: a `cairo_status_t`, an `FT_Error`, an `FcResult`.
    package let code: Int
    package let message: String

    package var description: String { "\(library.rawValue): \(message)" }

    init(_ library: Library, code: Int, message: String) {
        self.library = library
        self.code = code
        self.message = message
    }
}

// The one place where a library's status becomes an error. A cairo object that failed stays in its error state and ignores
// every further call, so a status may be asked for once after a series of calls and tells of the first failure among them.
extension CairoError {
    static func check(_ status: cairo_status_t) throws(CairoError) {
        guard status != CAIRO_STATUS_SUCCESS else { return }
        throw CairoError(.cairo, code: Int(status.rawValue), message: String(cString: cairo_status_to_string(status)))
    }

    static func check(freeType error: FT_Error) throws(CairoError) {
        guard error != 0 else { return }
        throw CairoError(.freeType, code: Int(error), message: freeTypeMessage(error))
    }

    static func check(fontconfig result: FcResult) throws(CairoError) {
        guard result != FcResultMatch else { return }
        let message =
            switch result {
            case FcResultNoMatch: "no font matches"
            case FcResultOutOfMemory: "out of memory"
            default: "result \(result.rawValue)"
            }
        throw CairoError(.fontconfig, code: Int(result.rawValue), message: message)
    }

    /// FreeType is usually built without its own texts, so the likely ones are here (numbers of `fterrdef.h`).
    private static func freeTypeMessage(_ error: FT_Error) -> String {
        switch error {
        case 0x01: "the file cannot be opened"
        case 0x02: "the file is in no known font format"
        case 0x03, 0x08, 0x09, 0x55: "the font file is broken"
        case 0x06: "invalid argument"
        case 0x10: "no such glyph"
        case 0x17: "no such size"
        case 0x40: "out of memory"
        default: "error \(error)"
        }
    }
}
