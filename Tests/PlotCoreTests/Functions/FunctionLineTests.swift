import Autodiff
import Foundation
@testable import PlotCore
import Synchronization
import Testing

@Suite("plotting a function")
struct FunctionLineTests {
    func report(_ build: (inout Figure) -> Void) throws -> FunctionReport {
        try #require(try Figure(build).functionReports(measuring: Ruler()).first)
    }

    func limits(_ build: (inout Figure) -> Void) throws -> Domain { try Figure(build).limits().y }

    @Test("shows all of a curve that has no poles, hairlines too")
    func limits() throws {
        func near(_ domain: Domain, _ lower: Double, _ upper: Double) -> Bool {
            abs(domain.lower - lower) < 0.02 * (upper - lower) && abs(domain.upper - upper) < 0.02 * (upper - lower)
        }
        #expect(near(try limits { $0.plot({ x in sin(x) }, over: -10...10) }, -1.1, 1.1))
        #expect(near(try limits { $0.plot({ x in exp(-pow((x - 0.3217) / 1e-5, 2)) }, over: -1...1) }, -0.05, 1.05))
        #expect(near(try limits { $0.plot({ x in sin(1 / x) }, over: -1...1) }, -1.1, 1.1))
        #expect(near(try limits { $0.plot({ x in exp(x) }, over: 0...10) }, -1101, 23127))
        #expect(near(try limits { $0.plot({ x in sin(x) / x }, over: -4...4) }, -0.25, 1.06))
    }

    @Test("shows of a curve with poles what a person would")
    func poles() throws {
        for limits in [
            try limits { $0.plot({ x in tan(x) }, over: -5...5) },
            try limits { $0.plot({ x in 1 / x }, over: -3...3) },
            try limits { $0.plot({ x in gamma(x) }, over: -4.5...4.5) },
            try limits { (figure: inout Figure) in figure.plot({ (x: Double) in 1 / x }, over: -3...3) },
        ] {
            #expect(limits.lower > -30 && limits.lower < -2 && limits.upper > 2 && limits.upper < 30, "\(limits)")
        }
    }

    @Test("goes as far as the axes where no range is given")
    func open() throws {
        var figure = Figure()
        figure.plot([0, 10], [0.5, 0.6])
        figure.plot({ x in sin(x) })
        #expect(try figure.limits().x == Domain(-0.5, 10.5))
        #expect(try figure.limits().y.upper > 1)
        let report = try #require(try figure.functionReports(measuring: Ruler()).first)
        #expect(report.spans.first?.x.lowerBound == -0.5 && report.spans.last?.x.upperBound == 10.5)
    }

    @Test("is straight on logarithmic axes where the function is a power, in a single segment")
    func logarithmic() throws {
        var figure = Figure()
        figure.plot({ x in pow(x, -2) }, over: 1e-3...1e3)
        (figure.xScale, figure.yScale) = (.log, .log)
        let line = try #require(try figure.scene(measuring: Ruler()).items.first { $0.role == "line" })
        guard case .path(let path, _, _, _) = line.shape else { return #expect(Bool(false)) }
        #expect(path.elements.count == 2)
    }

    @Test("its report prints a stretch a line, and what it took")
    func printedReport() throws {
        let report = try report { $0.plot({ x in x * x }, over: 0...1) }
        #expect("\(report)" == "curve over \(report.spans[0].x), proven\n\(report.evaluations) evaluations")
    }

    @Test("of numbers alone finds poles, jumps and ends by values")
    func plain() throws {
        let tangent = try report { $0.plot({ (x: Double) in Foundation.tan(x) }, over: -5...5) }
        #expect(tangent.spans.count { $0.feature == .pole || $0.feature == .jump } == 4)
        let steps = try report { $0.plot({ (x: Double) in x.rounded(.down) }, over: -2.5...2.5) }
        #expect(steps.spans.count { $0.feature == .jump } == 5)
        let steep = try report { $0.plot({ (x: Double) in Foundation.tanh(500 * x) }, over: -5...5) }
        #expect(steep.spans.allSatisfy { $0.feature == .curve })
        let root = try report { $0.plot({ (x: Double) in x.squareRoot() }, over: -1...4) }
        #expect(root.spans.count { $0.feature == .edge } == 1)
        #expect(tangent.stretches(.proven).isEmpty)
    }

    @Test("tells what a function does that cannot be plotted well, within its budget")
    func remarks() throws {
        let nowhere = try report { $0.plot({ (_: Double) in Double.nan }, over: 0...1) }
        #expect(nowhere.spans.allSatisfy { $0.feature == .gap } && nowhere.remarks.count == 1)
        let undefined = try report { $0.plot({ x in sqrt(-1 - x * x) }, over: 0...1) }
        #expect(undefined.spans.map(\.feature) == [.gap] && undefined.spans[0].certainty == .proven)
        let infinite = try report { $0.plot({ (x: Double) in x < 0.5 ? x : .infinity }, over: 0...1) }
        #expect(infinite.spans.last?.feature == .gap && infinite.spans.contains { $0.feature == .curve })
        let calls = Mutex(0)
        let fickle = try report { figure in
            figure.plot(
                { (x: Double) in
                    calls.withLock { count in
                        count += 1
                        return Double(count * 7919 % 1000)
                    }
                }, over: 0...1)
        }
        #expect(fickle.remarks.contains { $0.contains("different values") })
        #expect(fickle.evaluations <= 20 * 640 && calls.withLock { $0 } <= 21 * 640)
    }

    @Test("works for functions that compute with vectors, by values")
    func vectors() throws {
        let report = try report { $0.plot({ x in sum(sin(x * Tensor([1.0, 3, 5]))) }, over: 0...6) }
        #expect(report.spans.allSatisfy { $0.certainty == .uncertain && $0.feature == .curve })
    }

    @Test("is a word of a declarative figure")
    func declarative() throws {
        let figure = Figure { Curve({ x in sin(x) }, over: 0...1) }
        var same = Figure()
        same.plot({ x in sin(x) }, over: 0...1)
        #expect(try figure.scene(measuring: Ruler()) == same.scene(measuring: Ruler()))
    }

    @Test("complains in the caller's words")
    func complaints() {
        #expect(
            Figure { $0.plot({ x in x }, over: 0...Double.infinity) }.complaint?.contains("plot: the range") == true)
        #expect(Figure { $0.plot({ x in x }, over: 1...1) }.complaint == nil)
        #expect(Figure { $0.plot({ x in x * 1e308 }, over: -1e308...1e308) }.complaint == nil)
        #expect(Figure { $0.plot({ x in 1 / x }, over: 0 ... .leastNonzeroMagnitude) }.complaint == nil)
    }
}
