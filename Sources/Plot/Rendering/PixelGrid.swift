import Cairo
import PlotCore

/// The page as pixels: where a Scene's points fall at its resolution, and which of them move to pixel edges.
///
/// Every format draws in these coordinates (pixels from the top left corner, y downwards), PDF scaled to its points afterwards.
/// So a line that is crisp in the PNG is crisp in an SVG on a screen, and all formats look alike at the figure's resolution.
struct PixelGrid: Sendable {
    let width: Int
    let height: Int
    /// Pixels to the point.
    let scale: Double
    /// How far, in pixels, the path of a long line may be from its points; nil for what pixels need.
    var pathTolerance: Double?

    /// Throws where the page is no page, or more than cairo's 16-bit coordinates hold; one rule for all formats.
    init(_ scene: Scene) throws(PlotError) {
        let dpi = scene.dpi
        guard dpi.isFinite, dpi > 0 else {
            throw PlotError(.invalidSize, "figure: \(dpi) dots per inch; the resolution must be a number above 0")
        }
        scale = dpi / 72
        let (width, height) = ((scene.size.width * scale).rounded(), (scene.size.height * scale).rounded())
        let allowed = 1...Double(ImageSurface.largestSide)
        guard allowed.contains(width), allowed.contains(height) else {
            throw PlotError(
                .invalidSize,
                """
                figure: \(pixelText(width)) × \(pixelText(height)) pixels at \(dpi) dots per inch; \
                each side must be 1 to \(ImageSurface.largestSide)
                """)
        }
        pathTolerance = scene.pathTolerance.map { [scale] in $0 * scale }
        self.width = Int(width)
        self.height = Int(height)
    }

    func pixels(_ point: Point) -> Point { Point(point.x * scale, point.y * scale) }

    /// The pen with its lengths in pixels.
    func pixels(_ stroke: Stroke) -> Stroke {
        var pen = stroke
        pen.width *= scale
        pen.dashes = stroke.dashes.map { $0 * scale }
        return pen
    }

    /// The page, or the part of it that `clip` leaves, with edges on pixel edges.
    func pixels(clip: Rect?) -> Rect {
        guard let clip else { return Rect(left: 0, top: 0, right: Double(width), bottom: Double(height)) }
        func edge(_ points: Double, _ end: Int) -> Double {
            min(max(PixelGrid.nearestEdge(points * scale), 0), Double(end))
        }
        let (left, top) = (edge(clip.left, width), edge(clip.top, height))
        return Rect(
            left: left, top: top, right: max(left, edge(clip.right, width)),
            bottom: max(top, edge(clip.bottom, height)))
    }

    /// Where an image's edges fall: on pixel edges, so that they are sharp. Empty for one that is not on any page.
    func pixels(image rect: Rect) -> Rect {
        let edges = [rect.left, rect.top, rect.right, rect.bottom].map { PixelGrid.nearestEdge($0 * scale) }
        guard edges.allSatisfy({ abs($0) < 1e6 }) else { return Rect(left: 0, top: 0, right: 0, bottom: 0) }
        return Rect(left: edges[0], top: edges[1], right: edges[2], bottom: edges[3])
    }

    // MARK: Snapping

    /// The pixel edge nearest to `value`, of two equally near the later one.
    ///
    /// A millionth of a pixel counts as nothing: it is what is left of arithmetic, and must not decide between two pixels.
    static func nearestEdge(_ value: Double) -> Double { (value + 0.5 + 1e-6).rounded(.down) }

    /// What a snapped line of this width (in pixels) is off the pixel edges: half a pixel where the width is odd,
    /// so that the line fills whole pixels on both sides.
    static func offset(ofPen pen: Stroke?) -> Double {
        guard let pen, pen.width.isFinite else { return 0 }
        return pen.width.rounded().truncatingRemainder(dividingBy: 2) == 1 ? 0.5 : 0
    }
}

/// A number of pixels as a message shows it: whole where it is a whole number that can be read.
private func pixelText(_ value: Double) -> String {
    Int(exactly: value).map { String($0) } ?? "\(value)"
}
