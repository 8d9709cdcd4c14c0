/// How the bars of several series share a name's place.
public enum BarArrangement: Sendable {
    /// Beside each other.
    case grouped
    /// On top of each other, those below zero downwards.
    case stacked
}

extension PlotSurface {
    /// Draws several series of bars at the same names, beside or on top of each other.
    ///
    ///     figure.bars(["Q1", "Q2", "Q3"], ["before": [9, 26, 7], "after": [17, 25, 16]])
    ///     figure.bars(months, ["rain": rain, "snow": snow], .stacked)
    ///
    /// Each series takes the next colour of the theme's cycle and is named in the legend. A NaN leaves a gap. Columns of
    /// different lengths are an error when the figure is drawn.
    ///
    /// - Parameters:
    ///   - names: What stands along the axis.
    ///   - series: A name and a column of heights for each series, in their order.
    ///   - arrangement: Beside or on top of each other.
    ///   - width: The room of all bars of a name, in steps from one name to the next.
    ///   - orientation: Upwards, or to the right with the names along y.
    ///   - colors: One for each series; the theme's cycle if left out.
    ///   - edgeColor: The colour of the line around each bar; none if left out.
    ///   - edgeWidth: In points.
    ///   - valueLabels: The numbers that stand at the bars, or in them.
    ///   - alpha: Opacity from 0 to 1, multiplied into the colours' own.
    ///   - zOrder: Lower is painted earlier.
    public mutating func bars(
        _ names: [String], _ series: KeyValuePairs<String, some ColumnConvertible>,
        _ arrangement: BarArrangement = .grouped, width: Double = 0.8, orientation: Orientation = .vertical,
        colors: [Color] = [], edgeColor: Color? = nil, edgeWidth: Double = 1, valueLabels: BarLabels = .none,
        alpha: Double = 1, zOrder: Double = 1
    ) {
        let (places, categories) = axes.positions(of: names, along: orientation == .vertical ? .x : .y)
        let barWidth = arrangement == .grouped ? width / Double(max(series.count, 1)) : width
        var stacks = (up: [Double](repeating: 0, count: names.count), down: [Double](repeating: 0, count: names.count))
        for (index, (label, heights)) in series.enumerated() {
            let heights = heights.column
            var positions = places
            var bases = Column([0.0])
            switch arrangement {
            case .grouped:
                let shift = (Double(index) - Double(series.count - 1) / 2) * barWidth
                positions = Column((0..<places.count).map { places[$0] + shift })
            case .stacked:
                bases = Column(
                    names.indices.map { row in
                        guard row < heights.count, heights[row].isFinite else { return stacks.up[row] }
                        let isDown = heights[row] < 0
                        let base = isDown ? stacks.down[row] : stacks.up[row]
                        if isDown { stacks.down[row] += heights[row] } else { stacks.up[row] += heights[row] }
                        return base
                    })
            }
            let color = colors.isEmpty ? nil : colors[index % colors.count]
            axes.marks.append(
                BarMark(
                    positions: positions, heights: heights, widths: Column([barWidth]), bases: bases,
                    alignment: .center, orientation: orientation,
                    fill: FillStyle(color: color, edgeColor: edgeColor, edgeWidth: edgeWidth, alpha: alpha),
                    valueLabels: valueLabels, label: label, zOrder: zOrder, clipped: true, categories: categories))
        }
    }
}

/// The verb `bars` as a word of a declarative figure, with the same arguments.
///
///     Figure { Bars(["Q1", "Q2", "Q3"], ["before": [9, 26, 7], "after": [17, 25, 16]]) }
public struct Bars: AxesPart {
    private let verb: (inout Axes) -> Void

    /// Draws several series of bars at the same names, beside or on top of each other.
    public init(
        _ names: [String], _ series: KeyValuePairs<String, some ColumnConvertible>,
        _ arrangement: BarArrangement = .grouped, width: Double = 0.8, orientation: Orientation = .vertical,
        colors: [Color] = [], edgeColor: Color? = nil, edgeWidth: Double = 1, valueLabels: BarLabels = .none,
        alpha: Double = 1, zOrder: Double = 1
    ) {
        verb = {
            $0.bars(
                names, series, arrangement, width: width, orientation: orientation, colors: colors,
                edgeColor: edgeColor, edgeWidth: edgeWidth, valueLabels: valueLabels, alpha: alpha, zOrder: zOrder)
        }
    }

    public func add(to axes: inout Axes) { verb(&axes) }
}
