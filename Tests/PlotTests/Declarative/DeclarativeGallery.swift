import Plot

@testable import gallery

/// The gallery's twenty-five kinds once more, in declarative words.
enum DeclarativeGallery {
    static let figures: [(name: String, figure: @Sendable () -> Figure)] = [
        (
            "annotated",
            {
                let x = (0..<300).map { Double($0) * 10 / 299 }
                let spot = (x[60], AnnotatedData.y[60])
                return Figure {
                    Line(x, AnnotatedData.y)
                    Annotation("local maximum", at: spot, textAt: (spot.0 + 2, spot.1 + 0.3))
                    Text("plain text", at: (6, -0.8), rotation: 15, size: 12).color(Color(hex: 0xd62728))
                    Title(#"$e^{-x/4}\cos(2\pi x/T)$"#)
                }
            }
        ),
        (
            "bars",
            {
                Figure {
                    Bar(BarsData.names, BarsData.heights, error: BarsData.errors, capSize: 4)
                    YAxis("count")
                }
            }
        ),
        (
            "box-and-violin",
            {
                Figure(size: .inches(8, 4)) {
                    Panels(columns: 2) {
                        Panel { BoxPlot(boxAndViolinColumns) }
                        Panel { Violin(boxAndViolinColumns, showsMedian: true) }
                    }
                }
            }
        ),
        (
            "contours",
            {
                let places = (0..<80).map { -3 + 6 * Double($0) / 79 }
                return Figure {
                    FilledContour(places, places, contourValues, levels: 10, colormap: .redBlue)
                    Contour(places, places, contourValues, levels: 10, width: 0.6, labels: .inline(size: 7))
                        .color(.black)
                    Setting(\.aspect, .equal)
                    ColorBar()
                }
            }
        ),
        (
            "dates",
            {
                var theme = Theme.notebook
                theme.frame.bottom = 0.8
                return Figure(theme: theme) {
                    Line(DatesData.price.indices.map { 1_766_966_400 + 86_400 * Double($0) }, DatesData.price)
                    XAxis(scale: .time)
                }
            }
        ),
        (
            "errorbars",
            {
                Figure {
                    ErrorBar(
                        ErrorBarsData.x, ErrorBarsData.y,
                        yError: .asymmetric(lower: ErrorBarsData.below, upper: ErrorBarsData.above), xError: 0.2,
                        style: .none, marker: .circle, capSize: 3)
                }
            }
        ),
        (
            "fill-between",
            {
                let (x, mean, halfWidth) = (FillBetweenData.x, FillBetweenData.mean, FillBetweenData.halfWidth)
                return Figure {
                    FillBetween(
                        x, zip(mean, halfWidth).map { $0 - $1 }, zip(mean, halfWidth).map { $0 + $1 }, alpha: 0.3)
                    Line(x, mean)
                    HorizontalLine(at: 0, style: .dashed).color(.gray)
                    VerticalSpan(3...4, alpha: 0.15).color(.red)
                }
            }
        ),
        (
            "gaps-and-infinities",
            {
                let x = (0...400).map { -1 + Double($0) * 0.005 }
                return Figure {
                    Line(x, x.map { abs($0) < 0.0375 ? .nan : 1 / $0 })
                    YAxis(limits: Limits(-15...15))
                }
            }
        ),
        (
            "grouped-bars",
            {
                Figure {
                    Bars(
                        ["Q1", "Q2", "Q3", "Q4"], ["before": GroupedBarsData.before, "after": GroupedBarsData.after],
                        .grouped)
                    Legend.best
                }
            }
        ),
        (
            "heatmap",
            {
                Figure {
                    HeatMap(heatMapValues, colormap: .magma)
                    ColorBar()
                }
            }
        ),
        (
            "hexbins",
            {
                Figure {
                    Hexbin(hexbinX, hexbinY, gridSize: 30)
                    ColorBar()
                }
            }
        ),
        (
            "histogram",
            {
                Figure {
                    Histogram(HistogramData.values, bins: 40, edgeColor: .black, alpha: 0.7)
                    XAxis("value")
                    YAxis("frequency")
                }
            }
        ),
        (
            "horizontal-bars",
            { Figure { Bar(HorizontalBarsData.names, HorizontalBarsData.values, orientation: .horizontal) } }
        ),
        (
            "line-styles",
            {
                let waves: [(y: [Double], style: LineStyle, marker: Marker?)] = [
                    (LineStylesData.y0, .solid, nil), (LineStylesData.y1, .dashed, .circle),
                    (LineStylesData.y2, .dashDotted, .square), (LineStylesData.y3, .dotted, .triangleUp),
                    (LineStylesData.y4, .solid, .cross), (LineStylesData.y5, .none, .diamond),
                ]
                return Figure {
                    for (index, wave) in waves.enumerated() {
                        if let marker = wave.marker {
                            Line(LineStylesData.x, wave.y, style: wave.style, marker: marker, markerEvery: 6)
                                .label("series \(index)")
                        } else {
                            Line(LineStylesData.x, wave.y, label: "series \(index)")
                        }
                    }
                    Title("Line styles and markers")
                    XAxis("time (s)")
                    YAxis("amplitude")
                    Grid.both
                    Legend(.best)
                }
            }
        ),
        (
            "log-log",
            {
                var theme = Theme.notebook
                theme.gridColor = Color(hex: 0xb0b0b0, alpha: 0.4)
                return Figure(theme: theme) {
                    Line(LogLogData.frequency, LogLogData.power, marker: .circle)
                    XAxis("frequency (Hz)", scale: .log)
                    YAxis("power", scale: .log)
                    [.both, .minor] as Grid
                }
            }
        ),
        (
            "pie",
            {
                Figure {
                    Pie(
                        [36, 8, 13, 24, 22], labels: ["one", "two", "three", "four", "five"], percentDecimals: 1,
                        startAngle: 90)
                }
            }
        ),
        (
            "polar",
            {
                Figure {
                    Line(PolarData.angle, PolarData.radius)
                    Setting(\.projection, .polar)
                    Title("rose")
                }
            }
        ),
        (
            "quiver",
            {
                let k = 1.098037426106
                let places = (0..<15).map { -2 + 4 * Double($0) / 14 }
                return Figure {
                    Quiver(
                        Matrix(x: places, y: places) { x, y in -k * x },
                        Matrix(x: places, y: places) { x, y in k * x - y })
                    Setting(\.aspect, .equal)
                }
            }
        ),
        (
            "scatter-sized-coloured",
            {
                Figure {
                    Scatter(
                        SizedScatterData.x, SizedScatterData.y, values: SizedScatterData.values,
                        sizes: SizedScatterData.sizes, alpha: 0.6)
                    Title("Scatter: size, colour, alpha")
                    ColorBar(label: "value")
                }
            }
        ),
        (
            "stacked-area",
            {
                Figure {
                    StackedArea(
                        StackedAreaData.x, [StackedAreaData.y0, StackedAreaData.y1, StackedAreaData.y2],
                        labels: ["a", "b", "c"])
                    Legend.upperLeft
                }
            }
        ),
        (
            "step-and-stem",
            {
                let y = StepAndStemData.y
                return Figure {
                    Step(0..<y.count, y.map { $0 + 5 }, where: .mid)
                    Stem(0..<y.count, y)
                }
            }
        ),
        (
            "streamlines",
            {
                let k = 1.159326854448
                let places = (0..<60).map { -3 + 6 * Double($0) / 59 }
                let u = Matrix(x: places, y: places) { x, y in -1 - x * x + k * y }
                let v = Matrix(x: places, y: places) { x, y in 1 + x - y * y }
                return Figure { Streamlines(u, v) }
            }
        ),
        (
            "subplots-shared",
            {
                let waves = [SubplotsData.y0, SubplotsData.y1, SubplotsData.y2, SubplotsData.y3]
                let cycle = Theme.notebook.cycle
                return Figure {
                    Panels(columns: 2, sharedX: .all, sharedY: .rows, layout: .constrained()) {
                        for (index, wave) in waves.enumerated() {
                            Panel {
                                Line(SubplotsData.x, wave).color(cycle[index])
                                Title("panel \(index)")
                                XAxis("phase")
                            }
                        }
                    }
                    SuperTitle("Four panels")
                }
            }
        ),
        (
            "symlog",
            {
                let x = linspace(-1000, 1000, 2001)
                return Figure {
                    Line(x, 0.005738249705428633 * pow(x, 3))
                    XAxis(scale: .symmetricLog())
                    YAxis(scale: .symmetricLog())
                }
            }
        ),
        (
            "twin-axes",
            {
                let cycle = Theme.notebook.cycle
                return Figure {
                    Line(TwinAxesData.x, TwinAxesData.exponential)
                    YAxis("exp", labelColor: cycle[0])
                    RightAxes {
                        Line(TwinAxesData.x, TwinAxesData.sine, color: cycle[3])
                        YAxis("sin", labelColor: cycle[3])
                    }
                }
            }
        ),
    ]
}
