import Plot

func gradientOfSum() -> Figure {
    let x = linspace(-10, 10, 100)
    var figure = Figure()
    figure.plot(x, vmap(grad(f))(x))
    return figure
}
