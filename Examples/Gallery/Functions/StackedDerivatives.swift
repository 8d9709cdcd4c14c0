import Plot

/// A function above its derivatives: where f is extreme f′ is zero, where it bends the other way f″ is.
@Sendable func stackedDerivatives() -> Figure {
    var figure = Figure(derivativesOf: { x in exp(-x / 4) * cos(2 * x) }, over: 0...8, criticalPoints: true)
    figure[2, 0].xLabel = "x"
    return figure
}
