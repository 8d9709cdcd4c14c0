import Plot

/// A line with a band about it, and what is worth a reader's attention.
@Sendable func fillBetween() -> Figure {
    let (x, mean, halfWidth) = (FillBetweenData.x, FillBetweenData.mean, FillBetweenData.halfWidth)
    var figure = Figure()
    figure.fillBetween(
        x, zip(mean, halfWidth).map { $0 - $1 }, zip(mean, halfWidth).map { $0 + $1 }, alpha: 0.3)
    figure.plot(x, mean)
    figure.horizontalLine(at: 0, color: .gray, style: .dashed)
    figure.verticalSpan(3...4, color: .red, alpha: 0.15)
    return figure
}
