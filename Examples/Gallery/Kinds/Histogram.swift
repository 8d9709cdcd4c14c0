import Plot

/// How often each value occurs.
@Sendable func histogram() -> Figure {
    var figure = Figure()
    figure.histogram(HistogramData.values, bins: 40, edgeColor: .black, alpha: 0.7)
    figure.xLabel = "value"
    figure.yLabel = "frequency"
    return figure
}
