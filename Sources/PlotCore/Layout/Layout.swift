/// How the frames of a figure find their places on the page.
///
///     figure.layout = .constrained()
///
/// Whichever it is, no text is cut off at the page's edge, and none lies over another. What has no room gives way in this order:
///
/// 1. Tick labels thin out; words among them turn first. Titles and names of axes wrap, then end in "…".
/// 2. Frames become smaller, down to a quarter of the page each way.
/// 3. Texts that marks write (`text`, `annotate`, names in a pie, labels on contours) move a little or wrap; those without
///    a free place are left out, the later ones first.
/// 4. Legends beside the axes and names at lines' ends move into the axes; entries without room there are left out, the last
///    ones first, with their number.
/// 5. Then leave, each for all axes at once: titles, names of axes, tick labels.
///
/// An inset's texts give way to those around it, and what an inset or a legend covers of a polar figure's labels is left out.
public enum Layout: Sendable, Equatable {
    /// Where the theme has them (``Theme/frame`` and ``Theme/panelGap``) while every text fits; smaller where one does not.
    case classic
    /// As large as the texts around them allow: matplotlib's constrained layout. Colour bars stand in the gaps between frames.
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
