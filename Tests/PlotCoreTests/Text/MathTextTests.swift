import Testing

@testable import PlotCore

@Suite("text with mathematics")
struct MathTextTests {
    /// Plain parts in quotes, formulas as trees.
    private func parts(_ line: String) -> [String] {
        switch MathText(line) {
        case .plain(let text): return ["\"\(text)\""]
        case .mixed(let parts):
            return parts.map { part in
                switch part {
                case .plain(let text): "\"\(text)\""
                case .formula(let node): node.description
                }
            }
        }
    }

    @Test(
        "dollar signs in pairs hold formulas, others are dollars",
        arguments: [
            ("plain", ["\"plain\""]), ("$x$", ["[x]"]), ("a $x$ b $y$", ["\"a \"", "[x]", "\" b \"", "[y]"]),
            ("$5", ["\"$5\""]), (#"\$5 and \$6"#, ["\"$5 and $6\""]), (#"$x$ for \$5"#, ["[x]", "\" for $5\""]),
            ("$1 or $2 or $3", ["\"$1 or $2 or $3\""]), (#"$\$5$"#, ["[$ 5]"]), ("$$", ["\"$$\""]), ("", ["\"\""]),
            (#"a\b"#, [#""a\b""#]), (#"C:\dir"#, [#""C:\dir""#]),
        ])
    func dollars(line: String, expected: [String]) {
        #expect(parts(line) == expected)
    }

    @Test(
        "a pair that holds no formula stands as it was written",
        arguments: [
            (#"a $\foo{x}$ b"#, [#""a $\foo{x}$ b""#]), ("$x$ and ${$", ["[x]", "\" and \"", "\"${$\""]),
            ("$\u{0}$", ["[\u{0}]"]),
        ])
    func noFormula(line: String, expected: [String]) {
        #expect(parts(line) == expected)
    }

    @Test(
        "formulas read as one line",
        arguments: [
            ("$10^{2}$", "10²"), (#"$2\times10^{-3}$"#, "2 × 10⁻³"),
            (#"$e^{-x/4}\cos(2\pi x/T)$"#, "e^(−x/4)cos(2πx/T)"),
            (#"$\frac{a+b}{2}$"#, "(a + b)/2"), (#"$\sqrt{x}$ in $H_2O$"#, "√x in H₂O"), (#"$f'(x)$"#, "f′(x)"),
            (#"$\left(\frac{1}{2}\right)$"#, "(1/2)"), (#"\$5"#, "$5"),
        ])
    func readable(line: String, expected: String) {
        #expect(MathText(line).readable == expected)
    }

    private let text = TextSetter(measurer: Ruler(), theme: .notebook)

    @Test("lines break at blanks, but never inside a formula")
    func breaking() throws {
        let block = try text.block("mean of $a + b + c + d$ over time", size: 10, width: 60)
        #expect(block.lines.map(\.string) == ["mean of", "$a + b + c + d$", "over time"])
        for line in block.lines.dropFirst(0) where line.math == nil {
            #expect(line.extent.advance <= 60)
        }
    }

    @Test("a word of letters breaks beside its formula, not in it")
    func breakingWords() throws {
        let block = try text.block("abcdefghijkl$x^{2}$mnopqrstuvwx", size: 10, width: 40)
        #expect(block.lines.map(\.string).joined() == "abcdefghijkl$x^{2}$mnopqrstuvwx")
        #expect(block.lines.contains { $0.math != nil })
        #expect(block.lines.allSatisfy { $0.string.count { $0 == "$" } % 2 == 0 })
    }

    @Test("dollars that do not pair up stay dollars when the line is broken")
    func breakingDollars() throws {
        let block = try text.block("costs $5, or $6, or even $7 a piece", size: 10, width: 80)
        #expect(block.lines.count > 2)
        #expect(block.lines.allSatisfy { $0.math == nil })
        #expect(block.lines.map(\.string).joined(separator: " ") == "costs $5, or $6, or even $7 a piece")
    }

    @Test("a tall formula pushes its neighbours away, and lines of letters keep their distance")
    func tallLines() throws {
        let plain = try text.block("a\nb\nc", size: 10, width: 500)
        let tall = try text.block("a\n$\\frac{\\frac{1}{2}}{\\frac{3}{4}}$\nc", size: 10, width: 500)
        #expect(tall.height > plain.height)
        let boxes = tall.placed(foot: Point(100, 100), color: .black).map(\.box)
        for (upper, lower) in zip(boxes, boxes.dropFirst()) { #expect(upper.bottom <= lower.top) }
        let baselines = plain.placed(foot: Point(0, 100), color: .black).map(\.position.y)
        #expect(baselines[2] - baselines[1] == baselines[1] - baselines[0])
        #expect(baselines[2] == 100)
    }

    @Test("a figure with mathematics prints its pieces")
    func golden() throws {
        var figure = Figure(size: .points(300, 200))
        figure.plot([1, 2])
        figure.title = #"Decay $e^{-x/4}$ of $\frac{a}{\sqrt{b}}$"#
        figure.xLabel = #"$\foo$ costs \$5"#
        try expectGolden(figure.scene(), "mathematics")
    }

    @Test("random rubbish is set in finite places")
    func rubbish() throws {
        var random = SplitMix(state: 12)
        let pieces = [
            "{", "}", "^", "_", "'", "\\frac", "\\sqrt", "\\left(", "\\right)", "x", "1", " ", "\\hat", "\\text{a b}",
            "\\,", "-", "\\sum", "\\lim", "\\prime", "\\overset", "\\genfrac{}{}{0}{1}", "\\int", "\\binom", "\\llap",
            "ש",
            "\\mathcal{A}", "\\vec", "\\widetilde", "\\overline", "\\underline", "\\substack{a\\\\b}", "\\phantom", "$",
            "$",
        ]
        var formulas = 0
        for _ in 0..<5_000 {
            let source = "$" + (0..<random.below(8)).map { _ in pieces[random.below(pieces.count)] }.joined() + "$"
            let line = try text.line(source, size: 10)
            #expect(line.extent.advance.isFinite && line.extent.ascent.isFinite && line.extent.descent.isFinite)
            #expect(line.extent.ascent >= 0 && line.extent.descent >= 0)
            for piece in line.math?.pieces ?? [] {
                #expect(piece.x.isFinite && piece.y.isFinite && piece.font.size >= 1)
            }
            if line.math != nil { formulas += 1 }
        }
        #expect(formulas > 500)
    }

    @Test("text that is no formula and formulas of every kind give a figure in which nothing is cut off")
    func figures() throws {
        for label in [
            #"$\left\{\sum_{i=1}^{n}\frac{x_i^2}{\sigma}\right\}$"#, #"$\sqrt[3]{\frac{a}{b}}$"#, "$x", "$$$",
            "\u{0}$x$",
            #"$\hat{\vec{\bar{x}}}$"#, #"$\phantom{x}$"#, #"$\genfrac{}{}{0}{3}{a}{b}$"#,
            #"$x^{y^{z^{a^{b^{c^{d^{e}}}}}}}$"#,
        ] {
            var figure = Figure()
            figure.plot([1, 2, 3])
            (figure.title, figure.xLabel, figure.yLabel) = (label, label, label)
            #expect(try figure.scene().illegible == [], "\(label)")
        }
    }
}
