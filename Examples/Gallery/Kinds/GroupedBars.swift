import Plot

/// Two series of bars beside each other.
@Sendable func groupedBars() -> Figure {
    var figure = Figure()
    figure.bars(
        ["Q1", "Q2", "Q3", "Q4"], ["before": GroupedBarsData.before, "after": GroupedBarsData.after], .grouped)
    figure.legend = .best
    return figure
}
