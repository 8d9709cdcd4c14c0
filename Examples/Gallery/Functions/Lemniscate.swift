import Plot

/// Curves that have no y of x: found by bounds, followed by exact gradients, and unbroken where their branches cross.
@Sendable func lemniscate() -> Figure {
    var figure = Figure()
    figure.implicit(
        { x, y in pow(x * x + y * y, 2) - 42 * (x * x - y * y) }, over: -7...7, -4...4,
        label: "$(x^2+y^2)^2 = 42(x^2-y^2)$")
    figure.implicit(
        { x, y in x * x * x + y * y * y - 5 * x * y }, over: -7...7, -4...4, label: "$x^3+y^3 = 5xy$")
    figure.implicit(
        { x, y in pow((x - 4) * (x - 4) + (y - 2) * (y - 2) - 1, 2) }, over: -7...7, -4...4,
        label: "$((x-4)^2+(y-2)^2-1)^2 = 0$")
    figure.aspect = .equal
    figure.legend = Legend(.lowerLeft)
    return figure
}
