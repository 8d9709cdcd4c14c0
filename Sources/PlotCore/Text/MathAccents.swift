// Marks over a letter or over more.
extension MathTypesetter {
    /// A mark over the middle of a box.
    func set(_ accent: MathAccent, over body: MathBox) throws(PlotError) -> MathBox {
        // mathtext centres over a single letter's ink, and a quarter of the way to its right, where slanted letters lean to.
        let width = body.inkWidth ?? body.width
        let gap = 2 * thickness
        var mark = MathBox()
        var x = 0.0
        switch accent {
        case .widehat, .widetilde, .widebar, .overrightarrow, .overleftarrow:
            mark = wideMark(accent, width: width)
        default:
            mark = try narrowMark(accent)
            x = width / 4 + centred(MathBox(width: width / 4 + mark.width), in: width)
        }
        var result = MathBox(
            width: body.width, height: body.height + gap + mark.height, depth: body.depth, isStack: true)
        result.add(body, x: 0)
        result.add(mark, x: x, y: -(body.height + gap))
        return result
    }

    /// A mark of its own width whose ink starts at the box's lower left corner.
    private func narrowMark(_ accent: MathAccent) throws(PlotError) -> MathBox {
        let string: String
        // The glyphs of combining marks carry an anchor below their ink; its distance is kept free.
        var lift = 0.0
        switch accent {
        case .dddot: return dots(3)
        case .ddddot: return dots(4)
        case .vec: return arrow(length: 0.444 * em)
        case .hat: (string, lift) = ("ˆ", 0.056 * em)
        case .grave: (string, lift) = ("`", 0.056 * em)
        case .acute: (string, lift) = ("´", 0.056 * em)
        case .dot: (string, lift) = ("˙", 0.098 * em)
        case .ddot: (string, lift) = ("¨", 0.098 * em)
        case .breve: string = "˘"
        case .tilde: string = "˜"
        case .mathring: string = "∘"
        default: string = "ˉ"
        }
        let ink = try measurer.ink(of: string, in: font)
        var box = MathBox(width: ink.width, height: ink.height + lift)
        box.add(try letter(string, font), x: -ink.left, y: ink.bottom - lift)
        return accent == .mathring ? box.scaled(MathTypesetter.shrinkage * MathTypesetter.shrinkage) : box
    }

    private func dots(_ count: Int) -> MathBox {
        let (side, pitch, lift) = (0.1 * em, 0.19 * em, 0.1 * em)
        var box = MathBox(width: side + Double(count - 1) * pitch, height: side + lift)
        for index in 0..<count {
            let left = Double(index) * pitch
            box.layout.shapes.append(
                .rectangle(Rect(left: left, top: -lift - side, right: left + side, bottom: -lift)))
        }
        return box
    }

    /// An arrow to the right, as DejaVu Sans draws it over a letter.
    private func arrow(length: Double) -> MathBox {
        let (half, stem, head, notch) = (0.1 * em, 0.024 * em, 0.085 * em, 0.06 * em)
        let (tip, middle) = (length, -half)
        let corners = [
            Point(0, middle - stem), Point(tip - head + 0.005 * em, middle - stem),
            Point(tip - head - notch, middle - half), Point(tip - head, middle - half), Point(tip, middle),
            Point(tip - head, middle + half), Point(tip - head - notch, middle + half),
            Point(tip - head + 0.005 * em, middle + stem), Point(0, middle + stem),
        ]
        return MathBox(width: length, height: 2 * half, layout: MathLayout(shapes: [.polygon(corners)]))
    }

    private func wideMark(_ accent: MathAccent, width: Double) -> MathBox {
        let rise = min(0.22 * em, 0.1 * em + 0.06 * width)
        switch accent {
        case .widebar:
            var bar = MathBox(width: width, height: thickness)
            bar.addRule(left: 0, right: width, top: -thickness, thickness: thickness)
            return bar
        case .overrightarrow: return arrow(length: max(width, 0.3 * em))
        case .overleftarrow:
            var box = arrow(length: max(width, 0.3 * em))
            box.layout.shapes = box.layout.shapes.map { $0.mapped { Point(box.width - $0.x, $0.y) } }
            return box
        case .widehat:
            let corners = [
                Point(0, 0), Point(width / 2, -rise), Point(width, 0), Point(width, -0.02 * em),
                Point(width / 2, -rise - 0.075 * em), Point(0, -0.02 * em),
            ]
            return MathBox(width: width, height: rise + 0.075 * em, layout: MathLayout(shapes: [.polygon(corners)]))
        default:
            // A wave, and back along the same wave a little higher.
            func wave(_ y: Double, from start: Double, to end: Double, _ swing: Double) -> Path.Element {
                .curve(
                    Point(start + (end - start) * 0.35, y - swing), Point(start + (end - start) * 0.65, y + swing),
                    Point(end, y))
            }
            let (low, high) = (-rise / 2, -rise / 2 - 0.06 * em)
            let shape = Path([
                .move(Point(0, low)), wave(low, from: 0, to: width, 1.4 * rise), .line(Point(width, high)),
                wave(high, from: width, to: 0, -1.4 * rise), .close,
            ])
            return MathBox(width: width, height: rise + 0.06 * em, layout: MathLayout(shapes: [shape]))
        }
    }
}
