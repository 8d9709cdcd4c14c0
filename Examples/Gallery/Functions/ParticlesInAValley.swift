import Plot

/// Descent as a figure in one line, in two variables, with momentum.
@Sendable func particlesInAValley() -> Figure {
    func valley(_ x: Tensor, _ y: Tensor) -> Tensor {
        log(1 + pow(1 - x, 2) + 5 * pow(y - x * x, 2))
    }
    var figure = descent(
        of: valley, from: (Tensor([-1.6, -0.5, 1.7]), Tensor([2.6, -0.7, 0.2])), by: .momentum(rate: 0.03, decay: 0.7),
        count: 40
    ).figure(over: -2...2, -1...3, colormap: .cividis.reversed)
    figure.title = "Down a valley with momentum"
    return figure
}
