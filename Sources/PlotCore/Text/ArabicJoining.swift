/// The shapes that Arabic letters take among their neighbours: alone, at the end, at the beginning and in the middle of a word.
///
/// Unicode has them as letters of their own (Arabic Presentation Forms-A and -B), which fonts like DejaVu Sans hold; so words
/// come out joined without a shaping engine. Lam and alef join into one.
enum ArabicJoining {
    /// The letters as they are drawn, still in the order in which they are read.
    static func joined(_ letters: [Unicode.Scalar]) -> [Unicode.Scalar] {
        guard letters.contains(where: { forms[$0] != nil }) else { return letters }
        var result: [Unicode.Scalar] = []
        // Whether the letter before reaches out to the next.
        var reaches = false
        var index = 0
        while index < letters.count {
            let letter = letters[index]
            index += 1
            if letter == "\u{640}" || letter == "\u{200d}" {
                reaches = true
            } else if let form = forms[letter] {
                if letter == "\u{644}", index < letters.count, let ligature = lamAlef[letters[index]] {
                    result.append(moved(ligature, by: reaches ? 1 : 0))
                    reaches = false
                    index += 1
                    continue
                }
                let isJoined = reaches && form.count >= 2
                reaches = form.count == 4 && next(in: letters, from: index).map(takesPart) ?? false
                // In the order of the code points: alone, at the end, at the beginning, in the middle.
                result.append(moved(form.first, by: (isJoined ? 1 : 0) + (reaches ? 2 : 0)))
                continue
            } else if !isTransparent(letter) {
                reaches = false
            }
            result.append(letter)
        }
        return result
    }

    /// Whether a letter can join the one before it.
    private static func takesPart(_ letter: Unicode.Scalar) -> Bool {
        letter == "\u{640}" || letter == "\u{200d}" || (forms[letter]?.count ?? 0) >= 2
    }

    private static func next(in letters: [Unicode.Scalar], from start: Int) -> Unicode.Scalar? {
        letters[start...].first { !isTransparent($0) }
    }

    private static func isTransparent(_ letter: Unicode.Scalar) -> Bool {
        letter.properties.generalCategory == .nonspacingMark
    }

    private static func moved(_ letter: Unicode.Scalar, by offset: UInt32) -> Unicode.Scalar {
        Unicode.Scalar(letter.value + offset) ?? letter
    }

    private static let lamAlef: [Unicode.Scalar: Unicode.Scalar] = [
        "\u{622}": "\u{fef5}", "\u{623}": "\u{fef7}", "\u{625}": "\u{fef9}", "\u{627}": "\u{fefb}",
    ]

    /// The first form of each letter and how many it has: 1 joins nothing, 2 joins what is before, 4 both sides.
    private static let forms: [Unicode.Scalar: (first: Unicode.Scalar, count: UInt32)] = {
        var forms: [Unicode.Scalar: (first: Unicode.Scalar, count: UInt32)] = [:]
        func add(_ letters: ClosedRange<UInt32>, from form: UInt32, counts: [UInt32]) {
            var form = form
            for (letter, count) in zip(letters, counts) {
                if let letter = Unicode.Scalar(letter), let first = Unicode.Scalar(form) {
                    forms[letter] = (first, count)
                }
                form += count
            }
        }
        add(
            0x621...0x63a, from: 0xfe80,
            counts: [1, 2, 2, 2, 2, 4, 2, 4, 2, 4, 4, 4, 4, 4, 2, 2, 2, 2, 4, 4, 4, 4, 4, 4, 4, 4])
        add(0x641...0x64a, from: 0xfed1, counts: [4, 4, 4, 4, 4, 4, 4, 2, 2, 4])
        // Persian and Urdu: peh, tcheh, jeh, keheh, gaf, yeh.
        for (letter, form, count) in [
            (0x67e, 0xfb56, 4), (0x686, 0xfb7a, 4), (0x698, 0xfb8a, 2), (0x6a9, 0xfb8e, 4), (0x6af, 0xfb92, 4),
            (0x6cc, 0xfbfc, 4),
        ] as [(UInt32, UInt32, UInt32)] {
            add(letter...letter, from: form, counts: [count])
        }
        return forms
    }()
}
