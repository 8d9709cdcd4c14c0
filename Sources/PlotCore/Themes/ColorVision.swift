/// How colours look to people who lack one kind of cone in the eye, one man in twelve and one woman in two hundred in part.
///
///     figure.theme.cycle.leastDifference(for: .deuteranopia)  // below about 10 two of them look alike
///     let seen = Color.orange.seen(with: .protanopia)
public enum ColorVision: Sendable, CaseIterable {
    /// All three kinds of cones.
    case typical
    /// No cones for long waves: red is dark, and like green.
    case protanopia
    /// No cones for middle waves: green is like red. The most common.
    case deuteranopia
    /// No cones for short waves: blue is like green. Rare.
    case tritanopia

    /// What red, green and blue light become: Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of
    /// Color Vision Deficiency" (2009), at full severity.
    fileprivate var rows: [[Double]] {
        switch self {
        case .typical: [[1, 0, 0], [0, 1, 0], [0, 0, 1]]
        case .protanopia:
            [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
        case .deuteranopia:
            [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
        case .tritanopia:
            [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
        }
    }
}

extension Color {
    /// The colour that looks to everyone as this one looks to people with that vision.
    public func seen(with vision: ColorVision) -> Color {
        let seen = vision.rows.map { row in
            let light = zip(row, linear).reduce(0) { $0 + $1.0 * $1.1 }
            return Self.encoded(min(max(light, 0), 1))
        }
        return Color(seen[0], seen[1], seen[2], alpha: alpha)
    }

    /// How far two opaque colours are apart to the eye: the distance in CIELAB (ΔE*ab of 1976), where black and white are 100
    /// apart and 2 can just be told apart side by side.
    public func difference(from other: Color, for vision: ColorVision = .typical) -> Double {
        let (first, second) = (seen(with: vision).lab, other.seen(with: vision).lab)
        return zip(first, second).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
    }

    /// Red, green and blue in proportion to light, by sRGB's curve (IEC 61966-2-1).
    private var linear: [Double] {
        [red, green, blue].map { part in
            part <= 0.04045 ? part / 12.92 : power((part + 0.055) / 1.055, 2.4)
        }
    }

    private static func encoded(_ light: Double) -> Double {
        light <= 0.0031308 ? 12.92 * light : 1.055 * power(light, 1 / 2.4) - 0.055
    }

    /// L*, a* and b* for the white of daylight (D65).
    private var lab: [Double] {
        let (red, green, blue) = (linear[0], linear[1], linear[2])
        let parts = [
            (0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047,
            0.2126729 * red + 0.7151522 * green + 0.0721750 * blue,
            (0.0193339 * red + 0.1191920 * green + 0.9503041 * blue) / 1.08883,
        ].map { $0 > 216.0 / 24389 ? power($0, 1.0 / 3) : (24389.0 / 27 * $0 + 16) / 116 }
        return [116 * parts[1] - 16, 500 * (parts[0] - parts[1]), 200 * (parts[1] - parts[2])]
    }
}

extension [Color] {
    /// How far the two most alike of the colours are apart, as ``Color/difference(from:for:)`` counts; infinite for fewer than
    /// two colours.
    ///
    ///     for vision in ColorVision.allCases { print(vision, theme.cycle.leastDifference(for: vision)) }
    public func leastDifference(for vision: ColorVision) -> Double {
        pairs.map { self[$0].difference(from: self[$1], for: vision) }.min() ?? .infinity
    }

    /// The pairs of places whose colours look alike to people with at least one of the visions: nearer than `least`.
    ///
    ///     figure.theme.cycle.pairsAlike()  // empty if everyone can tell the colours apart
    public func pairsAlike(
        to visions: [ColorVision] = ColorVision.allCases, nearerThan least: Double = 10
    ) -> [(first: Int, second: Int)] {
        pairs.filter { first, second in
            visions.contains { self[first].difference(from: self[second], for: $0) < least }
        }
    }

    private var pairs: [(first: Int, second: Int)] {
        indices.flatMap { second in (0..<second).map { ($0, second) } }
    }
}
