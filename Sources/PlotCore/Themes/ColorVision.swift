/// A way in which people see colours: one in twelve men and one in two hundred women sees them otherwise than most.
///
/// The deficient ones are whole: a kind of cone is missing. Many more people have a weaker form, and see a palette that passes
/// here no worse.
public enum ColorVision: Sendable, CaseIterable {
    /// All three kinds of cones.
    case normal
    /// No cones for long waves: red is dark, and hard to tell from green.
    case protanopia
    /// No cones for middle waves: green is hard to tell from red.
    case deuteranopia
    /// No cones for short waves: blue is hard to tell from green. Rare.
    case tritanopia

    /// How somebody with this vision sees a colour.
    ///
    ///     ColorVision.deuteranopia.seen(.red)  // a dark ochre
    ///
    /// Source: Machado, Oliveira, Fernandes, "A Physiologically-based Model for Simulation of Color Vision Deficiency", IEEE
    /// Transactions on Visualization and Computer Graphics 15 (2009), the tables' last rows, on linear RGB.
    public func seen(_ color: Color) -> Color {
        let light = [color.red, color.green, color.blue].map(linearLight)
        let parts = matrix.map { row in
            companded(min(1, max(0, row[0] * light[0] + row[1] * light[1] + row[2] * light[2])))
        }
        return Color(parts[0], parts[1], parts[2], alpha: color.alpha)
    }

    private var matrix: [[Double]] {
        switch self {
        case .normal: [[1, 0, 0], [0, 1, 0], [0, 0, 1]]
        case .protanopia:
            [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
        case .deuteranopia:
            [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
        case .tritanopia:
            [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
        }
    }
}

/// Two colours of a palette that somebody can hardly tell apart.
public struct ColorConfusion: Sendable, Equatable {
    /// The colours' places in the palette, the lesser first.
    public let first: Int
    public let second: Int
    /// Who can hardly tell them apart.
    public let vision: ColorVision
    /// How far apart they are for them, by CIEDE2000: 1 can just be seen side by side.
    public let difference: Double
}

/// The pairs of a palette that people with one or another colour vision can hardly tell apart, the worst first; none if the
/// palette is good for all.
///
///     confusions(in: Theme.modern.cycle)    // []
///     confusions(in: Theme.notebook.cycle)  // matplotlib's: its orange and its green for protanopia, and five more
///
/// - Parameters:
///   - colors: Opaque colours; their alpha does not count.
///   - least: How far apart two colours must be by CIEDE2000. Palettes that were made for all (Okabe and Ito 2008, Tol's bright
///     one, Petroff 2021) keep 8; those that were not come down to 1 to 5.
public func confusions(in colors: [Color], least: Double = 8) -> [ColorConfusion] {
    let found = ColorVision.allCases.flatMap { vision -> [ColorConfusion] in
        let seen = colors.map { LabColor(vision.seen($0)) }
        return seen.indices.flatMap { second in
            (0..<second).compactMap { first in
                let difference = seen[first].difference(from: seen[second])
                guard difference < least else { return nil }
                return ColorConfusion(first: first, second: second, vision: vision, difference: difference)
            }
        }
    }
    return found.sorted { $0.difference < $1.difference }
}

/// IEC 61966-2-1: a part of an sRGB colour as an amount of light.
private func linearLight(_ part: Double) -> Double {
    part <= 0.04045 ? part / 12.92 : power((part + 0.055) / 1.055, 2.4)
}

private func companded(_ light: Double) -> Double {
    light <= 0.0031308 ? light * 12.92 : 1.055 * power(light, 1 / 2.4) - 0.055
}

/// A colour in CIELAB under daylight (D65).
package struct LabColor: Sendable {
    package let l: Double
    package let a: Double
    package let b: Double

    package init(l: Double, a: Double, b: Double) {
        (self.l, self.a, self.b) = (l, a, b)
    }

    package init(_ color: Color) {
        let (red, green, blue) = (linearLight(color.red), linearLight(color.green), linearLight(color.blue))
        /// CIE 15: the cube root, straight near zero.
        func response(_ value: Double) -> Double {
            value > 216.0 / 24389 ? power(value, 1.0 / 3) : (24389.0 / 27 * value + 16) / 116
        }
        let x = response((0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047)
        let y = response(0.2126729 * red + 0.7151522 * green + 0.0721750 * blue)
        let z = response((0.0193339 * red + 0.1191920 * green + 0.9503041 * blue) / 1.08883)
        self.init(l: 116 * y - 16, a: 500 * (x - y), b: 200 * (y - z))
    }

    /// CIEDE2000, as Sharma, Wu and Dalal write it: "The CIEDE2000 Color-Difference Formula: Implementation Notes,
    /// Supplementary Test Data, and Mathematical Observations", Color Research and Application 30 (2005).
    package func difference(from other: LabColor) -> Double {
        func length(_ x: Double, _ y: Double) -> Double { (x * x + y * y).squareRoot() }
        func sevenths(_ chroma: Double) -> Double {
            (power(chroma, 7) / (power(chroma, 7) + power(25, 7))).squareRoot()
        }
        func cosine(_ angle: Double) -> Double { sineAndCosine(degrees: angle).cosine }
        let greyness = (1 - sevenths((length(a, b) + length(other.a, other.b)) / 2)) / 2
        let (a1, a2) = ((1 + greyness) * a, (1 + greyness) * other.a)
        let (c1, c2) = (length(a1, b), length(a2, other.b))
        func hue(_ a: Double, _ b: Double) -> Double {
            let angle = degrees(x: a, y: b)
            return angle < 0 ? angle + 360 : angle
        }
        let (h1, h2) = (hue(a1, b), hue(a2, other.b))
        let hasHues = c1 * c2 != 0
        var turn = hasHues ? h2 - h1 : 0
        if turn > 180 { turn -= 360 } else if turn < -180 { turn += 360 }
        let deltaH = 2 * (c1 * c2).squareRoot() * sineAndCosine(degrees: turn / 2).sine
        var hue = h1 + h2
        if hasHues {
            if abs(h1 - h2) > 180 { hue += hue < 360 ? 360 : -360 }
            hue /= 2
        }
        let (lightness, chroma) = ((l + other.l) / 2, (c1 + c2) / 2)
        let t =
            1 - 0.17 * cosine(hue - 30) + 0.24 * cosine(2 * hue) + 0.32 * cosine(3 * hue + 6)
            - 0.20 * cosine(4 * hue - 63)
        let fromMiddle = (lightness - 50) * (lightness - 50)
        let l = (other.l - self.l) / (1 + 0.015 * fromMiddle / (20 + fromMiddle).squareRoot())
        let c = (c2 - c1) / (1 + 0.045 * chroma)
        let h = deltaH / (1 + 0.015 * chroma * t)
        let blueness = (hue - 275) / 25
        let rotation = -2 * sevenths(chroma) * sineAndCosine(degrees: 60 * exponential(-blueness * blueness)).sine
        return (l * l + c * c + h * h + rotation * c * h).squareRoot()
    }
}
