import Pictures
import Plot
import PlotCore
import Testing

@Suite("Clouds in a figure")
struct CloudTests {
    /// Places around the middle of the page, the same on every run.
    func run(_ count: Int) -> PointRun {
        var state: UInt64 = 3
        func uniform() -> Double {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Double(state >> 11) / 4_503_599_627_370_496 - 1
        }
        func column(_ axis: Int) -> Column { Column((0..<count).map { _ in uniform() + uniform() }) }
        return PointRun(
            x: column(0), y: column(1), xMap: PointRun.Map(scale: 100, offset: 230),
            yMap: PointRun.Map(scale: 80, offset: 172))
    }

    func scene(_ shape: Scene.Shape) -> Scene {
        let clip = Rect(left: 58, top: 42, right: 415, bottom: 308)
        return Scene(
            size: Size(460.8, 345.6), dpi: 100, background: Color(1, 1, 1),
            items: [Scene.Item(shape, clip: clip, zOrder: 1, role: "scatter")])
    }

    func expectLikeCairo(
        _ shape: Scene.Shape, rms: Double = 1, largest: Int, name: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let ours = try pixels(of: scene(shape))
        let cairos = try pixels(of: scene(shape), byCairoAlone: true)
        try expectAlike(ours, cairos, rms: rms, largest: largest, name: name, sourceLocation: sourceLocation)
    }

    @Test("look like one marker after the other", arguments: [1, 0.5, 0.05], [1_000, 10_000])
    func alike(alpha: Double, count: Int) throws {
        let color = Color(0.12, 0.47, 0.71).opacity(alpha)
        let shape = Scene.Shape.markers(
            .circle(radius: 3), at: run(count), fill: color, stroke: Stroke(color: color, width: 1), snapping: .always)
        // cairo rounds after every marker, so many faint ones never come to full colour.
        try expectLikeCairo(
            shape, rms: alpha < 0.1 ? 2 : 0.9, largest: alpha < 0.1 ? 16 : 8, name: "cloud-\(alpha)-\(count)")
    }

    @Test("a few that are alike are copies of the first, pixel by pixel what cairo draws", arguments: [1, 0.5, 0.05])
    func copies(alpha: Double) throws {
        let color = Color(0.12, 0.47, 0.71).opacity(alpha)
        for edge in [color, Color(1, 1, 1), Color(0.9, 0.2, 0.1).opacity(0.3)] {
            let shape = Scene.Shape.markers(
                .circle(radius: 3), at: run(200), fill: color, stroke: Stroke(color: edge, width: 1), snapping: .always)
            try expectLikeCairo(shape, rms: 0, largest: 0, name: "copies-\(alpha)")
        }
    }

    @Test("a few discs and hexagons in sizes of their own are where cairo draws them", arguments: [1, 0.5])
    func convex(alpha: Double) throws {
        let colors = (0..<300).map { Color(Double($0 % 7) / 6, Double($0 % 11) / 10, 0.5, alpha: alpha) }
        let sizes = (0..<300).map { 0.3 + Double($0 % 37) / 6 }
        let hexagon = Path.polygon([
            Point(0, -1.2), Point(1, -0.6), Point(1, 0.6), Point(0, 1.2), Point(-1, 0.6), Point(-1, -0.6),
        ])
        for (outline, width) in [(Path.circle(radius: 1), 0), (Path.circle(radius: 1), 0.7), (hexagon, 0)] {
            for edge in [nil, Color(0, 0, 0)] {
                let shape = Scene.Shape.variedMarkers(
                    outline, at: run(300), scales: sizes, fills: colors, strokeWidth: width, strokeColor: edge)
                // cairo's circles are polygons, up to a tenth of a pixel within them.
                try expectLikeCairo(shape, rms: 1.5, largest: 30, name: "convex-\(alpha)")
            }
        }
    }

    @Test("off the pixel edges, markers move by a sixteenth of a pixel at most", arguments: [1, 0.5])
    func moved(alpha: Double) throws {
        let color = Color(0.12, 0.47, 0.71).opacity(alpha)
        for fill in [color, nil] {
            let shape = Scene.Shape.markers(
                .circle(radius: 3), at: run(20_000), fill: fill, stroke: Stroke(color: color, width: 1),
                snapping: .never)
            try expectLikeCairo(shape, rms: 1.8, largest: 40, name: "cloud-moved-\(alpha)")
        }
    }

    @Test("an inside without an edge, and an edge without an inside")
    func halves() throws {
        let color = Color(0.8, 0.1, 0.1).opacity(0.4)
        for (fill, stroke) in [(color, nil), (nil, Stroke(color: color, width: 1))] as [(Color?, Stroke?)] {
            try expectLikeCairo(
                .markers(.circle(radius: 4), at: run(2_000), fill: fill, stroke: stroke, snapping: .always),
                largest: 8, name: "cloud-half")
        }
    }

    @Test("an edge of its own colour lies over its marker and under the next", arguments: [1, 0.5])
    func edges(alpha: Double) throws {
        for (snapping, count) in [(Snapping.always, 3_000), (.never, 20_000)] {
            let shape = Scene.Shape.markers(
                .circle(radius: 3), at: run(count), fill: Color(0.12, 0.47, 0.71).opacity(alpha),
                stroke: Stroke(color: Color(1, 1, 1), width: 0.5), snapping: snapping)
            try expectLikeCairo(
                shape, rms: snapping == .always ? 0.2 : 3, largest: snapping == .always ? 3 : 60,
                name: "cloud-edges-\(alpha)-\(snapping)")
        }
    }

    @Test("sizes and colours of their own")
    func varied() throws {
        let count = 20_000
        func part(_ index: Int, of count: Int) -> Double { Double(index % count) / Double(count - 1) }
        let sizes: [Double] = (0..<count).map { 0.5 + 2 * part($0, of: 37) }
        let colors: [Color] = (0..<count).map { index in
            Color(part(index, of: 7), part(index, of: 11), part(index, of: 5), alpha: 0.7)
        }
        for edge in [nil, Color(0, 0, 0)] {
            try expectLikeCairo(
                .variedMarkers(
                    .circle(radius: 3), at: run(count), scales: sizes, fills: colors, strokeWidth: 1, strokeColor: edge),
                rms: 3, largest: 60, name: "cloud-varied")
        }
        try expectLikeCairo(
            .variedMarkers(
                .rectangle(Rect(left: -3, top: -3, right: 3, bottom: 3)), at: run(count), scales: sizes, fills: colors,
                strokeWidth: 0, strokeColor: nil), rms: 0.5, largest: 255, name: "cloud-varied-squares")
    }

    @Test("few markers are cairo's own, many are not")
    func cairosOwn() throws {
        let many = Scene.Shape.markers(
            .circle(radius: 3), at: run(5_000), fill: Color(0, 0, 0, alpha: 0.5), stroke: nil, snapping: .always)
        #expect(try difference(pixels(of: scene(many)), pixels(of: scene(many), byCairoAlone: true)).largest > 0)
        let shape = Scene.Shape.markers(
            .circle(radius: 3), at: run(999), fill: .black, stroke: nil, snapping: .always)
        #expect(try difference(pixels(of: scene(shape)), pixels(of: scene(shape), byCairoAlone: true)).largest == 0)
    }

    @Test("markers without ink, and too large for a stamp")
    func extremes() throws {
        for radius in [0.0, 200] {
            let shape = Scene.Shape.markers(
                .circle(radius: radius), at: run(1_000), fill: Color(0, 0, 1, alpha: 0.01), stroke: nil,
                snapping: .always)
            let difference = try difference(pixels(of: scene(shape)), pixels(of: scene(shape), byCairoAlone: true))
            #expect(difference.largest == 0)
        }
    }
}
