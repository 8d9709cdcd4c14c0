import PlotCore
import Testing

@Suite("how and where ticks are written")
struct TickFormatTests {
    func labels(_ format: TickFormat, _ from: Double, _ to: Double, _ scale: AxisScale = .linear) throws -> [String] {
        let axis = try TrainedScale(
            scale.scale, extent: AxisExtent(nil), margin: 0, limits: Limits(from: from, to: to), format: format,
            axis: "x")
        let ticks = axis.ticks(in: TickSpace(length: 150, fontSize: 10, direction: .x))
        #expect(ticks.offsetText == "")
        return ticks.labels
    }

    @Test("plain numbers are written in full, without offset or exponent")
    func plain() throws {
        #expect(try labels(.plain, 0, 2e6) == ["0", "500000", "1000000", "1500000", "2000000"])
        #expect(
            try labels(.plain, 100_000, 100_001)
                == ["100000.0", "100000.2", "100000.4", "100000.6", "100000.8", "100001.0"])
        #expect(try labels(.plain, -2e-5, 2e-5) == ["−0.00002", "−0.00001", "0.00000", "0.00001", "0.00002"])
        #expect(try labels(.plain, 0.1, 1000, .log) == ["0.1", "1", "10", "100", "1000"])
        #expect(try labels(.plain, 0, 4e20).last == "$4\\times10^{20}$")
    }

    @Test("scientific notation has as many decimals as tell the ticks apart")
    func scientific() throws {
        #expect(
            try labels(.scientific, 0, 2000)
                == ["$0$", "$5.0\\times10^{2}$", "$1.0\\times10^{3}$", "$1.5\\times10^{3}$", "$2.0\\times10^{3}$"])
        let tiny = try labels(.scientific, -3e-200, 0)
        #expect(tiny.first == "$-3\\times10^{-200}$")
    }

    @Test("SI prefixes go from quecto to quetta")
    func engineering() throws {
        #expect(try labels(.engineering(unit: "Hz"), 0, 2000) == ["0 Hz", "500 Hz", "1 kHz", "1.5 kHz", "2 kHz"])
        #expect(try labels(.engineering(), -2e-5, 2e-5) == ["−20 µ", "−10 µ", "0", "10 µ", "20 µ"])
        #expect(try labels(.engineering(unit: "m"), 0, 4e40).last == "4e+10 Qm")
        let close = try labels(.engineering(), 100_000_001, 100_000_002)
        #expect(Set(close).count == close.count)
        #expect(try labels(.engineering(), 0, 1.9999999e3).last == "1.5 k")
    }

    @Test("percentages are of a whole")
    func percent() throws {
        #expect(try labels(.percent(of: 1), 0, 1) == ["0%", "20%", "40%", "60%", "80%", "100%"])
        #expect(try labels(.percent(of: 80), 0, 10) == ["0.0%", "2.5%", "5.0%", "7.5%", "10.0%", "12.5%"])
        #expect(try labels(.percent(of: 1, decimals: 1), 0, 1).last == "100.0%")
    }

    @Test("fixed decimals, dates and closures")
    func others() throws {
        #expect(try labels(.fixed(decimals: 2), -1, 1) == ["−1.00", "−0.50", "0.00", "0.50", "1.00"])
        #expect(try labels(.fixed(decimals: -3), 0, 4) == ["0", "1", "2", "3", "4"])
        #expect(try labels(.fixed(decimals: .max), 0, 4).last?.count == 32)
        #expect(try labels(.custom { "\(Int($0)) °C" }, 0, 4).last == "4 °C")
        #expect(try labels(.date("%d.%m. %H h"), 0, 86_400, .time).first == "01.01. 00 h")
        #expect(try labels(.date("%H:%M"), 0, 3600, .time(offsetFromUTC: 3600)).first == "01:00")
        #expect(try labels(.date("%Y"), 1e300, 1.1e300).allSatisfy { $0 == "" })
    }

    @Test("a format holds for the small ticks that stand for large ones")
    func smallTicks() throws {
        let axis = try TrainedScale(
            LogScale(), extent: AxisExtent(Domain(2, 7)), margin: 0.05, limits: nil, format: .fixed(decimals: 1),
            axis: "y")
        let ticks = axis.ticks(in: TickSpace(length: 266, fontSize: 10, direction: .y))
        #expect(ticks.labels == [] && ticks.minorLabels == ["2.0", "3.0", "4.0", "", "6.0", ""])
    }

    @Test("ticks can be given with their labels, in any order, and only those within the limits are drawn")
    func given() throws {
        var figure = Figure()
        figure.plot([0, 2])
        figure.xTicks = .at([1, 0.5, 9, .nan, 0], labels: ["one", "half", "nine", "nothing", "zero"])
        figure.yTicks = .at([0, 1, 2])
        figure.yTickFormat = .custom { "<\(Int($0))>" }
        let scene = try figure.scene()
        #expect(scene.strings("x tick label") == ["zero", "half", "one"])
        #expect(scene.strings("y tick label") == ["<0>", "<1>", "<2>"])
        figure.xTicks = .none
        #expect(try figure.scene().strings("x tick label") == [])
        figure.xTicks = .at([1, 2], labels: ["one"])
        let error = #expect(throws: PlotError.self) { try figure.scene() }
        #expect(error?.message == "x ticks: 2 places but 1 labels")
    }

    @Test("given places on other scales are labelled as those scales do")
    func givenOnOtherScales() throws {
        func labels(_ scale: AxisScale, _ values: [Double]) throws -> [String] {
            try TrainedScale(
                scale.scale, extent: AxisExtent(Domain(1, 100_000)), margin: 0.05, limits: nil, placement: .at(values),
                axis: "x"
            ).ticks(in: TickSpace(length: 300, fontSize: 10, direction: .x)).labels
        }
        #expect(try labels(.log, [1, 20, 300]) == ["$10^{0}$", "$2\\times10^{1}$", "$3\\times10^{2}$"])
        #expect(try labels(.time, [3600, 7200]) == ["01:00", "02:00"])
        #expect(try labels(.categorical(["a", "b", "c"]), [1, 1.5, 2, 7]) == ["b", "", "c", ""])
    }

    @Test("small ticks are drawn where they are asked for: four or three between two large ones")
    func minorTicks() throws {
        var figure = Figure()
        figure.plot([0, 1])
        #expect(try figure.scene().lines("x minor ticks") == [])
        figure.xTicks.minor = .shown
        let minor = try figure.scene().lines("x minor ticks")
        #expect(minor.count == 1 && minor.allSatisfy { $0.contains("L(0, 2)") && $0.contains("0.6 pt") }, "\(minor)")
        #expect(MinorLocator().values(between: [0, 1, 2], in: Domain(-0.25, 1.3)) == [-0.2, 0.2, 0.4, 0.6, 0.8, 1.2])
        #expect(MinorLocator().values(between: [0, 2, 4], in: Domain(0, 4)) == [0.5, 1, 1.5, 2.5, 3, 3.5])
        #expect(MinorLocator().values(between: [0, 1, 3], in: Domain(0, 4)) == [])
        #expect(MinorLocator().values(between: [0, 1e-300], in: Domain(0, 4)) == [])
        figure.yScale = .log
        figure.yTicks.minor = .none
        #expect(try figure.scene().lines("y minor ticks") == [])
    }
}

@Suite("categories and transforms")
struct OtherScaleTests {
    func ticks(_ count: Int, most: Int) -> Ticks {
        TrainedScale(CategoricalScale((0..<count).map { "name \($0)" }), extent: Domain(0, Double(count - 1)))
            .ticks(in: TickSpace(length: 357, fontSize: 10, direction: .x, mostIntervals: most))
    }

    @Test("every category has its name, until there is no room")
    func categories() {
        #expect(ticks(40, most: 9).labels.count == 40)
        #expect(ticks(40, most: 8).labels.count == 20)
        #expect(ticks(40, most: 1).labels == ["name 0"])
        #expect(
            (1...9).map { ticks(40, most: $0).labels.count }
                == (1...9).map { ticks(40, most: $0).labels.count }.sorted())
        #expect(ticks(1, most: 9).labels == ["name 0"])
        #expect(
            TrainedScale(CategoricalScale([]), extent: nil).ticks(in: TickSpace(length: 9, fontSize: 9, direction: .x))
                .values == [])
        #expect(TrainedScale(CategoricalScale(["a", "b"]), extent: nil).limits == Domain(-0.5, 1.5))
    }

    @Test("a transform lays values out by its function and finds its limits by itself")
    func transform() {
        let squares = TrainedScale(TransformScale { $0 * $0 }, extent: Domain(0, 10), margin: 0)
        #expect(squares.position(of: 5) == 0.25)
        let roots = TrainedScale(TransformScale { $0.squareRoot() }, extent: Domain(1, 100))
        // Roots run from 1 to 10, and 0.45 further on each side.
        #expect(abs(roots.limits.lower - 0.55 * 0.55) < 1e-12 && abs(roots.limits.upper - 10.45 * 10.45) < 1e-12)
        let fromZero = TrainedScale(TransformScale { $0.squareRoot() }, extent: Domain(0, 100))
        #expect(fromZero.limits.lower == 0)
        let inverse = TrainedScale(TransformScale { 1 / $0 }, extent: Domain(1, 10))
        #expect(abs(inverse.limits.lower - 1 / 1.045) < 1e-12 && abs(inverse.limits.upper - 1 / 0.055) < 1e-12)
        #expect(inverse.position(of: 2) > 0.4 && inverse.position(of: 10) > 0.9)
        let same = TrainedScale(TransformScale { $0 }, extent: Domain(0, 100))
        #expect(same.limits == Domain(-5, 105))
    }

    @Test("values that a transform has no place for don't count, and a senseless one traps nowhere")
    func badTransforms() {
        let roots = TransformScale { $0.squareRoot() }
        let extent = Extent(Column([-4.0, 9, 4]), Column([1.0, 2, 3]))
        #expect(TrainedScale(roots, extent: extent.along(.x), margin: 0).limits == Domain(4, 9))
        let functions: [@Sendable (Double) -> Double] = [
            { _ in .nan }, { _ in 0 }, { $0 > 3 ? 1 : 0 }, { 1 / $0 }, { $0 * 1e308 }, { -$0 }, { $0.squareRoot() },
        ]
        var random = SplitMix(state: 4)
        for function in functions {
            for _ in 0..<200 {
                let axis = TrainedScale(TransformScale(forward: function), extent: random.domain())
                #expect(axis.limits.isFinite)
                _ = axis.ticks(in: TickSpace(length: 300, fontSize: 10, direction: .x))
            }
            #expect(TrainedScale(TransformScale(forward: function), extent: nil).limits.isFinite)
        }
    }

    @Test("figures on every scale have legible texts in every size")
    func figures() throws {
        var random = SplitMix(state: 21)
        let scales: [AxisScale] = [
            .linear, .log, .log(base: 2), .symmetricLog(), .time, .time(offsetFromUTC: -3600),
            .transform { $0 * $0 * $0 },
            .categorical((0..<40).map { "category \($0)" }),
        ]
        for number in 0..<600 {
            var figure = Figure(size: .pixels(100 + 900 * random.unit(), 100 + 900 * random.unit()))
            (figure.xScale, figure.yScale) = (scales[random.below(scales.count)], scales[random.below(scales.count)])
            let (x, y) = (random.domain(), random.domain())
            figure.plot([x.lower, x.upper, 3], [y.lower, y.upper, 30])
            if random.below(2) == 0 { figure.xTicks.minor = .shown }
            figure.title = "title"
            figure.xLabel = "x"
            #expect(try figure.scene().illegible == [], "figure \(number)")
        }
    }
}
