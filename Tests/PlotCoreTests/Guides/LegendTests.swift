import PlotCore
import Testing

@Suite("legends")
struct LegendTests {
    func scene(_ legend: Legend, _ build: (inout Figure) -> Void) throws -> Scene {
        var figure = Figure()
        build(&figure)
        figure.legend = legend
        return try figure.scene(measuring: MatplotlibRuler())
    }

    func twoLines(_ figure: inout Figure) {
        figure.plot([0, 1], label: "one")
        figure.plot([0, 1], label: "second")
    }

    @Test(
        "each place within the axes is matplotlib's",
        arguments: [
            (Legend.Place.upperRight, 337.0, 46.472), (.upperLeft, 62.6, 46.472), (.lowerLeft, 62.6, 268.939312),
            (.lowerRight, 337, 268.939312), (.right, 337, 157.705656), (.centerLeft, 62.6, 157.705656),
            (.centerRight, 337, 157.705656), (.lowerCenter, 199.8, 268.939312), (.upperCenter, 199.8, 46.472),
            (.center, 199.8, 157.705656),
        ])
    func places(place: Legend.Place, left: Double, top: Double) throws {
        // matplotlib 3.11.2: get_legend().get_window_extent() of that figure with loc, in points.
        let box = try scene(Legend(place), twoLines).bounds("legend frame")
        #expect(isNear(box, left, top, left + 72.72, top + 33.644688), "\(String(describing: box))")
    }

    @Test("labels and samples stand where matplotlib's do")
    func rows() throws {
        let scene = try scene(.upperLeft, twoLines)
        let keys = scene.items.filter { $0.role == "legend key" }.map(\.shape.bounds)
        #expect(isNear(keys[0], 66.6, 54.892, 86.6, 54.892) && isNear(keys[1], 66.6, 70.214344, 86.6, 70.214344))
        let second = try #require(scene.text("second"))
        #expect(abs(second.position.x - 94.6) < 1e-4 && abs(second.position.y - 73.714344) < 1e-4)
    }

    @Test("a point of a scatter stands three eighths up its row's box, as in matplotlib")
    func scatterKey() throws {
        let scene = try scene(.upperLeft) { figure in
            figure.plot([0, 1], label: "one")
            figure.scatter([0, 1], [0, 1], label: "points")
        }
        let keys = scene.items.filter { $0.role == "legend key" }.compactMap(\.shape.bounds)
        #expect(abs(keys[1].center.x - 76.6) < 1e-4 && abs(keys[1].center.y - (73.714344 - 2.625)) < 1e-4)
    }

    @Test("columns and a title have matplotlib's distances")
    func columns() throws {
        let scene = try scene(Legend(.upperLeft, columns: 2, title: "A title")) { figure in
            for index in 0..<5 { figure.plot([0, Double(index)], label: "series \(index)") }
        }
        #expect(isNear(scene.bounds("legend frame"), 62.6, 46.472, 225.8, 110.761375))
        let title = try #require(scene.text("A title"))
        #expect(abs(title.box.left - 129.44) < 1e-4 && abs(title.position.y - 58.392) < 1e-4)
        let fourth = try #require(scene.text("series 3"))
        #expect(abs(fourth.position.x - 182.2) < 1e-4 && abs(fourth.position.y - 73.714344) < 1e-4)
    }

    @Test("a label of two lines has its middle beside the sample, as matplotlib has it")
    func twoLineLabel() throws {
        let scene = try scene(.upperLeft) { figure in
            figure.plot([0, 1], label: "two\nlines")
            figure.plot([0, 1], label: "points")
        }
        let keys = scene.items.filter { $0.role == "legend key" }.compactMap(\.shape.bounds)
        #expect(abs(keys[0].top - 63.095125) < 1e-4)
        // matplotlib's figure of the same has a baseline at 87.71825 for the next row.
        #expect(abs((scene.text("points")?.position.y ?? 0) - 87.71825) < 1e-4)
    }

    @Test("only labelled marks are in it, those of the right axis last")
    func entries() throws {
        let scene = try scene(.best) { figure in
            figure.plot([0, 1], label: "first")
            figure.plot([0, 2])
            figure.scatter([0, 1], [0, 1], label: "dots")
            figure.scatter([0, 1], [0, 1], label: "")
            figure.right.plot([0, 3], label: "right")
        }
        #expect(scene.strings("legend") == ["first", "dots", "right"])
    }

    @Test("without a labelled mark there is no box")
    func nothing() throws {
        #expect(try scene(.best) { $0.plot([0, 1]) }.bounds("legend frame") == nil)
        #expect(try scene(.outsideRight) { _ in }.bounds("legend frame") == nil)
        #expect(try scene(.lineEnds) { _ in }.bounds("legend frame") == nil)
    }

    @Test("a legend without a frame has texts only")
    func unframed() throws {
        let scene = try scene(Legend(.best, isFramed: false), twoLines)
        #expect(scene.lines("legend frame") == [] && scene.strings("legend") == ["one", "second"])
    }

    @Test("beside the axes it stands beyond tick labels and a second axis, and the frame gives way")
    func outside() throws {
        let right = try scene(.outsideRight) { figure in
            twoLines(&figure)
            figure.right.plot([0, 1000], label: "second")
            figure.right.yLabel = "a name"
        }
        let legend = try #require(right.bounds("legend frame"))
        let taken = right.texts.filter { $0.string != "one" && $0.string != "second" }.map(\.box.right).max() ?? 0
        #expect(legend.left > taken && legend.right < right.size.width && right.frames[0].right < 414.72)
        #expect(right.illegible == [])

        let below = try scene(Legend(.outsideBottom, title: "A title"), twoLines)
        let box = try #require(below.bounds("legend frame"))
        #expect(box.top > below.frames[0].bottom + 17 && box.bottom < below.size.height)
        // One row, as there is room for it.
        #expect(below.text("one")?.position.y == below.text("second")?.position.y)
        #expect(below.illegible == [])
    }

    @Test("what is too wide is wrapped, what is too high gets more columns")
    func tooLarge() throws {
        let long = "a label that is a good deal longer than the axes are wide, whatever one does about it"
        let wide = try scene(.best) { $0.plot([0, 1], label: long) }
        #expect(wide.strings("legend").count > 1 && wide.strings("legend").joined(separator: " ") == long)
        let frame = try #require(wide.frames.first)
        #expect(try frame.contains(#require(wide.bounds("legend frame"))))

        let many = try scene(.best) { figure in
            for index in 0..<40 { figure.plot([0, 1], label: "series \(index)") }
        }
        #expect(many.strings("legend").count == 40 && Set(many.texts.map(\.position.x)).count > 2)
        #expect(try many.frames[0].contains(#require(many.bounds("legend frame"))))
    }

    @Test("what is too large for the axes anyhow moves out of them, and in a small figure loses its last entries")
    func muchTooLarge() throws {
        func figure(_ side: Double) throws -> Scene {
            var figure = Figure(size: .pixels(side, side))
            for index in 0..<12 { figure.plot([0, 1], label: "entry of the list \(index)") }
            figure.aspect = .ratio(0.3)
            figure.legend = .best
            return try figure.scene()
        }
        let large = try figure(600)
        #expect(large.strings("legend").contains { $0.hasPrefix("entry") } && large.illegible == [])
        let small = try figure(200)
        #expect(small.strings("legend").last.map { $0.hasPrefix("… +") } ?? true)
        #expect(small.illegible == [])
    }
}

@Test("the scene of a legend and a colour bar")
func legendAndColorBarScene() throws {
    var figure = Figure(size: .points(300, 200), dpi: 72)
    figure.plot([0, 1, 4], style: .dashed, marker: .square, label: "squares")
    figure.scatter([0, 1, 2], [0, 2, 3], values: [0, 50, 100], label: "dots")
    figure.legend = Legend(.best, title: "Two marks")
    figure.colorBar = ColorBar(label: "value", extend: .upper)
    try expectGolden(figure.scene(), "legend-and-color-bar")
}
