import Plot

@Sendable func heatMap() -> Figure {
    var figure = Figure()
    figure.heatMap(heatMapValues, colormap: .magma)
    figure.colorBar = ColorBar()
    return figure
}
