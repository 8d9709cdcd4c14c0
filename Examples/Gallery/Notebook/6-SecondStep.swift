import Plot

func secondStep() -> Figure {
    stepFigure(from: moveSamples(grad(f), startingPoints, step: 1))
}
