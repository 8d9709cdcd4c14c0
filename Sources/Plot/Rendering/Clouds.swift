import Cairo
import PlotCore
import Raster

// From how many markers on they are drawn without cairo, which takes 4 to 6 µs for each where a stamp takes 10 to 100 ns.
private enum CloudThreshold {
    /// Markers on pixel edges look like cairo's; fewer are cairo's own, pixel by pixel.
    static let snapped = 1_000
    /// Others are moved by up to a sixteenth of a pixel, which among so many nobody can see.
    static let moved = 20_000
    /// Some that are alike: cairo draws the first, and each is a copy of it, pixel by pixel what cairo would draw.
    static let copies = 3
}

extension CairoRenderer {
    /// Draws many markers on the pixels themselves, if they are many and there are pixels.
    ///
    /// - Returns: Whether they were drawn.
    func drawCloud(_ markers: MarkerRun, within visible: Rect) throws(PlotError) -> Bool {
        let threshold = markers.isSnapped ? CloudThreshold.snapped : CloudThreshold.moved
        guard let image else { return false }
        guard markers.count >= threshold else {
            if !markers.isSnapped { return try drawConvex(markers, within: visible) }
            // Of outlines along the axes cairo is quick to draw one, and nothing is to gain.
            guard markers.count >= CloudThreshold.copies, markers.isSnapped, let style = markers.commonStyle,
                !style.outline.isAlongAxes
            else { return false }
            return try drawStamps(of: markers, on: image, within: visible)
        }
        let rect = PixelRect(visible)
        if let style = markers.commonStyle, let ink = style.onlyInk {
            let reach = grid.reach(ofPen: style.pen)
            guard let mask = MarkerMask(style, isSnapped: markers.isSnapped, reach: reach) else { return false }
            return try draw(on: image) { canvas in
                markers.withPixelColumns { x, y in
                    MarkerCloud(x: x, y: y, count: markers.count, mask: mask)
                        .draw(on: canvas, within: rect, ink: ink)
                }
            }
        }
        return try drawStamps(of: markers, on: image, within: visible)
    }

    /// Draws markers one by one, of each size and place within a pixel the first with cairo; false if they are large.
    private func drawStamps(
        of markers: MarkerRun, on image: ImageSurface, within visible: Rect
    ) throws(PlotError) -> Bool {
        var stamps = MarkerStamps(markers, reach: { grid.reach(ofPen: $0) })
        guard stamps.areSmall else { return false }
        return try draw(on: image) { canvas in
            let rect = PixelRect(visible)
            markers.forEachSized(within: visible) { place, size, fill, edge in
                stamps.draw(at: place, size: size, fill: fill, edge: edge, on: canvas, within: rect)
            }
            return true
        }
    }
}

extension MarkerRun.Style {
    /// The colour of inside and edge where there is one for both, as if opaque; nil where they differ.
    fileprivate var onlyInk: Ink? {
        let colors = [fill, pen?.color].compactMap { $0?.opaque }
        guard let first = colors.first, colors.allSatisfy({ $0 == first }) else { return nil }
        return Ink(first)
    }
}

extension Color {
    fileprivate var opaque: Color { Color(red, green, blue) }
}

/// Stamps of one outline in many sizes, each made when it is first asked for.
private struct MarkerStamps {
    private let markers: MarkerRun
    private let reach: (Stroke?) -> Double
    private var stamps: [Int: MarkerStamp?] = [:]
    /// Places within a pixel that are told apart, across and down.
    private let phases: Int

    init(_ markers: MarkerRun, reach: @escaping (Stroke?) -> Double) {
        self.markers = markers
        self.reach = reach
        phases = markers.isSnapped ? 1 : 8
    }

    /// Whether the largest marker has a stamp, so that all have.
    var areSmall: Bool { mutating get { stamp(size: markers.largestSize, phase: 0) != nil } }

    mutating func draw(
        at place: Point, size: Int, fill: Color?, edge: Color?, on canvas: Canvas, within rect: PixelRect
    ) {
        let (x, y) = (steps(place.x), steps(place.y))
        // Rounded down, so the rest is not below zero.
        let pixel = (
            x: Int((Double(x) / Double(phases)).rounded(.down)), y: Int((Double(y) / Double(phases)).rounded(.down))
        )
        let phase = (y - pixel.y * phases) * phases + x - pixel.x * phases
        guard let stamp = stamp(size: size, phase: phase) else { return }
        let box = PixelRect(
            left: pixel.x + stamp.box.left, top: pixel.y + stamp.box.top, width: stamp.box.width,
            height: stamp.box.height)
        for (coverage, color) in [(stamp.fill, fill), (stamp.edge, edge)] {
            guard let coverage, let color else { continue }
            coverage.withUnsafeBufferPointer { coverage in
                guard let coverage = coverage.baseAddress else { return }
                canvas.composite(coverage, over: box, clippedTo: rect, ink: Ink(color), asCairo: true)
            }
        }
    }

    /// Places are on or near the page, so they can be counted.
    private func steps(_ place: Double) -> Int { Int((place * Double(phases)).rounded()) }

    private mutating func stamp(size: Int, phase: Int) -> MarkerStamp? {
        let key = size * phases * phases + phase
        if let known = stamps[key] { return known }
        let style = markers.style(size: size)
        let place = Point(Double(phase % phases) / Double(phases), Double(phase / phases) / Double(phases))
        let made = MarkerStamp(style, place: place, reach: reach(style.pen))
        stamps[key] = made
        return made
    }
}
