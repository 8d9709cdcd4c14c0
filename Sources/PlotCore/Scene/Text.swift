extension Scene {
    /// One line of text and the box that it fills.
    public struct Text: Sendable, Equatable {
        package enum Anchor: String, Sendable { case start, middle, end }

        /// The text as it was written, `$…$` and all.
        public var string: String
        public var font: Font
        public var color: Color
        /// Where the anchor lies on the baseline, in points.
        package var position: Point
        package var anchor: Anchor
        /// Turned counter-clockwise about the position, in degrees.
        public var rotation: Double
        package var extent: TextExtent
        /// Where the parts of a text with mathematics stand; nil for a text that is one run of letters.
        package var math: MathLayout?

        package init(
            _ string: String, font: Font, color: Color, position: Point, anchor: Anchor, rotation: Double = 0,
            extent: TextExtent, math: MathLayout? = nil
        ) {
            self.string = string
            self.font = font
            self.color = color
            self.position = position
            self.anchor = anchor
            self.rotation = rotation
            self.extent = extent
            self.math = math
        }

        /// The text in one line without the commands of its mathematics: e^(−x/4) for `$e^{-x/4}$`.
        public var readable: String { math == nil ? string : MathText(string).readable }

        /// How far the first glyph's origin lies before the position, in points.
        package var lead: Double {
            switch anchor {
            case .start: 0
            case .middle: extent.advance / 2
            case .end: extent.advance
            }
        }

        /// The smallest upright rectangle around the text, in points.
        public var box: Rect {
            let corners = corners
            var box = Rect(left: corners[0].x, top: corners[0].y, right: corners[0].x, bottom: corners[0].y)
            for corner in corners {
                box = box.union(Rect(left: corner.x, top: corner.y, right: corner.x, bottom: corner.y))
            }
            return box
        }

        /// Whether the two texts' own rectangles, turned as the texts are, share more than an edge.
        ///
        /// Two convex shapes are apart just where some side of either has the other all on its outer side.
        public func overlaps(_ other: Text) -> Bool {
            func separates(_ shape: [Point], _ other: [Point]) -> Bool {
                shape.indices.contains { index in
                    let (start, end) = (shape[index], shape[(index + 1) % shape.count])
                    return other.allSatisfy { point in
                        (end.x - start.x) * (point.y - start.y) - (end.y - start.y) * (point.x - start.x) <= 1e-9
                    }
                }
            }
            let (first, second) = (corners, other.corners)
            return !separates(first, second) && !separates(second, first)
        }

        /// Around the text: the corners of its rectangle, turned, clockwise on the page from the first letter's foot.
        private var corners: [Point] {
            // Quarter turns, the common ones, come out without rounding.
            let turn = rotation.truncatingRemainder(dividingBy: 360)
            let (sine, cosine): (Double, Double) =
                switch turn {
                case 0: (0, 1)
                case 90, -270: (1, 0)
                case 180, -180: (0, -1)
                case 270, -90: (-1, 0)
                default: sineAndCosine(degrees: turn)
                }
            func place(_ along: Double, _ down: Double) -> Point {
                Point(
                    position.x + along * cosine + down * sine, position.y - along * sine + down * cosine)
            }
            return [
                place(-lead, extent.descent), place(-lead, -extent.ascent),
                place(extent.advance - lead, -extent.ascent), place(extent.advance - lead, extent.descent),
            ]
        }
    }
}
