import Plot

/// A decaying wave with a remark.
@Sendable func annotated() -> Figure {
    let x = (0..<300).map { Double($0) * 10 / 299 }
    var figure = Figure()
    figure.plot(x, AnnotatedData.y)
    let spot = (x[60], AnnotatedData.y[60])
    figure.annotate("local maximum", at: spot, textAt: (spot.0 + 2, spot.1 + 0.3))
    figure.text("plain text", at: (6, -0.8), rotation: 15, size: 12, color: Color(hex: 0xd62728))
    figure.title = #"$e^{-x/4}\cos(2\pi x/T)$"#
    return figure
}
