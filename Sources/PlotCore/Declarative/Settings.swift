/// The line above the axes.
///
///     Figure { Line(x, y); Title("A wave") }
public struct Title: AxesPart {
    let text: String
    let alignment: HorizontalAlignment

    public init(_ text: String, alignment: HorizontalAlignment = .center) {
        (self.text, self.alignment) = (text, alignment)
    }

    public func add(to axes: inout Axes) { (axes.title, axes.titleAlignment) = (text, alignment) }
}

/// What is said of the x axis; what is left out stays as it is.
///
///     Figure {
///         Line(x, y)
///         XAxis("frequency (Hz)", limits: Limits(1...1000), scale: .log)
///     }
public struct XAxis: AxesPart {
    private let verb: (inout Axes) -> Void

    /// - Parameters:
    ///   - label: The axis' name.
    ///   - labelColor: The name's colour.
    ///   - limits: The stretch that is shown.
    ///   - scale: How values are laid out.
    ///   - ticks: Where the axis has ticks.
    ///   - tickFormat: How they are labelled.
    ///   - tickRotation: How far their labels are turned, in degrees counter-clockwise.
    ///   - tickLabelColor: The colour of their labels.
    ///   - side: Bottom or top.
    public init(
        _ label: String? = nil, labelColor: Color? = nil, limits: Limits? = nil, scale: AxisScale? = nil,
        ticks: AxisTicks? = nil, tickFormat: TickFormat? = nil, tickRotation: Double? = nil,
        tickLabelColor: Color? = nil, side: XAxisSide? = nil
    ) {
        verb = { axes in
            if let label { axes.xLabel = label }
            if let labelColor { axes.xLabelColor = labelColor }
            if let limits { axes.xLimits = limits }
            if let scale { axes.xScale = scale }
            if let ticks { axes.xTicks = ticks }
            if let tickFormat { axes.xTickFormat = tickFormat }
            if let tickRotation { axes.xTickRotation = tickRotation }
            if let tickLabelColor { axes.xTickLabelColor = tickLabelColor }
            if let side { axes.xAxisSide = side }
        }
    }

    public func add(to axes: inout Axes) { verb(&axes) }
}

/// What is said of the y axis; what is left out stays as it is.
///
///     Figure {
///         Line(x, y)
///         YAxis("power", scale: .log)
///     }
public struct YAxis: AxesPart {
    private let verb: (inout Axes) -> Void

    /// - Parameters:
    ///   - label: The axis' name.
    ///   - labelColor: The name's colour.
    ///   - limits: The stretch that is shown.
    ///   - scale: How values are laid out.
    ///   - ticks: Where the axis has ticks.
    ///   - tickFormat: How they are labelled.
    ///   - tickLabelColor: The colour of their labels.
    ///   - side: Left or right.
    public init(
        _ label: String? = nil, labelColor: Color? = nil, limits: Limits? = nil, scale: AxisScale? = nil,
        ticks: AxisTicks? = nil, tickFormat: TickFormat? = nil, tickLabelColor: Color? = nil,
        side: YAxisSide? = nil
    ) {
        verb = { axes in
            if let label { axes.yLabel = label }
            if let labelColor { axes.yLabelColor = labelColor }
            if let limits { axes.yLimits = limits }
            if let scale { axes.yScale = scale }
            if let ticks { axes.yTicks = ticks }
            if let tickFormat { axes.yTickFormat = tickFormat }
            if let tickLabelColor { axes.yTickLabelColor = tickLabelColor }
            if let side { axes.yAxisSide = side }
        }
    }

    public func add(to axes: inout Axes) { verb(&axes) }
}

/// Any property of axes that has no word of its own.
///
///     Figure {
///         Line(cos(t), sin(t))
///         Setting(\.aspect, .equal)
///         Setting(\.spines, [.left, .bottom])
///     }
public struct Setting<Value>: AxesPart {
    let property: WritableKeyPath<Axes, Value>
    let value: Value

    public init(_ property: WritableKeyPath<Axes, Value>, _ value: Value) {
        self.property = property
        self.value = value
    }

    public func add(to axes: inout Axes) { axes[keyPath: property] = value }
}

extension Legend: AxesPart {
    public func add(to axes: inout Axes) { axes.legend = self }
}

extension ColorBar: AxesPart {
    public func add(to axes: inout Axes) { axes.colorBar = self }
}

extension Grid: AxesPart {
    public func add(to axes: inout Axes) { axes.grid = self }
}
