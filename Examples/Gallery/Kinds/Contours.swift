import Plot

// Filled regions in steps, lines between them with the levels below zero dashed.
@Sendable func contours() -> Figure {
    let places = (0..<80).map { -3 + 6 * Double($0) / 79 }
    var figure = Figure()
    figure.filledContour(places, places, contourValues, levels: 10, colormap: .redBlue)
    figure.contour(places, places, contourValues, levels: 10, color: .black, width: 0.6, labels: .inline(size: 7))
    figure.aspect = .equal
    figure.colorBar = ColorBar()
    return figure
}
