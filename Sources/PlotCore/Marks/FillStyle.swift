/// The paint of an area and of the line around it.
struct FillStyle: Sendable {
    /// The next of the cycle if there is none.
    var color: Color?
    /// No line if there is none.
    var edgeColor: Color?
    /// In points.
    var edgeWidth: Double
    var alpha: Double

    /// The outline painted, in `color` where the style has none of its own.
    func shape(_ outline: Path, color: Color, snapping: Snapping = .never) -> Scene.Shape {
        // Agg bevels a miter that is longer than twice the pen, where cairo's own limit is ten times.
        let stroke = edgeColor.map {
            Stroke(color: $0.opacity(alpha), width: edgeWidth, join: .miter, miterLimit: 2)
        }
        return .path(
            outline, fill: (self.color ?? color).opacity(alpha), stroke: edgeWidth > 0 ? stroke : nil,
            snapping: snapping)
    }

    /// The patch that a legend shows.
    func key(in box: Rect, color: Color) -> [Scene.Shape] {
        [shape(.rectangle(box), color: color, snapping: .always)]
    }

    func validate(for mark: some Mark) throws(PlotError) {
        try mark.requirePositive(edgeWidth, "edgeWidth")
        try mark.requireOpacity(alpha)
        try mark.requireColor(color)
        try mark.requireColor(edgeColor)
    }
}
