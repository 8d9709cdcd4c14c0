import PlotCore

// One mark of any kind, with data that may be empty, of one element, or with gaps.
extension RandomFigure {
    private mutating func matrix(_ columns: Int, _ rows: Int) -> [[Double]] {
        (0..<rows).map { _ in column(columns) }
    }

    /// A smooth table, which has contours long enough for labels.
    private mutating func hills(_ side: Int) -> [[Double]] {
        let (size, turns) = (powerOf10(random.below(9) - 4), 3 * random.unit())
        return (0..<side).map { row in
            (0..<side).map { column in
                let (x, y) = (Double(column) / Double(side), Double(row) / Double(side))
                return size * (x * x - y * (1 + turns * x) + turns * x * y * y)
            }
        }
    }

    private mutating func rising(_ count: Int) -> [Double] {
        let step = powerOf10(random.below(40) - 20)
        return (0..<count).map { step * (Double($0) + 0.5 * random.unit()) }
    }

    private mutating func name() -> String? { chance(3) ? nil : text(5) }

    mutating func addMark(to axes: inout Axes) {
        if random.below(3) == 0 { return addField(to: &axes) }
        if chance(8) { return addFunction(to: &axes) }
        let count = random.below(20)
        let (x, y, label) = (column(count), column(count), name())
        switch random.below(14) {
        case 0: axes.plot(x, y, style: .dashed, marker: .circle, markerEvery: 3, label: label)
        case 1: axes.scatter(x, y, sizes: y.map { abs($0) / 1e3 > 50 ? 20 : 10 }, label: label)
        case 2: axes.scatter(x, y, values: column(count), label: label)
        case 3: axes.step(x, y, where: .mid, label: label)
        case 4: axes.stem(x, y, label: label)
        case 5: axes.fillBetween(x, y, 0, label: label, alpha: 0.3)
        case 6: axes.errorBar(x, y, yError: 0.1, xError: 0.2, style: .none, marker: .square, capSize: 3, label: label)
        case 7: axes.horizontalLine(at: y, label: label)
        case 8: axes.verticalSpan(-1...random.unit(), label: label, alpha: 0.2)
        case 9:
            // Far from zero there may be no room for bins between one number and the next.
            let size = powerOf10(random.below(600) - 300)
            axes.histogram((0..<count).map { _ in size * random.unit() }, bins: 8, label: label)
        case 10:
            let names = (0..<(chance(8) ? 40 : random.below(7))).map { "\($0) " + text(3) }
            let orientation: Orientation = chance(2) ? .horizontal : .vertical
            let numbers: BarLabels = [.none, .outside(), .center()][random.below(3)]
            axes.bar(
                names, column(names.count), orientation: orientation, capSize: 2, valueLabels: numbers, label: label)
        case 11:
            axes.histograms([text(2): column(count), "b": column(count)], chance(2) ? .grouped : .stacked, bins: 5)
        case 12:
            axes.bars(
                ["Q1", "Q2", text(3)], ["before": column(3), "after": column(3)], chance(2) ? .grouped : .stacked)
        default:
            let x = rising(count)
            axes.stackedArea(x, [column(count), column(count)], labels: [text(3), text(3)])
        }
    }

    private mutating func addField(to axes: inout Axes) {
        let (columns, rows) = (random.below(8), random.below(8))
        switch random.below(10) {
        case 0: axes.heatMap(matrix(columns, rows))
        case 1: axes.contour(hills(24), levels: 6, color: .black, labels: .inline(size: 6 + 6 * random.unit()))
        case 2: axes.filledContour(hills(12))
        case 3: axes.hexbin(column(30), column(30), gridSize: 10)
        case 4:
            let count = random.below(10)
            axes.quiver(column(count), column(count), column(count), column(count))
        case 5:
            axes.streamlines(hills(10), hills(10))
        case 6:
            axes.boxPlot([column(9), column(1), column(0)], labels: [text(3), text(3), "c"])
        case 7: axes.density(column(50), column(50), cell: 4)
        case 8:
            let shades = (0..<4).map { _ in (0..<3).map { _ in Color(random.unit(), random.unit(), random.unit()) } }
            axes.image(shades, x: chance(2) ? nil : -1...random.unit())
        default: axes.violin([column(9), column(1), column(12)])
        }
    }

    mutating func addPie(to axes: inout Axes) {
        let count = random.below(chance(4) ? 30 : 8)
        let values = (0..<count).map { _ in chance(4) ? random.unit() / 50 : random.unit() }
        axes.pie(
            values, labels: chance(4) ? [] : (0..<count).map { _ in text(4) }, percentDecimals: chance(2) ? 1 : nil,
            startAngle: 360 * random.unit(), thickness: chance(3) ? 0.4 : 1)
    }

    mutating func addText(to axes: inout Axes) {
        let words = text(chance(4) ? 12 : 4)
        let horizontal: HorizontalAlignment = [.left, .center, .right][random.below(3)]
        let vertical: VerticalAlignment = [.top, .center, .baseline, .bottom][random.below(4)]
        switch random.below(4) {
        case 0:
            let (x, y) = (column(2), column(2))
            axes.annotate(words, at: (x[0], y[0]), textAt: (x[1], y[1]))
        case 1:
            axes.annotate(
                words, at: (random.unit(), random.unit()), offset: (200 * random.unit() - 100, 80), arrow: .filled,
                horizontal: horizontal)
        case 2:
            axes.text(
                words, inFrame: (1.4 * random.unit() - 0.2, 1.4 * random.unit() - 0.2), horizontal: horizontal,
                vertical: vertical, rotation: chance(2) ? 0 : 360 * random.unit(), size: 5 + 20 * random.unit())
        default:
            axes.text(
                words, at: (random.unit(), random.unit()), horizontal: horizontal, vertical: vertical,
                clipped: chance(3))
        }
    }
}
