import Plot

/// An angle and a distance instead of x and y.
@Sendable func polar() -> Figure {
    var figure = Figure()
    figure.projection = .polar
    figure.plot(PolarData.angle, PolarData.radius)
    figure.title = "rose"
    return figure
}
