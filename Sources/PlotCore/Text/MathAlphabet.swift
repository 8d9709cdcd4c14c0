// The faces that letters take in a formula.
extension MathTypesetter {
    /// What shows a letter in a style: often another letter, as the blackboard R has a code point of its own.
    func face(of text: String, _ style: MathStyle) throws(PlotError) -> (text: String, font: Font) {
        var font = font
        switch style {
        case .upright: break
        case .math: if text.isMathItalic { font.slant = .italic }
        case .italic: font.slant = .italic
        case .bold: font.weight = .bold
        case .boldItalic: (font.weight, font.slant) = (.bold, .italic)
        case .boldMath:
            font.weight = .bold
            if text.isMathItalic { font.slant = .italic }
        case .sans: if !font.family.contains("Sans") { font.family = "DejaVu Sans" }
        case .mono: font.family = "DejaVu Sans Mono"
        case .calligraphic, .fraktur, .blackboard:
            guard let scalar = text.unicodeScalars.first, let own = scalar.inAlphabet(of: style) else { break }
            if try measurer.hasGlyph(for: own, in: font) { return (String(own), font) }
            // Better another letter than a box.
            (font.slant, font.weight) = style == .blackboard ? (font.slant, .bold) : (.italic, font.weight)
        }
        return (text, font)
    }
}

extension String {
    /// Letters are italic, Greek capitals and all that is no letter upright.
    fileprivate var isMathItalic: Bool {
        guard let scalar = unicodeScalars.first, !(0x386...0x3ab ~= scalar.value) else { return false }
        if scalar.value < 0x80 { return scalar.properties.isAlphabetic }
        switch scalar.properties.generalCategory {
        case .lowercaseLetter, .uppercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: return true
        default: return false
        }
    }
}

extension Unicode.Scalar {
    /// The letter among Unicode's mathematical alphanumeric symbols (U+1D400 to U+1D7FF), or where those leave a gap because
    /// the letter was encoded before them.
    fileprivate func inAlphabet(of style: MathStyle) -> Unicode.Scalar? {
        let (capitals, small, digits, before): (UInt32, UInt32, UInt32?, [Unicode.Scalar: Unicode.Scalar])
        switch style {
        case .calligraphic:
            (capitals, small, digits) = (0x1d49c, 0x1d4b6, nil)
            before = [
                "B": "ℬ", "E": "ℰ", "F": "ℱ", "H": "ℋ", "I": "ℐ", "L": "ℒ", "M": "ℳ", "R": "ℛ", "e": "ℯ", "g": "ℊ",
                "o": "ℴ",
            ]
        case .fraktur:
            (capitals, small, digits) = (0x1d504, 0x1d51e, nil)
            before = ["C": "ℭ", "H": "ℌ", "I": "ℑ", "R": "ℜ", "Z": "ℨ"]
        case .blackboard:
            (capitals, small, digits) = (0x1d538, 0x1d552, 0x1d7d8)
            before = ["C": "ℂ", "H": "ℍ", "N": "ℕ", "P": "ℙ", "Q": "ℚ", "R": "ℝ", "Z": "ℤ"]
        default: return nil
        }
        if let scalar = before[self] { return scalar }
        switch self {
        case "A"..."Z": return Unicode.Scalar(capitals + value - 0x41)
        case "a"..."z": return Unicode.Scalar(small + value - 0x61)
        case "0"..."9": return digits.flatMap { Unicode.Scalar($0 + value - 0x30) }
        default: return nil
        }
    }
}
