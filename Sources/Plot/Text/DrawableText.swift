/// A text's letters as they are drawn and written to files, one line, free of what has no shape.
///
/// - White space of any kind (a newline, a tab, a no-break space) becomes a blank.
/// - Other control characters (NUL, escape, …) and the code points that no text may hold become U+FFFD, the replacement
///   character: visible, and legal in XML, which forbids most of them even when escaped.
///
/// Every format and the measurer use the same rule, so a text is as wide in one as in the other.
func drawableText(_ text: String) -> String {
    // Nearly every text is fine as it is.
    guard text.unicodeScalars.contains(where: { drawable($0) != $0 }) else { return text }
    var result = String.UnicodeScalarView()
    result.append(contentsOf: text.unicodeScalars.map(drawable))
    return String(result)
}

private func drawable(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0x20...0x7e: scalar
    case 0x09...0x0d, 0x85, 0xa0, 0x2028, 0x2029: " "
    case 0x00...0x1f, 0x7f...0x9f: "\u{fffd}"
    default: scalar.properties.isNoncharacterCodePoint ? "\u{fffd}" : scalar
    }
}

/// Whether a letter is a mark that stands over, under or in the letter before it.
func isCombining(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.value >= 0x300 else { return false }
    return switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: true
    default: false
    }
}

extension Unicode.Scalar {
    /// Whether it colours the skin of the picture before it.
    var isSkinColor: Bool { value >= 0x1f3fb && properties.isEmojiModifier }
}

/// Whether a letter only steers how others are drawn (a joiner, a variation selector, a direction mark) and has no shape itself.
func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0xad && scalar.properties.isDefaultIgnorableCodePoint
}
