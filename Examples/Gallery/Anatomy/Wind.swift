import Plot

/// A sky of ready-made colours, arrows coloured by their strength, lines of pressure with their names: all in one legend.
@Sendable func wind() -> Figure {
    let sky = (0..<40).map { row in
        let height = 1 - Double(row) / 39
        return (0..<60).map { _ in Color(0.93 - 0.35 * height, 0.96 - 0.2 * height, 0.98) }
    }
    let (x, y) = ((0..<12).map { 2 * Double($0) + 1 }, (0..<8).map { 0.5 * Double($0) + 0.25 })
    let (places, heights) = (y.flatMap { _ in x }, y.flatMap { height in x.map { _ in height } })
    let strength = 4 + 3 * Tensor(heights) + sin(Tensor(places) / 4)
    let turn = 0.6 * cos(Tensor(places) / 4) * exp(-Tensor(heights) / 2)
    var figure = Figure(size: .inches(7, 4.5))
    figure.image(sky, x: 0...24, y: 0...4)
    figure.quiver(
        places, heights, strength * cos(turn), strength * sin(turn), pivot: .middle, values: strength,
        colormap: .magma, label: "wind")
    let pressure = Matrix(x: x, y: y) { x, y in 1013 - 110 * y + (x - 12) }
    figure.contour(
        pressure, levels: 5, color: .dimGray, labels: .inline { "\(Int($0)) hPa" }, label: "pressure")
    figure.xLabel = "distance in km"
    figure.yLabel = "height in km"
    figure.title = "Wind over a ridge"
    figure.colorBar = ColorBar(label: "m/s")
    figure.legend = .outsideBottom
    return figure
}
