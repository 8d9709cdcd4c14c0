import Plot

// Cell 5: every sample takes a step against the gradient.
func moveSamples(_ gradient: @escaping (Tensor) -> Tensor, _ samples: Tensor, step: Double) -> Tensor {
    samples - vmap(gradient)(samples) * step
}

func firstStep() -> Figure {
    stepFigure(from: startingPoints)
}

/// The curve, the samples on it, and an arrow from each to where its step takes it.
func stepFigure(from samples: Tensor) -> Figure {
    let x = linspace(-10, 10, 300)
    let moved = moveSamples(grad(f), samples, step: 1)
    var figure = Figure()
    figure.plot(x, f(x))
    figure.scatter(samples, f(samples), color: .orange)
    figure.arrow(
        from: (samples, f(samples)), to: (moved, f(moved)), width: 0.02, headWidth: 0.1, headLength: 0.1,
        color: Color(0, 1, 0.3, alpha: 0.8))
    return figure
}
