import PlotCore
import Testing

@Suite("the order of letters from left to right")
struct VisualOrderTests {
    private func visual(_ text: String) -> String {
        var result = ""
        result.unicodeScalars.append(contentsOf: VisualOrder(text).scalars)
        return result
    }

    // The results of libraqm, as matplotlib 3.11 draws these lines. Hebrew letters are written as escapes: an editor would
    // turn them round.
    @Test(
        "follows UAX #9",
        arguments: [
            ("abc 12", "abc 12"), ("\u{5d0}\u{5d1}\u{5d2}", "\u{5d2}\u{5d1}\u{5d0}"),
            ("\u{5d0}\u{5d1} 123", "123 \u{5d1}\u{5d0}"), ("\u{5d0} 123 (abc) 4.5", "4.5 (abc) 123 \u{5d0}"),
            ("abc (\u{5d0}\u{5d1}, 42) def", "abc (42 ,\u{5d1}\u{5d0}) def"),
            ("\u{5d0} 1-2 +3 5%, x=[7]! (\u{5d1})", "(\u{5d1}) !x=[7] ,5% 3+ 1-2 \u{5d0}"),
            ("a \u{5d0}\u{5d1}-12/05/2024 b", "a 12/05/2024-\u{5d1}\u{5d0} b"),
            ("\u{200f}12 abc", "abc 12\u{200f}"), ("\u{5d0} ", " \u{5d0}"), ("a \u{5d0} ", "a \u{5d0} "),
            ("", ""),
        ])
    func order(text: String, expected: String) {
        #expect(visual(text) == expected)
    }

    @Test("marks stay behind their base")
    func marks() {
        #expect(visual("\u{5d0}\u{5b8}\u{5d1}") == "\u{5d1}\u{5d0}\u{5b8}")
    }

    @Test("Arabic letters join, lam and alef become one, digits stay in their order")
    func arabic() {
        // Meem, reh, hah, beh, alef: initial, final, initial, medial, final.
        #expect(visual("\u{645}\u{631}\u{62d}\u{628}\u{627}") == "\u{fe8e}\u{fe92}\u{fea3}\u{feae}\u{fee3}")
        #expect(visual("\u{644}\u{627}") == "\u{fefb}")
        #expect(visual("\u{633}\u{644}\u{627}\u{645}") == "\u{fee1}\u{fefc}\u{feb3}")
        #expect(visual("\u{628}\u{200c}\u{628}") == "\u{fe8f}\u{200c}\u{fe8f}")
        #expect(visual("\u{645} 12%") == "%12 \u{fee1}")
    }

    @Test("random text keeps all its letters")
    func letters() {
        var random = SplitMix(state: 9)
        let pool: [Unicode.Scalar] = [
            "a", "b", "1", "2", " ", "(", ")", "[", "]", ",", ".", "+", "%", "\u{5d0}", "\u{5d1}", "\u{5b8}", "\u{301}",
            "\u{661}", "\u{200f}", "<", ">",
        ]
        for _ in 0..<5000 {
            var text = ""
            for _ in 0..<random.below(20) { text.unicodeScalars.append(pool[random.below(pool.count)]) }
            // Brackets may turn round; each stays one of its kind.
            let twins: [Unicode.Scalar: Unicode.Scalar] = [")": "(", "]": "[", ">": "<"]
            func unmirrored(_ scalars: some Sequence<Unicode.Scalar>) -> [Unicode.Scalar] {
                scalars.map { twins[$0] ?? $0 }.sorted()
            }
            #expect(unmirrored(VisualOrder(text).scalars) == unmirrored(text.unicodeScalars))
        }
    }
}
