import Plot

// Cell 1: two functions, and the first one's gradient.
func function(_ x: Tensor) -> Tensor { pow(sin(x), 2) }
func potential(_ x: Tensor) -> Tensor { pow(x, 2) }
var functionGradient: (Tensor) -> Tensor { grad(function) }

// Cell 2: the function and its gradient over the sample's index.
func functionAndGradient() -> Figure {
    let x = linspace(-5, 5, 100)
    var figure = Figure()
    figure.plot(function(x))
    figure.plot(vmap(functionGradient)(x))
    return figure
}
