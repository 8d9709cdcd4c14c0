import Plot

/// A curve that leaves the page near 0, where its values are missing.
@Sendable func gapsAndInfinities() -> Figure {
    let x = (0...400).map { -1 + Double($0) * 0.005 }
    var figure = Figure()
    figure.plot(x, x.map { abs($0) < 0.0375 ? .nan : 1 / $0 })
    figure.yLimits = Limits(-15...15)
    return figure
}
