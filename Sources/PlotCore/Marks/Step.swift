/// Where between two points a staircase changes its height.
public enum StepPlacement: Sendable {
    /// At the first of the two, so that each height stands before its point.
    case pre
    /// Half-way.
    case mid
    /// At the second, so that each height stands behind its point.
    case post

    /// The staircase's corners, in data units.
    func corners(_ x: Column, _ y: Column) -> (Column, Column) {
        guard x.count > 1 else { return (x, y) }
        var corners: (x: [Double], y: [Double]) = ([x[0]], [y[0]])
        func add(_ x: Double, _ y: Double) {
            corners.x.append(x)
            corners.y.append(y)
        }
        for index in 1..<x.count {
            let (before, after) = (index - 1, index)
            switch self {
            case .pre:
                add(x[before], y[after])
            case .mid:
                let middle = (x[before] + x[after]) / 2
                add(middle, y[before])
                add(middle, y[after])
            case .post:
                add(x[after], y[before])
            }
            add(x[after], y[after])
        }
        return (Column(corners.x), Column(corners.y))
    }
}

extension PlotSurface {
    /// Draws a staircase through the points (x, y).
    ///
    ///     figure.step(hours, queueLength)
    ///     figure.step(x, y, where: .mid, color: .teal, label: "counts")
    ///
    /// A NaN or an infinity in either column is a gap. Columns of different lengths are an error when the figure is drawn.
    ///
    /// - Parameters:
    ///   - x: The abscissas, in data units.
    ///   - y: The ordinates, as many.
    ///   - placement: Where between two points the height changes.
    ///   - color: The next of the theme's cycle if left out.
    ///   - width: In points; the theme's if left out.
    ///   - style: Solid, dashed, dotted, or a pattern of your own.
    ///   - marker: What stands at the points themselves; nothing if left out.
    ///   - markerSize: In points.
    ///   - label: What a legend says of the line.
    ///   - alpha: Opacity from 0 to 1, multiplied into the colour's own.
    ///   - zOrder: Lower is painted earlier.
    ///   - clipped: Whether the line ends at the axes' frame.
    public mutating func step(
        _ x: some ColumnConvertible, _ y: some ColumnConvertible, where placement: StepPlacement = .pre,
        color: Color? = nil, width: Double? = nil, style: LineStyle = .solid, marker: Marker? = nil,
        markerSize: Double = 6, label: String? = nil, alpha: Double = 1, zOrder: Double = 2, clipped: Bool = true
    ) {
        let marker = marker.map { MarkerStyle(marker: $0, size: markerSize, edgeWidth: 1) }
        axes.marks.append(
            LineMark(
                x: x.column, y: y.column, color: color, width: width, style: style, steps: placement, marker: marker,
                markerEvery: 1, label: label, alpha: alpha, zOrder: zOrder, clipped: clipped))
    }
}

/// The verb `step` as a word of a declarative figure, with the same arguments.
///
///     Figure { Step(hours, queueLength) }
public struct Step: AxesPart {
    private let verb: (inout Axes) -> Void

    /// Draws a staircase through the points (x, y).
    public init(
        _ x: some ColumnConvertible, _ y: some ColumnConvertible, where placement: StepPlacement = .pre,
        color: Color? = nil, width: Double? = nil, style: LineStyle = .solid, marker: Marker? = nil,
        markerSize: Double = 6, label: String? = nil, alpha: Double = 1, zOrder: Double = 2, clipped: Bool = true
    ) {
        verb = {
            $0.step(
                x, y, where: placement, color: color, width: width, style: style, marker: marker,
                markerSize: markerSize, label: label, alpha: alpha, zOrder: zOrder, clipped: clipped)
        }
    }

    public func add(to axes: inout Axes) { verb(&axes) }
}
