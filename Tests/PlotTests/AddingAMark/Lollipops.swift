import Plot

/// Five values that are easier to compare by their heads than as bars.
@Sendable func lollipops() -> Figure {
    var figure = Figure()
    figure.lollipop(0..<5, [3, 1, 4, 1, 5], size: 14, label: "digits")
    figure.xTicks = .at(0..<5, labels: ["first", "second", "third", "fourth", "fifth"])
    figure.legend = .best
    return figure
}
