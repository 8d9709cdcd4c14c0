import Plot

@Sendable func streamlines() -> Figure {
    let k = 1.159326854448
    let places = (0..<60).map { -3 + 6 * Double($0) / 59 }
    let u = Matrix(x: places, y: places) { x, y in -1 - x * x + k * y }
    let v = Matrix(x: places, y: places) { x, y in 1 + x - y * y }
    var figure = Figure()
    figure.streamlines(u, v)
    return figure
}
