public import PlotCore

extension Figure {
    /// What is known of each mark of functions of two variables: where its curves are proven, its equilibria, and how often the
    /// functions were evaluated.
    ///
    ///     figure.implicit({ x, y in x * x + y * y - 1 }, over: -2...2, -2...2)
    ///     let report = try figure.fieldReports()[0]
    ///     report.boxes(.uncertain)  // empty: the picture is proven
    ///
    /// Throws a ``PlotError`` where the figure makes no sense.
    public func fieldReports() throws(PlotError) -> [FieldReport] {
        try fieldReports(measuring: FreeTypeTextMeasurer(dpi: dpi))
    }
}
