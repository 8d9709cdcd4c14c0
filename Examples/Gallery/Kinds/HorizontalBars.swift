import Plot

/// Bars along x, on both sides of zero.
@Sendable func horizontalBars() -> Figure {
    var figure = Figure()
    figure.bar(HorizontalBarsData.names, HorizontalBarsData.values, orientation: .horizontal)
    return figure
}
