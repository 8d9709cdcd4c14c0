// Brackets and root signs that are as tall as what they hold: the font's own while it is tall enough, drawn beyond.
extension MathTypesetter {
    func delimited(
        _ left: String, _ parts: [MathNode], _ middle: [String], _ right: String
    ) throws(PlotError) -> MathBox {
        var boxes: [MathBox] = []
        for part in parts { boxes.append(try set(part)) }
        let (height, depth) = (boxes.map(\.height).max() ?? 0, boxes.map(\.depth).max() ?? 0)
        var result = MathBox()
        if left != "." { result.append(try bracket(left, height: height, depth: depth)) }
        for (index, box) in boxes.enumerated() {
            if index > 0, middle[index - 1] != "." {
                result.append(try bracket(middle[index - 1], height: height, depth: depth))
            }
            result.append(box)
        }
        if right != "." { result.append(try bracket(right, height: height, depth: depth)) }
        return result
    }

    /// A bracket from `depth` below the baseline to `height` above.
    private func bracket(_ bracket: String, height: Double, depth: Double) throws(PlotError) -> MathBox {
        let letter = try letter(bracket, font)
        // Descenders alone do not make a bracket grow.
        guard letter.height + letter.depth < height + depth - 0.2 * xHeight else { return letter }
        guard let outline = outline(bracket, total: height + depth) else {
            let box = try self.letter(bracket, font).scaled((height + depth) / (letter.height + letter.depth))
            var result = MathBox()
            result.append(box, y: depth - box.depth)
            return result
        }
        var box = MathBox(width: outline.width, height: height, depth: depth)
        box.layout.shapes = outline.shapes.map { $0.mapped { Point($0.x, $0.y - height) } }
        box.layout.rules = outline.rules.map { $0.moved(x: 0, y: -height) }
        return box
    }

    private struct Outline {
        var width: Double
        var shapes: [Path] = []
        var rules: [Rect] = []
    }

    /// A tall bracket from its top at 0 down to `total`.
    private func outline(_ bracket: String, total: Double) -> Outline? {
        let pen = 0.07 * em
        // Opening brackets keep more room before them than behind.
        let (before, behind) = (0.12 * em, 0.06 * em)
        func polygon(_ corners: [(Double, Double)]) -> Path { .polygon(corners.map { Point($0.0, $0.1) }) }
        func opening(_ width: Double, _ shape: Path) -> Outline {
            Outline(width: before + width + behind, shapes: [shape.mapped { Point($0.x + before, $0.y) }])
        }
        func mirrored(_ opposite: String) -> Outline? {
            guard var outline = outline(opposite, total: total) else { return nil }
            outline.shapes = outline.shapes.map { $0.mapped { Point(outline.width - $0.x, $0.y) } }
            return outline
        }
        let arm = 0.2 * em + 0.02 * total
        switch bracket {
        case "(":
            let width = min(0.2 * total, 0.7 * em)
            return opening(width, parenthesis(width: width, total: total, pen: 1.25 * pen))
        case "[":
            return opening(
                arm,
                polygon([
                    (arm, 0), (0, 0), (0, total), (arm, total), (arm, total - pen), (pen, total - pen), (pen, pen),
                    (arm, pen),
                ]))
        case "⌊":
            return opening(
                arm, polygon([(pen, 0), (0, 0), (0, total), (arm, total), (arm, total - pen), (pen, total - pen)]))
        case "⌈":
            return opening(arm, polygon([(arm, 0), (0, 0), (0, total), (pen, total), (pen, pen), (arm, pen)]))
        case "⟨":
            let width = min(0.23 * total, 0.7 * em)
            return opening(
                width + pen,
                polygon([
                    (width, 0), (0, total / 2), (width, total), (width + pen, total), (1.1 * pen, total / 2),
                    (width + pen, 0),
                ]))
        case "{": return opening(brace(total: total, pen: pen).width, brace(total: total, pen: pen).path)
        case "|", "‖":
            let gap = 0.09 * em
            let lines = bracket == "|" ? [0] : [0, gap + pen]
            let width = 0.14 * em
            return Outline(
                width: 2 * width + pen + (lines.last ?? 0),
                rules: lines.map { Rect(left: width + $0, top: 0, right: width + $0 + pen, bottom: total) })
        case "/":
            let width = min(0.42 * total, 1.3 * em)
            return Outline(
                width: width + pen, shapes: [polygon([(width, 0), (width + pen, 0), (pen, total), (0, total)])])
        case "\\": return mirrored("/")
        case ")": return mirrored("(")
        case "]": return mirrored("[")
        case "⌋": return mirrored("⌊")
        case "⌉": return mirrored("⌈")
        case "⟩": return mirrored("⟨")
        case "}": return mirrored("{")
        default: return nil
        }
    }

    private func parenthesis(width: Double, total: Double, pen: Double) -> Path {
        // Thinner at its ends than in the middle.
        let tip = 0.6 * pen
        return Path([
            .move(Point(width - tip, 0)),
            .curve(Point(0.35 * width, 0.15 * total), Point(0, 0.32 * total), Point(0, total / 2)),
            .curve(Point(0, 0.68 * total), Point(0.35 * width, 0.85 * total), Point(width - tip, total)),
            .line(Point(width, total)),
            .curve(
                Point(0.35 * width + pen, 0.85 * total), Point(pen, 0.68 * total), Point(pen, total / 2)),
            .curve(Point(pen, 0.32 * total), Point(0.35 * width + pen, 0.15 * total), Point(width, 0)),
            .close,
        ])
    }

    private func brace(total: Double, pen: Double) -> (path: Path, width: Double) {
        let width = min(0.55 * em, 0.26 * em + 0.06 * total)
        let turn = min(total / 4, 0.9 * width)
        let (left, right, middle) = ((width - pen) / 2, (width + pen) / 2, total / 2)
        let path = Path([
            .move(Point(width, 0)),
            .curve(Point(left, 0), Point(left, 0.4 * turn), Point(left, turn)),
            .line(Point(left, middle - turn)),
            .curve(
                Point(left, middle - 0.4 * turn), Point(0.7 * left, middle - 0.5 * pen), Point(0, middle - 0.4 * pen)),
            .line(Point(0, middle + 0.4 * pen)),
            .curve(Point(0.7 * left, middle + 0.5 * pen), Point(left, middle + 0.4 * turn), Point(left, middle + turn)),
            .line(Point(left, total - turn)),
            .curve(Point(left, total - 0.4 * turn), Point(left, total), Point(width, total)),
            .line(Point(width, total - 0.75 * pen)),
            .curve(
                Point(right, total - 0.75 * pen), Point(right, total - 0.5 * turn), Point(right, total - turn)),
            .line(Point(right, middle + turn)),
            .curve(
                Point(right, middle + 0.5 * turn), Point(right - 0.2 * left, middle + 0.15 * turn),
                Point(1.2 * left, middle)),
            .curve(
                Point(right - 0.2 * left, middle - 0.15 * turn), Point(right, middle - 0.5 * turn),
                Point(right, middle - turn)),
            .line(Point(right, turn)),
            .curve(Point(right, 0.5 * turn), Point(right, 0.75 * pen), Point(width, 0.75 * pen)),
            .close,
        ])
        return (path, width)
    }

    /// A root sign over `height` and `depth`; its line starts at the box's right edge.
    func radical(height: Double, depth: Double) throws(PlotError) -> MathBox {
        let letter = try letter("√", font)
        let total = height + depth
        guard letter.height + letter.depth < total - 0.2 * xHeight else { return letter }
        let width = min(0.572 * total, 1.08 * em)
        let (thick, thin) = (0.085 * em, 0.055 * em)
        // From the sign's foot upwards; its right end reaches into the line.
        let top = total + MathTypesetter.lineRise * em
        let corners = [
            (0, 0.42 * total), (0.17 * width, 0.5 * total), (0.43 * width, 0.14 * total), (width - thin, top),
            (width, top), (width, total), (0.45 * width, 0), (0.40 * width, 0),
            (0.16 * width - 0.5 * thick, 0.5 * total - thick), (0.02 * width, 0.42 * total - 0.5 * thin),
        ]
        var box = MathBox(width: width, height: height, depth: depth)
        box.layout.shapes = [.polygon(corners.map { Point($0.0, depth - $0.1) })]
        return box
    }
}
