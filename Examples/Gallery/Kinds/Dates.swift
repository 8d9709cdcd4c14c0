import Plot

/// Days along x; their labels turn where they have no room side by side.
@Sendable func dates() -> Figure {
    let firstDay = 1_766_966_400.0  // 2025-12-29, in seconds since 1970
    let days = DatesData.price.indices.map { firstDay + 86_400 * Double($0) }
    var figure = Figure()
    figure.plot(days, DatesData.price)
    figure.xScale = .time
    figure.theme.frame.bottom = 0.8  // room for turned labels
    return figure
}
