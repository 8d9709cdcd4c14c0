import Plot

/// A function with its first and second derivatives, each drawn as exactly as the picture shows.
@Sendable func functionAndDerivatives() -> Figure {
    func f(_ x: Tensor) -> Tensor { exp(-x / 4) * cos(2 * x) }
    var figure = Figure()
    figure.plot(f, over: 0...10, label: "f")
    figure.plot(grad(f), over: 0...10, label: "f′")
    figure.plot(grad(grad(f)), over: 0...10, style: .dashed, label: "f″")
    figure.legend = Legend()
    figure.grid = .both
    return figure
}
