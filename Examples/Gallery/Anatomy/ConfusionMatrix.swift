import Plot

/// How often each letter was read as which: a table whose cells say their numbers.
@Sendable func confusionMatrix() -> Figure {
    let letters = ["a", "e", "o", "c", "s"]
    let counts: [[Double]] = [
        [87, 4, 6, 2, 1], [5, 81, 5, 8, 1], [7, 3, 84, 6, 0], [1, 9, 7, 82, 1], [2, 1, 0, 3, 94],
    ]
    var figure = Figure(theme: .modern)
    figure.heatMap(counts, colormap: .cividis, origin: .top)
    for (row, line) in counts.enumerated() {
        for (column, count) in line.enumerated() {
            figure.text(
                "\(Int(count))", at: (Double(column), Double(row)), horizontal: .center, vertical: .center,
                color: count > 50 ? .black : .white)
        }
    }
    figure.xTicks = .at(letters.indices.map(Double.init), labels: letters)
    figure.yTicks = .at(letters.indices.map(Double.init), labels: letters)
    figure.xLabel = "read as"
    figure.yLabel = "written"
    figure.title = "Letters mistaken for each other"
    figure.aspect = .equal
    figure.colorBar = ColorBar(label: "in a hundred")
    return figure
}
