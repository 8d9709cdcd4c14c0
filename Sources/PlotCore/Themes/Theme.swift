/// How a figure looks: colours, fonts and lengths. A value that can be changed field by field.
///
///     var figure = Figure()
///     figure.theme.lineWidth = 2.5
///     figure.theme.cycle = [.teal, .tomato]
///
/// Lengths and sizes are in points, margins and the frame in fractions.
public struct Theme: Sendable, Equatable {
    public var background: Color = .white
    public var axesBackground: Color = .white
    /// Spines, ticks and texts.
    public var foreground: Color = .black
    /// Taken in turn by marks that are given no colour.
    public var cycle: [Color] = [
        Color(hex: 0x1f77b4), Color(hex: 0xff7f0e), Color(hex: 0x2ca02c), Color(hex: 0xd62728), Color(hex: 0x9467bd),
        Color(hex: 0x8c564b), Color(hex: 0xe377c2), Color(hex: 0x7f7f7f), Color(hex: 0xbcbd22), Color(hex: 0x17becf),
    ]

    public var fontFamily = "DejaVu Sans"
    public var titleSize = 12.0
    public var axisLabelSize = 10.0
    public var tickLabelSize = 10.0
    /// Of a legend's title and labels; all its distances are multiples of it.
    public var legendTextSize = 10.0

    public var lineWidth = 1.5
    /// The area of a scatter point's square, in square points, as matplotlib's `s`.
    public var scatterSize = 36.0
    public var spineWidth = 0.8
    public var gridColor = Color(hex: 0xb0b0b0)
    public var gridWidth = 0.8
    /// How grid lines are broken into dashes.
    public var gridStyle = LineStyle.solid
    /// Where the grid lies: over points and areas (1) and under lines (2), as in matplotlib.
    public var gridZOrder = 1.5
    public var tickLength = 3.5
    /// Which way ticks stand from the frame.
    public var tickDirection = TickDirection.outwards
    public var tickWidth = 0.8
    public var minorTickLength = 2.0
    public var minorTickWidth = 0.6

    /// The line around a legend.
    public var legendEdge = Color(hex: 0xcccccc)
    /// How much of the data a legend's box hides: all at 1.
    public var legendOpacity = 0.8

    /// From a tick's end to its label.
    public var tickPadding = 3.5
    /// From a small tick's end to its label.
    public var minorTickPadding = 3.4
    /// From the tick labels to the axis label.
    public var axisLabelPadding = 4.0
    /// From the axes' top to the title's baseline.
    public var titlePadding = 6.0
    /// What texts keep free towards the figure's edge and towards each other once the frame has to give way.
    public var clearance = 3.0

    /// Empty room that autoscaling leaves on each side of the data, as a fraction of the data's extent.
    public var margin = 0.05
    /// Where the axes lie while everything fits, in fractions of the figure from its left and top.
    public var frame = Rect(left: 0.125, top: 0.12, right: 0.9, bottom: 0.89)

    /// Between neighbouring axes, as a fraction of their mean width or height.
    public var panelGap = 0.2

    /// How much of a tick of that length is outside the frame.
    func reach(ofTick length: Double) -> Double { length * tickDirection.parts.outwards }

    /// The look of matplotlib's defaults, in which the notebook was drawn.
    public static var notebook: Theme { Theme() }

    public init() {}

    /// Throws where a length is negative or no number, a font has no size, or a colour is none.
    func validate() throws(PlotError) {
        func require(_ condition: Bool, _ name: String, _ rule: String, _ value: Any) throws(PlotError) {
            if !condition { throw PlotError(.invalidStyle, "theme: \(name) must be \(rule), not \(value)") }
        }
        let lengths = [
            ("lineWidth", lineWidth), ("scatterSize", scatterSize), ("spineWidth", spineWidth),
            ("gridWidth", gridWidth), ("tickLength", tickLength), ("tickWidth", tickWidth),
            ("minorTickLength", minorTickLength), ("minorTickWidth", minorTickWidth), ("tickPadding", tickPadding),
            ("minorTickPadding", minorTickPadding), ("axisLabelPadding", axisLabelPadding),
            ("titlePadding", titlePadding), ("clearance", clearance), ("margin", margin), ("panelGap", panelGap),
        ]
        for (name, value) in lengths {
            try require(value >= 0 && value <= 1e6, name, "from 0 to a million", value)
        }
        for (name, value) in [
            ("titleSize", titleSize), ("axisLabelSize", axisLabelSize), ("tickLabelSize", tickLabelSize),
        ] {
            try require(value > 0 && value <= 1e6, name, "above 0, and a million at most", value)
        }
        for (name, color) in [
            ("background", background), ("axesBackground", axesBackground), ("foreground", foreground),
            ("gridColor", gridColor),
        ] + cycle.map({ ("cycle", $0) }) {
            try require(color.isValid, name, "a color with each part from 0 to 1", color)
        }
        let sides = [frame.left, frame.top, frame.right, frame.bottom]
        try require(
            sides.allSatisfy { $0 >= 0 && $0 <= 1 } && frame.left < frame.right && frame.top < frame.bottom, "frame",
            "fractions of the figure with left before right and top before bottom", frame)
    }

    package func font(_ size: Double) -> Font { Font(fontFamily, size: size) }
}
