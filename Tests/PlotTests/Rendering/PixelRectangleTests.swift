import RandomFigures
import Testing

@testable import Plot
@testable import PlotCore

@Suite("Rectangles along the pixels")
struct PixelRectangleTests {
    /// Shapes of one kind, at random places in a page of 60 by 40 pixels and beyond it.
    private func scene(seed: UInt64, background: Color = Color(1, 1, 1), _ shape: (inout Places) -> Scene.Shape)
        -> Scene
    {
        var places = Places(random: SplitMix(state: seed))
        var items: [Scene.Item] = []
        for _ in 0..<12 {
            let clip = places.number(in: 0...1) < 0.5 ? nil : Rect(left: 8, top: 6, right: 50, bottom: 31)
            items.append(Scene.Item(shape(&places), clip: clip, zOrder: 1, role: "test"))
        }
        return Scene(size: Size(60, 40), dpi: 72, background: background, items: items)
    }

    private struct Places {
        var random: SplitMix

        mutating func number(in range: ClosedRange<Double>) -> Double { Double.random(in: range, using: &random) }
        mutating func point() -> Point { Point(number(in: -20...80), number(in: -15...55)) }
        mutating func color() -> Color { Color(number(in: 0...1), number(in: 0...1), number(in: 0...1)) }
        mutating func snapping() -> Snapping { number(in: 0...1) < 0.5 ? .always : .never }
    }

    @Test("a filled one is cairo's to the bit", arguments: 0..<60 as Range<UInt64>)
    func filled(seed: UInt64) throws {
        let scene = scene(seed: seed) { places in
            let (one, other) = (places.point(), places.point())
            return .path(
                .rectangle(Rect(left: one.x, top: one.y, right: other.x, bottom: other.y)), fill: places.color(),
                stroke: nil, snapping: places.snapping())
        }
        #expect(try difference(pixels(of: scene), pixels(of: scene, byCairoAlone: true)).largest == 0)
    }

    @Test("a line along an axis is cairo's to the bit", arguments: 0..<60 as Range<UInt64>)
    func stroked(seed: UInt64) throws {
        // On a page that shines through too.
        let background = seed % 2 == 0 ? Color(1, 1, 1) : Color(1, 1, 1, alpha: 0)
        let scene = scene(seed: seed, background: background) { places in
            let start = places.point(), way = places.number(in: -60...60)
            let end = places.number(in: 0...1) < 0.5 ? Point(start.x + way, start.y) : Point(start.x, start.y + way)
            let pen = Stroke(
                color: places.color(), width: places.number(in: 0...3), cap: way < 0 ? .butt : .square)
            return .path(.segment(from: start, to: end), fill: nil, stroke: pen, snapping: places.snapping())
        }
        #expect(try difference(pixels(of: scene), pixels(of: scene, byCairoAlone: true)).largest == 0)
    }

    @Test("no number in a path or a pen stops the program")
    func wildNumbers() throws {
        let wild: [Double] = [.nan, .infinity, -1e300, 1e7, 0, -3, 5, .leastNonzeroMagnitude]
        for one in wild {
            for other in wild {
                let width = abs(other) < 10 ? other : 1
                let places = scene(seed: 1) { _ in
                    .path(
                        .segment(from: Point(one, 3), to: Point(5, 3)), fill: nil,
                        stroke: Stroke(color: Color(0, 0, 0), width: width), snapping: .always)
                }
                #expect(try difference(pixels(of: places), pixels(of: places, byCairoAlone: true)).largest == 0)
                let filled = scene(seed: 1) { _ in
                    .path(
                        .rectangle(Rect(left: one, top: 2, right: 30, bottom: other)), fill: Color(0, 0, 0),
                        stroke: nil,
                        snapping: .never)
                }
                #expect(try difference(pixels(of: filled), pixels(of: filled, byCairoAlone: true)).largest == 0)
            }
        }
    }
}
