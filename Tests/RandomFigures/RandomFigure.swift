package import PlotCore

/// Figures as no person would make them, and some would: of every kind, of any size and magnitude, with texts of any length.
package struct RandomFigure {
    var random: SplitMix

    package init(seed: UInt64) {
        random = SplitMix(state: seed)
    }

    private static let words = [
        "peak", "Δλ/nm", "🙂", "temperature of the outer shell", "x", "<b>&amp;</b>", "אבג דה", "line\nbreak", "",
        "$e^{-x/4}\\cos(2\\pi x/T)$", "$\\frac{\\sqrt{x}}{1+x^2}$", "温度と圧力", "الحرارة",
        "Donaudampfschifffahrtsgesellschaft",
        "e\u{301}\u{323}", "costs $5", "naïve", "a\r\nb\nc", "हिन्दी", "−273.15 °C",
    ]

    mutating func chance(_ one: Int) -> Bool { random.below(one) == 0 }

    mutating func text(_ most: Int = 6) -> String {
        (0..<random.below(most)).map { _ in Self.words[random.below(Self.words.count)] }.joined(separator: " ")
    }

    /// Numbers around one magnitude: often an everyday one, else any from 1e-300 to 1e300.
    mutating func column(_ count: Int) -> [Double] {
        let size = powerOf10(chance(2) ? random.below(7) - 3 : Int(600 * random.unit() - 300))
        let offset = chance(3) ? size * powerOf10(random.below(9)) : 0
        let hasGaps = chance(6)
        return (0..<count).map { _ in
            hasGaps && random.below(5) == 0 ? .nan : offset + size * (random.unit() - 0.3)
        }
    }

    private mutating func legend() -> Legend {
        let places = Legend.Place.allCases
        return Legend(
            places[random.below(places.count)], columns: chance(2) ? nil : random.below(6), title: text(3),
            isFramed: chance(2))
    }

    private mutating func scale() -> AxisScale {
        switch random.below(12) {
        case 0: .log
        case 1: .symmetricLog()
        case 2: .time
        case 3: .log(base: 2)
        default: .linear
        }
    }

    private mutating func format() -> TickFormat {
        switch random.below(12) {
        case 0: .scientific
        case 1: .engineering(unit: "Hz")
        case 2: .percent()
        case 3: .plain
        case 4: .custom { _ in "a long label of a tick" }
        default: .automatic
        }
    }

    private func needsPlane(_ verb: String) -> Bool { ["area", "phasePortrait", "image"].contains(verb) }

    private mutating func axes(depth: Int = 0) -> Axes {
        var axes = Axes()
        if chance(12) {
            addPie(to: &axes)
        } else {
            let count = chance(5) ? random.below(25) : random.below(4)
            for _ in 0..<count { addMark(to: &axes) }
            // Functions of two variables and areas are not drawn in polar axes, which is said.
            if chance(10) && !axes.marks.contains(where: { needsPlane($0.verb) }) { axes.projection = .polar }
        }
        for _ in 0..<(chance(4) ? random.below(12) : random.below(2)) { addText(to: &axes) }
        (axes.title, axes.xLabel, axes.yLabel) = (text(), text(), text())
        // A logarithmic axis has no place for the limits of a pie, an image or a polar figure.
        let hasImage = axes.marks.contains { $0.verb == "image" }
        if chance(4) && axes.xLimits == nil && axes.projection == .cartesian && !hasImage {
            (axes.xScale, axes.yScale) = (scale(), scale())
        } else if chance(8) {
            (axes.xLimits, axes.yLimits) = (Limits(0...1), Limits(from: 3, to: random.unit()))
        }
        if chance(4) { (axes.xTickFormat, axes.yTickFormat) = (format(), format()) }
        if chance(10) { axes.xTickRotation = 360 * random.unit() - 180 }
        if chance(8) { (axes.xTicks.minor, axes.yTicks.minor) = (.shown, .shown) }
        if chance(10) { axes.yTicks = .at(column(5), labels: (0..<5).map { _ in text(3) }) }
        if chance(4) { axes.grid = [.both, .minor] }
        if chance(2) { axes.legend = legend() }
        if chance(5) {
            addMark(to: &axes.right)
            axes.right.yLabel = text()
        }
        if chance(10) {
            addMark(to: &axes.top)
            axes.top.xLabel = text()
        }
        if chance(4) {
            let count = 1 + random.below(10)
            axes.scatter(column(count), column(count), values: column(count))
            axes.colorBar = ColorBar(
                chance(2) ? .right : .bottom, label: text(), extend: ColorBar.Extension(rawValue: random.below(4)))
        }
        if chance(6) { axes.aspect = chance(2) ? .equal : .ratio(random.unit() * 4) }
        if chance(6) { axes.spines = [.left, .bottom] }
        if chance(5) { axes.xAxisSide = .top }
        if chance(5) { axes.yAxisSide = .right }
        if chance(8) { axes.isFrameVisible = false }
        if depth == 0 && chance(6) {
            for _ in 0...random.below(2) {
                let (left, low) = (0.6 * random.unit(), 0.6 * random.unit())
                axes[inset: left...(left + 0.4), low...(low + 0.4)] = self.axes(depth: 1)
            }
        }
        return axes
    }

    private mutating func theme() -> Theme {
        var theme = [Theme.notebook, .modern, .dark, .print][random.below(4)]
        if chance(6) {
            theme.tickLabelSize = 4 + 20 * random.unit()
            theme.titleSize = 4 + 40 * random.unit()
            theme.legendTextSize = 4 + 20 * random.unit()
        }
        return theme
    }

    private mutating func figure(_ size: FigureSize, theme: Theme) -> Figure {
        let dpi: Double = [72, 100, 200][random.below(3)]
        switch random.below(4) {
        case 0:
            var figure = Figure(mosaic: ["AAB", "CCB"], size: size, dpi: dpi, theme: theme)
            for name in ["A", "B", "C"] as [Character] { figure[name] = axes() }
            figure.rowHeights = [0.2 + random.unit(), 0.2 + random.unit()]
            return figure
        case 1:
            var figure = Figure(size: size, dpi: dpi, theme: theme)
            for row in 0...random.below(3) {
                for column in 0...random.below(3) { figure[row, column] = axes() }
            }
            let sharings = [Sharing.none, .rows, .columns, .all]
            (figure.sharedX, figure.sharedY) = (sharings[random.below(4)], sharings[random.below(4)])
            return figure
        default:
            var figure = Figure(size: size, dpi: dpi, theme: theme)
            figure.axes = axes()
            return figure
        }
    }

    package mutating func next() -> Figure {
        let size = FigureSize.pixels(200 + 1800 * random.unit(), 200 + 1800 * random.unit())
        var figure = figure(size, theme: theme())
        if chance(3) { figure.superTitle = text() }
        if chance(4) { figure.layout = .constrained(padding: 10 * random.unit()) }
        return figure
    }
}
