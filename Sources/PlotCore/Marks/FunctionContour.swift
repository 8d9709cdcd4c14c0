public import Autodiff

/// Lines on which a function of two variables has equal values.
struct FunctionContour: FieldMark, LevelLines {
    var function: PlaneFunction
    var range: FieldRange
    var levels: ContourLevels
    var colormap: Colormap
    var color: Color?
    var width: Double?
    var style: LineStyle?
    var labels: ContourLabels
    var alpha: Double
    var zOrder: Double
    var clipped: Bool

    var verb: String { "contour" }
    var cycle: ColorCycle.Turn? { nil }
    var extent: Extent { range.extent }

    var colorScale: ColorScale? {
        guard color == nil else { return nil }
        return colorScale(function.levels(levels, over: range))
    }

    private func colorScale(_ levels: [Double]) -> ColorScale? {
        guard !levels.isEmpty else { return nil }
        return ColorScale(colormap: colormap, normalization: Normalization.linear.trained(on: levels), alpha: alpha)
    }

    func validate() throws(PlotError) {
        if let problem = range.problem { try require(false, .invalidData, problem) }
        try requireLevels(levels, atLeast: 1)
        try validateLines()
    }

    /// Each level with its curve.
    func curves(in frame: Frame) -> [(level: Double, curve: LevelCurve)] {
        let window = range.window(in: frame, isClipped: clipped)
        guard !window.isEmpty else { return [] }
        let levels = function.levels(levels, over: range.filled(from: window))
        return function.within(window) { field in
            levels.map { ($0, LevelCurve(of: field, level: $0, window: window)) }
        }
    }

    func report(in frame: Frame) -> FieldReport {
        curves(in: frame).reduce(into: FieldReport(verb: verb)) { $0.merge($1.curve.report) }
    }

    func shapes(in frame: Frame, style: MarkStyle) throws(PlotError) -> [Scene.Item] {
        var room = TextRoom()
        return try shapes(in: frame, style: style, room: &room)
    }

    func shapes(in frame: Frame, style: MarkStyle, room: inout TextRoom) throws(PlotError) -> [Scene.Item] {
        let paths = curves(in: frame).map { level, curve in
            let lines = curve.points(in: frame).filter { $0.points.count > 1 && $0.points.allSatisfy(\.isFinite) }
            return LevelPaths(level: level, lines: lines)
        }
        let colors = color == nil ? colorScale(paths.map(\.level)) : nil
        return try items(of: paths, colors: colors, in: frame, style: style, room: &room, even: evenly)
    }

    /// The line with points between its own wherever these are more than three apart.
    private func evenly(_ points: [Point], _ isClosed: Bool) -> [Point] {
        let ends = isClosed ? Array(points.dropFirst()) + points.prefix(1) : Array(points.dropFirst())
        var even: [Point] = []
        for (start, end) in zip(points, ends) {
            let length = max(abs(end.x - start.x), abs(end.y - start.y))
            let count = max(1, Int((length / 3).rounded(.up)))
            even += (0..<count).map { step in
                let part = Double(step) / Double(count)
                return Point(start.x + (end.x - start.x) * part, start.y + (end.y - start.y) * part)
            }
        }
        if !isClosed, let last = points.last { even.append(last) }
        return even
    }
}

extension FieldRange {
    /// With what a window shows where nothing was said.
    func filled(from window: FieldWindow) -> FieldRange { FieldRange(x: x ?? window.x.range, y: y ?? window.y.range) }
}

extension PlaneFunction {
    /// The levels over a rectangle: as given, or round ones between the values that the function takes; none where that is not
    /// known.
    func levels(_ levels: ContourLevels, over range: FieldRange, below: Bool = false, above: Bool = false) -> [Double] {
        if case .values(let values) = levels.choice { return values }
        guard let x = range.x, let y = range.y else { return [] }
        return levels.values(for: domain(over: x, y), extendsBelow: below, extendsAbove: above)
    }

    /// Between which values most of the function lies: all of it, but for what towers above the rest as around a pole.
    private func domain(over x: ClosedRange<Double>, _ y: ClosedRange<Double>) -> Domain? {
        let side = 64
        func places(_ range: ClosedRange<Double>) -> [Double] {
            (0...side).map { step in
                let part = Double(step) / Double(side)
                return range.lowerBound * (1 - part) + range.upperBound * part
            }
        }
        let (xs, ys) = (places(x), places(y))
        let found = samples(ys.flatMap { _ in xs }, ys.flatMap { y in xs.map { _ in y } }).filter(\.isFinite).sorted()
        guard let least = found.first, let greatest = found.last else { return nil }
        let (low, high) = (found[found.count / 50], found[found.count - 1 - found.count / 50])
        let spread = high - low
        guard spread > 0 else { return Domain(least, greatest) }
        return Domain(least < low - 5 * spread ? low : least, greatest > high + 5 * spread ? high : greatest)
    }
}

extension PlotSurface {
    /// Draws lines of equal value of a function over a rectangle.
    ///
    ///     figure.contour({ x, y in sin(x) * cos(y) }, over: -4...4, -3...3, levels: 9, labels: .inline(size: 8))
    ///     figure.contour({ x, y in atan2(y, x) }, over: -2...2, -2...2, levels: [-2, -1, 0, 1, 2])
    ///
    /// Each line is the curve f(x, y) = level, found as ``implicit(_:over:_:color:width:style:label:alpha:zOrder:clipped:)`` finds
    /// it: from rigorous bounds, values and exact gradients, with no wall where the function jumps.
    ///
    /// - Parameters:
    ///   - f: A function of two numbers.
    ///   - x: Where it is drawn, in data units.
    ///   - y: The same along y.
    ///   - levels: The values to draw lines at, or about how many round ones.
    ///   - colormap: The colours from the lowest level to the highest.
    ///   - color: One for all lines instead; those below zero are dashed then.
    ///   - width: In points; the theme's if left out.
    ///   - style: The same for all lines.
    ///   - labels: Whether and how lines say their levels.
    ///   - alpha: Opacity from 0 to 1, multiplied into the colour's own.
    ///   - zOrder: Lower is painted earlier.
    ///   - clipped: Whether lines end at the axes' frame.
    public mutating func contour(
        _ f: @escaping (Tensor, Tensor) -> Tensor, over x: ClosedRange<Double>, _ y: ClosedRange<Double>,
        levels: ContourLevels = 7, colormap: Colormap = .viridis, color: Color? = nil, width: Double? = nil,
        style: LineStyle? = nil, labels: ContourLabels = .none, alpha: Double = 1, zOrder: Double = 2,
        clipped: Bool = true
    ) {
        axes.marks.append(
            FunctionContour(
                function: PlaneFunction(f), range: FieldRange(x: x, y: y), levels: levels, colormap: colormap,
                color: color, width: width, style: style, labels: labels, alpha: alpha, zOrder: zOrder,
                clipped: clipped))
    }
}
