/// How the frames of a figure find their places on the page.
///
///     figure.layout = .constrained()
///
/// Whichever it is, no text is cut off at the page's edge, and none lies over another.
public enum Layout: Sendable, Equatable {
    /// Where the theme has them (``Theme/frame`` and ``Theme/panelGap``) while every text fits; smaller where one does not.
    case classic
    /// As large as the texts around them allow: matplotlib's constrained layout.
    ///
    /// - Parameter padding: What stays free around each panel with its texts, in points.
    case constrained(padding: Double = 3)

    func validate() throws(PlotError) {
        guard case .constrained(let padding) = self else { return }
        guard padding >= 0 && padding <= 1e6 else {
            throw PlotError(.invalidStyle, "layout: padding must be from 0 to a million points, not \(padding)")
        }
    }
}
