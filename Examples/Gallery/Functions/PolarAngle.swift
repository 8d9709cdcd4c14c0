import Plot

/// The levels of a function with a cut: the angle jumps by a whole turn on the left, and no wall is drawn there.
@Sendable func polarAngle() -> Figure {
    var figure = Figure()
    figure.filledContour({ x, y in atan2(y, x) }, over: -2...2, -2...2, levels: 12, colormap: .viridis)
    figure.contour(
        { x, y in atan2(y, x) }, over: -2...2, -2...2,
        levels: [-3, -2.5, -2, -1.5, -1, -0.5, 0, 0.5, 1, 1.5, 2, 2.5, 3],
        color: .black, width: 0.7, labels: .inline(size: 7))
    figure.aspect = .equal
    figure.title = "atan2(y, x)"
    return figure
}
