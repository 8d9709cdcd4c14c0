import Plot

/// Points whose area and colour say something too.
@Sendable func sizedScatter() -> Figure {
    var figure = Figure()
    figure.scatter(
        SizedScatterData.x, SizedScatterData.y, values: SizedScatterData.values, sizes: SizedScatterData.sizes,
        alpha: 0.6)
    figure.title = "Scatter: size, colour, alpha"
    figure.colorBar = ColorBar(label: "value")
    return figure
}
