extension Legend.Place {
    /// The ten places within the axes, in the order in which the best is looked for: matplotlib's.
    static let inside: [Legend.Place] = [
        .upperRight, .upperLeft, .lowerLeft, .lowerRight, .right, .centerLeft, .centerRight, .lowerCenter, .upperCenter,
        .center,
    ]

    /// How far from the left and from the top the legend stands, from 0 to 1; nil for what is no place within the axes.
    private var anchor: Point? {
        switch self {
        case .upperRight: Point(1, 0)
        case .upperLeft: Point(0, 0)
        case .lowerLeft: Point(0, 1)
        case .lowerRight: Point(1, 1)
        case .right, .centerRight: Point(1, 0.5)
        case .centerLeft: Point(0, 0.5)
        case .lowerCenter: Point(0.5, 1)
        case .upperCenter: Point(0.5, 0)
        case .center: Point(0.5, 0.5)
        case .best, .outsideRight, .outsideBottom, .lineEnds: nil
        }
    }

    /// Where a legend of that size goes within `room`: at the place itself, or at the best one if it is none within.
    func rect(for size: Size, in room: Rect, avoiding obstacles: Obstacles) -> Rect {
        func rect(_ anchor: Point) -> Rect {
            let left = room.left + anchor.x * (room.width - size.width)
            let top = room.top + anchor.y * (room.height - size.height)
            return Rect(left: left, top: top, right: left + size.width, bottom: top + size.height)
        }
        if let anchor { return rect(anchor) }
        var best = (rect: rect(Point(1, 0)), badness: Int.max)
        for candidate in Legend.Place.inside.compactMap(\.anchor).map(rect) {
            let badness = obstacles.badness(of: candidate)
            if badness < best.badness { best = (candidate, badness) }
            if badness == 0 { break }
        }
        return best.rect
    }
}
