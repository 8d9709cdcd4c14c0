/// Whatever can stand in a declarative figure: what belongs to axes, and what belongs to the figure, as ``Panels``.
///
///     let figure = Figure {
///         Line(x, sin(x), label: "sine")
///         Scatter(samples, f(samples)).color(.orange)
///         Title("A wave")
///     }
public protocol FigurePart {
    /// Adds the part, in the words of the verbs.
    func add(to figure: inout Figure)
}

/// Whatever can stand in declarative axes: a mark, a title, what is said of an axis, a legend.
///
/// Each word does what its verb does, so that both ways of writing make the same figure. A part of your own is a few verbs, or
/// a function that returns parts:
///
///     struct Fit: AxesPart {
///         func add(to axes: inout Axes) {
///             axes.scatter(x, y)
///             axes.plot(x, a + b * x, style: .dashed)
///         }
///     }
///
///     @AxesBuilder func fit() -> [any AxesPart] {
///         Scatter(x, y)
///         Line(x, a + b * x, style: .dashed)
///     }
public protocol AxesPart: FigurePart {
    /// Adds the part, in the words of the verbs.
    func add(to axes: inout Axes)
}

extension AxesPart {
    /// What is said of a figure is said of its first axes.
    public func add(to figure: inout Figure) { add(to: &figure.axes) }
}

extension Figure {
    /// A figure by its parts.
    ///
    ///     let figure = Figure(size: .inches(8, 4)) {
    ///         for (name, y) in series { Line(x, y, label: name) }
    ///         if showsZero { HorizontalLine(at: 0, color: .gray) }
    ///         XAxis("time (s)", scale: .log)
    ///         Legend.best
    ///     }
    ///     try figure.write(to: "waves.png")
    ///
    /// It is the same value that the verbs make in the same order.
    public init(
        size: FigureSize = .inches(6.4, 4.8), dpi: Double = 100, theme: Theme = .notebook,
        @FigureBuilder _ parts: () -> [any FigurePart]
    ) {
        self.init(size: size, dpi: dpi, theme: theme)
        for part in parts() { part.add(to: &self) }
    }

    /// A figure by its parts, whose panels are drawn in characters; see ``init(mosaic:size:dpi:theme:)``.
    ///
    ///     let figure = Figure(mosaic: ["AAB", "CCB"]) {
    ///         Panel("A") { Line(x, y) }
    ///         Panel("B") { Line(x, z) }
    ///     }
    public init(
        mosaic: [String], size: FigureSize = .inches(6.4, 4.8), dpi: Double = 100, theme: Theme = .notebook,
        @FigureBuilder _ parts: () -> [any FigurePart]
    ) {
        self.init(mosaic: mosaic, size: size, dpi: dpi, theme: theme)
        for part in parts() { part.add(to: &self) }
    }
}

extension Axes {
    /// Axes by their parts.
    ///
    ///     figure[0, 1] = Axes { Line(x, cos(x)) }
    public init(@AxesBuilder _ parts: () -> [any AxesPart]) {
        self.init()
        add(parts())
    }

    mutating func add(_ parts: [any AxesPart]) {
        for part in parts { part.add(to: &self) }
    }
}
