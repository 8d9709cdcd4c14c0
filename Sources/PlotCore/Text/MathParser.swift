/// Why a text between dollar signs is no formula.
package struct MathSyntaxError: Error, Sendable, Equatable, CustomStringConvertible {
    package let description: String
}

/// Reads the subset of LaTeX's mathematics that matplotlib's mathtext reads, into a tree.
///
///     try MathParser.parse(#"e^{-x/4}\cos(2\pi x/T)"#)
///
/// Room around operators and after punctuation and function names is decided here, from the neighbours in the source, by
/// mathtext's rules (matplotlib 3.11, `_mathtext.Parser.symbol` and `.operatorname`).
package struct MathParser {
    let source: [Character]
    var position = 0
    var style = MathStyle.math
    /// Signs in the scripts of a function's name (`x\to 0` below lim) stand close.
    var isClose = false
    private var depth = 0

    /// What is nested deeper than people write is refused before it can exhaust the stack.
    static let greatestDepth = 50

    /// The tree of what stands between two dollar signs.
    package static func parse(_ source: some StringProtocol) throws(MathSyntaxError) -> MathNode {
        var parser = MathParser(source: Array(source))
        let nodes = try parser.row()
        if let rest = parser.peek() {
            throw MathSyntaxError(description: "\"\(rest)\" closes nothing")
        }
        guard !nodes.isEmpty else { throw MathSyntaxError(description: "an empty formula") }
        return .row(nodes)
    }

    private init(source: [Character]) {
        self.source = source
    }

    // MARK: Characters

    /// The next character that is no blank, where the position then stands.
    mutating func peek() -> Character? {
        while position < source.count, source[position].isWhitespace { position += 1 }
        return position < source.count ? source[position] : nil
    }

    mutating func take(_ character: Character) -> Bool {
        guard peek() == character else { return false }
        position += 1
        return true
    }

    mutating func expect(_ character: Character, after command: String) throws(MathSyntaxError) {
        guard take(character) else {
            throw MathSyntaxError(description: "\(command) needs a \"\(character)\" at character \(position + 1)")
        }
    }

    /// The name after a backslash on which the position stands: letters, or a single other character.
    func commandName(at start: Int) -> String? {
        guard start < source.count, source[start] == "\\" else { return nil }
        let name = source[(start + 1)...].prefix { $0.isASCII && $0.isLetter }
        return name.isEmpty ? source[(start + 1)...].first.map { String($0) } : String(name)
    }

    // MARK: Rows and groups

    /// Everything up to what closes the group: a brace, `\right`, `\middle`, or a bracket where the row ends at one.
    mutating func row(endingAt bracket: Character? = nil) throws(MathSyntaxError) -> [MathNode] {
        var nodes: [MathNode] = []
        while let next = peek(), next != "}", next != bracket {
            if next == "\\", let name = commandName(at: position), ["right", "middle", "\\"].contains(name) { break }
            try appendTerm(to: &nodes)
        }
        return nodes
    }

    /// What a command or a script applies to: a group, or the next single thing.
    mutating func argument(of command: String) throws(MathSyntaxError) -> MathNode {
        guard let next = peek(), next != "}", next != "^", next != "_" else {
            throw MathSyntaxError(description: "\(command) needs something to apply to")
        }
        if next == "'" {
            position += 1
            return .prime
        }
        return try atom()
    }

    /// What stands between braces; a style set inside ends with them.
    mutating func group(style: MathStyle? = nil) throws(MathSyntaxError) -> MathNode {
        let opening = position
        try expect("{", after: "a group")
        let outer = self.style
        if let style { self.style = style }
        let nodes = try nested { parser throws(MathSyntaxError) in try parser.row() }
        self.style = outer
        guard take("}") else {
            throw MathSyntaxError(description: "nothing closes the brace at character \(opening + 1)")
        }
        return .row(nodes)
    }

    mutating func nested<Result>(
        _ body: (inout MathParser) throws(MathSyntaxError) -> Result
    ) throws(MathSyntaxError) -> Result {
        depth += 1
        guard depth <= MathParser.greatestDepth else {
            throw MathSyntaxError(description: "nested deeper than \(MathParser.greatestDepth) levels")
        }
        let result = try body(&self)
        depth -= 1
        return result
    }

    // MARK: Terms

    /// One thing with its primes and scripts, and the room after a function's name.
    private mutating func appendTerm(to nodes: inout [MathNode]) throws(MathSyntaxError) {
        let next = peek()
        let base = next == "^" || next == "_" || next == "'" ? nil : try atom()
        // A style switch and the like leave nothing.
        if case .row(let empty) = base, empty.isEmpty, source[position - 1] != "}" { return }

        var isName = false
        if case .name = base { isName = true }
        let (raised, lowered) = try scripts(areClose: isName)
        if raised == nil, lowered == nil {
            if let base { nodes.append(base) }
            if isName, !isDelimiter(peek()) { nodes.append(.space(MathParser.thinSpace)) }
        } else {
            nodes.append(.scripts(base, superscript: raised, subscript: lowered))
            if isName { nodes.append(.space(MathParser.thinSpace)) }
        }
    }

    /// Primes, superscript and subscript in any order; primes stand in the superscript.
    private mutating func scripts(areClose: Bool) throws(MathSyntaxError) -> (MathNode?, MathNode?) {
        var (raised, lowered): ([MathNode], MathNode?) = ([], nil)
        var hasSuperscript = false
        while let mark = peek(), mark == "^" || mark == "_" || mark == "'" {
            position += 1
            if mark == "'" {
                raised.append(.prime)
                continue
            }
            let outer = isClose
            isClose = isClose || areClose
            let script = try nested { parser throws(MathSyntaxError) in try parser.argument(of: "\"\(mark)\"") }
            isClose = outer
            if mark == "^" {
                guard !hasSuperscript else { throw MathSyntaxError(description: "two superscripts on one base") }
                hasSuperscript = true
                raised.append(script)
            } else {
                guard lowered == nil else { throw MathSyntaxError(description: "two subscripts on one base") }
                lowered = script
            }
        }
        return (raised.isEmpty ? nil : raised.count == 1 ? raised[0] : .row(raised), lowered)
    }

    /// One character, command or group, without scripts.
    mutating func atom() throws(MathSyntaxError) -> MathNode {
        switch peek() {
        case nil: throw MathSyntaxError(description: "the formula breaks off")
        case "{": return try group()
        case "}": throw MathSyntaxError(description: "the brace at character \(position + 1) closes nothing")
        case "\\": return try nested { parser throws(MathSyntaxError) in try parser.command() }
        case "~":
            position += 1
            return .space(1 / 3)
        case let character?:
            position += 1
            return symbol(character, startingAt: position - 1)
        }
    }

    /// A character with the room that it keeps.
    private func symbol(_ character: Character, startingAt start: Int) -> MathNode {
        switch character {
        case "-": spaced("−", isBinary: true, startingAt: start)
        case "+", "*", "−": spaced(character, isBinary: true, startingAt: start)
        case "=", "<", ">", ":": spaced(character, isBinary: false, startingAt: start)
        case ",", ";", ".", "!": punctuation(character, startingAt: start)
        default: .letter(String(character), style)
        }
    }

    /// An operator between two others keeps a fifth of an em on both sides; at the start, or after what opens or relates,
    /// it is a sign and stands close.
    func spaced(_ character: Character, isBinary: Bool, startingAt start: Int) -> MathNode {
        let letter = MathNode.letter(String(character), style)
        let previous = neighbour(before: start)
        if isClose || isBinary && (previous.map { "{([<=>:".contains($0) } ?? true) { return letter }
        return .row([.space(0.2), letter, .space(0.2)])
    }

    /// Punctuation keeps room behind, but not within a number (1.5), nor a comma in braces of its own (1{,}5).
    private func punctuation(_ character: Character, startingAt start: Int) -> MathNode {
        let letter = MathNode.letter(String(character), style)
        let (previous, next) = (neighbour(before: start), neighbour(after: start))
        if character == ",", previous == "{", next == "}" { return letter }
        if character == ".", previous?.isNumber == true, next?.isNumber == true { return letter }
        return .row([letter, .space(0.2)])
    }

    private func neighbour(before start: Int) -> Character? {
        source[..<start].last { !$0.isWhitespace }
    }

    private func neighbour(after start: Int) -> Character? {
        source[(start + 1)...].first { !$0.isWhitespace }
    }

    /// Whether a function's name needs no room before this.
    private func isDelimiter(_ character: Character?) -> Bool {
        character.map { "|/.([<)]>".contains($0) } ?? false
    }

    static let thinSpace = 1.0 / 6
}
