extension Figure {
    /// The figure laid out: every shape and text with its place, in points, as a value that prints.
    ///
    ///     let scene = try figure.scene()
    ///     print(scene)
    ///     let titles = scene.texts.map(\.string)
    ///
    /// Throws a ``PlotError`` where the figure makes no sense, such as columns of different lengths.
    public func scene() throws(PlotError) -> Scene {
        try scene(measuring: FreeTypeTextMeasurer(dpi: dpi))
    }

    /// What is known of each function that the figure draws with `plot(_:over:)`: which stretches of its curve are proven right,
    /// which are not, and how often it was evaluated.
    ///
    ///     figure.plot({ x in tan(x) }, over: -5...5)
    ///     for span in try figure.functionReports()[0].spans { print(span) }
    ///
    /// Throws a ``PlotError`` where the figure makes no sense.
    public func functionReports() throws(PlotError) -> [FunctionReport] {
        try functionReports(measuring: FreeTypeTextMeasurer(dpi: dpi))
    }

    /// The bytes of a file that shows the figure; the same figure gives the same bytes.
    ///
    ///     let png = try figure.data(as: .png)
    ///
    /// Throws a ``PlotError`` where the figure makes no sense or cannot be drawn.
    public func data(as format: OutputFormat) throws(PlotError) -> [UInt8] {
        try render(
            scene(measuring: FreeTypeTextMeasurer(dpi: dpi), isDescribed: format.isDescribed), as: format)
    }

    /// Writes the figure into a file, in the format that its name's extension says: png, svg or pdf.
    ///
    ///     try figure.write(to: "figure.png")
    ///
    /// The file takes its place in one step when it is complete, so a full disk or a kill leaves an older one whole.
    /// Throws a ``PlotError`` where the figure makes no sense, the extension is unknown, or the file cannot be written.
    public func write(to path: String) throws(PlotError) {
        // Before the work, so that a wrong name is told at once.
        let format = try OutputFormat(path: path)
        try replaceFile(at: path, with: data(as: format))
    }
}
