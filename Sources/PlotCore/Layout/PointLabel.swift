/// A line of text beside a point: wherever around it there is room.
struct PointLabel: Sendable {
    var line: TextLine
    var place: Point
    /// From the point to the text, in points.
    var reach: Double
    var prefersBelow: Bool

    /// Nil where it would leave the frame or meet a sign or another text wherever it stood.
    func text(_ color: Color, in frame: Rect, clearOf signs: [Rect], _ room: TextRoom) -> Scene.Text? {
        let (ascent, descent) = (line.extent.ascent, line.extent.descent)
        let above = Point(place.x, place.y - reach - descent)
        let below = Point(place.x, place.y + reach + ascent)
        let level = place.y + (ascent - descent) / 2
        let aside = 0.75 * reach
        let feet: [(Point, Scene.Text.Anchor)] =
            (prefersBelow ? [(below, .middle), (above, .middle)] : [(above, .middle), (below, .middle)]) + [
                (Point(place.x + reach, level), .start), (Point(place.x - reach, level), .end),
                (Point(place.x + aside, above.y), .start), (Point(place.x - aside, above.y), .end),
                (Point(place.x + aside, below.y), .start), (Point(place.x - aside, below.y), .end),
            ]
        return feet.lazy.map { line.placed($0.0, anchor: $0.1, color: color) }.first { text in
            let box = text.box
            return frame.contains(box, tolerance: 0) && !signs.contains { $0.overlaps(box) } && room.isFree(text)
        }
    }
}
