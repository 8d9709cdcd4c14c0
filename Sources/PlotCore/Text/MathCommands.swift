// What the commands of a formula mean, by their names.
extension MathParser {
    /// The thing that the backslash at the position begins.
    mutating func command() throws(MathSyntaxError) -> MathNode {
        let start = position
        guard let name = commandName(at: start) else {
            throw MathSyntaxError(description: "the formula ends with a backslash")
        }
        position += 1 + name.count
        let command = "\\" + name

        if let width = MathParser.spaces[name] { return .space(width) }
        if let style = MathParser.styles[name] {
            // Until the group ends.
            self.style = style
            return .row([])
        }
        if name.hasPrefix("math"), let style = MathParser.styles[String(name.dropFirst(4))] {
            guard peek() == "{" else {
                return try styled(style) { parser throws(MathSyntaxError) in try parser.argument(of: command) }
            }
            return try group(style: style)
        }
        if let accent = MathParser.accents[name] { return .accent(accent, try argument(of: command)) }
        if MathParser.functions.contains(name) {
            return .name(
                name.map { .letter(String($0), .upright) }, limitsBelow: MathParser.functionsWithLimits.contains(name))
        }
        if name.count == 1, let character = name.first, !character.isLetter {
            if character == "|" { return .letter("‖", style) }
            if "%${}[]_#&".contains(character) { return .letter(name, style) }
        }
        if let symbol = MathSymbols.symbol(named: name) {
            switch symbol.kind {
            case .ordinary where symbol.character == "′": return .prime
            case .ordinary where name == "cdotp": return .row([.letter("·", style), .space(0.2)])
            case .ordinary: return .letter(String(symbol.character), style)
            case .binary: return spaced(symbol.character, isBinary: true, startingAt: start)
            case .relation: return spaced(symbol.character, isBinary: false, startingAt: start)
            case .limits: return .largeOperator(String(symbol.character), limitsBeside: false)
            case .integral: return .largeOperator(String(symbol.character), limitsBeside: true)
            }
        }
        return try structure(name, command)
    }

    /// Commands that build something from their arguments.
    private mutating func structure(_ name: String, _ command: String) throws(MathSyntaxError) -> MathNode {
        switch name {
        case "frac", "dfrac", "tfrac":
            let style = MathNode.FractionStyle(shrinks: name == "dfrac" ? 0 : 1)
            return .fraction(try argument(of: command), try argument(of: command), style)
        case "binom":
            let stack = MathNode.fraction(
                try argument(of: command), try argument(of: command), MathNode.FractionStyle(bar: 0))
            return .delimited(left: "(", [stack], middle: [], right: ")")
        case "genfrac":
            return try generalFraction(command)
        case "sqrt":
            var index: MathNode?
            if take("[") {
                index = .row(try nested { parser throws(MathSyntaxError) in try parser.row(endingAt: "]") })
                try expect("]", after: command)
            }
            return .root(try argument(of: command), index: index)
        case "overline": return .overline(try argument(of: command))
        case "underline": return .underline(try argument(of: command))
        case "overset", "underset":
            let note = try argument(of: command)
            let body = try argument(of: command)
            return name == "overset"
                ? .stacked(body, above: note, below: nil) : .stacked(body, above: nil, below: note)
        case "phantom": return .phantom(try argument(of: command))
        case "llap", "rlap": return .overlap(try argument(of: command), toLeft: name == "llap")
        case "hspace": return .space(try number(command))
        case "text": return .row(try bracedText(command).map { .letter(String($0), .upright) })
        case "operatorname":
            guard case .row(let nodes) = try group(style: .upright) else { return .row([]) }
            return .name(nodes, limitsBelow: false)
        case "boldsymbol":
            return try styled(.boldMath) { parser throws(MathSyntaxError) in try parser.argument(of: command) }
        case "substack": return try substack(command)
        case "left": return try delimited()
        default: throw MathSyntaxError(description: "unknown command \(command)")
        }
    }

    private mutating func styled(
        _ style: MathStyle, _ body: (inout MathParser) throws(MathSyntaxError) -> MathNode
    ) throws(MathSyntaxError) -> MathNode {
        let outer = self.style
        self.style = style
        let node = try body(&self)
        self.style = outer
        return node
    }

    /// `\genfrac{left}{right}{bar}{style}{numerator}{denominator}`: the bar in points, the style from 0 (display) to 3.
    private mutating func generalFraction(_ command: String) throws(MathSyntaxError) -> MathNode {
        func optionalDelimiter(_ parser: inout MathParser) throws(MathSyntaxError) -> String {
            try parser.expect("{", after: command)
            let delimiter = parser.peek() == "}" ? "." : try parser.delimiter(after: command)
            try parser.expect("}", after: command)
            return delimiter
        }
        let left = try optionalDelimiter(&self)
        let right = try optionalDelimiter(&self)
        let bar = try number(command)
        let shrinks = Double(try bracedText(command)).flatMap { Int(exactly: $0) } ?? 1
        guard bar.isFinite, bar >= 0, 0...3 ~= shrinks else {
            throw MathSyntaxError(description: "\(command) needs a bar from 0 and a style from 0 to 3")
        }
        let fraction = MathNode.fraction(
            try argument(of: command), try argument(of: command),
            MathNode.FractionStyle(bar: bar, shrinks: shrinks))
        return left == "." && right == "."
            ? fraction : .delimited(left: left, [fraction], middle: [], right: right)
    }

    private mutating func number(_ command: String) throws(MathSyntaxError) -> Double {
        let text = try bracedText(command)
        guard let value = Double(text), abs(value) <= 1000 else {
            throw MathSyntaxError(description: "\(command) needs a number, not \"\(text)\"")
        }
        return value
    }

    /// What stands between braces, blanks included; braces inside only group, and a backslash makes the next character plain.
    private mutating func bracedText(_ command: String) throws(MathSyntaxError) -> String {
        try expect("{", after: command)
        var (text, open) = ("", 1)
        while position < source.count {
            let character = source[position]
            position += 1
            switch character {
            case "\\" where position < source.count:
                text.append(source[position])
                position += 1
            case "{": open += 1
            case "}":
                open -= 1
                if open == 0 { return text }
            default: text.append(character)
            }
        }
        throw MathSyntaxError(description: "nothing closes the brace after \(command)")
    }

    private mutating func substack(_ command: String) throws(MathSyntaxError) -> MathNode {
        try expect("{", after: command)
        var lines: [MathNode] = []
        repeat {
            lines.append(.row(try row()))
            guard commandName(at: position) == "\\" else { break }
            position += 2
        } while true
        try expect("}", after: command)
        return .lines(lines)
    }

    // MARK: Brackets that grow

    private mutating func delimited() throws(MathSyntaxError) -> MathNode {
        let left = try delimiter(after: "\\left")
        var parts: [MathNode] = []
        var middle: [String] = []
        while true {
            parts.append(.row(try row()))
            guard peek() == "\\", let name = commandName(at: position), name == "right" || name == "middle" else {
                throw MathSyntaxError(description: "\\left without its \\right")
            }
            position += 1 + name.count
            let delimiter = try delimiter(after: "\\" + name)
            if name == "right" { return .delimited(left: left, parts, middle: middle, right: delimiter) }
            middle.append(delimiter)
        }
    }

    /// A bracket, or "." for none.
    private mutating func delimiter(after command: String) throws(MathSyntaxError) -> String {
        guard let next = peek() else { throw MathSyntaxError(description: "\(command) needs a delimiter") }
        let name = next == "\\" ? commandName(at: position) ?? "" : String(next)
        position += name.count + (next == "\\" ? 1 : 0)
        let delimiter =
            switch (next, name) {
            case ("\\", "|"): "‖"
            case ("\\", "{"), ("\\", "}"), ("\\", "["), ("\\", "]"): name
            case ("\\", _): MathSymbols.symbol(named: name).map { String($0.character) } ?? ""
            case ("<", _): "⟨"
            case (">", _): "⟩"
            default: name
            }
        guard delimiter.count == 1, "()[]{}⟨⟩⌊⌋⌈⌉|‖/\\.↑↓↕⇑⇓⇕⟮⟯".contains(delimiter) else {
            throw MathSyntaxError(description: "\(next == "\\" ? "\\" : "")\(name) is no delimiter for \(command)")
        }
        return delimiter
    }

    // MARK: Tables

    /// In ems (TeX's mu is an eighteenth).
    private static let spaces: [String: Double] = [
        ",": thinSpace, "thinspace": thinSpace, "/": thinSpace, ">": 4.0 / 18, ":": 4.0 / 18, ";": 5.0 / 18,
        " ": 6.0 / 18, "enspace": 0.5, "quad": 1, "qquad": 2, "!": -thinSpace,
    ]

    private static let styles: [String: MathStyle] = [
        "normal": .math, "rm": .upright, "default": .upright, "regular": .upright, "it": .italic, "bf": .bold,
        "bfit": .boldItalic, "sf": .sans, "tt": .mono, "cal": .calligraphic, "scr": .calligraphic,
        "frak": .fraktur, "bb": .blackboard,
    ]

    private static let accents: [String: MathAccent] = [
        "hat": .hat, "^": .hat, "breve": .breve, "bar": .bar, "grave": .grave, "`": .grave, "acute": .acute,
        "'": .acute, "tilde": .tilde, "~": .tilde, "dot": .dot, ".": .dot, "ddot": .ddot, "\"": .ddot,
        "dddot": .dddot, "ddddot": .ddddot, "vec": .vec, "overrightarrow": .overrightarrow,
        "overleftarrow": .overleftarrow, "mathring": .mathring, "widehat": .widehat, "widetilde": .widetilde,
        "widebar": .widebar,
    ]

    private static let functionsWithLimits: Set<String> = ["lim", "liminf", "limsup", "sup", "max", "min"]

    private static let functions: Set<String> = functionsWithLimits.union([
        "arccos", "arcsin", "arctan", "arg", "cos", "cosh", "cot", "coth", "csc", "deg", "det", "dim", "exp", "gcd",
        "hom", "inf", "ker", "lg", "ln", "log", "Pr", "sec", "sin", "sinh", "tan", "tanh",
    ])
}
