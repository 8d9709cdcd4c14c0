import Plot

/// Descent as a figure in one line, in two variables, with momentum: particles roll into the nearest hollow, or over its rim.
@Sendable func particlesDownhill() -> Figure {
    func hollows(_ x: Tensor, _ y: Tensor) -> Tensor {
        sin(x) * cos(y) + 0.05 * (x * x + y * y)
    }
    let random = Random(seed: 3).split(2)
    var figure = descent(
        of: hollows, from: (random[0].uniform(8, in: -4.5...4.5), random[1].uniform(8, in: -3.5...3.5)),
        by: .momentum(rate: 0.12, decay: 0.8), count: 25
    ).figure(over: -5...5, -4...4)
    figure.title = "Downhill with momentum"
    return figure
}
