/// One pair of axes: its marks, scales, limits and texts.
///
///     var figure = Figure()
///     figure.plot(x, y)          // the verbs add marks
///     figure.title = "A title"   // a figure's first axes answer for the figure
///     figure.grid = .both
public struct Axes: Sendable, PlotSurface {
    package var marks: [any Mark] = []
    /// Those of ``right`` and ``top``, at most one of each.
    package var twins: [Twin] = []
    package var insets: [Inset] = []

    /// The line above the axes; wrapped where it is too long.
    ///
    /// In this as in every text, what stands between two dollar signs is mathematics in LaTeX's notation, in the subset that
    /// matplotlib's mathtext knows:
    ///
    ///     figure.title = #"Decay $e^{-x/4}\cos(2\pi x/T)$"#
    ///     figure.xLabel = #"$\frac{\sigma}{\sqrt{n}}$ [m s$^{-1}$]"#
    ///
    /// `\$` is a dollar. A dollar sign without a partner is one too, and what holds no formula (an unknown command, a brace that
    /// is not closed) stands as it was written. Formulas are not broken into lines.
    public var title = ""
    /// Which end of the axes' width the title stands at.
    public var titleAlignment = HorizontalAlignment.center
    /// The name of the x axis.
    public var xLabel = ""
    /// The name of the y axis.
    public var yLabel = ""
    /// The theme's foreground where none is given.
    public var xLabelColor: Color?
    /// The theme's foreground where none is given.
    public var yLabelColor: Color?

    /// The x axis' tick labels'; the theme's foreground where none is given.
    public var xTickLabelColor: Color?
    /// The y axis' tick labels'; the theme's foreground where none is given.
    public var yTickLabelColor: Color?

    /// The stretch of x that is shown; from the data where none is given.
    public var xLimits: Limits?
    /// The stretch of y that is shown; from the data where none is given.
    public var yLimits: Limits?
    /// How values are laid out along x.
    public var xScale = AxisScale.linear
    /// How values are laid out along y.
    public var yScale = AxisScale.linear
    /// Where the x axis has ticks; where the scale thinks fit if nothing else is said.
    public var xTicks = AxisTicks.automatic
    /// Where the y axis has ticks; where the scale thinks fit if nothing else is said.
    public var yTicks = AxisTicks.automatic
    /// Whether each axis has ticks, without labels, on the frame's other side too, where no second axis has its own.
    public var mirrorsTicks = false
    /// How far the x axis' tick labels are turned, in degrees counter-clockwise; words that have no room if nil.
    public var xTickRotation: Double?
    /// How the x axis' ticks are labelled.
    public var xTickFormat = TickFormat.automatic
    /// How the y axis' ticks are labelled.
    public var yTickFormat = TickFormat.automatic
    /// Whether x and y lie across each other or are an angle and a distance.
    public var projection = Projection.cartesian
    /// How long a unit of y is beside a unit of x.
    public var aspect = Aspect.automatic

    /// The key to the marks that have a label; none if nil.
    public var legend: Legend?
    /// A strip of the colours of the first mark that takes its colours from values; none if nil.
    public var colorBar: ColorBar?

    /// Lines across the axes at the ticks.
    public var grid = Grid.none
    /// The frame's lines.
    public var spines = Set(Side.allCases)
    /// Where the x axis has its ticks and labels: bottom or top.
    public var xAxisSide = XAxisSide.bottom
    /// Where the y axis has its ticks and labels: left or right.
    public var yAxisSide = YAxisSide.left
    /// Whether spines, ticks and axis labels are drawn at all.
    public var isFrameVisible = true

    public init() {}

    public var axes: Axes {
        get { self }
        _modify { yield &self }
    }

    /// A second pair of axes in the same frame, with the same x axis and a y axis of its own on the right.
    ///
    /// Only its marks, its legend, and what it says of y count: title, x axis and grid are those of the axes themselves.
    ///
    ///     figure.plot(x, exp(x))
    ///     figure.right.plot(x, sin(x), color: .red)
    ///     figure.right.yLabel = "sine"
    public var right: Axes {
        get { self[twinSharing: .x] }
        _modify { yield &self[twinSharing: .x] }
    }

    /// A second pair of axes in the same frame, with the same y axis and an x axis of its own at the top.
    ///
    /// Only its marks, its legend, and what it says of x count: title, y axis and grid are those of the axes themselves.
    ///
    ///     figure.plot(celsius, pressure)
    ///     figure.top.plot(fahrenheit, pressure, style: .dashed)
    ///     figure.top.xLabel = "°F"
    public var top: Axes {
        get { self[twinSharing: .y] }
        _modify { yield &self[twinSharing: .y] }
    }
}

/// Whatever marks can be plotted onto: axes, or a figure by way of its first axes.
///
/// Every verb (`plot`, `scatter`, `arrow` …) is an extension of this protocol and stands in its mark's file.
public protocol PlotSurface {
    var axes: Axes { get set }
}
