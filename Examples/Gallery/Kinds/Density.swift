import Plot

/// A spiral of a million points with a dense core, of which a scatter plot would make one blot.
@Sendable func density() -> Figure {
    let (count, random) = (1_000_000, Random(seed: 5).split(3))
    let radius = abs(random[0].normal(count))
    let arm = floor(random[1].uniform(count, in: 0...2)) * Double.pi
    let angle = arm + 3 * log(0.2 + radius) + 0.35 * random[2].normal(count)
    var figure = Figure()
    figure.density(radius * cos(angle), radius * sin(angle), colormap: .inferno)
    figure.colorBar = ColorBar(label: "points a pixel")
    figure.title = "1,000,000 points"
    return figure
}
