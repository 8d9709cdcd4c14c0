import Foundation
import Plot
import RandomFigures
import Testing

/// Every verb with what no one should give it: a figure or an error comes of it, and the program goes on.
@Suite("wild figures")
struct WildFigureTests {
    /// `WILD_FIGURES=10000` asks for more.
    static let count = ProcessInfo.processInfo.environment["WILD_FIGURES"].flatMap(Int.init) ?? 400

    @Test("neither trap nor write a broken file", arguments: 0..<4)
    func survive(part: Int) throws {
        var drawn = 0
        for seed in stride(from: part, to: Self.count, by: 4) {
            var wild = WildFigure(seed: UInt64(seed))
            let figure = wild.next()
            // The last line of a run that ended by a trap says which figure it was.
            if Self.count > 1000 { print("wild figure \(seed)") }
            do throws(PlotError) {
                let bytes = try figure.data(as: seed % 3 == 0 ? .svg : .png)
                drawn += 1
                #expect(bytes.count > 50)
            } catch {
                #expect(!error.message.isEmpty)
            }
        }
        // Enough of them get as far as the drawing.
        #expect(drawn * 8 > Self.count / 4, "\(drawn) of \(Self.count / 4) drawn")
    }
}

struct WildFigure {
    private var random: SplitMix

    init(seed: UInt64) { random = SplitMix(state: seed &* 0x9E37_79B9_7F4A_7C15) }

    private static let numbers: [Double] = [
        0, -0.0, 1, -1, 0.5, 2, 10, -1e-3, 100, 1e5, .nan, .infinity, -.infinity, 1e308, -1e308, 1.79e308, 5e-324,
        -5e-324,
        2.3e-308, 1e-300, 1e300, 9.2e18, 1.9e19, -9.3e18, 4.3e9, 2.2e9, 1e16, 0.1, .pi,
    ]
    private static let tame: [Double] = [0, 1, 2, 3, 4, 5, -1, 0.5, 7.25]

    private mutating func below(_ count: Int) -> Int { random.below(count) }
    private mutating func chance(_ one: Int) -> Bool { random.below(one) == 0 }
    /// Mostly an everyday one, so that a figure with one strange thing gets as far as the drawing.
    private mutating func number() -> Double {
        chance(12) ? Self.numbers[below(Self.numbers.count)] : Self.tame[below(Self.tame.count)] + random.unit()
    }
    private mutating func positive() -> Double { chance(8) ? number() : 0.2 + 3 * random.unit() }
    private mutating func fraction() -> Double { chance(8) ? number() : random.unit() }
    private mutating func column() -> [Double] { column(chance(20) ? 3000 : below(9)) }
    private mutating func column(_ count: Int) -> [Double] {
        // Whole columns of one kind as well: all missing, all the same, all tiny.
        if chance(5) { return Array(repeating: number(), count: count) }
        return (0..<count).map { _ in number() }
    }
    private mutating func pair() -> ([Double], [Double]) {
        let x = column()
        return (x, chance(15) ? column() : column(x.count))
    }
    private mutating func table() -> [[Double]] {
        let (rows, columns) = (below(7), below(7))
        return (0..<rows).map { _ in column(chance(20) ? below(7) : columns) }
    }
    private mutating func text() -> String {
        [
            "", "a", "\u{0}\u{7}\u{1b}[31m", "$\\frac{1}{$", "<&>\"'", "\u{202e}abc", "$x^{x^{x^{x^x}}}$", "a\nb\r\n\n",
            "\u{fffd}\u{ffff}",
            String(repeating: "long ", count: 60), "$\\sqrt{\\sqrt{\\sqrt{x}}}$", "🙂👩‍👩‍👧", "%s%n%d", "]]>",
        ][below(14)]
    }
    private mutating func color() -> Color? {
        chance(2) ? nil : Color(fraction(), fraction(), fraction(), alpha: chance(2) ? 1 : fraction())
    }
    private mutating func range() -> ClosedRange<Double> {
        let (a, b) = (number(), number())
        return a <= b ? a...b : (b <= a ? b...a : 0...1)
    }
    private mutating func normalization() -> Normalization {
        switch below(7) {
        case 0: .log
        case 1: .log(from: number(), to: number())
        case 2: .centered(on: number(), reach: number())
        case 3: .power(number())
        case 4: .equalized
        case 5: .levels(column(4))
        default: .linear(from: chance(2) ? nil : number(), to: chance(2) ? nil : number())
        }
    }
    private mutating func levels() -> ContourLevels { chance(2) ? .count(below(40) - 2) : .values(column(5)) }
    private mutating func style() -> LineStyle {
        [.solid, .dashed, .dotted, .none, .dashes(column(3)), .dashes([])][below(6)]
    }

    private mutating func addMark(to axes: inout Axes) {
        let ((x, y), z) = (pair(), column(4))
        switch below(31) {
        case 0:
            axes.plot(
                x, y, color: color(), width: positive(), style: style(), marker: .star, markerSize: positive(),
                markerEvery: below(5) - 1, alpha: fraction())
        case 1: axes.scatter(x, y, color: color(), size: positive(), edgeWidth: positive(), alpha: fraction())
        case 2: axes.scatter(x, y, values: column(x.count), normalization: normalization(), sizes: column(x.count))
        case 3: axes.step(x, y, where: [.pre, .mid, .post][below(3)], width: positive())
        case 4: axes.stem(x, y, base: number(), width: positive(), markerSize: positive())
        case 5:
            axes.fillBetween(
                x, y, column(y.count), where: chance(2) ? nil : y.map { $0 > 0 }, interpolate: chance(2),
                alpha: fraction())
        case 6:
            axes.errorBar(
                x, y, yError: .asymmetric(lower: column(y.count), upper: column(y.count)), xError: .symmetric(number()),
                capSize: positive())
        case 7: axes.horizontalLine(at: x, from: y, to: y, width: positive(), style: style())
        case 8: axes.verticalSpan(range(), alpha: fraction())
        case 9:
            axes.histogram(
                x, bins: [.count(below(50) - 2), .edges(z), .width(number()), .auto][below(4)],
                range: chance(2) ? nil : range(), density: chance(2), cumulative: chance(2))
        case 10:
            axes.bar(
                x, y, width: number(), bottom: number(), orientation: chance(2) ? .horizontal : .vertical,
                error: .symmetric(number()), capSize: positive())
        case 11:
            axes.bars(
                [text(), text()], ["a": column(2), "b": column(2)], chance(2) ? .stacked : .grouped, width: positive())
        case 12: axes.stackedArea(x, [y, column(x.count)], alpha: fraction())
        case 13: axes.heatMap(table(), normalization: normalization(), alpha: fraction())
        case 14: axes.contour(table(), levels: levels(), labels: .inline(size: positive()))
        case 15: axes.filledContour(table(), levels: levels(), extending: .both)
        case 16: axes.contour(x, y, table(), levels: levels(), width: positive())
        case 17: axes.hexbin(x, y, gridSize: below(60) - 3, minimumCount: below(4) - 1, normalization: normalization())
        case 18: axes.density(x, y, cell: chance(2) ? nil : number(), normalization: normalization())
        case 19:
            axes.quiver(
                x, y, column(x.count), column(x.count), scale: chance(2) ? nil : number(),
                width: chance(2) ? nil : number())
        case 20: axes.streamlines(table(), table(), density: positive(), width: positive(), arrowSize: positive())
        case 21:
            axes.boxPlot([x, y, z], width: chance(2) ? nil : number(), isNotched: chance(2), lineWidth: positive())
        case 22: axes.violin([x, y, z], width: positive(), showsMedian: true)
        case 23:
            axes.pie(
                x, labels: chance(2) ? [] : x.map { _ in text() }, percentDecimals: below(400) - 50,
                startAngle: number(), explode: chance(2) ? [] : y, thickness: positive())
        case 24: axes.text(text(), at: (number(), number()), rotation: number(), size: positive())
        case 25: axes.annotate(text(), at: (number(), number()), offset: (number(), number()), size: positive())
        case 26:
            axes.arrow(from: (number(), number()), to: (number(), number()), width: positive(), headWidth: positive())
        case 27:
            let k = number()
            axes.plot({ x in sin(k * x) / (x - 0.5) }, over: range(), width: positive())
        case 28:
            let k = number()
            axes.plot({ x in log(x * k) + pow(x, k) })
        case 29:
            axes.image([[.red, .blue], [.green, Color(fraction(), fraction(), fraction())]], x: range(), y: range())
        default:
            let k = number()
            axes.implicit({ x, y in x * x * k - y * y }, over: range(), range())
        }
    }

    private mutating func scale() -> AxisScale {
        let k = number()
        return switch below(8) {
        case 0: .log
        case 1: .log(base: k)
        case 2: .symmetricLog(linearThreshold: k)
        case 3: .time
        case 4: .time(origin: Int64(clamping: Int(exactly: k.rounded()) ?? .max), offsetFromUTC: 3600)
        case 5: .transform { $0 * k }
        case 6: .categorical(["a", text()])
        default: .linear
        }
    }

    private mutating func axes() -> Axes {
        var axes = Axes()
        for _ in 0..<(1 + below(3)) { addMark(to: &axes) }
        if chance(4) { axes.xScale = scale() }
        if chance(4) { axes.yScale = scale() }
        if chance(4) { axes.xLimits = Limits(number(), number()) }
        if chance(5) { axes.yLimits = Limits(from: number()) }
        if chance(5) { axes.xTicks = .at(column(3), labels: chance(2) ? nil : [text(), text(), text()]) }
        if chance(5) {
            axes.yTickFormat =
                [
                    .scientific, .engineering(unit: text()), .percent(of: number()), .fixed(decimals: below(600) - 100),
                    .date(text()),
                ][below(5)]
        }
        if chance(6) { axes.xTickRotation = number() }
        if chance(8) { axes.projection = .polar }
        if chance(6) { axes.aspect = .ratio(number()) }
        if chance(3) { axes.legend = Legend(.best, columns: below(9) - 2, title: text()) }
        if chance(8) { axes.colorBar = ColorBar(chance(2) ? .right : .bottom, label: text()) }
        if chance(3) { axes.grid = [.both, .minor] }
        if chance(6) { addMark(to: &axes.right) }
        if chance(6) { addMark(to: &axes.top) }
        (axes.title, axes.xLabel) = (text(), text())
        return axes
    }

    mutating func next() -> Figure {
        let size: FigureSize =
            chance(8) ? .pixels(number(), number()) : .pixels(60 + 500 * random.unit(), 60 + 400 * random.unit())
        var figure = Figure(size: size, dpi: chance(10) ? number() : 100)
        figure.axes = axes()
        if chance(4) { figure[below(3), below(3)] = axes() }
        if chance(10) { figure.rowHeights = column(2) }
        if chance(10) { figure.layout = .constrained(padding: number()) }
        if chance(8) { figure.theme.lineWidth = number() }
        if chance(12) { figure.theme.tickLabelSize = number() }
        if chance(12) { figure.theme.margin = number() }
        if chance(12) { figure.theme.panelGap = number() }
        if chance(15) { figure.pathTolerance = number() }
        return figure
    }
}
