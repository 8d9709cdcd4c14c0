import PlotCore
import Testing

@Suite("a linear scale")
struct LinearScaleTests {
    @Test("data get 5 % of their span free at each side")
    func margin() {
        #expect(TrainedScale(.linear, extent: Domain(0, 100)).limits == Domain(-5, 105))
        #expect(TrainedScale(.linear, extent: Domain(0, 100), margin: 0).limits == Domain(0, 100))
    }

    @Test("no data, infinite data and data that vanish before 0.05 get -0.055...0.055")
    func nothingToShow() {
        let extents: [Domain?] = [
            nil, Domain(0, 0), Domain(-.infinity, .infinity), Domain(.nan, 1), Domain(1, .infinity),
            Domain(.leastNonzeroMagnitude, .leastNormalMagnitude / 64), Domain(-1e-300, 1e-300),
        ]
        for extent in extents {
            let limits = TrainedScale(.linear, extent: extent).limits
            #expect(
                abs(limits.lower + 0.055) < 1e-15 && abs(limits.upper - 0.055) < 1e-15, "\(String(describing: extent))")
        }
    }

    @Test("limits of the largest numbers stay finite, and so do positions and ticks")
    func largestNumbers() {
        let largest = Double.greatestFiniteMagnitude
        let extents = [
            Domain(-1e308, 1e308), Domain(-largest, largest), Domain(0, largest), Domain(largest, largest),
            Domain(-largest, -largest), Domain(largest / 2, largest),
        ]
        for extent in extents {
            let axis = TrainedScale(.linear, extent: extent)
            #expect(axis.limits.isFinite)
            #expect(axis.position(of: axis.limits.lower) == 0 && axis.position(of: axis.limits.upper) == 1)
            #expect((0...1).contains(axis.position(of: extent.lower)))
            let ticks = axis.ticks(in: TickSpace(length: 360, fontSize: 10, direction: .x))
            #expect(ticks.values.count >= 2 && ticks.values.allSatisfy(\.isFinite), "\(extent): \(ticks)")
        }
        let ticks = TrainedScale(.linear, from: -1e308, to: 1e308).ticks(
            in: TickSpace(length: 360, fontSize: 10, direction: .x))
        #expect(ticks.labels == ["−1.00", "−0.75", "−0.50", "−0.25", "0.00", "0.25", "0.50", "0.75", "1.00"])
        #expect(ticks.offsetText == "1e308")
    }

    @Test("limits that a user gives are kept as they are")
    func givenLimits() {
        let axis = TrainedScale(.linear, from: 2, to: 12)
        #expect(axis.limits == Domain(2, 12))
        #expect(axis.position(of: 2) == 0 && axis.position(of: 7) == 0.5 && axis.position(of: 12) == 1)
        #expect(axis.position(of: 22) == 2 && axis.position(of: .nan).isNaN)
    }

    @Test("equal limits are made 5 % wider at each side")
    func equalLimits() {
        let limits = TrainedScale(.linear, from: 4, to: 4).limits
        #expect(abs(limits.lower - 3.8) < 1e-15 && abs(limits.upper - 4.2) < 1e-15)
    }

    @Test("backward limits turn the axis round and keep its ticks")
    func backwardLimits() {
        let forward = TrainedScale(.linear, from: -3, to: 7)
        let backward = TrainedScale(.linear, from: 7, to: -3)
        let inverted = TrainedScale(.linear, extent: Domain(-3, 7), margin: 0, isInverted: true)
        for value in [-3, 0, 2, 7.0] {
            #expect(abs(backward.position(of: value) - (1 - forward.position(of: value))) < 1e-15)
            #expect(inverted.position(of: value) == backward.position(of: value))
        }
        #expect(
            backward.ticks(in: TickSpace(length: 300, fontSize: 10, direction: .y))
                == forward.ticks(in: TickSpace(length: 300, fontSize: 10, direction: .y)))
    }

    @Test("the map to points takes values where position does")
    func map() {
        var random = SplitMix(state: 3)
        for _ in 0..<2000 {
            let extent = random.domain()
            let axis = TrainedScale(.linear, extent: extent, isInverted: random.below(2) == 1)
            let map = axis.map(from: 0, to: 1)
            let points = axis.map(from: 427.2, to: 57.6)
            // A value's own rounding, as a part of the span: neither way can be closer than that.
            let rounding = axis.limits.magnitude.ulp / (axis.limits.upper / 2 - axis.limits.lower / 2)
            for value in [axis.limits.lower, axis.limits.upper, extent.lower, extent.upper] {
                let position = axis.position(of: value)
                #expect(abs(map(value) - position) <= 2 * rounding + 1e-15, "\(value) in \(axis.limits)")
                #expect(abs(points(value) - (427.2 - 369.6 * position)) <= 800 * rounding + 1e-12)
            }
        }
        let huge = TrainedScale(.linear, from: -1e308, to: 1e308).map(from: 0, to: 1)
        #expect(abs(huge(5e307) - 0.75) < 1e-15)
    }

    @Test("a domain puts its ends in order, and a union covers both")
    func domains() {
        #expect(Domain(2, -1) == Domain(-1, 2))
        #expect(Domain(0, 1).union(Domain(3, 4)) == Domain(0, 4))
        #expect(
            Domain(0, 1).contains(1) && !Domain(0, 1).contains(1.01) && Domain(0, 1).contains(1.01, tolerance: 0.02))
    }
}

@Suite("ticks of a linear scale")
struct LinearTicksTests {
    @Test("an axis has room for 1 to 9 intervals, by its length and the font's size")
    func room() {
        func intervals(_ length: Double, _ fontSize: Double, _ direction: AxisDirection) -> Int {
            TickSpace(length: length, fontSize: fontSize, direction: direction).intervals
        }
        #expect(intervals(178.56, 10, .x) == 5)
        #expect(intervals(133.056, 10, .y) == 6)
        #expect(intervals(1e9, 10, .x) == 9)
        #expect(intervals(0, 10, .x) == 1)
        #expect(intervals(-5, 10, .y) == 1)
        #expect(intervals(100, 0, .y) == 9)
        #expect(intervals(0, 0, .y) == 1)
        #expect(intervals(.nan, 10, .y) == 1)
    }

    @Test("on random axes ticks rise within the limits, differ in their labels and are no more than there is room for")
    func properties() {
        var random = SplitMix(state: 1)
        for _ in 0..<5000 {
            let extent = random.domain()
            let length = Double(random.below(600))
            let axis =
                random.below(2) == 0
                ? TrainedScale(.linear, extent: extent) : TrainedScale(.linear, from: extent.upper, to: extent.lower)
            let limits = axis.limits
            let ticks = axis.ticks(in: TickSpace(length: length, fontSize: 10, direction: .x))
            let intervals = TickSpace(length: length, fontSize: 10, direction: .x).intervals

            let faults = [
                ("outside", ticks.values.allSatisfy { limits.contains($0, tolerance: 1e-10) }),
                ("not rising", zip(ticks.values, ticks.values.dropFirst()).allSatisfy { $0 < $1 }),
                ("labels repeat", Set(ticks.labels).count == ticks.labels.count),
                ("not one label a value", ticks.labels.count == ticks.values.count),
                // Between 0.9 and 3.1 one interval would show a single tick; two show three.
                ("too many", ticks.values.count <= max(intervals + 1, 3)),
                // Given limits may be so near to each other that no round value lies between them.
                ("too few", ticks.values.count >= 2 || limits.span < 1e-13 * limits.magnitude),
                ("long labels", ticks.labels.allSatisfy { $0.count <= 12 } || limits.span < 1e-13 * limits.magnitude),
            ].filter { !$0.1 }.map(\.0)
            #expect(faults.isEmpty, "\(limits), \(length) pt: \(ticks)")
        }
    }

    @Test("limits a few roundings apart give ticks or none, and no trap")
    func narrowLimits() {
        for start in [1, -1, 0.1, 1e15, 9_007_199_254_740_992, 1e300, -1e-280, .greatestFiniteMagnitude / 2] {
            var end = start
            for _ in 0..<200 {
                end = end.nextUp
                let axis = TrainedScale(.linear, from: start, to: end)
                let ticks = axis.ticks(in: TickSpace(length: 300, fontSize: 10, direction: .x))
                #expect(zip(ticks.values, ticks.values.dropFirst()).allSatisfy { $0 < $1 })
                #expect(ticks.values.allSatisfy { axis.limits.contains($0, tolerance: 1e-10) })
            }
        }
    }

    @Test("a label is never a negative zero")
    func zero() {
        let ticks = TrainedScale(.linear, from: -0.3, to: 0.3).ticks(
            in: TickSpace(length: 300, fontSize: 10, direction: .x))
        #expect(ticks.labels == ["−0.3", "−0.2", "−0.1", "0.0", "0.1", "0.2", "0.3"])
    }

    @Test("a power of ten is set apart from 1e6 up and from 1e-5 down")
    func powersOfTen() {
        func offsetText(_ upper: Double) -> String {
            TrainedScale(.linear, from: 0, to: upper).ticks(in: TickSpace(length: 300, fontSize: 10, direction: .x))
                .offsetText
        }
        #expect(offsetText(999_999) == "" && offsetText(1e6) == "1e6")
        #expect(offsetText(1e-4) == "" && offsetText(9e-5) == "1e−5")
    }

    @Test("a sum is set apart where it saves four digits")
    func sums() {
        func offsetText(_ lower: Double, _ upper: Double) -> String {
            TrainedScale(.linear, from: lower, to: upper).ticks(in: TickSpace(length: 300, fontSize: 10, direction: .x))
                .offsetText
        }
        #expect(offsetText(12301, 12302) == "+1.23e4")
        #expect(offsetText(1230, 1231) == "")
        #expect(offsetText(-12340.5, -12340.1) == "−1.234e4")
        #expect(offsetText(7.000001, 7.000009) == "1e−6+7")
    }
}
