import Plot

/// Tangent, normal and circle of curvature at two places of a curve, from its exact derivatives.
@Sendable func osculatingCircles() -> Figure {
    func f(_ x: Tensor) -> Tensor { sin(x) + cos(2 * x) / 4 }
    var figure = Figure(size: .inches(7.5, 4))
    figure.plot(f, over: -1...7, color: .black)
    for (x, color) in [(0.5, Color.tomato), (4.4, .teal)] {
        figure.osculatingCircle(to: f, at: x, showsCenter: true, color: color)
        figure.tangent(to: f, at: x, length: 150, color: color, width: 1)
        figure.normal(to: f, at: x, length: 90, color: color, width: 1, style: .dashed)
    }
    figure.yLimits = Limits(-2.2...2.2)
    figure.aspect = .equal
    return figure
}
