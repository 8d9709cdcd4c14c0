import Testing

@testable import Plot
@testable import PlotCore

@Suite("The pixel grid")
struct PixelGridTests {
    let grid: PixelGrid

    init() throws {
        grid = try PixelGrid(Scene(size: Size(460.8, 345.6), dpi: 100, background: Color(1, 1, 1)))
    }

    @Test("a figure of 6.4 by 4.8 inches has 640 × 480 pixels at 100 dots per inch")
    func size() {
        #expect(grid.width == 640 && grid.height == 480)
    }

    @Test(
        "sides without pixels or past cairo's coordinates are refused, with their pixels in the message",
        arguments: [
            (Size(0, 10), 72.0, "0 × 10"), (Size(10, -3), 72.0, "10 × -3"), (Size(.nan, 10), 72.0, "nan × 10"),
            (Size(40_000, 10), 72.0, "40000 × 10"), (Size(10, 10), 1e6, "138889 × 138889"),
            (Size(10, .infinity), 72.0, "10 × inf"), (Size(0.1, 10), 72.0, "0 × 10"),
        ])
    func refusedSizes(size: Size, dpi: Double, pixels: String) {
        let error = #expect(throws: PlotError.self) {
            try PixelGrid(Scene(size: size, dpi: dpi, background: Color(1, 1, 1)))
        }
        #expect(error?.code == .invalidSize)
        #expect(error?.message.contains(pixels) == true, "\(error?.message ?? "")")
    }

    @Test("resolutions that are no number above 0 are refused", arguments: [0, -72, .nan, .infinity])
    func refusedResolutions(dpi: Double) {
        let error = #expect(throws: PlotError.self) {
            try PixelGrid(Scene(size: Size(10, 10), dpi: dpi, background: Color(1, 1, 1)))
        }
        #expect(error?.code == .invalidSize)
    }

    @Test("the largest sides are accepted")
    func largest() throws {
        let grid = try PixelGrid(Scene(size: Size(32_767, 1), dpi: 72, background: Color(1, 1, 1)))
        #expect(grid.width == 32_767)
    }

    /// The table of matplotlib-rules.md: floor(v + 0.5), and half a pixel more for pens an odd number of pixels wide.
    @Test(
        "a snapped coordinate",
        arguments: [
            (80.0, 1.11, 80.5), (57.6, 1.11, 58.5), (427.2, 1.11, 427.5), (10.49, 1, 10.5), (10.5, 1, 11.5),
            (10.5, 2, 11), (10.2, 2.08, 10), (10.2, 3, 10.5), (10.2, 0.4, 10), (10.499_999_9, 1, 11.5),
        ])
    func snapping(value: Double, width: Double, expected: Double) {
        let pen = Stroke(color: Color(0, 0, 0), width: width)
        #expect(PixelGrid.nearestEdge(value) + PixelGrid.offset(ofPen: pen) == expected)
    }

    @Test("a shape without a pen snaps to pixel edges")
    func snappingWithoutPen() {
        #expect(PixelGrid.offset(ofPen: nil) == 0)
    }

    @Test("the notebook's clip is (80, 58, 496, 369)")
    func clip() {
        let frame = Rect(left: 57.6, top: 57.6 * 0.72, right: 576 * 0.72, bottom: 427.2 * 0.72)
        let clip = grid.pixels(clip: frame)
        #expect(clip == Rect(left: 80, top: 58, right: 576, bottom: 427))
    }

    @Test("a clip outside the page is empty, one around it the page")
    func clipAtThePage() {
        #expect(grid.pixels(clip: Rect(left: 600, top: 0, right: 900, bottom: 10)).width == 0)
        #expect(
            grid.pixels(clip: Rect(left: -1e9, top: -1e9, right: 1e9, bottom: 1e9)) == grid.pixels(clip: nil))
    }

    @Test("a tick of 3.5 points at 100 dots per inch becomes 5 pixels")
    func tick() {
        let pen = grid.pixels(Stroke(color: Color(0, 0, 0), width: 0.8))
        let outline = grid.markerOutline(.segment(from: Point(0, 0), to: Point(0, 3.5)), pen: pen, snapping: .always)
        #expect(outline == .segment(from: Point(0.5, 0.5), to: Point(0.5, 5.5)))
    }

    @Test("a circle keeps its shape and is centred on a pixel's middle")
    func circle() {
        let circle = Path.circle(radius: 3)
        let outline = grid.markerOutline(circle, pen: nil, snapping: .always)
        #expect(outline == circle.mapped { Point($0.x * grid.scale + 0.5, $0.y * grid.scale + 0.5) })
    }
}
