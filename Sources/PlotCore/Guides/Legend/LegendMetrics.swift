/// A legend's distances, in points: matplotlib's, which are multiples of its font's size.
struct LegendMetrics: Sendable {
    let fontSize: Double
    /// The least that a row reaches above its baseline, whatever letters it has.
    let ascent: Double

    /// From the frame to what it holds.
    var padding: Double { 0.4 * fontSize }
    /// From the axes to the legend.
    var margin: Double { 0.5 * fontSize }
    var rowGap: Double { 0.5 * fontSize }
    var columnGap: Double { 2 * fontSize }
    var keyWidth: Double { 2 * fontSize }
    var keyHeight: Double { 0.7 * fontSize }
    /// From a sample to its label.
    var keyGap: Double { 0.8 * fontSize }
    var cornerRadius: Double { 0.2 * fontSize }
    /// Labels are not wrapped to less.
    var narrowestLabel: Double { 4 * fontSize }

    init(_ text: TextSetter) throws(PlotError) {
        fontSize = text.theme.legendTextSize
        ascent = try text.line("lp", size: fontSize).extent.ascent
    }
}
