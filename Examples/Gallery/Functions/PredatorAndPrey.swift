import Plot

/// Lotka and Volterra's equations: the populations go round, each orbit closed.
@Sendable func predatorAndPrey() -> Figure {
    var figure = Figure()
    figure.phasePortrait(
        { prey, predators in (prey * (1 - predators), predators * (prey - 1)) }, over: -0.2...3.5, -0.2...3,
        equilibria: .labelled, color: .teal)
    figure.title = "Predators and prey"
    figure.xLabel = "prey"
    figure.yLabel = "predators"
    return figure
}
