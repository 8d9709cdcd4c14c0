import PlotCore

/// Knows the sizes that matplotlib 3.11.2 measured for a few texts in DejaVu Sans, 10 points at 100 dots per inch.
struct MatplotlibRuler: TextMeasurer {
    static let advances = [
        "one": 19.44, "second": 36.72, "A title": 29.52, "two": 18.0, "lines": 22.32, "points": 30.96, "lp": 9.36,
    ]

    func measure(_ text: String, in font: Font) -> TextExtent {
        let advance = Self.advances[text] ?? (text.hasPrefix("series") ? 39.6 : 0.6 * font.size * Double(text.count))
        // A hinted ascender is 11 pixels high; a line of lower letters is as high as the face asks for.
        let isTall = text.contains { "dlpAtbi".contains($0) } && text != "two"
        return TextExtent(advance: advance, ascent: isTall ? 7.92 : 7.59765625, descent: 2.40234375)
    }
}
