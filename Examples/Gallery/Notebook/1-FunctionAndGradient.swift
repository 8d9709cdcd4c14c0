import Plot

// Cell 1: two functions, and the first one's gradient.
@Sendable func function(_ x: Tensor) -> Tensor { pow(sin(x), 2) }
@Sendable func potential(_ x: Tensor) -> Tensor { pow(x, 2) }
let functionGradient = grad(function)

// Cell 2: the function and its gradient over the sample's index.
@Sendable func functionAndGradient() -> Figure {
    let x = linspace(-5, 5, 100)
    var figure = Figure()
    figure.plot(function(x))
    figure.plot(vmap(functionGradient)(x))
    return figure
}
