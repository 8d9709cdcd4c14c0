import Plot

// Cell 4: ten places to start from, the numbers that JAX draws for this seed.
let startingPoints = Random(seed: 1).uniform(10, in: -10...10)

func samples() -> Figure {
    let x = linspace(-10, 10, 100)
    var figure = Figure()
    figure.plot(x, f(x))
    figure.scatter(startingPoints, f(startingPoints), color: .orange)
    return figure
}
