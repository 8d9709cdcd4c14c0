import Plot

@Sendable func secondStep() -> Figure {
    stepFigure(from: moveSamples(grad(f), startingPoints, step: 1))
}
