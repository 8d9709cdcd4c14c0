import Plot

/// The same values as stems and, above them, as a staircase.
@Sendable func stepAndStem() -> Figure {
    let y = StepAndStemData.y
    var figure = Figure()
    figure.step(0..<y.count, y.map { $0 + 5 }, where: .mid)
    figure.stem(0..<y.count, y)
    return figure
}
