import Testing

@testable import PlotCore

@Suite("what is told of a sample")
struct DistributionTests {
    @Test("a notched box meets its median where it is, a plain one stands on whole pixels")
    func notchesAreNotSnapped() throws {
        func box(isNotched: Bool) throws -> [String] {
            try Figure { $0.boxPlot([[1.0, 2, 3, 4, 5]], isNotched: isNotched) }.scene().lines("box")
        }
        #expect(try box(isNotched: false).allSatisfy { $0.contains("snapped") })
        #expect(try !box(isNotched: true).isEmpty && !box(isNotched: true).contains { $0.contains("snapped") })
    }

    @Test("quartiles, whiskers, notches and outliers are matplotlib's")
    func boxes() throws {
        for sample in try FieldReference().samples {
            let box = try #require(BoxStatistics(SortedValues(sample.values)))
            #expect(agree(box.lowerQuartile, sample.q1) && agree(box.upperQuartile, sample.q3))
            #expect(agree(box.median, sample.med))
            #expect(agree(box.lowerWhisker, sample.whislo) && agree(box.upperWhisker, sample.whishi))
            #expect(agree(box.notch.lower, sample.cilo) && agree(box.notch.upper, sample.cihi))
            #expect(box.outliers == sample.fliers)
        }
    }

    @Test("quantiles are numpy's, densities matplotlib's")
    func numbers() throws {
        for sample in try FieldReference().samples {
            let sorted = SortedValues(sample.values)
            for pair in sample.quantiles { #expect(agree(sorted.quantile(pair[0]), pair[1])) }
            guard !sample.density.isEmpty else { continue }
            let estimate = try #require(KernelDensity(sorted))
            for pair in sample.density { #expect(agree(estimate.density(at: pair[0]), pair[1])) }
        }
    }

    @Test("missing values do not count")
    func missing() throws {
        let box = BoxStatistics(SortedValues([.nan, 1, 2, .infinity, 3, -.infinity]))
        #expect(box == BoxStatistics(SortedValues([3, 1, 2])))
        #expect(BoxStatistics(SortedValues([.nan])) == nil)
        #expect(KernelDensity(SortedValues([1, 1, 1])) == nil)
        #expect(KernelDensity(SortedValues([5])) == nil)
    }

    @Test("each box has its outline, two whiskers, two caps and a median; outliers only where there are some")
    func boxParts() throws {
        var figure = Figure()
        figure.boxPlot([[1, 2, 3, 4, 100], [1, 2, 3]])
        let scene = try figure.scene()
        #expect(scene.lines("box").count == 2)
        #expect(scene.lines("whisker").count == 4)
        #expect(scene.lines("cap").count == 4)
        #expect(scene.lines("median").count == 2)
        #expect(scene.lines("outliers").count == 1)
        #expect(scene.lines("outliers")[0].contains("1 points"))
    }

    @Test("a triangle marks each box's mean, over its median, where it is asked for")
    func means() throws {
        func places(_ orientation: Orientation) throws -> [Point] {
            let figure = Figure {
                $0.boxPlot([[1, 2, 3, 10], [.nan], [5]], orientation: orientation, showsMean: true)
                $0.xLimits = Limits(0, 4)
                $0.yLimits = Limits(0, 10)
                $0.xTicks = .at([0, 4])
            }
            let scene = try figure.scene()
            let frame = try #require(scene.frames.first)
            return scene.items.filter { $0.role == "mean" }.flatMap { item -> [Point] in
                guard case .markers(_, let run, _, _, _) = item.shape else { return [] }
                return (0..<run.count).map {
                    Point((run[$0].x - frame.left) / frame.width * 4, (frame.bottom - run[$0].y) / frame.height * 10)
                }
            }
        }
        let upright = try places(.vertical)
        // matplotlib 3.11.2: boxplot([[1, 2, 3, 10]], showmeans=True)["means"][0].get_data() is 1, 4.
        #expect(upright.count == 2 && agree(upright[0].x, 1) && agree(upright[0].y, 4))
        #expect(agree(upright[1].x, 3) && agree(upright[1].y, 5))
        let level = try places(.horizontal)
        #expect(level.count == 2 && agree(level[0].x, 4) && agree(level[0].y, 1))
        #expect(try Figure { $0.boxPlot([[1.0, 2, 3, 10]]) }.scene().lines("mean").isEmpty)
    }

    @Test("lines mark a violin's quantiles, for each or for all")
    func quantiles() throws {
        func heights(_ columns: [[Double]], _ quantiles: [[Double]]) throws -> [Double] {
            let figure = Figure {
                $0.violin(columns, showsExtremes: false, quantiles: quantiles)
                $0.yLimits = Limits(0, 10)
            }
            let scene = try figure.scene()
            let frame = try #require(scene.frames.first)
            return scene.items.filter { $0.role == "violin bar" }.compactMap { item in
                guard case .path(let path, _, _, _) = item.shape, case .move(let start) = path.elements[0] else {
                    return nil
                }
                return (frame.bottom - start.y) / frame.height * 10
            }
        }
        // matplotlib 3.11.2: violinplot([[1, 2, 3, 10]], quantiles=[[.25, .9]])["cquantiles"] are at 1.75 and 7.9.
        let one = try heights([[1, 2, 3, 10]], [[0.25, 0.9]])
        #expect(one.count == 2 && agree(one[0], 1.75) && agree(one[1], 7.9))
        #expect(try heights([[1, 2, 3, 10], [1, 2, 3, 4]], [[0.25], []]).count == 1)
        #expect(try heights([[1, 2, 3, 10], [1, 2, 3, 4]], [[0.25, 0.5]]).count == 4)
        #expect(
            Figure { $0.violin([[1.0, 2], [1, 2], [1, 2]], quantiles: [[0.5], [0.5]]) }.complaint
                == "violin: 3 columns but 2 lists of quantiles")
        #expect(
            Figure { $0.violin([[1.0, 2]], quantiles: [[25]]) }.complaint
                == "violin: each quantile must be from 0 to 1, not 25.0")
    }

    @Test("a horizontal box plot is the vertical one with its axes exchanged")
    func horizontal() throws {
        let columns = [[1.0, 5, 2, 9], [3, 4, 4, 30]]
        func extent(_ orientation: Orientation) -> Extent {
            var axes = Axes()
            axes.boxPlot(columns, orientation: orientation)
            axes.violin(columns, positions: [1, 2], orientation: orientation)
            return axes.extent
        }
        let (upright, level) = (extent(.vertical), extent(.horizontal))
        #expect(upright.x == level.y && upright.y == level.x)
        #expect(upright.stickyX == level.stickyY && upright.stickyY == level.stickyX)
    }

    @Test("a violin is as wide as it may be at its densest, and only lines where all values are equal")
    func violins() throws {
        var figure = Figure(size: .points(200, 100))
        figure.violin([[1, 2, 2, 3], [4, 4], []], width: 1, showsMedian: true, showsMean: true)
        let scene = try figure.scene()
        #expect(scene.lines("violin").count == 1)
        // Mean, greatest, least, median and the stem of two samples.
        #expect(scene.lines("violin bar").count == 10)
    }

    @Test("each box has a tick with its position or its label, unless the user places ticks")
    func ticks() throws {
        var figure = Figure()
        figure.boxPlot([[1, 2], [2, 4], [3, 5]])
        #expect(try figure.scene().strings("x tick label") == ["1", "2", "3"])
        figure.boxPlot([[1, 2], [2, 4]], positions: [5, 6], labels: ["a", "b"])
        #expect(try figure.scene().strings("x tick label") == ["1", "2", "3", "a", "b"])
        figure.xTicks = .at([2])
        figure.boxPlot([[1, 2]], positions: [7])
        #expect(try figure.scene().strings("x tick label") == ["2"])
        var bad = Figure()
        bad.boxPlot([[1.0]], labels: ["a", "b"])
        #expect(throws: PlotError(.invalidData, "boxPlot: 1 columns but 2 labels")) { try bad.scene() }
    }

    @Test("positions and columns must be as many")
    func positions() {
        var figure = Figure()
        figure.boxPlot([[1.0], [2.0]], positions: [1, 2, 3])
        #expect(throws: PlotError(.invalidData, "boxPlot: 2 columns but 3 positions")) { try figure.scene() }
        var other = Figure()
        other.violin([[1.0]], positions: [Double.nan])
        #expect(throws: PlotError(.invalidData, "violin: each position must be a finite number, not [nan]")) {
            try other.scene()
        }
    }
}
