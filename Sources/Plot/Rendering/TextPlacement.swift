import PlotCore

/// Where a text's first glyph stands, in pixels, and which way its baseline runs.
struct TextPlacement: Sendable {
    var origin: Point
    /// Of the baseline's angle, clockwise on the page.
    var sine: Double
    var cosine: Double

    init(_ text: Scene.Text, on grid: PixelGrid) {
        let (sine, cosine) = sineAndCosine(degrees: text.rotation.truncatingRemainder(dividingBy: 360))
        (self.sine, self.cosine) = (-sine, cosine)
        let position = grid.pixels(text.position)
        let lead = text.lead * grid.scale
        origin = Point(position.x - lead * cosine, position.y + lead * sine)
    }

    /// The place this far along the baseline.
    func place(_ along: Double) -> Point { Point(origin.x + along * cosine, origin.y + along * sine) }
}
