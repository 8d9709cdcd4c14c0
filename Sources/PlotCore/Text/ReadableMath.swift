extension MathText {
    /// The text in one line without commands, for titles of documents and for readers who hear it: `$e^{-x/4}$` is
    /// e^(−x/4), `$10^{2}$` is 10².
    package var readable: String {
        switch self {
        case .plain(let text): return text
        case .mixed(let parts):
            return parts.map { part in
                switch part {
                case .plain(let text): text
                case .formula(let node): node.readable
                }
            }.joined()
        }
    }
}

extension MathNode {
    fileprivate var readable: String {
        switch self {
        case .letter(let text, _), .largeOperator(let text, _): return text
        case .prime: return "′"
        case .space(let width): return width > 0.15 ? " " : ""
        case .row(let nodes), .lines(let nodes), .name(let nodes, _): return nodes.map(\.readable).joined()
        case .scripts(let base, let raised, let lowered):
            return (base?.readable ?? "") + (lowered?.script("_", of: "₀₁₂₃₄₅₆₇₈₉") ?? "")
                + (raised?.script("^", of: "⁰¹²³⁴⁵⁶⁷⁸⁹") ?? "")
        case .fraction(let above, let below, let style):
            return style.bar == 0
                ? "\(above.readable) over \(below.readable)" : "\(above.grouped)/\(below.grouped)"
        case .root(let body, let index): return (index?.script("^", of: "⁰¹²³⁴⁵⁶⁷⁸⁹") ?? "") + "√" + body.grouped
        case .accent(let accent, let body): return body.readable + (MathNode.marks[accent] ?? "")
        case .overline(let body), .underline(let body), .overlap(let body, _): return body.readable
        case .delimited(let left, let parts, let middle, let right):
            let signs = ([left] + middle + [right]).map { $0 == "." ? "" : $0 }
            return signs[0] + zip(parts, signs.dropFirst()).map { $0.readable + $1 }.joined()
        case .stacked(let body, let above, let below):
            return body.readable + (above.map { "^" + $0.grouped } ?? "") + (below.map { "_" + $0.grouped } ?? "")
        case .phantom: return ""
        }
    }

    /// In brackets if it is more than one letter or number.
    private var grouped: String {
        let text = readable
        return text.count == 1 || text.allSatisfy(\.isNumber) ? text : "(\(text))"
    }

    /// Small digits if that is all, primes as they are, else after a sign.
    private func script(_ sign: String, of digits: String) -> String {
        let text = readable
        if text.allSatisfy({ $0 == "′" }) { return text }
        let small = Array(digits)
        let values = text.map { $0 == "−" ? -1 : $0.isASCII ? $0.wholeNumberValue : nil }
        guard values.allSatisfy({ $0 != nil }) else { return sign + grouped }
        return values.compactMap { $0 }.map { $0 < 0 ? (sign == "^" ? "⁻" : "₋") : String(small[$0]) }.joined()
    }

    private static let marks: [MathAccent: String] = [
        .hat: "\u{302}", .breve: "\u{306}", .bar: "\u{304}", .grave: "\u{300}", .acute: "\u{301}", .tilde: "\u{303}",
        .dot: "\u{307}", .ddot: "\u{308}", .vec: "\u{20d7}", .mathring: "\u{30a}",
    ]
}
