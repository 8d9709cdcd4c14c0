/// Turns strings into measured lines, in the theme's fonts.
package struct TextSetter: Sendable {
    let measurer: any TextMeasurer
    let theme: Theme

    package init(measurer: any TextMeasurer, theme: Theme) {
        self.measurer = measurer
        self.theme = theme
    }

    /// One line in the theme's family, its `$…$` set as mathematics.
    func line(_ string: String, size: Double) throws(PlotError) -> TextLine {
        switch MathText(string) {
        case .plain(let text): return try plainLine(text, size: size)
        case .mixed(let parts):
            let font = theme.font(size)
            let (layout, extent) = try MathTypesetter(measurer: measurer, font: font).set(parts)
            return TextLine(string: string, font: font, extent: extent, math: layout)
        }
    }

    private func plainLine(_ string: String, size: Double) throws(PlotError) -> TextLine {
        let font = theme.font(size)
        return TextLine(string: string, font: font, extent: try measurer.measure(string, in: font))
    }

    /// A text broken into lines at its newlines, and wherever else it must be to be no wider than `width` points.
    ///
    /// Lines break at spaces; a word that is too wide by itself is broken between its characters. A formula is never broken:
    /// one that is too wide is written in a line's letters, as e^(−x/4).
    /// What is more than `height` points allow is left out, and the last line ends in "…".
    func block(
        _ string: String, size: Double, width: Double, height: Double = .infinity
    ) throws(PlotError) -> TextBlock {
        let most = height.isFinite ? max(1, Int(min(height / (1.2 * size), 1000))) : Int.max
        let string = string.shortened(toLines: most, of: width, size: size)
        var lines: [TextLine] = []
        for paragraph in string.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        where !string.isEmpty {
            // Whether dollar signs pair up is a question to the whole paragraph: a part of it could answer otherwise.
            if MathText.formulas(in: paragraph).isEmpty {
                lines += try plainLines(MathText.unescaped(paragraph), size: size, width: width)
            } else {
                let set = try wrap(
                    Paragraph(text: paragraph, hasFormulas: true, width: width) { text throws(PlotError) in
                        try line(text, size: size)
                    })
                let fits = set.allSatisfy { $0.extent.advance <= width }
                lines += try fits ? set : plainLines(MathText(String(paragraph)).readable, size: size, width: width)
            }
        }
        if lines.count > most {
            lines.removeSubrange(most...)
            lines[most - 1] = try shortened(lines[most - 1].string, size: size, width: width)
        }
        return TextBlock(lines: lines)
    }

    private func plainLines(_ text: String, size: Double, width: Double) throws(PlotError) -> [TextLine] {
        try wrap(
            Paragraph(text: text[...], hasFormulas: false, width: width) { text throws(PlotError) in
                try plainLine(text, size: size)
            })
    }

    /// As much of a line as fits with an ellipsis after it.
    private func shortened(_ string: String, size: Double, width: Double) throws(PlotError) -> TextLine {
        // A part of a formula's notation would say nothing.
        var kept = MathText(string).readable[...]
        while true {
            let line = try plainLine(String(kept) + "…", size: size)
            if line.extent.advance <= width || kept.isEmpty { return line }
            kept.removeLast()
        }
    }

    /// What is to be broken into lines.
    private struct Paragraph {
        var text: Substring
        var hasFormulas: Bool
        var width: Double
        var line: (String) throws(PlotError) -> TextLine
    }

    private func wrap(_ paragraph: Paragraph) throws(PlotError) -> [TextLine] {
        let whole = try paragraph.line(String(paragraph.text))
        if whole.extent.advance <= paragraph.width { return [whole] }
        var lines: [TextLine] = []
        var rest = paragraph
        while !rest.text.isEmpty {
            let end = try breakPoint(of: rest)
            lines.append(try paragraph.line(String(rest.text[..<end]).trimmedOfSpaces))
            rest.text = rest.text[end...].drop { $0 == " " }
        }
        return lines
    }

    /// Where the first line ends: the last break that still fits, found by halving; at least one character.
    private func breakPoint(of paragraph: Paragraph) throws(PlotError) -> String.Index {
        let text = paragraph.text
        var formulas = (paragraph.hasFormulas ? MathText.formulas(in: text) : [])[...]
        let breaks = text.indices.dropFirst().filter { index in
            while let first = formulas.first, first.upperBound <= index { formulas.removeFirst() }
            guard let next = formulas.first else { return true }
            return index <= next.lowerBound
        }
        let spaces = breaks.filter { text[$0] == " " } + [text.endIndex]
        if let end = try longest(of: spaces, paragraph) { return end }
        let ends = breaks + [text.endIndex]
        return try longest(of: ends, paragraph) ?? ends[0]
    }

    private func longest(of ends: [String.Index], _ paragraph: Paragraph) throws(PlotError) -> String.Index? {
        var (fits, fails) = (-1, ends.count)
        while fails - fits > 1 {
            let middle = (fits + fails) / 2
            let advance = try paragraph.line(String(paragraph.text[..<ends[middle]])).extent.advance
            if advance <= paragraph.width { fits = middle } else { fails = middle }
        }
        return fits < 0 ? nil : ends[fits]
    }
}

extension String {
    /// Without what could not be on so many lines even if every letter were as narrow as a tenth of the size: so that a text of
    /// a million letters costs no more than one that fills the page.
    fileprivate func shortened(toLines most: Int, of width: Double, size: Double) -> String {
        guard most < 1000, width.isFinite, width > 0 else { return self }
        let letters = Double(most) * (width / (0.1 * size) + 2)
        guard letters < 1e6, let end = index(startIndex, offsetBy: Int(letters), limitedBy: endIndex), end < endIndex
        else { return self }
        return self[..<end] + "…"
    }

    fileprivate var trimmedOfSpaces: String {
        var view = self[...]
        while view.first == " " { view.removeFirst() }
        while view.last == " " { view.removeLast() }
        return String(view)
    }
}

/// A measured line.
struct TextLine: Sendable, Equatable {
    var string: String
    var font: Font
    var extent: TextExtent
    /// Where the parts of a line with mathematics stand.
    var math: MathLayout?

    func placed(
        _ position: Point, anchor: Scene.Text.Anchor, color: Color, rotation: Double = 0
    ) -> Scene.Text {
        Scene.Text(
            string, font: font, color: color, position: position, anchor: anchor, rotation: rotation, extent: extent,
            math: math)
    }
}

/// Measured lines that stand below each other, centred.
struct TextBlock: Sendable, Equatable {
    var lines: [TextLine]

    var isEmpty: Bool { lines.isEmpty }

    /// Between the depth of a line and the height of the next: DejaVu Sans asks for 410/2048 of its size, and matplotlib 3.11
    /// leaves as much.
    var gap: Double { (lines.first?.font.size ?? 0) * 410 / 2048 }

    /// From the first line's ascent to the last one's descent, in points.
    var height: Double {
        lines.reduce(-gap) { $0 + $1.extent.ascent + $1.extent.descent + gap }
    }

    /// In points; that of the longest line.
    var width: Double { lines.map(\.extent.advance).max() ?? 0 }

    /// The lines with the last baseline's anchor at `foot`, the others above it; all turned with the text.
    func placed(
        foot: Point, anchor: Scene.Text.Anchor = .middle, color: Color, rotation: Double = 0
    ) -> [Scene.Text] {
        let (sine, cosine) = sineAndCosine(degrees: rotation)
        var rise = 0.0
        var placed: [Scene.Text] = []
        for line in lines.reversed() {
            if !placed.isEmpty { rise += line.extent.descent + gap }
            placed.append(
                line.placed(
                    Point(foot.x - rise * sine, foot.y - rise * cosine), anchor: anchor, color: color,
                    rotation: rotation))
            rise += line.extent.ascent
        }
        return placed.reversed()
    }
}
