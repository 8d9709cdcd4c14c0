import Plot

/// Points that may be off by more on one side than on the other.
@Sendable func errorBars() -> Figure {
    var figure = Figure()
    figure.errorBar(
        ErrorBarsData.x, ErrorBarsData.y, yError: .asymmetric(lower: ErrorBarsData.below, upper: ErrorBarsData.above),
        xError: 0.2, style: .none, marker: .circle, capSize: 3)
    return figure
}
