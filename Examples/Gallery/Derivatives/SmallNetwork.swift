import Plot

/// One hidden layer of tanh: weights and biases of 12 units in one vector.
private func network(_ parameters: Tensor, _ x: Tensor) -> Tensor {
    let n = 12
    let hidden = (0..<n).map { unit in
        parameters[2 * n + unit] * tanh(parameters[unit] * x + parameters[n + unit])
    }
    return hidden.dropFirst().reduce(hidden[0], +) + parameters[3 * n]
}

/// A small network learns a noisy curve: what it has seen, what it makes of it, and how its loss came down.
@Sendable func smallNetwork() -> Figure {
    let x = linspace(-3, 3, 60)
    let y = sin(2 * x) * exp(-0.2 * pow(x, 2)) + 0.1 * Random(seed: 3).normal(60)
    let loss = { (parameters: Tensor) in mean(pow(network(parameters, x) - y, 2)) }
    let step = valueAndGrad(loss)

    // Adam (Kingma and Ba, 2015), with its usual constants.
    var parameters = Random(seed: 7).normal(37)
    var (first, second) = (parameters * 0, parameters * 0)
    var losses: [Double] = []
    for round in 1...400 {
        let (value, gradient) = step(parameters)
        losses.append(Double(value))
        first = 0.9 * first + 0.1 * gradient
        second = 0.999 * second + 0.001 * pow(gradient, 2)
        let (unbiased, scale) = (first / (1 - pow(Tensor(0.9), round)), second / (1 - pow(Tensor(0.999), round)))
        parameters = parameters - 0.03 * unbiased / (sqrt(scale) + 1e-8)
    }

    var figure = Figure(size: .inches(9, 4))
    figure[0, 0].scatter(x, y, color: .silver, label: "data")
    let fine = linspace(-3, 3, 300)
    figure[0, 0].plot(fine, network(parameters, fine), color: .tomato, width: 2, label: "network")
    figure[0, 0].legend = .best
    figure[0, 0].title = "Fit"
    figure[0, 1].plot(losses)
    figure[0, 1].yScale = .log
    figure[0, 1].title = "Loss"
    figure[0, 1].xLabel = "step"
    return figure
}
