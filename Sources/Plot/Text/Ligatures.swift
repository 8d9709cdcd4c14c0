/// The Latin ligatures, which Unicode has as letters too: how they are spelled, the longest first.
private let ligatures: [(letters: [Unicode.Scalar], ligature: Unicode.Scalar)] = [
    (["f", "f", "i"], "\u{fb03}"), (["f", "f", "l"], "\u{fb04}"),
    (["f", "f"], "\u{fb00}"), (["f", "i"], "\u{fb01}"), (["f", "l"], "\u{fb02}"),
]

/// The letters with those joined for which the font has a ligature.
///
/// Fonts say in a table of their own which letters to join. Reading it would take a shaping library; for Latin text the
/// ligatures that have code points are those that a font joins.
func joiningLigatures(_ letters: [Unicode.Scalar], where hasGlyph: (Unicode.Scalar) -> Bool) -> [Unicode.Scalar] {
    guard letters.contains("f") else { return letters }
    var result: [Unicode.Scalar] = []
    var rest = letters[...]
    while let first = rest.first {
        if first == "f", let match = ligatures.first(where: { rest.starts(with: $0.letters) && hasGlyph($0.ligature) })
        {
            result.append(match.ligature)
            rest = rest.dropFirst(match.letters.count)
        } else {
            result.append(first)
            rest = rest.dropFirst()
        }
    }
    return result
}

/// A letter as it is searched for and copied: a ligature spelled out.
func spelling(of letter: Unicode.Scalar) -> String {
    var text = ""
    text.unicodeScalars.append(contentsOf: ligatures.first { $0.ligature == letter }?.letters ?? [letter])
    return text
}
