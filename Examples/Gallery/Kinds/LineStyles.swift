import Plot

/// Six lines that can be told apart without colour.
@Sendable func lineStyles() -> Figure {
    let x = LineStylesData.x
    var figure = Figure()
    figure.plot(x, LineStylesData.y0, label: "series 0")
    figure.plot(x, LineStylesData.y1, style: .dashed, marker: .circle, markerEvery: 6, label: "series 1")
    figure.plot(x, LineStylesData.y2, style: .dashDotted, marker: .square, markerEvery: 6, label: "series 2")
    figure.plot(x, LineStylesData.y3, style: .dotted, marker: .triangleUp, markerEvery: 6, label: "series 3")
    figure.plot(x, LineStylesData.y4, marker: .cross, markerEvery: 6, label: "series 4")
    figure.plot(x, LineStylesData.y5, style: .none, marker: .diamond, markerEvery: 6, label: "series 5")
    figure.title = "Line styles and markers"
    figure.xLabel = "time (s)"
    figure.yLabel = "amplitude"
    figure.grid = .both
    figure.legend = .best
    return figure
}
