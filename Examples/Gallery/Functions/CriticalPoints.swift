import Plot

/// Roots, extrema and inflections, found by bounds: none missed, none invented, each to the last digits of a Double.
@Sendable func criticalPointsOfWaves() -> Figure {
    func waves(_ x: Tensor) -> Tensor { sin(x) + x / 4 }
    func endless(_ x: Tensor) -> Tensor { x * sin(1 / x) }
    var figure = Figure(size: .inches(7.5, 7))
    figure.layout = .constrained()
    figure[0, 0].plot(waves, over: -8...8)
    figure[0, 0].criticalPoints(of: waves, over: -8...8, labels: .coordinates)
    figure[0, 0].title = "sin x + x/4"
    figure[0, 0].grid = .both
    figure[1, 0].plot(endless, over: -0.3...0.3)
    figure[1, 0].criticalPoints(of: endless, over: -0.3...0.3, kinds: [.root], color: .red, size: 4)
    figure[1, 0].title = "x sin(1/x)"
    return figure
}
