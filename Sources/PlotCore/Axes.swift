/// One pair of axes: its marks, scales, limits and texts.
public struct Axes: Sendable, PlotSurface {
    package var marks: [any Mark] = []

    public var title = ""
    public var xLabel = ""
    public var yLabel = ""
    public var xLimits: Limits?
    public var yLimits: Limits?
    public var xScale = AxisScale.linear
    public var yScale = AxisScale.linear
    public var xTicks = AxisTicks.automatic
    public var yTicks = AxisTicks.automatic
    public var xTickFormat = TickFormat.automatic
    public var yTickFormat = TickFormat.automatic

    public init() {}

    public var axes: Axes {
        get { self }
        set { self = newValue }
    }
}

/// Whatever marks can be plotted onto: axes, or a figure by way of its axes.
///
/// Every verb (`plot`, `scatter`, `arrow` …) is an extension of this protocol and stands in its mark's file.
public protocol PlotSurface {
    var axes: Axes { get set }
}

extension PlotSurface {
    /// The line above the axes; wrapped where it is too long.
    public var title: String {
        get { axes.title }
        set { axes.title = newValue }
    }

    /// The name of the x axis.
    public var xLabel: String {
        get { axes.xLabel }
        set { axes.xLabel = newValue }
    }

    /// The name of the y axis.
    public var yLabel: String {
        get { axes.yLabel }
        set { axes.yLabel = newValue }
    }

    /// How values are laid out along x.
    public var xScale: AxisScale {
        get { axes.xScale }
        set { axes.xScale = newValue }
    }

    /// How values are laid out along y.
    public var yScale: AxisScale {
        get { axes.yScale }
        set { axes.yScale = newValue }
    }

    /// The stretch of x that is shown; from the data where none is given.
    public var xLimits: Limits? {
        get { axes.xLimits }
        set { axes.xLimits = newValue }
    }

    /// The stretch of y that is shown; from the data where none is given.
    public var yLimits: Limits? {
        get { axes.yLimits }
        set { axes.yLimits = newValue }
    }
}
