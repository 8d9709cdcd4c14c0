import Plot

/// Two quantities of different size over the same x.
@Sendable func twinAxes() -> Figure {
    var figure = Figure()
    figure.plot(TwinAxesData.x, TwinAxesData.exponential)
    figure.yLabel = "exp"
    figure.yLabelColor = figure.theme.cycle[0]
    figure.right.plot(TwinAxesData.x, TwinAxesData.sine, color: figure.theme.cycle[3])
    figure.right.yLabel = "sin"
    figure.right.yLabelColor = figure.theme.cycle[3]
    return figure
}
