public import Autodiff

/// What a phase portrait shows of the places where its field is zero.
public enum EquilibriumMarks: Sendable {
    /// Nothing.
    case hidden
    /// Filled discs where the field is stable, open ones where it is unstable, diamonds at saddles, rings with a point in
    /// them at centers, squares where the linear terms do not tell.
    case marked
    /// The same with their names beside them: "stable focus", "saddle".
    case labelled
}

/// Trajectories of a vector field, evenly spread, and its equilibria.
struct PhasePortrait: FieldMark {
    var verb: String
    var function: VectorFunction
    var range: FieldRange
    var spacing: Double
    var equilibria: EquilibriumMarks
    var hasSeparatrices: Bool
    var color: Color?
    var width: Double?
    var arrowSize: Double
    var alpha: Double
    var zOrder: Double
    var clipped: Bool

    var cycle: ColorCycle.Turn? { color == nil ? .lines : nil }
    var extent: Extent { range.extent }

    private static let radius = 3.5

    func validate() throws(PlotError) {
        if let problem = range.problem { try require(false, .invalidData, problem) }
        try require(spacing.isFinite && spacing >= 2, .invalidStyle, "spacing must be 2 points or more, not \(spacing)")
        if let width { try requirePositive(width, "width") }
        try requirePositive(arrowSize, "arrowSize")
        try requireOpacity(alpha)
        try requireColor(color)
    }

    private struct Portrait {
        var lines: [Trajectory] = []
        var equilibria: [Equilibrium] = []
        var report: FieldReport
    }

    private func portrait(in frame: Frame) -> Portrait {
        let window = range.window(in: frame, isClipped: clipped)
        guard !window.isEmpty else { return Portrait(report: FieldReport(verb: verb)) }
        return function.within(window) { flow in
            var portrait = Portrait(report: FieldReport(verb: verb))
            if equilibria != .hidden || hasSeparatrices {
                let search = EquilibriumSearch(flow)
                (portrait.equilibria, portrait.report) = (search.equilibria, search.report)
            }
            let starts = hasSeparatrices ? portrait.equilibria.flatMap { Self.starts(around: $0, flow) } : []
            let field = TrajectoryField(flow, separation: spacing * frame.fieldPixelsPerPoint, starts: starts)
            portrait.lines = field.lines
            portrait.report.verb = verb
            portrait.report.equilibria = portrait.equilibria
            if !field.isComplete {
                portrait.report.note("the budget was at its end before the lines covered the window")
            }
            if field.lines.isEmpty { portrait.report.note("the field is zero, or has no value, wherever it was asked") }
            portrait.report.evaluations = flow.evaluations
            return portrait
        }
    }

    /// Two pixels from a saddle along its eigenvectors: where the lines start that come in and leave.
    private static func starts(around saddle: Equilibrium, _ flow: Flow) -> [(place: Point, sign: Double)] {
        guard saddle.kind == .saddle else { return [] }
        let window = flow.window
        let place = Point(window.x.place(of: saddle.x), window.y.place(of: saddle.y))
        let (unitX, unitY) = (window.x.unit(window.x.cell(at: place.x)), window.y.unit(window.y.cell(at: place.y)))
        let (a, b, c, d) = flow.jacobian(saddle.x, saddle.y)
        // The same on the page.
        let (p, q, r, s) = (a, b * unitY / unitX, c * unitX / unitY, d)
        return saddle.eigenvalues.flatMap { value -> [(place: Point, sign: Double)] in
            // Of the two rows of J - λ the larger: what is at right angles to it.
            let rows = [(p - value.real, q), (r, s - value.real)]
            let row = abs(rows[0].0) + abs(rows[0].1) >= abs(rows[1].0) + abs(rows[1].1) ? rows[0] : rows[1]
            let length = (row.0 * row.0 + row.1 * row.1).squareRoot()
            guard length > 0, length.isFinite else { return [] }
            let along = Point(-row.1 / length, row.0 / length)
            return [2.0, -2].map { step in
                (Point(place.x + step * along.x, place.y + step * along.y), value.real > 0 ? 1 : -1)
            }
        }
    }

    func report(in frame: Frame) -> FieldReport { portrait(in: frame).report }

    func shapes(in frame: Frame, style: MarkStyle) throws(PlotError) -> [Scene.Item] {
        var room = TextRoom()
        return try shapes(in: frame, style: style, room: &room)
    }

    func shapes(in frame: Frame, style: MarkStyle, room: inout TextRoom) throws(PlotError) -> [Scene.Item] {
        // Round the pole pixels are no lattice.
        try require(!frame.projection.isPolar, .invalidStyle, "a vector field is not drawn in polar axes")
        let portrait = portrait(in: frame)
        let color = (color ?? style.color).opacity(alpha)
        let width = self.width ?? style.theme.lineWidth
        let stroke = Stroke(color: color, width: width, join: .round)
        let clip = clipped ? frame.rect : nil
        let points = 1 / frame.fieldPixelsPerPoint
        var lines = Path()
        var heads = Path()
        for line in portrait.lines {
            lines.elements += line.path(scaled: points).elements
            heads.elements += arrowHeads(on: line, scaled: points, lineWidth: width).elements
        }
        var items: [Scene.Item] = []
        func add(_ shape: Scene.Shape, _ role: String, above: Double = 0) {
            items.append(Scene.Item(shape, clip: clip, zOrder: zOrder + above, role: role))
        }
        if !lines.elements.isEmpty && width > 0 {
            add(.path(lines, fill: nil, stroke: stroke, snapping: .never), "trajectories")
        }
        if !heads.elements.isEmpty {
            add(.path(heads, fill: color, stroke: nil, snapping: .never), "trajectory arrows")
        }
        guard equilibria != .hidden else { return items }
        let signs = portrait.equilibria.map { equilibrium in
            let place = frame.point(equilibrium.x, equilibrium.y)
            let reach = Self.radius + 1
            return Rect(left: place.x - reach, top: place.y - reach, right: place.x + reach, bottom: place.y + reach)
        }
        for equilibrium in portrait.equilibria {
            let place = frame.point(equilibrium.x, equilibrium.y)
            guard place.isFinite else { continue }
            let ink = style.theme.foreground
            let (outline, isFilled) = Self.sign(of: equilibrium)
            add(
                .markers(
                    outline, at: PointRun([place]), fill: isFilled ? ink : style.theme.axesBackground,
                    stroke: Stroke(color: ink, width: 1), snapping: .never), "equilibrium", above: 0.5)
            if equilibrium.kind == .center {
                add(
                    .markers(
                        .circle(radius: 1), at: PointRun([place]), fill: ink, stroke: nil, snapping: .never),
                    "equilibrium", above: 0.5)
            }
            guard equilibria == .labelled else { continue }
            let line = try style.text.line(equilibrium.name, size: 8)
            guard let text = Self.label(line, at: place, ink, in: frame.rect, clearOf: signs, room) else { continue }
            let box = text.box
            room.add([text])
            let back = Rect(left: box.left - 1.5, top: box.top - 1, right: box.right + 1.5, bottom: box.bottom + 1)
            add(
                .path(.rectangle(back), fill: style.theme.axesBackground.opacity(0.8), stroke: nil, snapping: .never),
                "equilibrium label", above: 0.4)
            add(.text(text), "equilibrium label", above: 0.6)
        }
        return items
    }

    /// The name below, above or beside its place, wherever it is in the frame and clear of others; nil where it is nowhere.
    private static func label(
        _ line: TextLine, at place: Point, _ ink: Color, in frame: Rect, clearOf signs: [Rect],
        _ room: TextRoom
    ) -> Scene.Text? {
        let (ascent, descent) = (line.extent.ascent, line.extent.descent)
        let reach = radius + 3
        let feet: [(Point, Scene.Text.Anchor)] = [
            (Point(place.x, place.y + reach + ascent), .middle), (Point(place.x, place.y - reach - descent), .middle),
            (Point(place.x + reach, place.y + (ascent - descent) / 2), .start),
            (Point(place.x - reach, place.y + (ascent - descent) / 2), .end),
        ]
        return feet.lazy.map { line.placed($0.0, anchor: $0.1, color: ink) }.first { text in
            let box = text.box
            return box.left >= frame.left && box.right <= frame.right && box.top >= frame.top
                && box.bottom <= frame.bottom && !signs.contains { $0.overlaps(box) } && room.isFree(text)
        }
    }

    private static func sign(of equilibrium: Equilibrium) -> (outline: Path, isFilled: Bool) {
        switch equilibrium.kind {
        case .saddle:
            let reach = 1.2 * radius
            return (.polygon([Point(0, -reach), Point(reach, 0), Point(0, reach), Point(-reach, 0)]), false)
        case .degenerate:
            let half = 0.9 * radius
            return (.rectangle(Rect(left: -half, top: -half, right: half, bottom: half)), false)
        default: return (.circle(radius: radius), equilibrium.stability == .stable)
        }
    }

    /// Triangles on a line, one to every two hundred pixels, along the field.
    private func arrowHeads(on line: Trajectory, scaled factor: Double, lineWidth: Double) -> Path {
        let length = line.length
        guard arrowSize > 0, length > 0 else { return Path() }
        let count = max(1, (length / 200).rounded())
        var next = length / count / 2
        var travelled = 0.0
        var path = Path()
        for (start, end) in zip(line.knots, line.knots.dropFirst()) {
            let (x, y) = (end.place.x - start.place.x, end.place.y - start.place.y)
            travelled += (x * x + y * y).squareRoot()
            guard travelled >= next else { continue }
            next += length / count
            let (along, half) = (4 * arrowSize + lineWidth, 1.6 * arrowSize + lineWidth / 2)
            let tip = Point(
                end.place.x * factor + along / 2 * end.direction.x, end.place.y * factor + along / 2 * end.direction.y)
            func corner(_ aside: Double) -> Point {
                Point(
                    tip.x - along * end.direction.x - aside * end.direction.y,
                    tip.y - along * end.direction.y + aside * end.direction.x)
            }
            path.elements += Path.polygon([corner(half), tip, corner(-half)]).elements
        }
        return path
    }
}

extension PlotSurface {
    /// Draws the phase portrait of a vector field over a rectangle: trajectories, evenly spread, and equilibria by their kind.
    ///
    ///     // A damped pendulum: angle and speed.
    ///     figure.phasePortrait({ x, y in (y, -sin(x) - 0.25 * y) }, over: -7...7, -3...3, equilibria: .labelled)
    ///
    /// The field is a function, not a table: trajectories follow it with an error below a tenth of a pixel, by a Runge-Kutta pair
    /// of fifth order, and are drawn as cubic pieces. All equilibria are found by interval exclusion and Newton's method, and told
    /// apart by the eigenvalues of the exact Jacobian. `fieldReports()` lists them.
    ///
    /// - Parameters:
    ///   - field: The rates of change of x and y.
    ///   - x: Where it is drawn, in data units; ends that are not finite are an error when the figure is drawn.
    ///   - y: The same along y.
    ///   - spacing: Between neighbouring lines, in points.
    ///   - equilibria: Whether they are marked, and named.
    ///   - separatrices: Whether lines start at saddles first: those that part trajectories of different fates.
    ///   - color: The next of the theme's cycle if left out.
    ///   - width: In points.
    ///   - arrowSize: How large the arrows are; 1 is about 4 points from base to tip, 0 is none.
    ///   - alpha: Opacity from 0 to 1, multiplied into the colour's own.
    ///   - zOrder: Lower is painted earlier.
    ///   - clipped: Whether lines end at the axes' frame.
    public mutating func phasePortrait(
        _ field: @escaping (Tensor, Tensor) -> (Tensor, Tensor), over x: ClosedRange<Double>,
        _ y: ClosedRange<Double>, spacing: Double = 16, equilibria: EquilibriumMarks = .marked,
        separatrices: Bool = true, color: Color? = nil, width: Double? = 1, arrowSize: Double = 1, alpha: Double = 1,
        zOrder: Double = 2, clipped: Bool = true
    ) {
        axes.marks.append(
            PhasePortrait(
                verb: "phasePortrait", function: VectorFunction(field), range: FieldRange(x: x, y: y), spacing: spacing,
                equilibria: equilibria, hasSeparatrices: separatrices, color: color, width: width,
                arrowSize: arrowSize, alpha: alpha, zOrder: zOrder, clipped: clipped))
    }

    /// Draws lines along a vector field that is a function, evenly spread, over a rectangle.
    ///
    ///     figure.contour(f, over: -3...3, -3...3)
    ///     figure.streamlines(grad(f), over: -3...3, -3...3)  // the ways of steepest ascent
    public mutating func streamlines(
        _ field: @escaping (Tensor, Tensor) -> (Tensor, Tensor), over x: ClosedRange<Double>,
        _ y: ClosedRange<Double>, spacing: Double = 16, color: Color? = nil, width: Double? = 1, arrowSize: Double = 1,
        alpha: Double = 1, zOrder: Double = 2, clipped: Bool = true
    ) {
        axes.marks.append(
            PhasePortrait(
                verb: "streamlines", function: VectorFunction(field), range: FieldRange(x: x, y: y), spacing: spacing,
                equilibria: .hidden, hasSeparatrices: false, color: color, width: width, arrowSize: arrowSize,
                alpha: alpha, zOrder: zOrder, clipped: clipped))
    }
}
