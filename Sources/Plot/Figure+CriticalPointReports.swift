public import Autodiff
public import PlotCore

extension Figure {
    /// What is known of each mark of critical points: those that are marked, and the stretches with more than can be told apart.
    ///
    ///     figure.criticalPoints(of: { x in x * sin(1 / x) }, over: -0.5...0.5)
    ///     let report = try figure.criticalPointReports()[0]
    ///     report.stretches[0].x  // around 0, where there is no end of them
    ///
    /// Throws a ``PlotError`` where the figure makes no sense.
    public func criticalPointReports() throws(PlotError) -> [CriticalPointReport] {
        try criticalPointReports(measuring: FreeTypeTextMeasurer(dpi: dpi))
    }
}
