import PlotCore

/// Figures as no person would make them, and some would: any size and magnitude, texts of any length.
struct RandomFigure {
    private var random: SplitMix

    init(seed: UInt64) {
        random = SplitMix(state: seed)
    }

    private static let words = [
        "peak", "Δλ/nm", "🙂", "temperature of the outer shell", "x", "<b>&amp;</b>", "אבג", "line\nbreak", "",
    ]

    private mutating func chance(_ one: Int) -> Bool { random.below(one) == 0 }

    private mutating func text(_ most: Int = 8) -> String {
        (0..<random.below(most)).map { _ in Self.words[random.below(Self.words.count)] }.joined(separator: " ")
    }

    private mutating func column(_ count: Int) -> [Double] {
        let size = powerOf10(Int(600 * random.unit() - 300))
        let offset = chance(3) ? size * powerOf10(random.below(9)) : 0
        return (0..<count).map { _ in offset + size * (random.unit() - 0.3) }
    }

    private mutating func plot(on axes: inout Axes) {
        for _ in 0..<(chance(5) ? random.below(25) : random.below(4)) {
            let count = random.below(20)
            let label = chance(3) ? nil : text(5)
            switch random.below(3) {
            case 0: axes.scatter(column(count), column(count), label: label)
            case 1: axes.scatter(column(count), column(count), values: column(count), label: label)
            default: axes.plot(column(count), column(count), label: label)
            }
        }
    }

    private mutating func legend() -> Legend {
        let places = Legend.Place.allCases
        return Legend(
            places[random.below(places.count)], columns: chance(2) ? nil : random.below(6), title: text(3),
            isFramed: chance(2))
    }

    private mutating func axes(depth: Int = 0) -> Axes {
        var axes = Axes()
        plot(on: &axes)
        (axes.title, axes.xLabel, axes.yLabel) = (text(), text(), text())
        if chance(2) { axes.legend = legend() }
        if chance(4) {
            plot(on: &axes.right)
            axes.right.yLabel = text()
        }
        if chance(3) {
            let count = 1 + random.below(10)
            axes.scatter(column(count), column(count), values: column(count))
            axes.colorBar = ColorBar(
                chance(2) ? .right : .bottom, label: text(), extend: ColorBar.Extension(rawValue: random.below(4)))
        }
        if chance(5) {
            // Of limits of any magnitude, equal units make no frame that could be seen.
            (axes.xLimits, axes.yLimits) = (Limits(0...1), Limits(0...random.unit() + 0.1))
            axes.aspect = .equal
        }
        if chance(5) { axes.xAxisSide = .top }
        if chance(5) { axes.yAxisSide = .right }
        if chance(8) { axes.isFrameVisible = false }
        if depth == 0 && chance(5) {
            for _ in 0...random.below(2) {
                let (left, low) = (0.6 * random.unit(), 0.6 * random.unit())
                axes[inset: left...(left + 0.4), low...(low + 0.4)] = self.axes(depth: 1)
            }
        }
        return axes
    }

    private mutating func figure(_ size: FigureSize) -> Figure {
        let dpi: Double = [72, 100, 200][random.below(3)]
        switch random.below(4) {
        case 0:
            var figure = Figure(mosaic: ["AAB", "CCB"], size: size, dpi: dpi)
            for name in ["A", "B", "C"] as [Character] { figure[name] = axes() }
            figure.rowHeights = [0.2 + random.unit(), 0.2 + random.unit()]
            return figure
        case 1:
            var figure = Figure(size: size, dpi: dpi)
            for row in 0...random.below(3) {
                for column in 0...random.below(3) { figure[row, column] = axes() }
            }
            let sharings = [Sharing.none, .rows, .columns, .all]
            (figure.sharedX, figure.sharedY) = (sharings[random.below(4)], sharings[random.below(4)])
            return figure
        default:
            var figure = Figure(size: size, dpi: dpi)
            figure.axes = axes()
            return figure
        }
    }

    mutating func next() -> Figure {
        var figure = figure(.pixels(100 + 1900 * random.unit(), 100 + 1900 * random.unit()))
        if chance(3) { figure.superTitle = text() }
        return figure
    }
}
