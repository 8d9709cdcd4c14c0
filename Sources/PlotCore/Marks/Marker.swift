/// The sign that stands at a point: a disc, a square, a cross, ….
///
///     figure.plot(x, y, marker: .circle)
///     figure.scatter(x, y, marker: .triangleUp)
///     figure.plot(x, y, style: .none, marker: .plus, markerSize: 10)
public struct Marker: Sendable, Equatable {
    /// The outline around the origin for a size of 1; y grows downwards, as on the page.
    let outline: Path
    /// Whether the outline encloses an area; lines alone are stroked only.
    let isFilled: Bool
    /// How the edge turns at corners.
    let join: Stroke.Join

    private init(_ outline: Path, isFilled: Bool = true, join: Stroke.Join = .miter) {
        self.outline = outline
        self.isFilled = isFilled
        self.join = join
    }

    /// A disc as wide as the size.
    public static var circle: Marker { Marker(.circle(radius: 0.5), join: .round) }
    /// A disc half as wide as the size.
    public static var point: Marker { Marker(.circle(radius: 0.25), join: .round) }
    /// A square as wide as the size.
    public static var square: Marker {
        Marker(.rectangle(Rect(left: -0.5, top: -0.5, right: 0.5, bottom: 0.5)))
    }
    public static var triangleUp: Marker { triangle(Point(0, -0.5), Point(-0.5, 0.5), Point(0.5, 0.5)) }
    public static var triangleDown: Marker { triangle(Point(0, 0.5), Point(0.5, -0.5), Point(-0.5, -0.5)) }
    public static var triangleLeft: Marker { triangle(Point(-0.5, 0), Point(0.5, 0.5), Point(0.5, -0.5)) }
    public static var triangleRight: Marker { triangle(Point(0.5, 0), Point(-0.5, -0.5), Point(-0.5, 0.5)) }
    /// A square on its corner, whose sides are as long as the size.
    public static var diamond: Marker { rhombus(halfWidth: 0.5.squareRoot()) }
    /// A diamond six tenths as wide as high.
    public static var thinDiamond: Marker { rhombus(halfWidth: 0.6 * 0.5.squareRoot()) }
    public static var pentagon: Marker { Marker(.polygon(star(points: 5, inner: nil))) }
    /// A regular hexagon that stands on a corner.
    public static var hexagon: Marker { Marker(.polygon(star(points: 6, inner: nil))) }
    /// A star of five points.
    public static var star: Marker { Marker(.polygon(star(points: 5, inner: 0.381966)), join: .bevel) }
    /// An upright cross of two lines.
    public static var plus: Marker {
        lines([(Point(-0.5, 0), Point(0.5, 0)), (Point(0, -0.5), Point(0, 0.5))])
    }
    /// A cross of the diagonals.
    public static var cross: Marker {
        lines([(Point(-0.5, 0.5), Point(0.5, -0.5)), (Point(-0.5, -0.5), Point(0.5, 0.5))])
    }
    /// An upright line.
    public static var verticalLine: Marker { lines([(Point(0, -0.5), Point(0, 0.5))]) }
    /// A level line.
    public static var horizontalLine: Marker { lines([(Point(-0.5, 0), Point(0.5, 0))]) }

    /// An arrow head from its base, which is as wide as the size and has no edge, to a tip that way.
    static func caret(_ way: Point) -> Marker {
        Marker(
            Path([
                .move(Point(-way.y / 2, way.x / 2)), .line(Point(0.75 * way.x, 0.75 * way.y)),
                .line(Point(way.y / 2, -way.x / 2)),
            ]))
    }

    private static func triangle(_ first: Point, _ second: Point, _ third: Point) -> Marker {
        Marker(.polygon([first, second, third]))
    }

    private static func rhombus(halfWidth: Double) -> Marker {
        let half = 0.5.squareRoot()
        return Marker(.polygon([Point(0, half), Point(halfWidth, 0), Point(0, -half), Point(-halfWidth, 0)]))
    }

    /// Corners on a circle of radius ½, the first on top; between two of them one that is nearer to the middle, if asked for.
    private static func star(points: Int, inner: Double?) -> [Point] {
        let turn = 360 / Double(points)
        func corner(_ degrees: Double, radius: Double) -> Point {
            let (sine, cosine) = sineAndCosine(degrees: degrees)
            return Point(-radius * sine, -radius * cosine)
        }
        return (0..<points).flatMap { index in
            let outer = corner(Double(index) * turn, radius: 0.5)
            guard let inner else { return [outer] }
            return [outer, corner((Double(index) + 0.5) * turn, radius: 0.5 * inner)]
        }
    }

    private static func lines(_ lines: [(Point, Point)]) -> Marker {
        Marker(Path(lines.flatMap { [.move($0.0), .line($0.1)] }), isFilled: false, join: .round)
    }
}

/// The markers of a line: which, how large, in what paint.
struct MarkerStyle: Sendable {
    var marker: Marker
    /// In points.
    var size: Double
    /// The line's colour where there is none.
    var fill: Color?
    /// The line's colour where there is none.
    var edge: Color?
    /// In points.
    var edgeWidth: Double

    /// One marker at every point of the run.
    func shape(at run: PointRun, color: Color, alpha: Double) -> Scene.Shape {
        let edge = (edge ?? color).opacity(alpha)
        // Agg bevels a miter that is longer than twice the pen, where cairo's own limit is ten times.
        let stroke = Stroke(color: edge, width: edgeWidth, join: marker.join, miterLimit: 2)
        return .markers(
            marker.outline.scaled(by: size), at: run, fill: marker.isFilled ? (fill ?? color).opacity(alpha) : nil,
            stroke: edgeWidth > 0 ? stroke : nil, snapping: .always)
    }
}

extension Mark {
    func requireMarker(_ style: MarkerStyle?) throws(PlotError) {
        guard let style else { return }
        try requirePositive(style.size, "markerSize")
        try requirePositive(style.edgeWidth, "markerEdgeWidth")
        try requireColor(style.fill)
        try requireColor(style.edge)
    }
}
