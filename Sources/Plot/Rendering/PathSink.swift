import Cairo
import PlotCore

/// Takes an outline piece by piece, in pixels: cairo's context, or the text of an SVG path.
protocol PathSink {
    mutating func move(to point: Point)
    mutating func line(to point: Point)
    mutating func curve(_ control1: Point, _ control2: Point, to point: Point)
    mutating func close()
}

extension PathSink {
    /// Adds a path that is in pixels already, moved by (x, y).
    mutating func append(_ path: Path, x: Double = 0, y: Double = 0) {
        func moved(_ point: Point) -> Point { Point(point.x + x, point.y + y) }
        for element in path.elements {
            switch element {
            case .move(let point): move(to: moved(point))
            case .line(let point): line(to: moved(point))
            case .curve(let first, let second, let end): curve(moved(first), moved(second), to: moved(end))
            case .close: close()
            }
        }
    }
}

/// Cairo knows nothing of the Scene's types; here they meet.
struct ContextSink: PathSink {
    let context: Context

    func move(to point: Point) { context.move(x: point.x, y: point.y) }
    func line(to point: Point) { context.line(x: point.x, y: point.y) }
    func curve(_ control1: Point, _ control2: Point, to point: Point) {
        context.curve(x1: control1.x, y1: control1.y, x2: control2.x, y2: control2.y, x: point.x, y: point.y)
    }
    func close() { context.close() }
}
