import Plot

// Cell 3: a sum of the two, a bowl with ripples.
func f(_ x: Tensor) -> Tensor { function(x) + 0.05 * potential(x) }

func sum() -> Figure {
    var figure = Figure()
    figure.plot(f(linspace(-10, 10, 100)))
    return figure
}
