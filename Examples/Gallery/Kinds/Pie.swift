import Plot

/// Parts of a whole.
@Sendable func pie() -> Figure {
    var figure = Figure()
    figure.pie(
        [36, 8, 13, 24, 22], labels: ["one", "two", "three", "four", "five"], percentDecimals: 1, startAngle: 90)
    return figure
}
