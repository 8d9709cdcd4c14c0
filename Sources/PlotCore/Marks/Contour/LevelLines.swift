/// A mark that draws lines of equal value, of a table or of a function: what the two have in common.
protocol LevelLines: Mark {
    var width: Double? { get }
    var style: LineStyle? { get }
    var labels: ContourLabels { get }
    var alpha: Double { get }
    var clipped: Bool { get }
}

/// The lines of one level, in points.
struct LevelPaths {
    var level: Double
    var lines: [(points: [Point], isClosed: Bool)]
}

extension LevelLines {
    /// Throws where width, pattern, labels or colour make no sense.
    func validateLines() throws(PlotError) {
        if let width { try requirePositive(width, "width") }
        try style?.validate(for: self)
        if let size = labels.size { try requirePositive(size, "the labels' size") }
        try requireOpacity(alpha)
        try requireColor(color)
    }

    /// The lines, each with its label in a gap where it is long enough for one and there is room.
    ///
    /// - Parameter even: The line with points at even distances, among which a label's place is chosen.
    func items(
        of levels: [LevelPaths], colors: ColorScale?, in frame: Frame, style: MarkStyle, room: inout TextRoom,
        even: (_ points: [Point], _ isClosed: Bool) -> [Point]
    ) throws(PlotError) -> [Scene.Item] {
        let clip = clipped ? frame.rect : nil
        let text = labels.texts(for: levels.map(\.level))
        var labeller = ContourLabeller(within: frame.rect)
        var items: [Scene.Item] = []
        for paths in levels {
            let color = (self.color ?? colors?.color(of: paths.level) ?? style.color).opacity(alpha)
            var stroke = pattern(at: paths.level).stroke(color, width: width ?? style.theme.lineWidth)
            stroke?.cap = .butt
            let label = try labels.size.map { size throws(PlotError) in
                try style.text.line(text(paths.level), size: size)
            }
            for (points, isClosed) in paths.lines {
                var path = isClosed ? Path.polygon(points) : .open(points)
                if let label {
                    func text(_ place: ContourLabeller.Label) -> Scene.Text {
                        label.centered(on: place.middle, rotation: place.rotation, color: color)
                    }
                    let place = labeller.label(
                        on: even(points, isClosed), isClosed: isClosed, extent: label.extent
                    ) { room.isFree(text($0)) }
                    if let place {
                        path = Path(place.pieces.flatMap { Path.open($0).elements })
                        room.add([text(place)])
                        items.append(
                            Scene.Item(.text(text(place)), clip: clip, zOrder: zOrder + 2, role: "contour label"))
                    }
                }
                guard let stroke else { continue }
                items.append(
                    Scene.Item(
                        .path(path, fill: nil, stroke: stroke, snapping: .never), clip: clip, zOrder: zOrder,
                        role: "contour"))
            }
        }
        return items
    }

    /// In one colour, dashes tell the levels below zero.
    private func pattern(at level: Double) -> LineStyle {
        style ?? (color != nil && level < 0 ? .dashed : .solid)
    }
}

extension TextLine {
    /// Turned about its middle, halfway between ascent and descent.
    func centered(on middle: Point, rotation: Double, color: Color) -> Scene.Text {
        let drop = (extent.ascent - extent.descent) / 2
        let (sine, cosine) = sineAndCosine(degrees: rotation)
        return placed(
            Point(middle.x + drop * sine, middle.y + drop * cosine), anchor: .middle, color: color, rotation: rotation)
    }
}
