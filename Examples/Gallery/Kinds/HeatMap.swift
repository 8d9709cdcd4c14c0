import Plot

@Sendable func heatMap() -> Figure {
    var figure = Figure()
    figure.heatMap(heatMapValues, colormap: .magma)
    return figure
}
