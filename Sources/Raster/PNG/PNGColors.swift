import CRaster

/// How a picture's pixels become bytes.
enum PNGColors {
    case grey
    case rgb
    case rgba
    /// Indices into the colours that the survey found.
    case indexed

    /// The smallest that holds the pixels that the survey saw; `newPixels` of these are not their neighbours'.
    init(_ survey: borrowing tangent_png_survey, newPixels: Int) {
        if !survey.opaque {
            self = .rgba
        } else if survey.grey {
            self = .grey
        } else if survey.color_count <= 256, newPixels * 2 > 12 + 3 * Int(survey.color_count) {
            // A palette costs 12 bytes and 3 a colour; an index saves two of the three bytes of a literal pixel.
            self = .indexed
        } else {
            self = .rgb
        }
    }

    /// The number in PNG's header.
    var code: UInt8 {
        switch self {
        case .grey: 0
        case .rgb: 2
        case .indexed: 3
        case .rgba: 6
        }
    }

    var bytesPerPixel: Int {
        switch self {
        case .grey, .indexed: 1
        case .rgb: 3
        case .rgba: 4
        }
    }
}
