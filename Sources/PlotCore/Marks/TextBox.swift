/// A box behind a text.
///
///     figure.text("saddle", at: (1, 2), box: .rounded(fill: .wheat))
///     figure.annotate("peak", at: (2, 0.5), textAt: (4, 0.8), box: .square(fill: .white, edgeColor: .red))
public struct TextBox: Sendable, Equatable {
    /// None for a line alone.
    var fill: Color?
    /// None for a box without a line.
    var edgeColor: Color?
    /// In points.
    var edgeWidth: Double
    /// From the text to the line, in multiples of the text's size.
    var padding: Double
    var isRounded: Bool

    /// With sharp corners.
    ///
    /// - Parameters:
    ///   - fill: Its colour; nil for a line alone.
    ///   - edgeColor: That of the line around it; nil for none.
    ///   - edgeWidth: In points.
    ///   - padding: From the text to the line, in multiples of the text's size.
    /// - Returns: The box, to be given to `text` or `annotate`.
    public static func square(
        fill: Color? = .white, edgeColor: Color? = .black, edgeWidth: Double = 1, padding: Double = 0.4
    ) -> TextBox {
        TextBox(fill: fill, edgeColor: edgeColor, edgeWidth: edgeWidth, padding: padding, isRounded: false)
    }

    /// With round corners, as far as the padding.
    ///
    /// - Parameters:
    ///   - fill: Its colour; nil for a line alone.
    ///   - edgeColor: That of the line around it; nil for none.
    ///   - edgeWidth: In points.
    ///   - padding: From the text to the line, in multiples of the text's size.
    /// - Returns: The box, to be given to `text` or `annotate`.
    public static func rounded(
        fill: Color? = .white, edgeColor: Color? = .black, edgeWidth: Double = 1, padding: Double = 0.3
    ) -> TextBox {
        TextBox(fill: fill, edgeColor: edgeColor, edgeWidth: edgeWidth, padding: padding, isRounded: true)
    }

    func validate(for mark: some Mark) throws(PlotError) {
        try mark.requirePositive(edgeWidth, "the box's edgeWidth")
        try mark.requirePositive(padding, "the box's padding")
        try mark.requireColor(fill)
        try mark.requireColor(edgeColor)
    }

    /// The box around the lines of one text, turned as they are.
    func shape(around lines: [Scene.Text]) -> Scene.Shape? {
        guard let first = lines.first else { return nil }
        let (sine, cosine) = first.rotation == 0 ? (0, 1) : sineAndCosine(degrees: first.rotation)
        // Where the text runs to the right, as it does once it is turned back about its first line's place.
        func level(_ place: Point) -> Point {
            let (x, y) = (place.x - first.position.x, place.y - first.position.y)
            return Point(x * cosine - y * sine, x * sine + y * cosine)
        }
        let hull = lines.map { line in
            let foot = level(line.position)
            let left = foot.x - line.lead
            return Rect(
                left: left, top: foot.y - line.extent.ascent, right: left + line.extent.advance,
                bottom: foot.y + line.extent.descent)
        }.reduce(nil as Rect?) { $0?.union($1) ?? $1 }
        guard let hull else { return nil }
        let distance = padding * first.font.size
        let rect = hull.insetBy(-distance)
        let outline = isRounded ? Path.rounded(rect, radius: distance) : .rectangle(rect)
        let path = outline.mapped { place in
            Point(
                first.position.x + place.x * cosine + place.y * sine,
                first.position.y - place.x * sine + place.y * cosine)
        }
        let stroke = edgeColor.map { Stroke(color: $0, width: edgeWidth, join: .miter) }
        return .path(
            path, fill: fill, stroke: edgeWidth > 0 ? stroke : nil,
            snapping: isRounded || first.rotation != 0 ? .never : .always)
    }
}
