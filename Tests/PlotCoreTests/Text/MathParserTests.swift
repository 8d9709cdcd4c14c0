import PlotCore
import Testing

@Suite("reading mathematics")
struct MathParserTests {
    @Test(
        "formulas become trees",
        arguments: [
            (#"x^2"#, "[(sup x 2)]"),
            (#"10^{-3}"#, "[1 (sup 0 [− 3])]"),
            (#"x_i^2"#, "[(supsub x 2 i)]"),
            (#"x^2_i"#, "[(supsub x 2 i)]"),
            (#"f'"#, "[(sup f ′)]"),
            (#"f''_1^2"#, "[(supsub f [′ ′ 2] 1)]"),
            (#"^2"#, "[(sup [] 2)]"),
            (#"\frac{a}{b}"#, "[(frac [a] [b])]"),
            (#"\frac12"#, "[(frac 1 2)]"),
            (#"\dfrac{a}{b}"#, "[(displayfrac [a] [b])]"),
            (#"\binom{n}{k}"#, "[(delimited ( (over [n] [k]) ))]"),
            (#"\sqrt{x}\sqrt[3]{y}"#, "[(root [x]) (root [y] [3])]"),
            (#"\hat x \bar{yz} \"o"#, "[(hat x) (bar [y z]) (ddot o)]"),
            (#"\alpha\Omega\infty"#, "[α Ω ∞]"),
            (#"\mathrm{d}x \mathbf{v} {\rm y} z"#, "[[upright'd] x [bold'v] [upright'y] z]"),
            (#"\mathdefault{10^{2}}"#, "[[upright'1 (sup upright'0 [upright'2])]]"),
            (#"\left( \frac{a}{b} \middle| c \right]"#, "[(delimited ( [(frac [a] [b])] | [c] ])]"),
            (#"\left\{x\right."#, "[(delimited { [x] .)]"),
            (#"\text{a {b} \$}"#, "[[upright'a upright'  upright'b upright'  upright'$]]"),
            (#"\overline{x}\underline{y}"#, "[(overline [x]) (underline [y])]"),
            (#"\overset{!}{=}"#, "[(stacked [[_0.2 = _0.2]] [[! _0.2]])]"),
            (#"\substack{a\\b}"#, "[(lines [a] [b])]"),
            (#"\boldsymbol{x}"#, "[[boldMath'x]]"),
            (#"\genfrac{(}{.}{0}{0}{a}{b}"#, "[(delimited ( (over [a] [b]) .)]"),
            (##"\%\$\{\}\_\#"##, "[% $ { } _ #]"),
            (#"\|x\|"#, "[‖ x ‖]"),
            ("ü漢e\u{301}", "[ü 漢 e\u{301}]"),
        ])
    func trees(source: String, tree: String) throws {
        #expect(try MathParser.parse(source).description == tree)
    }

    @Test(
        "operators keep room between two terms, and none as signs",
        arguments: [
            ("a+b", "[a [_0.2 + _0.2] b]"), ("-b", "[−  b]"), ("a=-b", "[a [_0.2 = _0.2] − b]"),
            ("(-b", "[( − b]"), (#"a\to b"#, "[a [_0.2 → _0.2] b]"), ("{+b}", "[[+ b]]"),
            ("a,b;c", "[a [, _0.2] b [; _0.2] c]"), ("1.5", "[1 . 5]"), ("1{,}5", "[1 [,] 5]"),
            ("x.y", "[x [. _0.2] y]"),
        ])
    func room(source: String, tree: String) throws {
        #expect(try MathParser.parse(source).description == tree.replacing("  ", with: " "))
    }

    @Test(
        "functions keep a thin room behind but for brackets, and their limits stand close",
        arguments: [
            (#"\sin x"#, "[name'sin _ x]"), (#"\cos(x)"#, "[name'cos ( x [) ]]"),
            (#"\log_{10} x"#, "[(sub name'log [1 0]) _ x]"),
            (#"\lim_{x\to 0}"#, "[(sub name'lim [x → 0]) _]"), (#"\operatorname{sgn}(x)"#, "[name'sgn ( x )]"),
        ])
    func functions(source: String, tree: String) throws {
        let printed = try MathParser.parse(source).description.replacing("_\(1.0 / 6)", with: "_")
        #expect(printed == tree.replacing("[) ]", with: ")"))
    }

    @Test(
        "what is no formula is refused with the reason",
        arguments: [
            (#"\foo x"#, #"unknown command \foo"#), ("{x", "nothing closes the brace at character 1"),
            ("x}", "\"}\" closes nothing"), ("", "an empty formula"), ("  ", "an empty formula"),
            ("x^", "\"^\" needs something to apply to"), ("x^1^2", "two superscripts on one base"),
            ("x_1_2", "two subscripts on one base"), (#"\frac{a}"#, #"\frac needs something to apply to"#),
            (#"\left(x"#, #"\left without its \right"#), (#"x\right)"#, #""\" closes nothing"#),
            (#"\left x\right)"#, #"x is no delimiter for \left"#), (#"x\"#, "the formula ends with a backslash"),
            (#"\sqrt[3 x"#, #"\sqrt needs a "]" at character 10"#),
            (#"\hspace{x}"#, #"\hspace needs a number, not "x""#),
            (#"\text{ab"#, #"nothing closes the brace after \text"#),
        ])
    func refusals(source: String, reason: String) {
        let error = #expect(throws: MathSyntaxError.self) { try MathParser.parse(source) }
        #expect(error?.description == reason)
    }

    @Test(
        "nesting deeper than anyone writes is refused before it can exhaust the stack",
        arguments: ["{", "x^", #"\frac{"#, #"\sqrt["#, #"\left("#, #"\hat"#, "_{", #"\overset{"#])
    func depth(piece: String) {
        #expect(throws: MathSyntaxError.self) {
            try MathParser.parse(String(repeating: piece, count: 10_000))
        }
        let closed = String(repeating: "{", count: 10_000) + "x" + String(repeating: "}", count: 10_000)
        #expect(throws: MathSyntaxError.self) { try MathParser.parse(closed) }
        #expect(throws: Never.self) { try MathParser.parse("{{{{{{{{{{{{x}}}}}}}}}}}}") }
    }

    @Test("random rubbish gives a tree or a reason, never a trap")
    func rubbish() {
        var random = SplitMix(state: 4)
        let pieces = [
            "{", "}", "^", "_", "'", "\\", "\\frac", "\\sqrt", "[", "]", "\\left", "\\right", "\\middle", "(", "|", ".",
            "x",
            "1", " ", "\\hat", "\\text", "\\\\", "\\,", "~", "-", "\u{0}", "é", "🎉", "\\substack", "\\genfrac", "\\rm",
            "\\mathbb", "\\operatorname", "\\sum", "\\lim", "\\prime", "\\hspace", "\\overset", "\u{301}", "ש",
        ]
        for _ in 0..<20_000 {
            let source = (0..<random.below(12)).map { _ in pieces[random.below(pieces.count)] }.joined()
            _ = try? MathParser.parse(source)
        }
    }

    @Test("a long formula is read in a time that grows with its length only")
    func length() throws {
        let source = String(repeating: "x + 1, ", count: 20_000)
        let time = try ContinuousClock().measure { _ = try MathParser.parse(source) }
        #expect(time < .seconds(5))
    }
}
