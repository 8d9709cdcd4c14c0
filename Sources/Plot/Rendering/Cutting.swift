import PlotCore

// Zoomed data lie far outside the page, up to 1e308 pixels away. No renderer takes such coordinates, so lines and polygons are
// cut to a window around what is visible, wide enough that neither the cuts nor caps and corners at them can be seen.

/// The part of a straight piece that lies inside the window, or nil.
func cut(_ start: Point, _ end: Point, to window: Rect) -> (Point, Point)? {
    if window.holds(start) && window.holds(end) { return (start, end) }
    // Liang and Barsky 1984: the piece is start·(1 − t) + end·t; each side of the window leaves an interval of t.
    var (first, last) = (0.0, 1.0)
    for (from, to, low, high) in [
        (start.x, end.x, window.left, window.right), (start.y, end.y, window.top, window.bottom),
    ] {
        guard from != to else {
            guard from >= low && from <= high else { return nil }
            continue
        }
        let (enter, leave) = from < to ? (low, high) : (high, low)
        first = max(first, fraction(from, to, at: enter))
        last = min(last, fraction(from, to, at: leave))
    }
    guard first <= last else { return nil }
    return (
        first > 0 ? interpolate(start, end, first) : start, last < 1 ? interpolate(start, end, last) : end
    )
}

/// The fraction of the way from `from` to `to` where `value` lies; halves keep the differences from overflowing.
private func fraction(_ from: Double, _ to: Double, at value: Double) -> Double {
    (value / 2 - from / 2) / (to / 2 - from / 2)
}

private func interpolate(_ start: Point, _ end: Point, _ fraction: Double) -> Point {
    Point(
        start.x * (1 - fraction) + end.x * fraction, start.y * (1 - fraction) + end.y * fraction)
}

extension Rect {
    func holds(_ point: Point) -> Bool {
        point.x >= left && point.x <= right && point.y >= top && point.y <= bottom
    }
}

extension Path {
    /// What of the path can matter inside the window, made of straight pieces.
    func cut(to window: Rect, filled: Bool) -> Path {
        var result = Path()
        for contour in contours {
            if filled || contour.isClosed {
                result.elements += Path.polygon(cutPolygon(contour.points, to: window)).elements
            } else {
                var pen: Point?
                for (start, end) in zip(contour.points, contour.points.dropFirst()) {
                    guard let (from, to) = Plot.cut(start, end, to: window) else { continue }
                    if pen != from { result.elements.append(.move(from)) }
                    result.elements.append(.line(to))
                    pen = to
                }
            }
        }
        return result
    }

    private struct Contour {
        var points: [Point]
        var isClosed = false
    }

    private var contours: [Contour] {
        var contours: [Contour] = []
        for element in elements {
            switch element {
            case .move(let point): contours.append(Contour(points: [point]))
            case .line(let point): contours[contours.count - 1].points.append(point)
            case .curve(let first, let second, let end):
                guard let start = contours[contours.count - 1].points.last else { continue }
                // As many pieces as keep a curve across the page smooth; one that needs cutting is far larger.
                for step in 1...64 {
                    let fraction = Double(step) / 64
                    let controls = [(start, first), (first, second), (second, end)].map {
                        interpolate($0, $1, fraction)
                    }
                    contours[contours.count - 1].points.append(
                        interpolate(
                            interpolate(controls[0], controls[1], fraction),
                            interpolate(controls[1], controls[2], fraction), fraction))
                }
            case .close: contours[contours.count - 1].isClosed = true
            }
        }
        return contours
    }
}

/// The polygon's part inside the window, with edges along the window's where it leaves (Sutherland and Hodgman 1974).
private func cutPolygon(_ corners: [Point], to window: Rect) -> [Point] {
    let sides: [(isInside: (Point) -> Bool, crossing: (Point, Point) -> Double)] = [
        ({ $0.x >= window.left }, { fraction($0.x, $1.x, at: window.left) }),
        ({ $0.x <= window.right }, { fraction($0.x, $1.x, at: window.right) }),
        ({ $0.y >= window.top }, { fraction($0.y, $1.y, at: window.top) }),
        ({ $0.y <= window.bottom }, { fraction($0.y, $1.y, at: window.bottom) }),
    ]
    return sides.reduce(corners) { corners, side in
        var result: [Point] = []
        for (index, end) in corners.enumerated() {
            let start = corners[index == 0 ? corners.count - 1 : index - 1]
            if side.isInside(start) != side.isInside(end) {
                result.append(interpolate(start, end, side.crossing(start, end)))
            }
            if side.isInside(end) { result.append(end) }
        }
        return result
    }
}
