import Plot

/// A power law is a straight line where both axes are logarithmic.
@Sendable func logLog() -> Figure {
    var figure = Figure()
    figure.plot(LogLogData.frequency, LogLogData.power, marker: .circle)
    (figure.xScale, figure.yScale) = (.log, .log)
    figure.xLabel = "frequency (Hz)"
    figure.yLabel = "power"
    figure.grid = [.both, .minor]
    figure.theme.gridColor = Color(hex: 0xb0b0b0, alpha: 0.4)
    return figure
}
