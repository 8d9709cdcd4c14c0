import Foundation
import Pictures
import Plot
import PlotCore
import Testing

@Suite("Lines in a figure")
struct LongLineTests {
    func figure(count: Int, alpha: Double = 1, style: LineStyle = .solid) -> Figure {
        var figure = Figure()
        var y: [Double] = (0..<count).map { (index: Int) -> Double in
            let slow: Double = sin(Double(index) * 12 / Double(count))
            return slow + 0.2 * sin(Double(index) * 12.9898)
        }
        if count > 50 { y[count / 3] = .nan }
        figure.plot(y, style: style, alpha: alpha)
        return figure
    }

    @Test("look as cairo draws them, above ticks and below the frame", arguments: [20, 300, 1_000, 9_999])
    func likeCairo(count: Int) throws {
        for alpha in [1, 0.5] {
            let scene = try figure(count: count, alpha: alpha).scene()
            let ours = try pixels(of: scene)
            let cairos = try pixels(of: scene, byCairoAlone: true)
            try expectAlike(ours, cairos, rms: 0.9, largest: 20, name: "long-line-\(count)-\(alpha)")
            #expect(difference(ours, cairos).largest > 0, "cairo drew both")
        }
    }

    @Test("that turn back look as cairo draws them too")
    func unsorted() throws {
        var figure = Figure()
        let angles: [Double] = (0..<20_000).map { Double($0) / 20_000 * 40 }
        let x: [Double] = angles.map { cos($0) * $0 }
        let y: [Double] = angles.map { sin($0) * $0 }
        figure.plot(x, y, alpha: 0.5)
        let scene = try figure.scene()
        try expectAlike(
            pixels(of: scene), pixels(of: scene, byCairoAlone: true), rms: 1.5, largest: 30, name: "long-spiral")
    }

    @Test("lines that cairo draws as fast, and dashed ones, are cairo's own")
    func cairosOwn() throws {
        var level = Figure()
        level.plot((0..<40).map { 0.001 * Double($0) })
        level.yLimits = Limits(0, 100)
        for figure in [figure(count: 7), level, figure(count: 2_000, style: .dashed)] {
            let scene = try figure.scene()
            #expect(try difference(pixels(of: scene), pixels(of: scene, byCairoAlone: true)).largest == 0)
        }
    }

    @Test("data that cannot be drawn leave the frame standing")
    func nothing() throws {
        var empty = Figure()
        empty.plot([Double](repeating: .nan, count: 5_000))
        let scene = try empty.scene()
        #expect(try difference(pixels(of: scene), pixels(of: scene, byCairoAlone: true)).largest == 0)
    }
}
