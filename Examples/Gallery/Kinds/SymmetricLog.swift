import Plot

/// Both signs and seven powers of ten, straight through zero.
@Sendable func symmetricLog() -> Figure {
    let x = linspace(-1000, 1000, 2001)
    var figure = Figure()
    figure.plot(x, 0.005738249705428633 * pow(x, 3))
    figure.xScale = .symmetricLog()
    figure.yScale = .symmetricLog()
    return figure
}
