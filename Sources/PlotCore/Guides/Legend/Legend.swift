/// The key to the labelled marks of one pair of axes.
///
///     figure.plot(x, sin(x), label: "sine")
///     figure.plot(x, cos(x), label: "cosine")
///     figure.legend = .best
///     figure.legend = Legend(.upperRight, columns: 2, title: "Waves", isFramed: false)
///     figure.legend = .lineEnds  // no box: each name stands where its line ends
///
/// Lines, points and areas come first, then bars, error bars and stems, each in the order in which they were added. Marks without
/// a label are not in it. The marks of ``Axes/right`` are, after those of the axes.
///
/// A legend is never larger than its axes: where it would be, its labels are wrapped, then it gets more columns, then it moves
/// out of the axes to their right, and in a figure without room for that its last entries are left out, with their number.
public struct Legend: Sendable, Equatable {
    /// Where a legend stands.
    public enum Place: Sendable, CaseIterable {
        /// The first of the ten places within the axes that covers the least of the data.
        case best
        case upperRight, upperLeft, lowerLeft, lowerRight, right, centerLeft, centerRight, lowerCenter, upperCenter
        case center
        /// Beside the axes, beyond whatever stands there; the axes become narrower.
        case outsideRight
        /// Below the axes and their labels; the axes become lower.
        case outsideBottom
        /// Each name on the right of the axes at the end of its line, in its colour. What is no line is in a legend at the
        /// best place.
        case lineEnds
    }

    public var place: Place
    /// One, but as many as the width allows for a legend below the axes, if left out.
    public var columns: Int?
    /// A line over the entries.
    public var title: String
    /// Whether the legend has a box around it.
    public var isFramed: Bool
    /// In points; the theme's if left out. The samples are as large as the text.
    public var textSize: Double?

    public init(
        _ place: Place = .best, columns: Int? = nil, title: String = "", isFramed: Bool = true, textSize: Double? = nil
    ) {
        self.place = place
        self.columns = columns
        self.title = title
        self.isFramed = isFramed
        self.textSize = textSize
    }

    /// The same setter with the legend's own size of letters.
    func text(from text: TextSetter) throws(PlotError) -> TextSetter {
        guard let textSize else { return text }
        guard textSize.isFinite && textSize > 0 else {
            throw PlotError(.invalidStyle, "legend: textSize must be above 0, not \(textSize)")
        }
        var theme = text.theme
        theme.legendTextSize = textSize
        return TextSetter(measurer: text.measurer, theme: theme)
    }

    public static var best: Legend { Legend(.best) }
    public static var upperRight: Legend { Legend(.upperRight) }
    public static var upperLeft: Legend { Legend(.upperLeft) }
    public static var lowerLeft: Legend { Legend(.lowerLeft) }
    public static var lowerRight: Legend { Legend(.lowerRight) }
    public static var right: Legend { Legend(.right) }
    public static var centerLeft: Legend { Legend(.centerLeft) }
    public static var centerRight: Legend { Legend(.centerRight) }
    public static var lowerCenter: Legend { Legend(.lowerCenter) }
    public static var upperCenter: Legend { Legend(.upperCenter) }
    public static var center: Legend { Legend(.center) }
    public static var outsideRight: Legend { Legend(.outsideRight) }
    public static var outsideBottom: Legend { Legend(.outsideBottom) }
    public static var lineEnds: Legend { Legend(.lineEnds) }
}
