/// A figure: what is to be plotted and how, as a value.
///
///     var figure = Figure()
///     figure.plot(x, sin(x))
///     figure.title = "A wave"
///     try figure.write(to: "wave.png")
///
/// Nothing is computed until the figure is drawn, and drawing changes nothing: a figure can be copied, altered, and drawn on
/// several tasks at once.
public struct Figure: Sendable, PlotSurface {
    public var size: FigureSize
    /// Pixels to the inch in PNG, and the grid that SVG and PDF are aligned to.
    public var dpi: Double
    public var theme: Theme
    public var axes = Axes()

    /// An empty figure of 6.4 by 4.8 inches: 640 by 480 pixels at 100 dpi.
    public init(size: FigureSize = .inches(6.4, 4.8), dpi: Double = 100, theme: Theme = .notebook) {
        self.size = size
        self.dpi = dpi
        self.theme = theme
    }

    /// The figure laid out, with texts measured by `measurer`.
    package func scene(measuring measurer: some TextMeasurer) throws(PlotError) -> Scene {
        let page = try size.points(dpi: dpi)
        let text = TextSetter(measurer: measurer, theme: theme)
        let layout = try AxesLayout(axes, page: page, text: text)
        var items = layout.items()
        // Stable, so that marks of one z-order keep the order in which they were added.
        items = items.enumerated()
            .sorted { ($0.element.zOrder, $0.offset) < ($1.element.zOrder, $1.offset) }
            .map(\.element)
        return Scene(size: page, dpi: dpi, background: theme.background, items: items)
    }
}
