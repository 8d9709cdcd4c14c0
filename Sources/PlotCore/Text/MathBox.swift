/// A part of a formula that is set: its size, and everything in it with places from the start of its baseline.
///
/// Lengths are in points; y grows downwards.
struct MathBox {
    /// What a script after the box needs to know of the box's last letter.
    struct Tail {
        var height = 0.0
        var depth = 0.0
        var isSlanted = false
        var isIntegral = false
    }

    var width = 0.0
    /// Above the baseline.
    var height = 0.0
    /// Below the baseline.
    var depth = 0.0
    /// As wide as the ink of a single letter, where the box is one.
    var inkWidth: Double?
    var tail = Tail()
    /// Whether it holds anything but letters in a line.
    var isStack = false
    var layout = MathLayout()

    /// Adds what is in another box, its baseline's start at a place of this one's.
    mutating func add(_ box: MathBox, x: Double, y: Double = 0) {
        add(box.layout, x: x, y: y)
        isStack = isStack || box.isStack
    }

    private mutating func add(_ other: MathLayout, x: Double, y: Double) {
        layout.pieces += other.pieces.map { piece in
            var piece = piece
            piece.x += x
            piece.y += y
            return piece
        }
        layout.rules += other.rules.map { $0.moved(x: x, y: y) }
        layout.shapes += other.shapes.map { $0.mapped { Point($0.x + x, $0.y + y) } }
    }

    /// Adds a box behind what is there, raised or lowered, and grows by it.
    mutating func append(_ box: MathBox, y: Double = 0) {
        add(box, x: width, y: y)
        width += box.width
        height = max(height, box.height - y)
        depth = max(depth, box.depth + y)
    }

    mutating func addRule(left: Double, right: Double, top: Double, thickness: Double) {
        layout.rules.append(Rect(left: left, top: top, right: right, bottom: top + thickness))
        isStack = true
    }

    /// The same, smaller or larger.
    func scaled(_ factor: Double) -> MathBox {
        var box = self
        box.width *= factor
        box.height *= factor
        box.depth *= factor
        box.inkWidth = inkWidth.map { $0 * factor }
        box.tail.height *= factor
        box.tail.depth *= factor
        for index in box.layout.pieces.indices {
            box.layout.pieces[index].font.size *= factor
            box.layout.pieces[index].x *= factor
            box.layout.pieces[index].y *= factor
            box.layout.pieces[index].advance *= factor
        }
        box.layout.rules = layout.rules.map { $0.scaled(factor) }
        box.layout.shapes = layout.shapes.map { $0.scaled(by: factor) }
        return box
    }
}

extension Rect {
    func moved(x: Double, y: Double) -> Rect {
        Rect(left: left + x, top: top + y, right: right + x, bottom: bottom + y)
    }

    fileprivate func scaled(_ factor: Double) -> Rect {
        Rect(left: left * factor, top: top * factor, right: right * factor, bottom: bottom * factor)
    }
}
