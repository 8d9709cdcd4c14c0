/// Which part of a text lies at its place, from left to right.
public enum HorizontalAlignment: Sendable {
    case left, center, right
}

/// Which part of a text lies at its place, from top to bottom.
public enum VerticalAlignment: Sendable {
    case top, center
    /// The last line's baseline.
    case baseline
    case bottom
}

extension TextBlock {
    /// The lines in an upright box, the part of it that the alignments name at `place`.
    ///
    /// Turned text is aligned by the box around it, as in matplotlib. Lines are aligned with each other as the block is.
    func aligned(
        at place: Point, _ horizontal: HorizontalAlignment, _ vertical: VerticalAlignment, color: Color,
        rotation: Double = 0
    ) -> [Scene.Text] {
        guard let last = lines.last else { return [] }
        let width = lines.reduce(0) { max($0, $1.extent.advance) }
        let (sine, cosine) = rotation == 0 ? (0, 1) : sineAndCosine(degrees: rotation)
        /// Turned about the block's top left corner.
        func turned(_ along: Double, _ down: Double) -> Point {
            Point(along * cosine + down * sine, down * cosine - along * sine)
        }
        let corners = [turned(0, 0), turned(width, 0), turned(0, height), turned(width, height)]
        let box = corners.reduce(Rect(left: 0, top: 0, right: 0, bottom: 0)) { box, corner in
            box.union(Rect(left: corner.x, top: corner.y, right: corner.x, bottom: corner.y))
        }
        let (anchorX, share) =
            switch horizontal {
            case .left: (box.left, 0.0)
            case .center: (box.center.x, 0.5)
            case .right: (box.right, 1.0)
            }
        let anchorY =
            switch vertical {
            case .top: box.top
            case .center: box.center.y
            case .baseline: box.bottom - last.extent.descent
            case .bottom: box.bottom
            }
        var depth = -gap
        return lines.map { line in
            depth += gap + line.extent.ascent
            let start = turned(share * (width - line.extent.advance), depth)
            depth += line.extent.descent
            return line.placed(
                Point(place.x + start.x - anchorX, place.y + start.y - anchorY), anchor: .start, color: color,
                rotation: rotation)
        }
    }
}
