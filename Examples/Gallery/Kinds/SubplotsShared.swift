import Plot

/// Four panels that share their x axis, and those of a row their y axis.
@Sendable func subplotsShared() -> Figure {
    let waves = [SubplotsData.y0, SubplotsData.y1, SubplotsData.y2, SubplotsData.y3]
    var figure = Figure()
    for (index, wave) in waves.enumerated() {
        var axes = Axes()
        axes.plot(SubplotsData.x, wave, color: figure.theme.cycle[index])
        axes.title = "panel \(index)"
        axes.xLabel = "phase"
        figure[index / 2, index % 2] = axes
    }
    figure.sharedX = .all
    figure.sharedY = .rows
    figure.superTitle = "Four panels"
    figure.layout = .constrained()
    return figure
}
