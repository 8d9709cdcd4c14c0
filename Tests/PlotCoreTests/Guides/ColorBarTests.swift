import Foundation
import PlotCore
import Testing

@Suite("colour bars")
struct ColorBarTests {
    func scene(_ bar: ColorBar, aspect: Aspect = .automatic) throws -> Scene {
        var figure = Figure()
        figure.scatter([0, 1, 2], [0, 1, 2], values: [0, 5, 10])
        figure.colorBar = bar
        if aspect != .automatic { (figure.xLimits, figure.yLimits) = (Limits(0...1), Limits(0...1)) }
        figure.aspect = aspect
        return try figure.scene()
    }

    // Rectangles in points from matplotlib 3.11.2: fig.colorbar(scatter, …), get_window_extent() of both axes.

    @Test("on the right it splits the axes' cell as matplotlib does")
    func right() throws {
        let scene = try scene(ColorBar())
        #expect(isNear(scene.frames[0], 57.6, 41.472, 343.296, 307.584))
        #expect(isNear(scene.bounds("color bar"), 361.152, 41.472, 374.4576, 307.584))
        #expect(isNear(scene.bounds("color bar outline"), 361.152, 41.472, 374.4576, 307.584))
    }

    @Test("on the left, at the top and shortened it splits the cell as matplotlib does")
    func otherPlaces() throws {
        let left = try scene(ColorBar(.left))
        #expect(isNear(left.frames[0], 146.88, 41.472, 414.72, 307.584))
        #expect(isNear(left.bounds("color bar"), 97.8624, 41.472, 111.168, 307.584))
        let top = try scene(ColorBar(.top))
        #expect(isNear(top.frames[0], 57.6, 94.6944, 414.72, 307.584))
        #expect(isNear(top.bounds("color bar"), 57.6, 63.5328, 414.72, 81.3888))
        let short = try scene(ColorBar(length: 0.8))
        #expect(isNear(short.bounds("color bar"), 361.152, 68.0832, 371.79648, 280.9728))
        #expect(
            isNear(try scene(ColorBar(.bottom, length: 0.5)).bounds("color bar"), 146.88, 267.6672, 325.44, 276.5952))
        #expect(isNear(try scene(ColorBar(.left), aspect: .equal).frames[0], 146.88, 41.472, 412.992, 307.584))
        #expect(throws: PlotError(.invalidStyle, "colorBar: length must be above 0 and at most 1, not 0.0")) {
            try scene(ColorBar(length: 0))
        }
    }

    @Test("in a constrained layout it stands in the gap, so that frames stay aligned, as in matplotlib")
    func constrained() throws {
        var figure = Figure()
        figure.layout = .constrained()
        figure[0, 0].heatMap([[1, 2], [3, 4]])
        figure[0, 0].colorBar = ColorBar()
        figure[1, 0].plot([1, 2])
        let scene = try figure.scene()
        let (upper, lower) = (scene.frames[0], scene.frames[1])
        #expect(upper.left == lower.left && upper.right == lower.right)
        let bar = try #require(scene.bounds("color bar"))
        // A twentieth of the frame's width beyond all that hangs out of it.
        #expect(bar.left >= upper.right + 0.05 * upper.width - 1e-9)
        #expect(scene.texts.allSatisfy { $0.box.right <= 460.8 && $0.box.left >= 0 })
    }

    @Test("a title stands above a bar at the top")
    func titleOverBar() throws {
        var figure = Figure()
        figure.heatMap([[1, 2], [3, 4]])
        figure.colorBar = ColorBar(.top, label: "values")
        figure.title = "a title"
        let scene = try figure.scene()
        let bar = try #require(scene.bounds("color bar"))
        #expect(try #require(scene.text("a title")).box.bottom < bar.top)
        #expect(try #require(scene.text("values")).box.bottom < bar.top)
    }

    @Test("axes with equal units stand beside it")
    func equalUnits() throws {
        let scene = try scene(ColorBar(), aspect: .equal)
        #expect(isNear(scene.frames[0], 77.184, 41.472, 343.296, 307.584))
        #expect(isNear(scene.bounds("color bar"), 361.152, 41.472, 374.4576, 307.584))
    }

    @Test("below the axes it splits the cell as matplotlib does")
    func bottom() throws {
        let scene = try scene(ColorBar(.bottom))
        #expect(isNear(scene.frames[0], 57.6, 41.472, 414.72, 227.7504))
        #expect(isNear(scene.bounds("color bar"), 57.6, 267.6672, 414.72, 285.5232))
        #expect(
            isNear(try self.scene(ColorBar(.bottom), aspect: .equal).frames[0], 143.0208, 41.472, 329.2992, 227.7504))
    }

    @Test("the triangles beside levels have the colours of what lies beyond them")
    func extendedLevels() throws {
        var figure = Figure()
        figure.filledContour([[0.0, 1], [2, 3]], levels: [1, 1.5, 2], extending: .both, colormap: .magma)
        figure.colorBar = ColorBar(extend: .both)
        let fills = try figure.scene().items.filter { $0.role == "color bar end" }.compactMap { item -> Color? in
            guard case .path(_, let fill, _, _) = item.shape else { return nil }
            return fill
        }
        #expect(fills == [Colormap.magma.color(at: 0), Colormap.magma.color(at: 1)])
    }

    @Test("has the ticks and the labels that are asked for")
    func ownTicks() throws {
        #expect(
            try scene(ColorBar(ticks: .at([0, 5, 10], labels: ["low", "half", "high"]))).strings(
                "color bar y tick label")
                == ["low", "half", "high"])
        #expect(
            try scene(ColorBar(ticks: .at([0, 5]), format: .percent(of: 10))).strings("color bar y tick label")
                == ["0%", "50%"])
        #expect(
            try scene(ColorBar(.bottom, ticks: .at([2.5, 20]), format: .fixed(decimals: 2)))
                .strings("color bar x tick label") == ["2.50"])
        #expect(throws: PlotError(.invalidData, "colorBar: 2 places but 1 labels")) {
            try scene(ColorBar(ticks: .at([0, 5], labels: ["low"])))
        }
    }

    @Test("triangles at its ends take a twentieth of the strip each")
    func extended() throws {
        let both = try scene(ColorBar(extend: .both))
        #expect(isNear(both.bounds("color bar"), 361.152, 53.568, 374.4576, 295.488))
        #expect(isNear(both.bounds("color bar outline"), 361.152, 41.472, 374.4576, 307.584))
        #expect(both.lines("color bar end").count == 2)
        let upper = try scene(ColorBar(.bottom, extend: .upper))
        #expect(isNear(upper.bounds("color bar"), 57.6, 267.6672, 397.714286, 285.5232))
    }

    @Test("it has an axis of its values with a name")
    func axis() throws {
        let scene = try scene(ColorBar(label: "value"))
        #expect(scene.strings("color bar y tick label") == ["0", "2", "4", "6", "8", "10"])
        #expect(scene.strings("color bar y label") == ["value"])
        let bar = try #require(scene.bounds("color bar"))
        #expect(abs((scene.text("value")?.box.center.y ?? 0) - bar.center.y) < 1e-9)
        #expect(scene.illegible == [])
    }

    @Test("the greatest value's colour is at the top, and on the right below the axes")
    func colors() throws {
        for (bar, first, last) in [
            (ColorBar(), Colormap.viridis.color(at: 1), Colormap.viridis.color(at: 0)),
            (ColorBar(.bottom), Colormap.viridis.color(at: 0), Colormap.viridis.color(at: 1)),
        ] {
            let image = try #require(
                try scene(bar).items.compactMap { if case .image(let image) = $0.shape { image } else { nil } }.first)
            #expect(image.cells.count == 256)
            #expect(image.cells.first == first.packed && image.cells.last == last.packed)
        }
    }

    @Test("it moves away from a second axis' labels")
    func twin() throws {
        var figure = Figure()
        figure.scatter([0, 1], [0, 1], values: [0, 1e6])
        figure.right.plot([0, 1000])
        figure.right.yLabel = "name"
        figure.colorBar = ColorBar(label: "value")
        let scene = try figure.scene()
        #expect(try #require(scene.bounds("color bar")).left > #require(scene.text("name")).box.right)
        #expect(scene.illegible == [])
    }

    @Test("a logarithmic bar has its ticks at powers of ten")
    func logarithmic() throws {
        var figure = Figure()
        figure.heatMap([[1.0, 10], [100, 1000]], normalization: .log)
        figure.colorBar = ColorBar()
        let scene = try figure.scene()
        let labels = scene.items.filter { $0.role == "color bar y tick label" }.compactMap(\.shape.bounds)
        #expect(labels.count == 4)
        let steps = zip(labels, labels.dropFirst()).map { $0.center.y - $1.center.y }
        #expect(steps.allSatisfy { abs($0 - steps[0]) < 1e-9 })
    }

    @Test("a bar of ranks has round values along all of it")
    func ranks() throws {
        var figure = Figure()
        // As many values in each tenfold as in any other.
        let values = (0...400).map { exp(Double($0) / 400 * 4 * log(10.0)) }
        figure.scatter(values, values, values: values, normalization: .equalized)
        figure.colorBar = ColorBar()
        let ticks = try figure.scene().strings("color bar y tick label")
        #expect(ticks == ["1", "3", "10", "20", "50", "200", "500", "1000", "4000", "10000"])
    }

    @Test("a bar of one value has ticks around it, whatever the normalization")
    func oneValue() throws {
        for normalization: Normalization in [.linear, .log, .equalized, .power(0.5)] {
            var figure = Figure()
            figure.scatter([1, 2], [1, 2], values: [44, 44], normalization: normalization)
            figure.colorBar = ColorBar()
            let scene = try figure.scene()
            #expect(scene.strings("color bar y tick label").count > 1, "\(normalization)")
            #expect(scene.illegible == [], "\(normalization)")
        }
    }

    @Test("a bar of levels has equal room and one colour for each, and ticks at the boundaries")
    func levels() throws {
        var figure = Figure()
        figure.heatMap([[0.0, 10], [100, 1000]], normalization: .levels([0, 1, 10, 1000]))
        figure.colorBar = ColorBar()
        let scene = try figure.scene()
        #expect(scene.strings("color bar y tick label") == ["0", "1", "10", "1000"])
        let image = scene.items.compactMap { item -> Scene.Image? in
            if case .image(let image) = item.shape, item.role == "color bar" { image } else { nil }
        }
        #expect(image.first?.rows == 3)
        let labels = scene.items.filter { $0.role == "color bar y tick label" }.compactMap(\.shape.bounds)
        #expect(abs(labels[0].center.y - 2 * labels[1].center.y + labels[2].center.y) < 1e-9)
    }

    @Test("of many levels every second has a tick, counted so that one of them is nearest to zero")
    func manyLevels() throws {
        var figure = Figure()
        let values = (0..<11).map { -1 + 0.2 * Double($0) }
        figure.heatMap([[-1.0, 1]], normalization: .levels(values))
        figure.colorBar = ColorBar()
        // gallery/contours.json
        #expect(
            try figure.scene().strings("color bar y tick label")
                == ["\u{2212}0.8", "\u{2212}0.4", "0.0", "0.4", "0.8"])
    }

    @Test("axes without colours from values are an error that says so")
    func noColors() {
        var figure = Figure()
        figure.plot([0, 1])
        figure.colorBar = ColorBar()
        let error = #expect(throws: PlotError.self) { try figure.scene() }
        #expect(error?.message == "colorBar: no mark of its axes takes its colors from values")
    }

    @Test(
        "equal, missing and infinite values have a bar with ticks",
        arguments: [[3.0, 3], [.nan, .nan], [-1e308, 1e308], []])
    func strangeValues(values: [Double]) throws {
        var figure = Figure()
        figure.scatter(values.map { _ in 1 }, values.map { _ in 1 }, values: values)
        figure.colorBar = ColorBar(extend: .both)
        let scene = try figure.scene()
        #expect(!scene.strings("color bar y tick label").isEmpty && scene.illegible == [])
    }
}
