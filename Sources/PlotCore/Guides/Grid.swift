/// Lines across the axes at the ticks.
///
///     figure.grid = .both
///     figure.grid = .y
///     figure.grid = [.both, .minor]
public struct Grid: OptionSet, Sendable {
    public let rawValue: Int

    public init(rawValue: Int) {
        self.rawValue = rawValue
    }

    /// Upright lines at the x axis' ticks.
    public static let x = Grid(rawValue: 1)
    /// Level lines at the y axis' ticks.
    public static let y = Grid(rawValue: 2)
    public static let both: Grid = [.x, .y]
    /// Lines at the small ticks too.
    public static let minor = Grid(rawValue: 4)
    public static let none: Grid = []
}

extension Theme {
    /// The pen that grid lines are drawn with, if there is one.
    var gridStroke: Stroke? {
        var stroke = gridStyle.stroke(gridColor, width: gridWidth)
        stroke?.join = .miter
        return stroke
    }
}

extension AxisGuide {
    /// A line across the frame at every tick, if the grid asks for this axis.
    func gridLines(_ grid: Grid, across frame: Rect) -> [Scene.Item] {
        guard grid.contains(side.isHorizontal ? .x : .y) else { return [] }
        guard let stroke = theme.gridStroke else { return [] }
        return ticks.filter { grid.contains(.minor) || !$0.isMinor }.map { tick in
            Scene.Item(
                .path(
                    .segment(
                        from: side.place(tick.position, on: frame), to: side.opposite.place(tick.position, on: frame)),
                    fill: nil, stroke: stroke, snapping: .always),
                clip: frame, zOrder: theme.gridZOrder, role: "grid")
        }
    }
}
