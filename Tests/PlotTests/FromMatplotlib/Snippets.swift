import Foundation
import Plot

/// What the page "From matplotlib to Swift" shows, each to be drawn.
enum Snippets {
    /// Compiled only: it writes where it is started.
    static func files(x: [Double], y: [Double]) throws {
        var figure = Figure(size: .inches(8, 5), dpi: 150)
        figure.plot(x, y)
        try figure.write(to: "figure.png")
    }

    static func lines(_ figure: inout Figure, x: [Double], y: [Double]) throws {
        figure.plot(
            x, y, color: Color(hex: 0xd62728), width: 2, style: .dashed, marker: .circle, markerSize: 4, markerEvery: 5,
            label: "measured", alpha: 0.8)
        figure.title = "A title"
        figure.titleAlignment = .left
        figure.xLabel = "time (s)"
        figure.xLimits = Limits(0, 10)
        figure.grid = .both
        figure.legend = .upperLeft
    }

    static func scatter(_ figure: inout Figure, x: [Double], y: [Double], z: [Double], area: [Double]) throws {
        figure.scatter(x, y, values: z, colormap: .plasma, normalization: .log, sizes: area, alpha: 0.6)
        figure.colorBar = ColorBar(label: "density")
        figure.colorBar = ColorBar(.left, length: 0.8, ticks: .at([1, 5]), format: .fixed(decimals: 1))
    }

    static func bars(_ figure: inout Figure, counts: [Double], spread: [Double]) throws {
        figure.bar(["a", "b", "c"], counts, error: .symmetric(spread), capSize: 4)
        figure.bar(["a", "b", "c"], counts, orientation: .horizontal)
        figure.bar([1, 2, 3], counts, valueLabels: .outside(.fixed(decimals: 1), padding: 2))
    }

    static func barGroups(_ figure: inout Figure, before: [Double], after: [Double]) throws {
        figure.bars(["Q1", "Q2", "Q3", "Q4"], ["before": before, "after": after])
        figure.bars(["Q1", "Q2", "Q3", "Q4"], ["before": before, "after": after], .stacked)
    }

    static func histograms(_ figure: inout Figure, values: [Double]) throws {
        figure.histogram(values, bins: 40, density: true, edgeColor: .black, alpha: 0.7)
        figure.histogram(values, bins: [0, 1, 2, 5, 10], cumulative: true, filled: false)
        figure.histograms(["all": values, "few": Array(values.prefix(20))], .stacked, bins: 12)
    }

    static func errors(_ figure: inout Figure, x: [Double], y: [Double], low: [Double], high: [Double]) throws {
        figure.errorBar(
            x, y, yError: .asymmetric(lower: low, upper: high), xError: .symmetric(0.1), style: .none, marker: .circle,
            capSize: 3)
        figure.errorBar(x, y, yError: .upperLimit(low), style: .none, marker: .circle)
        figure.fillBetween(x, Tensor(y) - Tensor(low), Tensor(y) + Tensor(high), alpha: 0.3)
        figure.fillBetween(x, y, 0.0, where: y.map { $0 > 0 }, interpolate: true)
    }

    static func references(_ figure: inout Figure, x: [Double], y: [Double]) throws {
        figure.step(x, y, where: .mid)
        figure.stem(x, y)
        figure.horizontalLine(at: 0.0, color: .gray, style: .dashed)
        figure.verticalSpan(3...4, color: .red, alpha: 0.15)
        figure.stackedArea(x, [y, y], labels: ["a", "b"])
    }

    static func samples(_ figure: inout Figure, samples: [[Double]]) throws {
        figure.boxPlot(samples, labels: ["a", "b"], isNotched: true)
        figure.violin(samples, showsMedian: true)
        figure.violin(samples, quantiles: [[0.1, 0.9]])
        figure.boxPlot(samples, whiskers: .percentiles(5, 95), showsMean: true)
        figure.pie([3, 2, 1], labels: ["a", "b", "c"], percentDecimals: 1, startAngle: 90)
        figure.pie([3, 2, 1], labels: ["a", "b", "c"], showsLabels: false, thickness: 0.4)
    }

    static func tables(_ figure: inout Figure, table: [[Double]], x: [Double], y: [Double], px: [Double], py: [Double])
        throws
    {
        figure.heatMap(table, colormap: .magma, normalization: .centered(on: 0), origin: .bottom)
        figure.heatMap(table, x: -2...3, y: 0...4, interpolation: .bilinear, origin: .top)
        figure.contour(x, y, table, levels: [-1, 0, 1], color: .black, labels: .inline(size: 8))
        figure.filledContour(x, y, table, levels: 12, extending: .both, colormap: .redBlue)
        figure.filledContour(x, y, table.map { $0.map { exp($0) } }, normalization: .log)
        figure.hexbin(px, py, gridSize: 30, gridRows: 12, minimumCount: 1, normalization: .log)
    }

    static func fields(_ figure: inout Figure, x: [Double], y: [Double], u: [[Double]], v: [[Double]]) throws {
        let (along, up) = (Matrix(u, x: x, y: y), Matrix(v, x: x, y: y))
        figure.quiver(along, up, pivot: .middle, key: ArrowKey(2, "2 m/s", at: (0.9, 1.05)))
        figure.quiver(along, up, unit: .data)
        figure.streamlines(x, y, u, v, density: 1.5)
        figure.streamlines(x, y, u, v, values: u, colormap: .plasma, widths: u.map { $0.map(abs) })
    }

    static func words(_ figure: inout Figure) throws {
        figure.text("$e^{-x/4}$", at: (2, 0.5), horizontal: .center, rotation: 15)
        figure.text("corner", inFrame: (0.02, 0.98), vertical: .top, box: .rounded(fill: .wheat))
        figure.annotate("peak", at: (2, 1), textAt: (3, 1.2))
        figure.annotate("", at: (4, 1), textAt: (3, 2), arrow: .filled.doubleHeaded.bent(0.3))
        figure.arrow(from: (0.0, 0.0), to: (1.0, 2.0), width: 0.02, headWidth: 0.1)
    }

    static func scales(_ figure: inout Figure) throws {
        figure.xScale = .log
        figure.yScale = .symmetricLog(linearThreshold: 2)
        figure.xLimits = Limits(from: 1)
        figure.yLimits = Limits(100, -100)
        figure.xTicks = .at([1, 10, 100], labels: ["one", "ten", "hundred"])
        figure.yTicks.minor = .shown
        figure.yTickFormat = .percent(of: 1)
    }

    static func dates(_ figure: inout Figure, seconds: [Double], price: [Double]) throws {
        figure.plot(seconds, price)  // since 1970
        figure.xScale = .time
        figure.xTickFormat = .date("%d.%m.")
    }

    static func spines(_ figure: inout Figure) throws {
        figure.spines.subtract([.top, .right])
        figure.yAxisSide = .right
        figure.aspect = .equal
        figure.isFrameVisible = false
        figure.mirrorsTicks = true
        figure.theme.tickDirection = .inwards
        figure.grid = .both
        figure.theme.gridStyle = .dotted
    }

    static func panels(x: [Double], y: [Double]) throws -> [Figure] {
        var figure = Figure()
        figure[0, 1].plot(x, y)
        figure[1, 0].title = "below"
        figure.sharedX = .all
        figure.layout = .constrained()
        figure.superTitle = "Four panels"

        var mosaic = Figure(mosaic: ["AAB", "CCB"])
        mosaic["B"].plot(x, y)
        return [figure, mosaic]
    }

    static func twins(_ figure: inout Figure, x: [Double], y: [Double]) throws {
        figure.right.plot(x, y, color: .tomato)
        figure.right.yLabel = "dose"
        figure.right.yLabelColor = .tomato
        figure.right.yTickLabelColor = .tomato
        figure.top.plot(y, y)
        figure[inset: 0.6...0.9, 0.6...0.9].plot(x, y)
        figure[0, 1].projection = .polar
        figure[1, 0].projection = .polar(zero: .top, clockwise: true)
        figure[1, 0].xTicks = .at([0, 0.5, 1, 1.5].map { $0 * Double.pi }, labels: ["N", "E", "S", "W"])
        figure[1, 0].bar([0, Double.pi / 2], [3, 5], width: 0.4)
    }

    static func legends(_ figure: inout Figure) throws {
        figure.legend = .outsideRight
        figure.legend = Legend(.upperCenter, columns: 3, title: "runs", isFramed: false, textSize: 8)
    }

    static func looks(_ figure: inout Figure) throws -> [UInt8] {
        figure.theme = .dark
        figure.theme.lineWidth = 2
        let bytes = try figure.data(as: .svg)
        return bytes
    }
}
