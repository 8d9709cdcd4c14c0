import Plot

@Sendable func hexbins() -> Figure {
    var figure = Figure()
    figure.hexbin(hexbinX, hexbinY, gridSize: 30)
    figure.colorBar = ColorBar()
    return figure
}
