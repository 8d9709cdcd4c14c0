import Plot

/// Three columns on top of each other.
@Sendable func stackedArea() -> Figure {
    var figure = Figure()
    figure.stackedArea(
        StackedAreaData.x, [StackedAreaData.y0, StackedAreaData.y1, StackedAreaData.y2], labels: ["a", "b", "c"])
    figure.legend = .upperLeft
    return figure
}
