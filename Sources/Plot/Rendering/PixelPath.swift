import PlotCore

// A Scene's outlines and marker runs in pixels, snapped where they wish to be.
extension PixelGrid {
    /// An outline in pixels, drawn with a pen that is in pixels already.
    ///
    /// Snapping moves every corner. A curve's controls move along with the ends that they belong to, so it keeps its bend.
    func path(_ path: Path, fill: Color?, pen: Stroke?, snapping: Snapping, within visible: Rect) -> Path {
        let path = path.mapped(pixels)
        guard path.isFinite else { return Path() }
        guard path.isDrawable else {
            return path.cut(to: visible.outset(by: reach(ofPen: pen)), filled: fill != nil)
        }
        guard snapping == .always else { return path }
        let offset = PixelGrid.offset(ofPen: pen)
        var moved = Point(0, 0)
        return Path(
            path.elements.map { element in
                func snapped(_ end: Point) -> Point {
                    let place = PixelGrid.snapped(end, offset)
                    moved = Point(place.x - end.x, place.y - end.y)
                    return place
                }
                switch element {
                case .move(let point): return .move(snapped(point))
                case .line(let point): return .line(snapped(point))
                case .curve(let first, let second, let end):
                    let start = Point(first.x + moved.x, first.y + moved.y)
                    let place = snapped(end)
                    return .curve(start, Point(second.x + moved.x, second.y + moved.y), place)
                case .close: return .close
                }
            })
    }

    /// A marker's outline in pixels around the place that `forEachMarker` gives.
    ///
    /// An outline of pieces along the axes has each corner snapped, so a tick comes out crisp and whole pixels long.
    /// Any other is centred on the middle of a pixel, so it is as symmetric as it was drawn.
    func markerOutline(_ outline: Path, pen: Stroke?, snapping: Snapping) -> Path {
        let outline = outline.mapped(pixels)
        guard outline.isFinite, outline.isDrawable else { return Path() }
        guard snapping == .always else { return outline }
        let offset = PixelGrid.offset(ofPen: pen)
        return outline.isAlongAxes
            ? outline.mapped { PixelGrid.snapped($0, offset) } : outline.mapped { Point($0.x + 0.5, $0.y + 0.5) }
    }

    /// The places of a run's markers with their numbers in it, on pixel edges if they are to be snapped;
    /// of those that can be seen, where an outline reaches `extent` around its place.
    func forEachMarker(
        of run: PointRun, extent: Rect, snapping: Snapping, within visible: Rect, _ body: (Int, Point) -> Void
    ) {
        let seen = Rect(
            left: visible.left - extent.right - 1, top: visible.top - extent.bottom - 1,
            right: visible.right - extent.left + 1, bottom: visible.bottom - extent.top + 1)
        for index in 0..<run.count {
            let center = pixels(run[index])
            // A gap is not in there either.
            guard seen.holds(center) else { continue }
            body(index, snapping == .always ? PixelGrid.snapped(center, 0) : center)
        }
    }

    private static func snapped(_ point: Point, _ offset: Double) -> Point {
        Point(nearestEdge(point.x) + offset, nearestEdge(point.y) + offset)
    }

    /// How far a pen's ink may lie from its path, at a sharp corner or at a cap.
    func reach(ofPen pen: Stroke?) -> Double {
        guard let pen else { return 0 }
        return pen.width * max(1, pen.join == .miter ? pen.miterLimit : 1)
    }
}

extension Path {
    /// Whether a rule holds for every point of the path, the controls of its curves among them.
    private func allPoints(_ holds: (Point) -> Bool) -> Bool {
        for element in elements {
            switch element {
            case .move(let point), .line(let point):
                guard holds(point) else { return false }
            case .curve(let first, let second, let end):
                guard holds(first), holds(second), holds(end) else { return false }
            case .close: continue
            }
        }
        return true
    }

    var isFinite: Bool { allPoints { $0.x.isFinite && $0.y.isFinite } }

    /// Whether cairo can hold every coordinate: it has 24 bits before the point, and strokes need room beside the path.
    var isDrawable: Bool { allPoints { abs($0.x) < 1e6 && abs($0.y) < 1e6 } }

    /// Whether every piece is straight and level or upright.
    var isAlongAxes: Bool {
        var (start, pen) = (Point(0, 0), Point(0, 0))
        func isLevelOrUpright(to end: Point) -> Bool { abs(end.x - pen.x) < 1e-4 || abs(end.y - pen.y) < 1e-4 }
        for element in elements {
            switch element {
            case .move(let point):
                (start, pen) = (point, point)
            case .line(let point):
                guard isLevelOrUpright(to: point) else { return false }
                pen = point
            case .curve:
                return false
            case .close:
                guard isLevelOrUpright(to: start) else { return false }
                pen = start
            }
        }
        return true
    }

    /// A rectangle around the origin and the path, wider by `margin`.
    func extent(margin: Double) -> Rect {
        var box = Rect(left: 0, top: 0, right: 0, bottom: 0)
        _ = allPoints { point in
            box = box.union(Rect(left: point.x, top: point.y, right: point.x, bottom: point.y))
            return true
        }
        return box.outset(by: margin)
    }
}

extension Rect {
    func outset(by margin: Double) -> Rect { insetBy(-margin) }
}
