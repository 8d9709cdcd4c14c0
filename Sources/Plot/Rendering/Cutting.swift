import PlotCore

// Zoomed data lie far outside the page, up to 1e308 pixels away. No renderer takes such coordinates, so lines and polygons are
// cut to a window around what is visible, wide enough that neither the cuts nor caps and corners at them can be seen.

/// The part of a straight piece that lies inside the window, or nil.
func cut(_ start: Point, _ end: Point, to window: Rect) -> (Point, Point)? {
    var (start, end) = (start, end)
    for side in WindowSide.allCases {
        switch (side.isPassed(by: start, window), side.isPassed(by: end, window)) {
        case (false, false): break
        case (true, true): return nil
        case (true, false): start = side.crossing(start, end, window)
        case (false, true): end = side.crossing(start, end, window)
        }
    }
    return (start, end)
}

private enum WindowSide: CaseIterable {
    case left, top, right, bottom

    /// Whether the point lies beyond this side.
    func isPassed(by point: Point, _ window: Rect) -> Bool {
        switch self {
        case .left: point.x < window.left
        case .top: point.y < window.top
        case .right: point.x > window.right
        case .bottom: point.y > window.bottom
        }
    }

    /// Where a piece crosses the side: on it to the last bit, so that what follows need not ask again.
    func crossing(_ start: Point, _ end: Point, _ window: Rect) -> Point {
        switch self {
        case .left: Point(window.left, interpolate(start.y, end.y, fraction(start.x, end.x, at: window.left)))
        case .top: Point(interpolate(start.x, end.x, fraction(start.y, end.y, at: window.top)), window.top)
        case .right: Point(window.right, interpolate(start.y, end.y, fraction(start.x, end.x, at: window.right)))
        case .bottom: Point(interpolate(start.x, end.x, fraction(start.y, end.y, at: window.bottom)), window.bottom)
        }
    }
}

/// The fraction of the way from `from` to `to` where `value` lies; halves keep the differences from overflowing.
private func fraction(_ from: Double, _ to: Double, at value: Double) -> Double {
    (value / 2 - from / 2) / (to / 2 - from / 2)
}

private func interpolate(_ start: Double, _ end: Double, _ fraction: Double) -> Double {
    // What is level or upright stays so, at any distance.
    start == end ? start : start * (1 - fraction) + end * fraction
}

private func interpolate(_ start: Point, _ end: Point, _ fraction: Double) -> Point {
    Point(interpolate(start.x, end.x, fraction), interpolate(start.y, end.y, fraction))
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
        var finished: [Contour] = []
        var contour = Contour(points: [])
        func curvePoint(_ controls: [Point], _ fraction: Double) -> Point {
            // De Casteljau: each round of interpolation leaves one point fewer.
            var controls = controls
            while controls.count > 1 {
                controls = zip(controls, controls.dropFirst()).map { interpolate($0, $1, fraction) }
            }
            return controls[0]
        }
        for element in elements {
            switch element {
            case .move(let point):
                finished.append(contour)
                contour = Contour(points: [point])
            case .line(let point):
                contour.points.append(point)
            case .curve(let first, let second, let end):
                let controls = [contour.points.last ?? first, first, second, end]
                // As many pieces as keep a curve across the page smooth; one that needs cutting is far larger.
                contour.points += (1...64).map { curvePoint(controls, Double($0) / 64) }
            case .close:
                // What follows without a move starts where this contour did.
                let start = contour.points.prefix(1)
                contour.isClosed = true
                finished.append(contour)
                contour = Contour(points: Array(start))
            }
        }
        return finished + [contour]
    }
}

/// The polygon's part inside the window, with edges along the window's where it leaves (Sutherland and Hodgman 1974).
private func cutPolygon(_ corners: [Point], to window: Rect) -> [Point] {
    WindowSide.allCases.reduce(corners) { corners, side in
        var result: [Point] = []
        for (index, end) in corners.enumerated() {
            let start = corners[index == 0 ? corners.count - 1 : index - 1]
            let isEndPassed = side.isPassed(by: end, window)
            if side.isPassed(by: start, window) != isEndPassed { result.append(side.crossing(start, end, window)) }
            if !isEndPassed { result.append(end) }
        }
        return result
    }
}
