import Autodiff
import Foundation
import HardFunctions
@testable import PlotCore
import Testing

@Suite("a function's curve")
struct FunctionCurveTests {
    /// `TANGENT_FUNCTIONS=wide`, for optimised builds: more functions, and the table at 3840 × 2160 pixels as well;
    /// `full`: all functions at both sizes, and 2,000 values a column.
    static let extent = ProcessInfo.processInfo.environment["TANGENT_FUNCTIONS"] ?? ""
    static let isFull = extent == "full"
    static let isWide = isFull || extent == "wide"

    @Test("is right in every column", arguments: HardFunction.table + HardFunction.smooth)
    func table(function: HardFunction) {
        check(function, 800, 600)
        if Self.isWide { check(function, 3840, 2160) }
    }

    @Test(
        "of the same kinds is right as well", .enabled(if: isWide),
        arguments: HardFunction.others + HardFunction.hairlines)
    func others(function: HardFunction) {
        check(function, 800, 600)
        if Self.isFull { check(function, 3840, 2160) }
    }

    @Test(
        "of kinds that came later is right as well", .enabled(if: isWide),
        arguments: HardFunction.kept + HardFunction.further)
    func kept(function: HardFunction) {
        check(function, 800, 600)
        if Self.isFull { check(function, 3840, 2160) }
    }

    private func check(_ function: HardFunction, _ width: Int, _ height: Int) {
        let window = function.window(width: width, height: height)
        let curve = function.curve(width: width, height: height)
        let few = width > 800 ? 30 : 60
        let truth = Coverage(
            function, in: window, width: width, height: height,
            samples: Self.isFull ? 2000 : function.isDense ? 1000 : few)
        let wrong = Coverage(curve, width: width, height: height).wrongColumns(truth: truth)
        #expect(wrong.count <= function.allowance(width), "\(width): \(wrong.count) \(wrong.prefix(4))")
        #expect(curve.report.evaluations <= 20 * width)
        #expect(curve.report.spans.first?.x.lowerBound == function.x.lowerBound)
        #expect(curve.report.spans.last?.x.upperBound == function.x.upperBound)
        let proven = curve.report.stretches(.proven)
        let belied = wrong.filter { line in
            // "123 lacks …": the first word is the column.
            let column = Double(line.prefix { $0 != " " }) ?? .nan
            let ends = [column - 0.1, column + 1.1].map { ($0 - window.x.offset) / window.x.scale + window.x.origin }
            return proven.contains { $0.contains(ends[0]) && $0.contains(ends[1]) }
        }
        #expect(belied == [] || HardFunction.belied.contains(function.name), "what is called proven is right")
    }

    @Test("follows smooth functions in few pieces, to a tenth of a pixel", arguments: HardFunction.smooth)
    func smooth(function: HardFunction) {
        let window = function.window(width: 800, height: 600)
        let curve = function.curve(width: 800, height: 600)
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
        #expect(curve.report.evaluations <= 60)
        #expect(curve.pieceCount <= 40 || function.name == "sin²+")
    }

    @Test("of sin over −10…10 is at most 40 pieces")
    func sine() throws {
        let sine = try #require(HardFunction.smooth.first { $0.name == "sin" })
        #expect(sine.curve(width: 800, height: 600).pieceCount <= 40)
    }

    /// Factors and offsets of both axes: powers of two, others, and what leaves few bits to x.
    static let scalings: [(Double, Double, Double, Double)] = [
        (128, 3, 1 / 1024.0, -5), (1, 0, 0x1p-300, 0), (0x1p200, 0, 1, 0), (1e7, 0, 1e-9, 0), (1e-5, 12.3, 1e4, 7e5),
        (3e-120, 0, 7e90, 0), (-1, 0, 1, 0), (1, 0, -3, 1), (0.37, 1e6, 0.11, 0),
    ]

    @Test(
        "is the same under any scaling of the axes",
        arguments: HardFunction.table.filter {
            ["gamma", "tan", "x^x", "sqrt sin", "floor", "hairline", "max(x,1-x)", "tanh500"].contains($0.name)
        }, Self.scalings.indices)
    func affine(function: HardFunction, scaling: Int) {
        let (a, b, c, d) = Self.scalings[scaling]
        func moved(_ range: ClosedRange<Double>, _ scale: Double, _ shift: Double) -> ClosedRange<Double> {
            let ends = [range.lowerBound * scale + shift, range.upperBound * scale + shift]
            return min(ends[0], ends[1])...max(ends[0], ends[1])
        }
        let f = function.tensor
        let other = HardFunction(
            name: function.name, tensor: { x in f((x - b) / a) * c + d }, plain: function.plain,
            x: moved(function.x, a, b), y: moved(function.y, c, d))
        let truth = Coverage(function.curve(width: 800, height: 600), width: 800, height: 600)
        var same = other.curve(width: 800, height: 600)
        if a < 0 || c < 0 { same = same.mirrored(x: a < 0 ? 800 : nil, y: c < 0 ? 600 : nil) }
        #expect(Coverage(same, width: 800, height: 600).wrongColumns(truth: truth) == [])
    }

    @Test("says where a jump, a pole, an end and a missing point are")
    func features() {
        func features(_ name: String) -> [FunctionReport.Span] {
            let function = HardFunction.table.first { $0.name == name }
            return function.map { $0.curve(width: 800, height: 600).report.spans } ?? []
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
        let beginning = try #require(root.curve(width: 800, height: 600).path.elements.first)
        guard case .move(let start) = beginning else { return #expect(Bool(false), "\(beginning)") }
        #expect(abs(start.x - 160) < 1e-9 && abs(start.y - 500) < 1e-3)
        let corner = try #require(HardFunction.table.first { $0.name == "|x|" })
        let frame = corner.window(width: 800, height: 600)
        let ends = corner.curve(width: 800, height: 600).path.elements.compactMap { element -> Point? in
            if case .line(let end) = element { end } else { nil }
        }
        let lowest = try #require(ends.max { $0.y < $1.y })
        #expect(abs(lowest.x - frame.x(0)) < 0.01 && abs(lowest.y - frame.y(0)) < 0.01)
    }
}

extension HardFunction {
    /// Columns known to be wrong, at most, at 800 pixels of width and at 3840, as `kernels . functions both` counts them.
    fileprivate func allowance(_ width: Int) -> Int {
        guard let known = Self.known[name] else { return 0 }
        return width == 800 ? known.narrow : known.wide
    }

    /// Each with its cause.
    private static let known: [String: (narrow: Int, wide: Int)] = [
        // Poles narrower than a millionth of a pixel.
        "gamma long": (7, 6),
        // Swings without end about 0, each of which ends, jumps or has a pole.
        "sqrt sin 1/x": (12, 6), "1/sin 1/x": (12, 34), "sec 1/x": (11, 29), "sign sin 1/x": (1, 1),
        "floor sin 1/x": (4, 5), "fraction of 1/x": (18, 28), "sin 1/x nearer": (0, 12), "x sin 1/x near": (0, 3),
        "tan 100x": (622, 339),
        // As many in every column as the budget sees none of in the last ones.
        "sin eˣ": (1, 3), "sin 1e6 x": (1, 0), "half waves": (2, 0), "|sin 300x|": (49, 32), "Weierstrass": (384, 2421),
        // Rounding where numerator and denominator vanish.
        "(1−cos x)/x² near": (2, 2),
        // Two values at single points, and what is between 1e−17 and zero.
        "floors of two": (2, 0), "sin ln|x|": (1, 0),
    ]

    /// Those of them that the report calls proven in such a column all the same.
    fileprivate static let belied: Set = [
        "1/sin 1/x", "floors of two", "tan 100x", "fraction of 1/x", "sin 1/x nearer",
    ]
}

extension FunctionCurve {
    /// As seen in a mirror at the middle of the page.
    fileprivate func mirrored(x width: Double?, y height: Double?) -> FunctionCurve {
        func mirror(_ point: Point) -> Point {
            Point(width.map { $0 - point.x } ?? point.x, height.map { $0 - point.y } ?? point.y)
        }
        var other = self
        other.path.elements = path.elements.map {
            switch $0 {
            case .move(let end): .move(mirror(end))
            case .line(let end): .line(mirror(end))
            case .curve(let first, let second, let end): .curve(mirror(first), mirror(second), mirror(end))
            case .close: .close
            }
        }
        other.bands = bands.map { band in
            let (one, two) = (mirror(Point(band.left, band.top)), mirror(Point(band.right, band.bottom)))
            return Band(
                left: min(one.x, two.x), right: max(one.x, two.x), top: min(one.y, two.y), bottom: max(one.y, two.y))
        }
        return other
    }
}
