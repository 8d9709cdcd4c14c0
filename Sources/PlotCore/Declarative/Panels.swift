/// One pair of axes among several, in its place in the figure's grid.
///
///     Figure {
///         Panel(row: 0, column: 0) { Line(x, sin(x)) }
///         Panel(rows: 0..<2, columns: 1..<2) { Line(x, cos(x)) }
///     }
public struct Panel: FigurePart {
    enum Place {
        case next
        case cells(Range<Int>, Range<Int>)
        case named(Character)
    }

    let place: Place
    let parts: [any AxesPart]

    /// The next cell of ``Panels``, in reading order; in a figure the first axes.
    public init(@AxesBuilder _ parts: () -> [any AxesPart]) {
        self.init(.next, parts())
    }

    /// A cell, by its row and column counted from 0.
    public init(row: Int, column: Int, @AxesBuilder _ parts: () -> [any AxesPart]) {
        self.init(.cells(PanelGrid.cell(row), PanelGrid.cell(column)), parts())
    }

    /// Several cells.
    public init(rows: Range<Int>, columns: Range<Int>, @AxesBuilder _ parts: () -> [any AxesPart]) {
        self.init(.cells(rows, columns), parts())
    }

    /// The cells of that character in a figure's mosaic.
    public init(_ name: Character, @AxesBuilder _ parts: () -> [any AxesPart]) {
        self.init(.named(name), parts())
    }

    private init(_ place: Place, _ parts: [any AxesPart]) {
        self.place = place
        self.parts = parts
    }

    public func add(to figure: inout Figure) {
        switch place {
        case .next: figure.axes.add(parts)
        case .cells(let rows, let columns): figure[rows, columns].add(parts)
        case .named(let name): figure[name].add(parts)
        }
    }
}

/// Panels in rows of so many columns.
///
///     Figure {
///         Panels(columns: 2, sharedX: .all) {
///             for (name, y) in series {
///                 Panel {
///                     Line(x, y)
///                     Title(name)
///                 }
///             }
///         }
///         SuperTitle("All series")
///     }
public struct Panels: FigurePart {
    private let columns: Int
    private let panels: [Panel]
    private let settings: (inout Figure) -> Void

    /// - Parameters:
    ///   - columns: How many panels stand beside each other; the next begins a new row.
    ///   - sharedX: Which panels have their x axis in common.
    ///   - sharedY: Which panels have their y axis in common.
    ///   - rowHeights: How high the rows are beside each other, from the top.
    ///   - columnWidths: How wide the columns are beside each other.
    ///   - layout: Whether frames stand where the theme has them or are as large as their texts allow.
    ///   - panels: In reading order, or in places of their own.
    public init(
        columns: Int, sharedX: Sharing = .none, sharedY: Sharing = .none, rowHeights: [Double] = [],
        columnWidths: [Double] = [], layout: Layout = .classic, @PanelsBuilder _ panels: () -> [Panel]
    ) {
        self.columns = max(1, columns)
        self.panels = panels()
        settings = { figure in
            (figure.sharedX, figure.sharedY) = (sharedX, sharedY)
            (figure.rowHeights, figure.columnWidths, figure.layout) = (rowHeights, columnWidths, layout)
        }
    }

    public func add(to figure: inout Figure) {
        settings(&figure)
        var next = 0
        for panel in panels {
            guard case .next = panel.place else {
                panel.add(to: &figure)
                continue
            }
            figure[next / columns, next % columns].add(panel.parts)
            next += 1
        }
    }
}

/// The line above all panels.
///
///     Figure { Panels(columns: 2) { … }; SuperTitle("All series") }
public struct SuperTitle: FigurePart {
    let text: String

    public init(_ text: String) { self.text = text }

    public func add(to figure: inout Figure) { figure.superTitle = text }
}

/// A second pair of axes in the same frame, with a y axis of its own on the right.
///
///     Figure {
///         Line(x, exp(x))
///         RightAxes {
///             Line(x, sin(x), color: .red)
///             YAxis("sine")
///         }
///     }
public struct RightAxes: AxesPart {
    let parts: [any AxesPart]

    public init(@AxesBuilder _ parts: () -> [any AxesPart]) { self.parts = parts() }

    public func add(to axes: inout Axes) { axes.right.add(parts) }
}

/// What is measured by a second x axis at the top of the same frame.
///
///     Figure {
///         Line(celsius, pressure)
///         TopAxes {
///             Line(fahrenheit, pressure, style: .dashed)
///             XAxis("°F")
///         }
///     }
public struct TopAxes: AxesPart {
    let parts: [any AxesPart]

    public init(@AxesBuilder _ parts: () -> [any AxesPart]) { self.parts = parts() }

    public func add(to axes: inout Axes) { axes.top.add(parts) }
}

/// Axes within axes, in a place given by fractions of their frame from the left and from the bottom.
///
///     Figure {
///         Line(x, y)
///         InsetAxes(0.55...0.95, 0.6...0.95) { Line(x, z) }
///     }
public struct InsetAxes: AxesPart {
    let x: ClosedRange<Double>
    let y: ClosedRange<Double>
    let parts: [any AxesPart]

    public init(_ x: ClosedRange<Double>, _ y: ClosedRange<Double>, @AxesBuilder _ parts: () -> [any AxesPart]) {
        (self.x, self.y) = (x, y)
        self.parts = parts()
    }

    public func add(to axes: inout Axes) { axes[inset: x, y].add(parts) }
}
