/// What a line of text is set as: `$…$` is mathematics, as in matplotlib.
///
/// A line is mathematics in part where its dollar signs pair up; an odd one makes all of them ordinary. `\$` is always an
/// ordinary dollar. A pair that holds no formula (an unknown command, a brace without its partner) stands as it was written:
/// a server that draws what others type loses nothing and does not fail.
package enum MathText: Sendable, Equatable {
    case plain(String)
    case mixed([Part])

    package enum Part: Sendable, Equatable {
        case plain(String)
        case formula(MathNode)
    }

    package init(_ line: some StringProtocol) {
        // Nearly every text is plain.
        guard line.utf8.contains(UInt8(ascii: "$")) else {
            self = .plain(String(line))
            return
        }
        let line = Substring(line)
        var parts: [Part] = []
        var end = line.startIndex
        for range in MathText.formulas(in: line) {
            parts.append(.plain(MathText.unescaped(line[end..<range.lowerBound])))
            end = range.upperBound
            if let node = try? MathParser.parse(line[range].dropFirst().dropLast()) {
                parts.append(.formula(node))
            } else {
                parts.append(.plain(String(line[range])))
            }
        }
        parts.append(.plain(MathText.unescaped(line[end...])))
        let words = parts.compactMap { if case .plain(let text) = $0 { text } else { nil } }
        self = words.count == parts.count ? .plain(words.joined()) : .mixed(parts.filter { $0 != .plain("") })
    }

    /// Where the formulas of a line lie, their dollar signs included; none where the signs do not pair up.
    package static func formulas(in line: Substring) -> [Range<String.Index>] {
        guard line.utf8.contains(UInt8(ascii: "$")) else { return [] }
        // Scalars: a combining mark after a dollar sign makes another character of it.
        let scalars = line.unicodeScalars
        var ranges: [Range<String.Index>] = []
        var (index, opening): (String.Index, String.Index?) = (scalars.startIndex, nil)
        while index < scalars.endIndex {
            let next = scalars.index(after: index)
            switch scalars[index] {
            case "\\" where next < scalars.endIndex && (opening != nil || scalars[next] == "$"):
                index = scalars.index(after: next)
                continue
            case "$":
                if let start = opening { ranges.append(start..<next) }
                opening = opening == nil ? index : nil
            default: break
            }
            index = next
        }
        return opening == nil ? ranges : []
    }

    /// A line without formulas as it is shown.
    package static func unescaped(_ text: Substring) -> String {
        guard text.utf8.contains(UInt8(ascii: "$")) else { return String(text) }
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if scalar == "$", result.last == "\\" { result.removeLast() }
            result.append(scalar)
        }
        return String(result)
    }
}
