import Autodiff
import Foundation
@testable import PlotCore
import Testing

@Suite("a function's curve")
struct FunctionCurveTests {
    /// TANGENT_FUNCTIONS=full: 2,000 values a column, and a picture of 3840 × 2160 pixels as well.
    static let isFull = ProcessInfo.processInfo.environment["TANGENT_FUNCTIONS"] == "full"
    static let sizes = isFull ? [(800, 600), (3840, 2160)] : [(800, 600)]

    func curve(_ function: HardFunction, _ window: CurveWindow) -> FunctionCurve {
        CurveTracer.curve(FunctionBounds(of: function.tensor, over: function.x, derivatives: 4), window: window)
    }

    @Test("is right in every column", arguments: HardFunction.table + HardFunction.smooth)
    func table(function: HardFunction) { check(function) }

    @Test("of the same kinds is right as well", arguments: HardFunction.others + HardFunction.hairlines)
    func others(function: HardFunction) { check(function) }

    private func check(_ function: HardFunction) {
        for (width, height) in Self.sizes {
            let window = function.window(width: width, height: height)
            let curve = curve(function, window)
            let truth = Coverage(
                function, in: window, width: width, height: height, samples: Self.isFull ? 2000 : function.samples)
            let wrong = Coverage(curve, width: width, height: height).wrongColumns(truth: truth)
            #expect(wrong.count <= function.allowance(width), "\(width): \(wrong.count) \(wrong.prefix(4))")
            #expect(curve.report.evaluations <= 20 * width)
            #expect(curve.report.spans.first?.x.lowerBound == function.x.lowerBound)
            #expect(curve.report.spans.last?.x.upperBound == function.x.upperBound)
        }
    }

    @Test("follows smooth functions in few pieces, to a tenth of a pixel", arguments: HardFunction.smooth)
    func smooth(function: HardFunction) {
        let window = function.window(width: 800, height: 600)
        let curve = curve(function, window)
        #expect(curve.report.spans.map(\.certainty) == [.proven])
        var pen = Point(0, 0)
        var worst = 0.0
        for element in curve.path.elements {
            func compare(_ point: Point) {
                let x = (point.x - window.x.offset) / window.x.scale + window.x.origin
                worst = max(worst, abs(window.y(function.plain(x)) - point.y))
            }
            switch element {
            case .move(let point): pen = point
            case .line(let end):
                for step in 0...20 {
                    let t = Double(step) / 20
                    compare(Point(pen.x + (end.x - pen.x) * t, pen.y + (end.y - pen.y) * t))
                }
                pen = end
            case .curve(let first, let second, let end):
                for step in 0...20 { compare(bezier(pen, first, second, end, at: Double(step) / 20)) }
                pen = end
            case .close: break
            }
        }
        #expect(worst <= 0.1)
        if !["1/(1+x²)", "atan", "gauss"].contains(function.name) {
            #expect(curve.report.evaluations <= 60)
            #expect(curve.pieceCount <= 60)
        }
    }

    @Test("of sin over −10…10 is at most 40 pieces")
    func sine() throws {
        let sine = try #require(HardFunction.smooth.first { $0.name == "sin" })
        #expect(curve(sine, sine.window(width: 800, height: 600)).pieceCount <= 40)
    }

    @Test("is the same under any scaling of the axes")
    func affine() {
        for function in HardFunction.table.filter({ ["gamma", "tan", "x^x", "sqrt sin", "floor"].contains($0.name) }) {
            let (a, b, c, d) = (128.0, 3.0, 1 / 1024.0, -5.0)
            func moved(_ range: ClosedRange<Double>, _ scale: Double, _ shift: Double) -> ClosedRange<Double> {
                range.lowerBound * scale + shift...range.upperBound * scale + shift
            }
            let f = function.tensor
            let other = HardFunction(
                name: function.name, tensor: { x in f((x - b) / a) * c + d }, plain: function.plain,
                x: moved(function.x, a, b), y: moved(function.y, c, d))
            let one = curve(function, function.window(width: 800, height: 600))
            let same = curve(other, other.window(width: 800, height: 600))
            let truth = Coverage(one, width: 800, height: 600)
            #expect(
                Coverage(same, width: 800, height: 600).wrongColumns(truth: truth) == [], "\(function.name)")
        }
    }

    @Test("says where a jump, a pole, an end and a missing point are")
    func features() {
        func features(_ name: String) -> [FunctionReport.Span] {
            let function = HardFunction.table.first { $0.name == name }
            return function.map { curve($0, $0.window(width: 800, height: 600)).report.spans } ?? []
        }
        let jumps = features("floor").filter { $0.feature == .jump && $0.x.upperBound < 4.5 }
        #expect(jumps.count == 9 && jumps.allSatisfy { $0.certainty == .proven })
        let places = jumps.map { ($0.x.lowerBound + $0.x.upperBound) / 2 }
        #expect(zip(places, -4...4).allSatisfy { abs($0 - Double($1)) < 0.01 })
        #expect(features("tan").count { $0.feature == .pole } == 4)
        #expect(features("sqrt").count { $0.feature == .edge } == 1)
        #expect(features("hole").count { $0.feature == .removable } == 1)
        #expect(features("tanh500").allSatisfy { $0.feature == .curve })
    }

    @Test("begins exactly where the function does, and keeps corners")
    func exactness() throws {
        let root = try #require(HardFunction.table.first { $0.name == "sqrt" })
        let window = root.window(width: 800, height: 600)
        let beginning = try #require(curve(root, window).path.elements.first)
        guard case .move(let start) = beginning else { return #expect(Bool(false), "\(beginning)") }
        #expect(abs(start.x - 160) < 1e-9 && abs(start.y - 500) < 1e-3)
        let corner = try #require(HardFunction.table.first { $0.name == "|x|" })
        let frame = corner.window(width: 800, height: 600)
        let ends = curve(corner, frame).path.elements.compactMap { element -> Point? in
            if case .line(let end) = element { end } else { nil }
        }
        let lowest = try #require(ends.max { $0.y < $1.y })
        #expect(abs(lowest.x - frame.x(0)) < 0.01 && abs(lowest.y - frame.y(0)) < 0.01)
    }
}

extension HardFunction {
    /// Columns that may differ, of those of which the report says that they are uncertain: where poles and ends are denser than
    /// pixels, and where gamma's poles are narrower than a millionth of one.
    fileprivate func allowance(_ width: Int) -> Int {
        ["tan 1/x", "sqrt sin 1/x", "sin eˣ", "sin 1/x²"].contains(name) ? width / 40 : name == "gamma long" ? 4 : 0
    }

    /// Where the function swings many times in a column few values do not find its extremes.
    fileprivate var samples: Int {
        ["sin 1000x", "sin 1/x", "sin 1/x²", "sin eˣ", "am", "tan 1/x"].contains(name) ? 1000 : 60
    }
}
