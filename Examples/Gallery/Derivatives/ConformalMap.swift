import Plot

/// The complex exponential as a map of the plane: (x, y) to (eˣ cos y, eˣ sin y).
private func map(_ p: Tensor) -> Tensor {
    stack([exp(p[0]) * cos(p[1]), exp(p[0]) * sin(p[1])])
}

/// A grid before and after a map, and at some places what its Jacobian makes of two short arrows: they stay at right angles,
/// for the map is conformal.
@Sendable func conformalMap() -> Figure {
    let jacobian = jacfwd(map)
    var figure = Figure(size: .inches(9, 4.5))
    for level in linspace(-1, 1, 9) {
        let along = linspace(-1.2, 1.2, 60)
        let fixed = along * 0 + level
        for (x, y) in [(along, fixed), (fixed, along)] {
            figure[0, 0].plot(x, y, color: .lightGray, width: 1)
            figure[0, 1].plot(exp(x) * cos(y), exp(x) * sin(y), color: .lightGray, width: 1)
        }
    }
    let step = 0.22
    for x in linspace(-0.75, 0.75, 4) {
        for y in linspace(-0.75, 0.75, 4) {
            let place = stack([x, y])
            let (image, change) = (map(place), jacobian(place))
            for (axis, color) in [(0, Color.tomato), (1, Color.steelBlue)] {
                let (dx, dy) = axis == 0 ? (step, 0) : (0, step)
                figure[0, 0].arrow(
                    from: (x, y), to: (x + dx, y + dy), width: 0.015, headWidth: 0.07, headLength: 0.07, color: color)
                let (u, v) = (change[0, axis] * step, change[1, axis] * step)
                figure[0, 1].arrow(
                    from: (image[0], image[1]), to: (image[0] + u, image[1] + v), width: 0.02, headWidth: 0.09,
                    headLength: 0.09, color: color)
            }
        }
    }
    for (column, title) in ["the plane", "$e^z$, and its Jacobian at work"].enumerated() {
        figure[0, column].aspect = .equal
        figure[0, column].title = title
    }
    return figure
}
