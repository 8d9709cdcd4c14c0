/// Turns strings into measured lines, in the theme's fonts.
package struct TextSetter: Sendable {
    let measurer: any TextMeasurer
    let theme: Theme

    package init(measurer: any TextMeasurer, theme: Theme) {
        self.measurer = measurer
        self.theme = theme
    }

    /// One line in the theme's family.
    func line(_ string: String, size: Double) throws(PlotError) -> TextLine {
        let font = theme.font(size)
        return TextLine(string: string, font: font, extent: try measurer.measure(string, in: font))
    }

    /// A text broken into lines at its newlines, and wherever else it must be to be no wider than `width` points.
    ///
    /// Lines break at spaces; a word that is too wide by itself is broken between its characters.
    func block(_ string: String, size: Double, width: Double) throws(PlotError) -> TextBlock {
        var lines: [TextLine] = []
        for paragraph in string.split(separator: "\n", omittingEmptySubsequences: false) where !string.isEmpty {
            lines += try wrap(paragraph, size: size, width: width)
        }
        return TextBlock(lines: lines)
    }

    private func wrap(_ paragraph: Substring, size: Double, width: Double) throws(PlotError) -> [TextLine] {
        let whole = try line(String(paragraph), size: size)
        if whole.extent.advance <= width { return [whole] }
        var lines: [TextLine] = []
        var rest = paragraph
        while !rest.isEmpty {
            let end = try breakPoint(of: rest, size: size, width: width)
            lines.append(try line(String(rest[..<end]).trimmedOfSpaces, size: size))
            rest = rest[end...].drop { $0 == " " }
        }
        return lines
    }

    /// Where the first line of `text` ends: the last break that still fits, found by halving; at least one character.
    private func breakPoint(of text: Substring, size: Double, width: Double) throws(PlotError) -> String.Index {
        let spaces = text.indices.filter { text[$0] == " " && $0 > text.startIndex } + [text.endIndex]
        if let end = try longest(of: spaces, text: text, size: size, width: width) { return end }
        let characters = text.indices.dropFirst() + [text.endIndex]
        return try longest(of: characters, text: text, size: size, width: width) ?? text.index(after: text.startIndex)
    }

    private func longest(
        of ends: [String.Index], text: Substring, size: Double, width: Double
    ) throws(PlotError) -> String.Index? {
        var (fits, fails) = (-1, ends.count)
        while fails - fits > 1 {
            let middle = (fits + fails) / 2
            let advance = try line(String(text[..<ends[middle]]), size: size).extent.advance
            if advance <= width { fits = middle } else { fails = middle }
        }
        return fits < 0 ? nil : ends[fits]
    }
}

extension String {
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

    func placed(
        _ position: Point, anchor: Scene.Text.Anchor, color: Color, rotation: Double = 0
    ) -> Scene.Text {
        Scene.Text(
            string, font: font, color: color, position: position, anchor: anchor, rotation: rotation, extent: extent)
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
