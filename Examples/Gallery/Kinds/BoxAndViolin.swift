import Plot

// The same four samples twice: by their quartiles, and by their estimated densities.
@Sendable func boxAndViolin() -> Figure {
    var figure = Figure(size: .inches(8, 4))
    figure[0, 0].boxPlot(boxAndViolinColumns)
    figure[0, 1].violin(boxAndViolinColumns, showsMedian: true)
    return figure
}
