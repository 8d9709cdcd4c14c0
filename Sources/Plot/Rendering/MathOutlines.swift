import PlotCore

extension PixelGrid {
    /// What is drawn of a formula besides its letters, in pixels: fraction bars, tall brackets, root signs.
    func outlines(of math: MathLayout, _ placement: TextPlacement) -> [Path] {
        let rules = math.rules.map { rule in
            placement.outline(
                ofRule: Rect(
                    left: rule.left * scale, top: rule.top * scale, right: rule.right * scale,
                    bottom: rule.bottom * scale))
        }
        let shapes = math.shapes.map { shape in
            shape.mapped { placement.place($0.x * scale, below: $0.y * scale) }
        }
        return (rules + shapes).filter { $0.isFinite && $0.isDrawable }
    }
}
