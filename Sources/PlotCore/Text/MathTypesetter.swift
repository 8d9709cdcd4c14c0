/// Sets formulas: chooses fonts, and places letters, scripts, fractions and roots as TeX does.
///
/// The rules are those of appendix G of Knuth's The TeXbook with mathtext's constants for DejaVu Sans (matplotlib 3.11,
/// `DejaVuSansFontConstants` and `Parser.subsuper`), taken as multiples of the x-height so that they serve other fonts too.
/// Everything is set at the text's own size; what stands in a script is then shrunk as a whole.
struct MathTypesetter {
    let measurer: any TextMeasurer
    /// The font of the text around the formulas, and of their upright letters.
    let font: Font
    /// In points.
    let pixel: Double
    let em: Double
    let xHeight: Double
    /// What `\quad` is wide, the unit of all room: an m.
    let quad: Double
    /// The usual thickness of rules: three quarters of a point in a font of 12.
    var thickness: Double { 0.0625 * em }
    /// How high the bar of a fraction stands.
    var axisHeight: Double { 512 / 1120 * xHeight }

    /// A script's size as a part of its base's.
    static let shrinkage = 0.7
    /// The smallest letters, as a part of the text's size: those of scripts six levels deep.
    private static let smallestLetters = 0.118

    init(measurer: any TextMeasurer, font: Font) throws(PlotError) {
        self.measurer = measurer
        self.font = font
        pixel = 72 / measurer.dpi
        em = font.size
        xHeight = try measurer.ink(of: "x", in: font).top
        quad = try measurer.ink(of: "m", in: font).advance
    }

    /// A line of text and formulas.
    func set(_ parts: [MathText.Part]) throws(PlotError) -> (layout: MathLayout, extent: TextExtent) {
        var line = MathBox()
        let words = parts.map { if case .plain(let text) = $0 { text } else { "" } }
        let isRightToLeft = VisualOrder(words.joined(separator: " ")).isRightToLeft
        for part in isRightToLeft ? parts.reversed() : parts {
            switch part {
            case .plain(let text): line.append(try plain(text, isRightToLeft: isRightToLeft))
            case .formula(let node): line.append(try set(node))
            }
        }
        // The box takes whole pixels, and the letters hang from its top edge: so does matplotlib place them.
        func wholePixels(_ length: Double) -> Double { (length / pixel - 1e-6).rounded(.up) * pixel }
        let surrounding = try measurer.measure("", in: font)
        let height = wholePixels(line.height)
        var layout = MathBox()
        layout.add(line, x: 0, y: line.height - height)
        let smallest = MathTypesetter.smallestLetters * em
        for index in layout.layout.pieces.indices {
            layout.layout.pieces[index].font.size = max(smallest, layout.layout.pieces[index].font.size)
        }
        return (
            layout.layout,
            TextExtent(
                advance: wholePixels(line.width), ascent: max(surrounding.ascent, height),
                descent: max(surrounding.descent, wholePixels(line.depth)))
        )
    }

    /// Text between formulas: letter by letter with designed advances, as mathtext sets it; text that is not simply a letter
    /// after the other as one run.
    private func plain(_ text: String, isRightToLeft: Bool) throws(PlotError) -> MathBox {
        if text.unicodeScalars.contains(where: \.mayTurnAround) || isRightToLeft {
            // Blanks at the ends are room; an invisible mark tells the line's direction to the rest.
            let blank = try measurer.ink(of: " ", in: font).advance
            let start = text.prefix { $0 == " " }.count
            let end = text.dropFirst(start).reversed().prefix { $0 == " " }.count
            var box = MathBox(width: Double(isRightToLeft ? end : start) * blank)
            let words = (isRightToLeft ? "\u{200f}" : "\u{200e}") + text.dropFirst(start).dropLast(end)
            box.append(try letter(words, font))
            box.width += Double(isRightToLeft ? start : end) * blank
            return box
        }
        return try row(text.map { .letter(String($0), .upright) })
    }

    // MARK: Nodes

    func set(_ node: MathNode) throws(PlotError) -> MathBox {
        switch node {
        case .letter(let text, let style):
            let (text, font) = try face(of: text, style)
            var box = try letter(text, font)
            box.tail.isSlanted = font.slant == .italic
            return box
        case .largeOperator(let text, let limitsBeside):
            var font = font
            // DejaVu Sans Display, where matplotlib takes these from, has them √2 times as large.
            font.size *= 2.squareRoot()
            var box = try letter(text, font)
            box.tail.isIntegral = limitsBeside
            box.tail.isSlanted = text == "∫" || text == "∮"
            return box
        case .prime: return try prime()
        case .space(let width): return MathBox(width: width * quad)
        case .row(let nodes): return try row(nodes)
        case .name(let nodes, _): return try row(nodes)
        case .scripts(let base, let superscript, let subscripted):
            switch base {
            case .largeOperator(_, limitsBeside: false)?, .name(_, limitsBelow: true)?:
                return try limits(base ?? .row([]), above: superscript, below: subscripted)
            default:
                return try scripts(base, superscript: superscript, subscripted: subscripted)
            }
        case .fraction(let numerator, let denominator, let style):
            return try fraction(numerator, denominator, style)
        case .root(let body, let index): return try root(body, index: index)
        case .accent(let accent, let body): return try set(accent, over: set(body))
        case .overline(let body): return overline(try set(body))
        case .underline(let body): return underline(try set(body))
        case .delimited(let left, let parts, let middle, let right):
            return try delimited(left, parts, middle, right)
        case .stacked(let body, let above, let below): return try limits(body, above: above, below: below)
        case .lines(let lines): return try self.lines(lines)
        case .phantom(let body):
            var box = try set(body)
            box.layout = MathLayout()
            return box
        case .overlap(let body, let toLeft):
            let box = try set(body)
            var result = MathBox(height: box.height, depth: box.depth)
            result.add(box, x: toLeft ? -box.width : 0)
            return result
        }
    }

    /// Letters as one piece.
    func letter(_ text: String, _ font: Font) throws(PlotError) -> MathBox {
        let ink = try measurer.ink(of: text, in: font)
        return MathBox(
            width: ink.advance, height: ink.top, depth: -ink.bottom, inkWidth: ink.width,
            tail: MathBox.Tail(height: ink.top, depth: -ink.bottom),
            layout: MathLayout(pieces: [
                MathLayout.Piece(string: text, font: font, x: 0, y: 0, advance: ink.advance)
            ]))
    }

    /// One after the other; neighbours in one font are kerned.
    private func row(_ nodes: [MathNode]) throws(PlotError) -> MathBox {
        var result = MathBox()
        var previous: (text: String, font: Font)?
        for node in nodes {
            var current: (text: String, font: Font)?
            if case .letter(let text, let style) = node { current = try face(of: text, style) }
            if let previous, let current, previous.font == current.font {
                result.width += try measurer.kerning(previous.text, current.text, in: current.font)
            }
            let box = try set(node)
            result.append(box)
            result.tail = box.inkWidth == nil ? MathBox.Tail(height: box.height, depth: box.depth) : box.tail
            previous = current
        }
        return result
    }

    /// The stroke after f in f′: as tall as TeX's, which is taller than a text font's, and brought down to where the
    /// superscript puts it back up.
    private func prime() throws(PlotError) -> MathBox {
        var font = font
        font.size *= 1.7
        let stroke = try letter("′", font)
        var box = MathBox(width: 0.3 * em, height: 0.56 * em)
        box.add(stroke, x: 0, y: stroke.height - box.height)
        return box
    }

    // MARK: Centring

    /// Where something starts that stands in the middle of a width, to whole pixels.
    func centred(_ box: MathBox, in width: Double) -> Double {
        ((width - box.width) / 2 / pixel).rounded(.toNearestOrEven) * pixel
    }

    private func lines(_ nodes: [MathNode]) throws(PlotError) -> MathBox {
        var boxes: [MathBox] = []
        for node in nodes { boxes.append(try set(node)) }
        var result = MathBox(width: boxes.map(\.width).max() ?? 0, isStack: true)
        guard let last = boxes.last else { return result }
        // The last line stands on the baseline.
        var y = 0.0
        result.depth = last.depth
        for (index, box) in boxes.enumerated().reversed() {
            if index < boxes.count - 1 {
                y -= boxes[index + 1].height + 2 * thickness + box.depth
            }
            result.add(box, x: centred(box, in: result.width), y: y)
            result.height = box.height - y
        }
        return result
    }
}
