/// A line of text beside a point: wherever around it there is room.
struct PointLabel: Sendable {
    var line: TextLine
    var place: Point
    /// From the point to the text, in points.
    var reach: Double
    var prefersBelow: Bool

    /// As far off the curve as may be. Nil where it would leave the frame or meet a sign or another text wherever it
    /// stood.
    func text(
        _ color: Color, in frame: Rect, clearOf signs: [Rect], off curve: [Point], _ room: TextRoom
    ) -> Scene.Text? {
        // Beside the point, else further away by a line.
        let feet = [reach, reach + line.extent.ascent].flatMap(feet)
        let texts = feet.map { line.placed($0.0, anchor: $0.1, color: color) }.filter { text in
            let box = text.box
            return frame.contains(box, tolerance: 0) && !signs.contains { $0.overlaps(box) } && room.isFree(text)
        }
        // The first of those that cover least of it.
        return texts.map { ($0, pieces(of: curve, under: $0)) }.min { $0.1 < $1.1 }?.0
    }

    private func pieces(of curve: [Point], under text: Scene.Text) -> Int {
        let box = text.box.insetBy(-1.5)
        return zip(curve, curve.dropFirst()).count { box.isCrossed(by: $0, $1) }
    }

    /// Where the text may begin, end or have its middle, at a distance from the point.
    private func feet(_ reach: Double) -> [(Point, Scene.Text.Anchor)] {
        let (ascent, descent) = (line.extent.ascent, line.extent.descent)
        let above = Point(place.x, place.y - reach - descent)
        let below = Point(place.x, place.y + reach + ascent)
        let level = place.y + (ascent - descent) / 2
        let aside = 0.75 * reach
        return (prefersBelow ? [(below, .middle), (above, .middle)] : [(above, .middle), (below, .middle)]) + [
            (Point(place.x + reach, level), .start), (Point(place.x - reach, level), .end),
            (Point(place.x + aside, above.y), .start), (Point(place.x - aside, above.y), .end),
            (Point(place.x + aside, below.y), .start), (Point(place.x - aside, below.y), .end),
        ]
    }
}
