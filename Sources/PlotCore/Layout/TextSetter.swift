/// Turns strings into measured lines, in the theme's fonts.
package struct TextSetter: Sendable {
    let measurer: any TextMeasurer
    let theme: Theme
    /// Pixels to the inch: a legend's rows are whole pixels high.
    let dpi: Double

    package init(measurer: any TextMeasurer, theme: Theme, dpi: Double) {
        self.measurer = measurer
        self.theme = theme
        self.dpi = dpi
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

    /// From one baseline to the next: 1.2 times the line's height. DejaVu Sans asks for a fifth of it between lines, and
    /// matplotlib 3.11 leaves as much.
    private var pitch: Double {
        guard let extent = lines.first?.extent else { return 0 }
        return 1.2 * (extent.ascent + extent.descent)
    }

    /// From the first line's ascent to the last one's descent, in points.
    var height: Double {
        guard let first = lines.first, let last = lines.last else { return 0 }
        return first.extent.ascent + Double(lines.count - 1) * pitch + last.extent.descent
    }

    /// In points; that of the longest line.
    var width: Double { lines.map(\.extent.advance).max() ?? 0 }

    /// The lines with the last baseline's anchor at `foot`, the others above it; all turned with the text.
    func placed(
        foot: Point, anchor: Scene.Text.Anchor = .middle, color: Color, rotation: Double = 0
    ) -> [Scene.Text] {
        let (sine, cosine) = sineAndCosine(degrees: rotation)
        return lines.enumerated().map { index, line in
            let rise = Double(lines.count - 1 - index) * pitch
            return line.placed(
                Point(foot.x - rise * sine, foot.y - rise * cosine), anchor: anchor, color: color, rotation: rotation)
        }
    }
}
