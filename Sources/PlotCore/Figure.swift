/// A figure: what is to be plotted and how, as a value.
///
///     var figure = Figure()
///     figure.plot(x, sin(x))
///     figure.title = "A wave"
///     try figure.write(to: "wave.png")
///
/// Nothing is computed until the figure is drawn, and drawing changes nothing: a figure can be copied, altered, and drawn on
/// several tasks at once. What can be said of axes can be said of the figure, which passes it on to its first axes.
@dynamicMemberLookup
public struct Figure: Sendable, PlotSurface {
    public var size: FigureSize
    /// Pixels to the inch in PNG, and the grid that SVG and PDF are aligned to.
    public var dpi: Double
    public var theme: Theme
    /// The line above all axes.
    public var superTitle = ""
    /// Which panels have their x axis in common: the same limits, and labels only once.
    public var sharedX = Sharing.none
    /// Which panels have their y axis in common: the same limits, and labels only once.
    public var sharedY = Sharing.none
    /// How high the rows of panels are beside each other, from the top; 1 for those that are left out.
    ///
    ///     figure.rowHeights = [3, 1]  // the first is three times as high as the second
    public var rowHeights: [Double] = []
    /// How wide the columns of panels are beside each other, from the left; 1 for those that are left out.
    public var columnWidths: [Double] = []
    /// Whether frames stand where the theme has them or are as large as their texts allow.
    public var layout = Layout.classic
    /// How far, in points, the ink of a long line in SVG and PDF may be from its data: a quarter of a pixel if nil.
    ///
    ///     figure.pathTolerance = 0.02  // for a page that is magnified ten times
    ///     figure.pathTolerance = 0  // every point, however large the file
    ///
    /// Of a function of x, the first, the lowest, the highest and the last point within a strip so wide are kept. Of any other
    /// line, the points that bend it, and the pieces of which something is seen beside the others: no ink that the line has is
    /// further than the tolerance from ink that is drawn. Dashes hide nothing; a line of which pieces are hidden has round ends.
    ///
    /// Without a tolerance lines of fewer than 10,000 points keep all of them. PNG has pixels, and asks for none. Negative ones
    /// and those that are no number are errors when the figure is drawn.
    public var pathTolerance: Double?
    package var panels = PanelGrid()
    var givenDescription: String?

    /// An empty figure of 6.4 by 4.8 inches: 640 by 480 pixels at 100 dpi.
    public init(size: FigureSize = .inches(6.4, 4.8), dpi: Double = 100, theme: Theme = .notebook) {
        self.size = size
        self.dpi = dpi
        self.theme = theme
    }

    /// A figure whose panels are drawn in characters, one a cell; a point leaves a cell empty.
    ///
    ///     var figure = Figure(mosaic: ["AAB", "CCB"])
    ///     figure["A"].plot(x, y)  // two columns wide
    ///     figure["B"].plot(x, z)  // two rows high
    ///     figure.rowHeights = [2, 1]
    ///
    /// Rows of different lengths, a panel whose cells make no rectangle, and a name that is not in the mosaic are errors when
    /// the figure is drawn.
    public init(
        mosaic: [String], size: FigureSize = .inches(6.4, 4.8), dpi: Double = 100, theme: Theme = .notebook
    ) {
        self.init(size: size, dpi: dpi, theme: theme)
        panels = PanelGrid(mosaic: mosaic)
    }

    /// The first axes, the only ones of most figures: those at the top left.
    public var axes: Axes {
        get { panels.first }
        _modify { yield &panels.first }
    }

    public subscript<Value>(dynamicMember property: WritableKeyPath<Axes, Value>) -> Value {
        get { axes[keyPath: property] }
        _modify { yield &axes[keyPath: property] }
    }

    /// The axes in a row and a column of a grid that grows as it is filled, both counted from 0.
    ///
    ///     figure[0, 0].plot(x, sin(x))
    ///     figure[0, 1].plot(x, cos(x))
    public subscript(row: Int, column: Int) -> Axes {
        get { panels[PanelGrid.cell(row), PanelGrid.cell(column)] }
        _modify { yield &panels[PanelGrid.cell(row), PanelGrid.cell(column)] }
    }

    /// The axes that span several rows or columns of the grid.
    ///
    ///     figure[0..<2, 0..<1].plot(x, y)  // as high as the two beside it
    ///     figure[0, 1].plot(x, z)
    ///     figure[1, 1].plot(x, w)
    public subscript(rows: Range<Int>, columns: Range<Int>) -> Axes {
        get { panels[rows, columns] }
        // In place: a copy of the marks for each one added would make many marks slow.
        _modify { yield &panels[rows, columns] }
    }

    /// The axes of a mosaic's panel.
    public subscript(name: Character) -> Axes {
        get { panels[name] }
        set { panels[name] = newValue }
    }

    /// The figure laid out, with texts measured by `measurer`; with what it shows in words if it is described.
    package func scene(
        measuring measurer: some TextMeasurer, isDescribed: Bool = true
    ) throws(PlotError) -> Scene {
        try theme.validate()
        if let pathTolerance, !(pathTolerance >= 0 && pathTolerance.isFinite) {
            throw PlotError(.invalidStyle, "figure: pathTolerance must be 0 or more, not \(pathTolerance)")
        }
        try layout.validate()
        let page = try size.points(dpi: dpi)
        let text = TextSetter(measurer: measurer, theme: theme)
        let layout = try FigureLayout(self, page: page, text: text)
        var scene = Scene(size: page, dpi: dpi, background: theme.background, items: try layout.items())
        if isDescribed { scene.summary = givenDescription ?? writtenDescription(layout.trained) }
        scene.pathTolerance = pathTolerance
        return scene
    }

    /// What is known of the figure's functions, laid out with texts measured by `measurer`.
    package func functionReports(measuring measurer: some TextMeasurer) throws(PlotError) -> [FunctionReport] {
        try theme.validate()
        let text = TextSetter(measurer: measurer, theme: theme)
        return try FigureLayout(self, page: try size.points(dpi: dpi), text: text).functionReports
    }
}
