public import Autodiff

/// Arrows of a vector field that is a function, at places evenly spread over the page.
struct FunctionQuiver: Mark {
    var function: VectorFunction
    var range: FieldRange
    var spacing: Double
    var color: Color?
    var alpha: Double
    var zOrder: Double
    var clipped: Bool

    var verb: String { "quiver" }
    var cycle: ColorCycle.Turn? { nil }
    var extent: Extent { range.extent }

    func validate() throws(PlotError) {
        if let problem = range.problem { try require(false, .invalidData, problem) }
        try require(spacing.isFinite && spacing >= 2, .invalidStyle, "spacing must be 2 points or more, not \(spacing)")
        try requireOpacity(alpha)
        try requireColor(color)
    }

    func shapes(in frame: Frame, style: MarkStyle) throws(PlotError) -> [Scene.Item] {
        try require(!frame.projection.isPolar, .invalidStyle, "a vector field is not drawn in polar axes")
        let window = range.window(in: frame, isClipped: false)
        guard !window.isEmpty else { return [] }
        let step = spacing * frame.fieldPixelsPerPoint
        // As many as have room, with the same distance to both edges.
        func places(_ axis: FieldAxis) -> [Double] {
            let (first, last) = (axis.places[0], axis.places[axis.cellCount])
            let count = max(1, ((last - first) / step).rounded(.down))
            return (0..<Int(count)).map { first + (last - first) / 2 + (Double($0) - (count - 1) / 2) * step }
        }
        var (x, y, u, v): ([Double], [Double], [Double], [Double]) = ([], [], [], [])
        function.within(window) { flow in
            for row in places(window.y) {
                for column in places(window.x) {
                    let place = Point(column, row)
                    // As they point on the page, so that lines along the field follow them.
                    let velocity = flow.velocity(place)
                    let data = window.data(place)
                    x.append(data.x)
                    y.append(data.y)
                    u.append(velocity.x)
                    v.append(-velocity.y)
                }
            }
        }
        return QuiverMark(
            x: Column(x), y: Column(y), u: Column(u), v: Column(v), scale: nil, width: nil, pivot: .middle,
            color: color, colormap: .viridis, normalization: .linear, alpha: alpha, zOrder: zOrder, clipped: clipped
        ).shapes(in: frame, style: style)
    }
}

extension PlotSurface {
    /// Draws arrows of a vector field that is a function, over a rectangle.
    ///
    ///     figure.contour(f, over: -3...3, -3...3)
    ///     figure.quiver(grad(f), over: -3...3, -3...3)  // the gradient
    ///
    /// Arrows point as trajectories go on the page, whatever the axes' scales, and are the longer the faster these are there.
    ///
    /// - Parameters:
    ///   - field: The field along x and along y.
    ///   - x: Where it is drawn, in data units; ends that are not finite are an error when the figure is drawn.
    ///   - y: The same along y.
    ///   - spacing: Between the arrows' middles, in points.
    ///   - color: The theme's foreground if left out.
    ///   - alpha: Opacity from 0 to 1, multiplied into the colour's own.
    ///   - zOrder: Lower is painted earlier.
    ///   - clipped: Whether arrows are cut off at the axes' frame.
    public mutating func quiver(
        _ field: @escaping (Tensor, Tensor) -> (Tensor, Tensor), over x: ClosedRange<Double>,
        _ y: ClosedRange<Double>, spacing: Double = 22, color: Color? = nil, alpha: Double = 1, zOrder: Double = 2.5,
        clipped: Bool = true
    ) {
        axes.marks.append(
            FunctionQuiver(
                function: VectorFunction(field), range: FieldRange(x: x, y: y), spacing: spacing, color: color,
                alpha: alpha, zOrder: zOrder, clipped: clipped))
    }
}
