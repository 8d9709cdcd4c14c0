import Plot

// A field that turns and falls towards the origin.
@Sendable func quiver() -> Figure {
    let k = 1.098037426106
    let places = (0..<15).map { -2 + 4 * Double($0) / 14 }
    let u = Matrix(x: places, y: places) { x, y in -k * x }
    let v = Matrix(x: places, y: places) { x, y in k * x - y }
    var figure = Figure()
    figure.quiver(u, v)
    figure.aspect = .equal
    return figure
}
