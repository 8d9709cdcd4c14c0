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

    /// The place this far along the baseline and below it.
    func place(_ along: Double, below: Double = 0) -> Point {
        Point(origin.x + along * cosine - below * sine, origin.y + along * sine + below * cosine)
    }

    /// The placement of a part that stands there.
    func moved(_ along: Double, below: Double) -> TextPlacement {
        var placement = self
        placement.origin = place(along, below: below)
        return placement
    }

    /// A straight line of a formula as an outline: with its edges on pixel edges and at least a pixel thick, where the text
    /// stands upright or on its side, so that it is crisp and never vanishes.
    func outline(ofRule rule: Rect) -> Path {
        let corners = [
            (rule.left, rule.top), (rule.right, rule.top), (rule.right, rule.bottom), (rule.left, rule.bottom),
        ]
        .map { place($0.0, below: $0.1) }
        guard abs(sine) < 1e-9 || abs(cosine) < 1e-9 else { return .polygon(corners) }
        func edges(_ places: [Double]) -> (Double, Double) {
            let (first, last) = (places.min() ?? 0, places.max() ?? 0)
            let growth = max(0, 1 - (last - first)) / 2
            return (PixelGrid.nearestEdge(first - growth), PixelGrid.nearestEdge(last + growth))
        }
        let ((left, right), (top, bottom)) = (edges(corners.map(\.x)), edges(corners.map(\.y)))
        return .rectangle(Rect(left: left, top: top, right: right, bottom: bottom))
    }
}
