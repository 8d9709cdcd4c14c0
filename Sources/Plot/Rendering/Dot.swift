import PlotCore

/// A marker that a round pen makes by touching the page: a disc without an edge, or with one of its own colour.
///
/// Documents with many points are far smaller and quicker to show so: a place instead of an outline of eight curves.
struct Dot: Equatable {
    /// From the marker's place, in pixels.
    var center: Point
    var diameter: Double
    var color: Color

    init?(_ style: MarkerRun.Style) {
        guard let fill = style.fill, let (center, radius) = style.outline.disc, radius > 0 else { return nil }
        (self.center, color) = (center, fill)
        guard let pen = style.pen, pen.width > 0 else {
            diameter = 2 * radius
            return
        }
        // An edge that lets the inside shine through shows as a ring.
        guard pen.color == fill, fill.alpha == 1, pen.dashes.isEmpty else { return nil }
        diameter = 2 * radius + pen.width
    }
}

extension Path {
    /// The middle and the radius of an outline that is a circle, as `Path.circle` makes it.
    var disc: (center: Point, radius: Double)? {
        guard elements.count == 10, case .close = elements[9] else { return nil }
        var ends: [Point] = []
        var handles: [Point] = []
        for element in elements[1..<9] {
            guard case .curve(let first, let second, let end) = element else { return nil }
            ends.append(end)
            handles += [first, second]
        }
        let center = Point(
            ends.reduce(0) { $0 + $1.x } / Double(ends.count), ends.reduce(0) { $0 + $1.y } / Double(ends.count))
        func distance(_ point: Point) -> Double {
            let (x, y) = (point.x - center.x, point.y - center.y)
            return (x * x + y * y).squareRoot()
        }
        let radius = distance(ends[0])
        // Of the tangents' ends, where each piece is an eighth of the circle.
        let reach = radius * 1.034_574
        guard ends.allSatisfy({ abs(distance($0) - radius) <= 1e-6 * radius }),
            handles.allSatisfy({ abs(distance($0) - reach) <= 1e-4 * radius })
        else { return nil }
        return (center, radius)
    }
}
