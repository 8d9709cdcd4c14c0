import PlotCore
import Testing

@Suite("a logarithmic scale")
struct LogScaleTests {
    func space(_ length: Double = 357, most: Int = 9) -> TickSpace {
        TickSpace(length: length, fontSize: 10, direction: .x, mostIntervals: most)
    }

    @Test("equal factors take equal room, and zero and below have no place")
    func places() {
        let axis = TrainedScale(LogScale(), from: 1, to: 10_000)
        #expect(axis.position(of: 100) == 0.5 && axis.position(of: 1e8) == 2)
        #expect(axis.position(of: 0).isNaN && axis.position(of: -1).isNaN && axis.position(of: .nan).isNaN)
    }

    @Test("values without a place don't count in the extent, on that axis alone")
    func extents() {
        let extent = Extent(Column([-5.0, 0, 2, 200, .nan]), Column([10.0, 1, 3, 5, 1e9]))
        #expect(TrainedScale(LogScale(), extent: extent.along(.x), margin: 0).limits == Domain(2, 200))
        #expect(TrainedScale(LogScale(), extent: extent.along(.y), margin: 0).limits == Domain(1, 10))
        #expect(TrainedScale(.linear, extent: extent.along(.x), margin: 0).limits == Domain(-5, 200))
        let joined = extent.union(Extent(Column([0.5, -7]), Column([1.0, 1])))
        #expect(TrainedScale(LogScale(), extent: joined.along(.x), margin: 0).limits == Domain(0.5, 200))
        let negative = Extent(Column([-5.0, 0]), Column([1.0, 1]))
        #expect(TrainedScale(LogScale(), extent: negative.along(.x)).limits == Domain(1, 10))
        let box = Extent(x: Domain(-3, 8), y: Domain(0, 4), stickyY: [0])
        #expect(TrainedScale(LogScale(), extent: box.along(.x), margin: 0).limits.upper == 10)
        #expect(TrainedScale(LogScale(), extent: box.along(.y)).limits.lower > 0)
    }

    @Test("one value gets the powers around it")
    func oneValue() {
        #expect(TrainedScale(LogScale(), extent: Domain(5, 5), margin: 0).limits == Domain(1, 10))
        #expect(TrainedScale(LogScale(), extent: Domain(1, 1), margin: 0).limits == Domain(0.1, 10))
        #expect(TrainedScale(LogScale(), from: 300, to: 300).limits == Domain(100, 1000))
    }

    @Test("margins stay above zero and below infinity")
    func extremes() {
        let tiny = 2000 * Double.leastNonzeroMagnitude
        #expect(TrainedScale(LogScale(), extent: Domain(tiny, 1)).limits.lower == tiny)
        #expect(TrainedScale(LogScale(), extent: Domain(1, 1e300)).limits.upper == .greatestFiniteMagnitude)
    }

    @Test("sticky values hold the margin back")
    func sticky() {
        let extent = AxisExtent(Domain(1, 100), sticky: [1, -3, 0])
        let limits = TrainedScale(LogScale(), extent: extent).limits
        #expect(limits.lower == 1 && limits.upper > 110)
    }

    @Test("where all ticks would be small, they are labelled, closely to as many digits as it takes")
    func narrow() {
        let ticks = TrainedScale(LogScale(), from: 41.1, to: 41.11).ticks(in: space())
        #expect(ticks.values == [] && ticks.minor.count == 6)
        #expect(ticks.minorLabels[1] == "$4.1102\\times10^{1}$")
        let narrower = TrainedScale(LogScale(), from: 41.1, to: 41.100001).ticks(in: space())
        #expect(narrower.minorLabels.count >= 5 && Set(narrower.minorLabels).count == narrower.minorLabels.count)
    }

    @Test("other bases have their own powers")
    func bases() {
        let two = TrainedScale(LogScale(base: 2), from: 1, to: 64).ticks(in: space())
        #expect(two.values == [1, 2, 4, 8, 16, 32, 64] && two.minor == [])
        #expect(two.labels.last == "$2^{6}$")
        let four = TrainedScale(LogScale(base: 4), from: 1, to: 64).ticks(in: space())
        #expect(four.values == [1, 4, 16, 64] && four.minor == [2, 3, 8, 12, 32, 48])
    }

    @Test("limits of zero and below and bases of one and below are errors that name the axis")
    func errors() {
        func message(_ build: (inout Figure) -> Void) -> (PlotError.Code, String)? {
            var figure = Figure()
            figure.plot([1, 2])
            build(&figure)
            do { _ = try figure.scene() } catch { return (error.code, error.message) }
            return nil
        }
        for limit in [0, -1.0] {
            let error = message {
                $0.yScale = .log
                $0.yLimits = Limits(from: limit)
            }
            #expect(error?.0 == .invalidLimits)
            #expect(error?.1 == "y limits: a logarithmic axis has no place for \(limit)")
        }
        #expect(
            message { $0.xScale = .log(base: 1) }?.1
                == "x scale: the base of a logarithm must be from 1.01 to 1000, not 1.0")
        #expect(message { $0.xScale = .log(base: .nan) }?.0 == .invalidStyle)
        #expect(
            message { $0.xScale = .symmetricLog(linearThreshold: 0) }?.1
                == "x scale: the linear threshold must be above 0, not 0.0")
        #expect(message { $0.xScale = .symmetricLog(linearScale: -1) }?.0 == .invalidStyle)
    }

    @Test("on random axes ticks rise within the limits, differ in their labels and are no more than there is room for")
    func properties() {
        var random = SplitMix(state: 12)
        for _ in 0..<4000 {
            let extent = random.domain()
            let (low, high) = (abs(extent.lower), abs(extent.upper))
            guard low > 0, high > 0 else { continue }
            let base = [10, 2, 2.718281828, 16, 1.5][random.below(5)]
            let scale = LogScale(base: base)
            let axis =
                random.below(2) == 0
                ? TrainedScale(scale, extent: Domain(low, high)) : TrainedScale(scale, from: high, to: low)
            let space = space(Double(random.below(600)), most: 1 + random.below(9))
            let ticks = axis.ticks(in: space)
            let written = ticks.labels + ticks.minorLabels.filter { !$0.isEmpty }
            let slack = 1e-9 * abs(axis.position(of: axis.limits.upper) - axis.position(of: axis.limits.lower))
            let faults = [
                ("limits", axis.limits.isFinite && axis.limits.lower > 0 && axis.limits.lower < axis.limits.upper),
                (
                    "outside",
                    (ticks.values + ticks.minor).allSatisfy { (-slack...1 + slack).contains(axis.position(of: $0)) }
                ),
                ("not rising", zip(ticks.values, ticks.values.dropFirst()).allSatisfy { $0 < $1 }),
                ("small ones not rising", zip(ticks.minor, ticks.minor.dropFirst()).allSatisfy { $0 < $1 }),
                ("labels repeat", Set(written).count == written.count),
                ("not one label a value", ticks.labels.count == ticks.values.count),
                ("not one small label a value", ticks.minorLabels.count == ticks.minor.count),
                ("too many", ticks.values.count <= max(space.intervals, 2) + 1),
                ("too many small ones", ticks.minor.count < 160),
            ].filter { !$0.1 }.map(\.0)
            #expect(faults.isEmpty, "\(faults) base \(base), \(axis.limits), \(space): \(ticks)")
        }
    }
}

@Suite("a symmetric logarithmic scale")
struct SymmetricLogScaleTests {
    let space = TickSpace(length: 357, fontSize: 10, direction: .x)

    @Test("it is straight about zero, logarithmic beyond, and both meet")
    func places() {
        let scale = SymmetricLogScale(linearThreshold: 1)
        let axis = TrainedScale(scale, from: -1000, to: 1000)
        #expect(axis.position(of: 0) == 0.5)
        #expect(abs(axis.position(of: 0.5) - 0.5 - (axis.position(of: 1) - 0.5) / 2) < 1e-15)
        #expect(abs(scale.coordinate(of: 1.0.nextUp) - scale.coordinate(of: 1)) < 1e-15)
        #expect(abs(scale.coordinate(of: 100) - scale.coordinate(of: 10) - 1) < 1e-15)
        #expect(scale.coordinate(of: -7) == -scale.coordinate(of: 7))
        #expect(SymmetricLogScale(linearThreshold: 1e-300).coordinate(of: 1e300).isFinite)
    }

    @Test("within the threshold, and where no power is in sight, ticks are round values")
    func straight() {
        let inside = TrainedScale(SymmetricLogScale(), from: -0.5, to: 0.4).ticks(in: space)
        #expect(
            inside.labels == [
                "−0.5", "−0.4", "−0.3", "−0.2", "−0.1", "0.0", "0.1", "0.2", "0.3", "0.4",
            ])
        let between = TrainedScale(SymmetricLogScale(), from: 25, to: 85).ticks(in: space)
        #expect(between.labels == ["30", "40", "50", "60", "70", "80"])
    }

    @Test("where ticks are too many, those beside zero go first, then powers thin out evenly on both sides")
    func thinned() {
        func values(_ mostIntervals: Int) -> [Double] {
            var space = space
            space.mostIntervals = mostIntervals
            return TrainedScale(SymmetricLogScale(), from: -1e4, to: 1e4).ticks(in: space).values
        }
        #expect(values(9) == [-1e4, -1e3, -100, -10, -1, 0, 1, 10, 100, 1e3, 1e4])
        #expect(values(8) == [-1e4, -1e3, -100, -10, 0, 10, 100, 1e3, 1e4])
        #expect(values(4) == [-1e4, -10, 0, 10, 1e4])
    }

    @Test("on random axes ticks rise within the limits, differ in their labels and are bounded")
    func properties() {
        var random = SplitMix(state: 13)
        for _ in 0..<3000 {
            let extent = random.domain()
            let scale = SymmetricLogScale(
                linearThreshold: powerOf10(Int.random(in: -20...20, using: &random)),
                base: [10, 2, 3][random.below(3)],
                linearScale: [1, 0.2, 5][random.below(3)])
            let axis = TrainedScale(scale, extent: extent)
            let space = TickSpace(
                length: Double(random.below(600)), fontSize: 10, direction: .x, mostIntervals: 1 + random.below(9))
            let ticks = axis.ticks(in: space)
            let faults = [
                ("limits", axis.limits.isFinite && axis.limits.lower < axis.limits.upper),
                ("outside", ticks.values.allSatisfy { axis.limits.contains($0, tolerance: 1e-10) }),
                ("not rising", zip(ticks.values, ticks.values.dropFirst()).allSatisfy { $0 < $1 }),
                ("labels repeat", Set(ticks.labels).count == ticks.labels.count),
                ("not one label a value", ticks.labels.count == ticks.values.count),
                ("too many", ticks.values.count <= 30),
            ].filter { !$0.1 }.map(\.0)
            #expect(faults.isEmpty, "\(faults) \(scale), \(axis.limits), \(space): \(ticks)")
        }
    }
}
