/// How a line is broken into dashes.
public struct LineStyle: Sendable, Equatable {
    /// Ink and gap in turn, in widths of the line; nil for no line at all.
    let pattern: [Double]?

    public static var solid: LineStyle { LineStyle(pattern: []) }
    public static var dashed: LineStyle { LineStyle(pattern: [3.7, 1.6]) }
    public static var dotted: LineStyle { LineStyle(pattern: [1, 1.65]) }
    public static var dashDotted: LineStyle { LineStyle(pattern: [6.4, 1.6, 1, 1.6]) }
    /// No line: markers only.
    public static var none: LineStyle { LineStyle(pattern: nil) }

    /// A pattern of one's own: ink and gap in turn, in widths of the line.
    public static func dashes(_ pattern: [Double]) -> LineStyle { LineStyle(pattern: pattern) }

    /// A sum of zero is no pattern that can be walked along.
    private var isValid: Bool {
        guard let pattern, !pattern.isEmpty else { return true }
        return pattern.allSatisfy { $0.isFinite && $0 >= 0 } && pattern.contains { $0 > 0 }
    }

    /// The pen for a line of that width in points; nil for no line, and for one of no width.
    func stroke(_ color: Color, width: Double) -> Stroke? {
        guard let pattern, width > 0 else { return nil }
        return Stroke(
            color: color, width: width, dashes: pattern.map { $0 * width }, cap: pattern.isEmpty ? .square : .butt,
            join: .round)
    }

    func validate(for mark: some Mark) throws(PlotError) {
        try mark.require(isValid, .invalidStyle, "dashes must be 0 or more and not all 0, not \(pattern ?? [])")
    }
}

extension Scene.Shape {
    /// A line through the run's points.
    ///
    /// One that only runs along the axes, such as a staircase, has its corners on whole pixels and so comes out crisp. A long one
    /// stays as it is, as in matplotlib: its steps are too near to each other to be told apart.
    static func line(_ run: PointRun, _ stroke: Stroke) -> Scene.Shape {
        guard (2...1024).contains(run.count), run.runsAlongAxes else { return .polyline(run, stroke) }
        var path = Path()
        var isPenDown = false
        for index in 0..<run.count {
            let point = run[index]
            if point.isFinite { path.elements.append(isPenDown ? .line(point) : .move(point)) }
            isPenDown = point.isFinite
        }
        return .path(path, fill: nil, stroke: stroke, snapping: .always)
    }
}

extension PointRun {
    /// Whether every piece between gaps is level or upright.
    fileprivate var runsAlongAxes: Bool {
        (1..<count).allSatisfy { index in
            let (start, end) = (self[index - 1], self[index])
            guard start.isFinite && end.isFinite else { return true }
            return abs(start.x - end.x) < 1e-4 || abs(start.y - end.y) < 1e-4
        }
    }
}
