/// A formula's structure, as its author meant it; free of fonts and places. Prints as a short expression.
package indirect enum MathNode: Sendable, Equatable {
    /// One character in a style.
    case letter(String, MathStyle)
    /// A sign that grows beyond letters (∑, ∫), with its limits above and below it or beside it.
    case largeOperator(String, limitsBeside: Bool)
    /// The stroke after a derivative's name.
    case prime
    /// Room of so many ems; negative for less room.
    case space(Double)
    case row([MathNode])
    /// A function's name in upright letters; below some of them, as lim, stands what others have beside them.
    case name([MathNode], limitsBelow: Bool)
    /// What stands raised or lowered after a base, or above and below it.
    case scripts(MathNode?, superscript: MathNode?, subscript: MathNode?)
    case fraction(MathNode, MathNode, FractionStyle)
    case root(MathNode, index: MathNode?)
    case accent(MathAccent, MathNode)
    case overline(MathNode)
    case underline(MathNode)
    /// Brackets as tall as what is between them; "." for none. The parts are separated by the `\middle` brackets.
    case delimited(left: String, [MathNode], middle: [String], right: String)
    /// Something small above or below.
    case stacked(MathNode, above: MathNode?, below: MathNode?)
    /// Lines below each other, centred.
    case lines([MathNode])
    /// Takes its room and shows nothing.
    case phantom(MathNode)
    /// Shows and takes no room, to the right of its place or to the left.
    case overlap(MathNode, toLeft: Bool)

    package struct FractionStyle: Sendable, Equatable {
        /// The bar's thickness in points, 0 for none; nil for the usual one, which grows with the font.
        package var bar: Double?
        /// How often numerator and denominator shrink: 0 as they stand in a display, 1 in a text.
        package var shrinks = 1
    }
}

/// The face that a formula's letters take.
package enum MathStyle: String, Sendable {
    /// Italic letters, everything else upright.
    case math
    case upright, italic, bold, boldItalic, sans, mono
    /// Bold, letters italic at that.
    case boldMath
    case calligraphic, fraktur, blackboard
}

package enum MathAccent: String, Sendable {
    case hat, breve, bar, grave, acute, tilde, dot, ddot, dddot, ddddot, vec
    case overrightarrow, overleftarrow, mathring
    /// As wide as what is below.
    case widehat, widetilde, widebar
}

extension MathNode: CustomStringConvertible {
    /// The tree in brackets: `(sup x 2)`, letters in a style of their own with its name: `bold'x`.
    package var description: String {
        func all(_ word: String, _ parts: [String?]) -> String {
            "(" + ([word] + parts.compactMap { $0 }).joined(separator: " ") + ")"
        }
        switch self {
        case .letter(let text, .math): return text
        case .letter(let text, let style): return "\(style)'\(text)"
        case .largeOperator(let text, _): return "large'\(text)"
        case .prime: return "′"
        case .space(let width): return "_\(width)"
        case .row(let nodes): return "[" + nodes.map(\.description).joined(separator: " ") + "]"
        case .name(let nodes, _):
            return "name'"
                + nodes.map { if case .letter(let text, _) = $0 { text } else { $0.description } }.joined()
        case .scripts(let base, let above, let below):
            let word = above == nil ? "sub" : below == nil ? "sup" : "supsub"
            return all(word, [base?.description ?? "[]", above?.description, below?.description])
        case .fraction(let above, let below, let style):
            let word = style.bar == 0 ? "over" : style.shrinks == 0 ? "displayfrac" : "frac"
            return all(word, [above.description, below.description])
        case .root(let body, let index): return all("root", [body.description, index?.description])
        case .accent(let accent, let body): return all("\(accent)", [body.description])
        case .overline(let body): return all("overline", [body.description])
        case .underline(let body): return all("underline", [body.description])
        case .delimited(let left, let parts, let middle, let right):
            var words = [left]
            for (index, part) in parts.enumerated() {
                if index > 0 { words.append(middle[index - 1]) }
                words.append(part.description)
            }
            return all("delimited", words + [right])
        case .stacked(let body, let above, let below):
            return all("stacked", [body.description, above?.description, below.map { "below " + $0.description }])
        case .lines(let lines): return all("lines", lines.map(\.description))
        case .phantom(let body): return all("phantom", [body.description])
        case .overlap(let body, let toLeft): return all(toLeft ? "llap" : "rlap", [body.description])
        }
    }
}
