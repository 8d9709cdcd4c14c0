import Plot

/// Bars at names, with error bars.
@Sendable func bars() -> Figure {
    var figure = Figure()
    figure.bar(BarsData.names, BarsData.heights, error: BarsData.errors, capSize: 4)
    figure.yLabel = "count"
    return figure
}
