/// The order in which the letters of a line stand from left to right: a compact part of the Unicode bidirectional algorithm
/// (UAX #9).
///
/// What is there: the direction of the line from its first strong letter (P2, P3), numbers and what separates them (W1 to
/// W7), brackets in pairs and neutrals between letters (N0 to N2), levels, reversal by clusters, and mirrored brackets (I1,
/// I2, L1 to L4). What is not: explicit embeddings, overrides and isolates, which have no effect.
/// Arabic letters take the shapes that join them (``ArabicJoining``).
package struct VisualOrder: Sendable {
    /// The scalars to draw from left to right, combining marks after their bases.
    package private(set) var scalars: [Unicode.Scalar]
    /// Whether the line as a whole runs from right to left.
    package private(set) var isRightToLeft = false

    package init(_ text: String) {
        scalars = Array(text.unicodeScalars)
        // Nearly every line runs from left to right throughout.
        guard scalars.contains(where: \.mayTurnAround) else { return }
        scalars = ArabicJoining.joined(scalars)
        let types = scalars.map(BidiType.init)
        isRightToLeft = types.first { [.left, .right, .arabic].contains($0) }.map { $0 != .left } ?? false
        let levels = VisualOrder.levels(types, of: scalars, isRightToLeft: isRightToLeft)

        // A base and its marks move together.
        var clusters: [(range: Range<Int>, level: Int)] = []
        for index in scalars.indices {
            if types[index] == .mark, let last = clusters.indices.last {
                clusters[last].range = clusters[last].range.lowerBound..<index + 1
            } else {
                clusters.append((index..<index + 1, levels[index]))
            }
        }
        let highest = clusters.map(\.level).max() ?? 0
        for level in stride(from: highest, to: 0, by: -1) {
            var start = 0
            while start < clusters.count {
                guard clusters[start].level >= level else {
                    start += 1
                    continue
                }
                let end = clusters[start...].firstIndex { $0.level < level } ?? clusters.count
                clusters[start..<end].reverse()
                start = end
            }
        }
        let logical = scalars
        scalars = clusters.flatMap { cluster in
            logical[cluster.range].map { cluster.level % 2 == 1 ? $0.mirrored : $0 }
        }
    }

    private static func levels(
        _ original: [BidiType], of scalars: [Unicode.Scalar], isRightToLeft: Bool
    ) -> [Int] {
        let base: BidiType = isRightToLeft ? .right : .left
        var types = original

        // W1 to W3: marks take their base's type, numbers after Arabic letters are Arabic.
        var (previous, strong) = (base, base)
        for index in types.indices {
            if types[index] == .mark { types[index] = previous }
            previous = types[index]
            if [.left, .right, .arabic].contains(previous) { strong = previous }
            if types[index] == .number, strong == .arabic { types[index] = .arabicNumber }
        }
        for index in types.indices where types[index] == .arabic { types[index] = .right }

        // W4 to W6: a separator within a number, and signs beside one, belong to it.
        for index in types.indices.dropFirst().dropLast() {
            let (before, after) = (types[index - 1], types[index + 1])
            guard before == after else { continue }
            if types[index] == .sign, before == .number { types[index] = .number }
            if types[index] == .separator, before == .number || before == .arabicNumber { types[index] = before }
        }
        var start = 0
        while start < types.count {
            guard types[start] == .unit else {
                start += 1
                continue
            }
            let end = types[start...].firstIndex { $0 != .unit } ?? types.count
            let isBesideNumber =
                start > 0 && types[start - 1] == .number || end < types.count && types[end] == .number
            for index in start..<end { types[index] = isBesideNumber ? .number : .neutral }
            start = end
        }
        for index in types.indices where [.sign, .separator].contains(types[index]) { types[index] = .neutral }

        // W7: numbers among letters from left to right are like them.
        strong = base
        for index in types.indices {
            if types[index] == .left || types[index] == .right { strong = types[index] }
            if types[index] == .number, strong == .left { types[index] = .left }
        }

        pairBrackets(&types, of: scalars, base: base)

        // N1 and N2: neutrals take the direction that both neighbours have, else the line's.
        start = 0
        while start < types.count {
            guard types[start] == .neutral else {
                start += 1
                continue
            }
            let end = types[start...].firstIndex { $0 != .neutral } ?? types.count
            let before = start > 0 ? types[start - 1].direction : base
            let after = end < types.count ? types[end].direction : base
            for index in start..<end { types[index] = before == after ? before : base }
            start = end
        }

        // I1 and I2.
        var levels = types.map { type in
            switch type {
            case .left: isRightToLeft ? 2 : 0
            case .right: 1
            default: 2
            }
        }
        // L1: blanks at the end stay at the end.
        for index in levels.indices.reversed() {
            guard original[index] == .neutral, original[index...].allSatisfy({ $0 == .neutral }) else { break }
            levels[index] = isRightToLeft ? 1 : 0
        }
        return levels
    }
}

extension VisualOrder {
    /// N0: both brackets of a pair take one direction: the line's, if what is between them has it too; else that of what is
    /// between them, if what is before them has it too.
    private static func pairBrackets(_ types: inout [BidiType], of scalars: [Unicode.Scalar], base: BidiType) {
        var open: [Int] = []
        var pairs: [(opening: Int, closing: Int)] = []
        for (index, scalar) in scalars.enumerated() where types[index] == .neutral {
            switch scalar {
            case "(", "[", "{":
                // The algorithm gives up here too, lest its cost grow with the depth.
                guard open.count < 63 else { return }
                open.append(index)
            case ")", "]", "}":
                if let match = open.lastIndex(where: { scalars[$0].mirrored == scalar }) {
                    pairs.append((open[match], index))
                    open.removeSubrange(match...)
                }
            default: break
            }
        }
        for (opening, closing) in pairs.sorted(by: { $0.opening < $1.opening }) {
            let inside = types[(opening + 1)..<closing].lazy.filter { $0 != .neutral }.map(\.direction)
            guard let other = inside.first else { continue }
            var direction = base
            if !inside.contains(base) {
                let before = types[..<opening].last { $0 != .neutral }?.direction ?? base
                direction = before == other ? other : base
            }
            (types[opening], types[closing]) = (direction, direction)
        }
    }
}

/// What the bidirectional algorithm asks of a character.
private enum BidiType {
    /// L, R, AL.
    case left, right, arabic
    /// EN, AN, and beside them ES, CS, ET.
    case number, arabicNumber, sign, separator, unit
    /// NSM, and everything without a direction.
    case mark, neutral

    /// Of what is no neutral: numbers stand among letters that run from right to left.
    var direction: BidiType { self == .left ? .left : .right }

    init(_ scalar: Unicode.Scalar) {
        let value = scalar.value
        switch value {
        case 0x30...0x39, 0x6f0...0x6f9, 0xb2, 0xb3, 0xb9, 0x2070...0x2079, 0x2080...0x2089: self = .number
        case 0x660...0x669, 0x66b, 0x66c, 0x600...0x605, 0x6dd: self = .arabicNumber
        case 0x2b, 0x2d, 0x2212, 0x207a, 0x207b: self = .sign
        case 0x2c, 0x2e, 0x2f, 0x3a, 0xa0, 0x60c: self = .separator
        case 0x23...0x25, 0xa2...0xa5, 0xb0, 0xb1, 0x66a, 0x2030...0x2034, 0x20a0...0x20cf: self = .unit
        case 0x200e: self = .left
        case 0x200f: self = .right
        default:
            switch scalar.properties.generalCategory {
            case .nonspacingMark, .enclosingMark: self = .mark
            case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .spacingMark,
                .letterNumber, .decimalNumber:
                self = !scalar.mayTurnAround ? .left : scalar.isArabic ? .arabic : .right
            case .otherPunctuation, .dashPunctuation:
                // The maqaf, the sof pasuq and the Arabic comma's kin run with their letters.
                self = scalar.mayTurnAround ? (scalar.isArabic ? .arabic : .right) : .neutral
            default: self = .neutral
            }
        }
    }
}

extension Unicode.Scalar {
    /// Whether it belongs to a script that runs from right to left, or says so for its neighbours.
    package var mayTurnAround: Bool {
        switch value {
        case 0..<0x590: false
        case 0x590...0x8ff, 0x200f, 0xfb1d...0xfdff, 0xfe70...0xfeff, 0x10800...0x10fff, 0x1e800...0x1efff: true
        default: false
        }
    }

    /// Arabic, Syriac and Thaana, whose letters turn the digits behind them into Arabic numbers.
    fileprivate var isArabic: Bool {
        switch value {
        case 0x600...0x7bf, 0x860...0x8ff, 0xfb50...0xfdff, 0xfe70...0xfeff, 0x1ec70...0x1eeff: true
        default: false
        }
    }

    /// The bracket that looks the other way.
    fileprivate var mirrored: Unicode.Scalar {
        guard properties.isBidiMirrored else { return self }
        let pairs: [Unicode.Scalar] = [
            "(", ")", "[", "]", "{", "}", "<", ">", "«", "»", "‹", "›", "≤", "≥", "⟨", "⟩", "⌈", "⌉", "⌊", "⌋", "≪",
            "≫",
        ]
        return pairs.firstIndex(of: self).map { pairs[$0 ^ 1] } ?? self
    }
}
