/// A side of the axes' frame.
public enum Side: String, Sendable, Hashable, CaseIterable {
    case left, right, bottom, top

    var isHorizontal: Bool { self == .bottom || self == .top }

    var opposite: Side {
        switch self {
        case .left: .right
        case .right: .left
        case .bottom: .top
        case .top: .bottom
        }
    }

    /// One point away from the frame.
    var outward: Point {
        switch self {
        case .left: Point(-1, 0)
        case .right: Point(1, 0)
        case .bottom: Point(0, 1)
        case .top: Point(0, -1)
        }
    }

    /// The place on this side that is `fraction` of the way along its axis: from the left, or from the bottom.
    func place(_ fraction: Double, on frame: Rect) -> Point {
        switch self {
        case .left: Point(frame.left, frame.bottom - fraction * frame.height)
        case .right: Point(frame.right, frame.bottom - fraction * frame.height)
        case .bottom: Point(frame.left + fraction * frame.width, frame.bottom)
        case .top: Point(frame.left + fraction * frame.width, frame.top)
        }
    }
}

/// Where an x axis can have its ticks and labels.
public enum XAxisSide: Sendable, Hashable {
    case bottom, top

    var side: Side { self == .bottom ? .bottom : .top }
}

/// Where a y axis can have its ticks and labels.
public enum YAxisSide: Sendable, Hashable {
    case left, right

    var side: Side { self == .left ? .left : .right }
}
