import Plot

/// A valley with a bend (Rosenbrock's, made wider).
private func valley(_ p: Tensor) -> Tensor {
    pow(1 - p[0], 2) + 5 * pow(p[1] - pow(p[0], 2), 2)
}

/// Two ways down one valley: many small steps against the gradient, and a few of Newton's, which know
/// the curvature too.
@Sendable func descentPath() -> Figure {
    let slope = grad(valley)
    let curvature = hessian(valley)
    let start = Tensor([-1.4, 2])

    var descent = [start]
    for _ in 0..<200 { descent.append(descent[descent.count - 1] - 0.02 * slope(descent[descent.count - 1])) }

    var newton = [start]
    for _ in 0..<12 {
        let (g, h) = (slope(newton[newton.count - 1]), curvature(newton[newton.count - 1]))
        // The 2 × 2 system (h + 2) · step = g by Cramer's rule; the 2 keeps steps short where the valley bends (Levenberg).
        let (a, b, c, d) = (h[0, 0] + 2, h[0, 1], h[1, 0], h[1, 1] + 2)
        let step = stack([g[0] * d - g[1] * b, g[1] * a - g[0] * c]) / (a * d - b * c)
        newton.append(newton[newton.count - 1] - step)
    }

    let (x, y) = (linspace(-2, 2, 120), linspace(-1, 3, 120))
    let heights = Matrix(x: x, y: y) { Double(log(1 + valley(Tensor([$0, $1])))) }
    var figure = Figure()
    figure.filledContour(heights, levels: 14, colormap: .cividis.reversed)
    figure.plot(
        descent.map { $0[0] }, descent.map { $0[1] }, color: .tomato, marker: .point,
        label: "gradient descent, 200 steps")
    figure.plot(newton.map { $0[0] }, newton.map { $0[1] }, color: .black, marker: .circle, label: "Newton, 12 steps")
    figure.title = "Down the valley $(1-x)^2 + 5(y-x^2)^2$"
    figure.xLabel = "x"
    figure.yLabel = "y"
    (figure.xLimits, figure.yLimits) = (Limits(-2, 2), Limits(-1, 3))
    figure.legend = .upperRight
    return figure
}
