/// How the two coordinates of a point become a place in the frame.
///
///     figure.projection = .polar
///     figure.plot(angle, radius)  // angles in radians, counter-clockwise from the right
///     figure.projection = .polar(zero: .top, clockwise: true)  // as a compass
public struct Projection: Sendable, Equatable {
    /// Where the angle zero is; nil for axes that lie across each other.
    private var zero: Side?
    private var isClockwise = false

    /// x to the right and y upwards.
    public static var cartesian: Projection { Projection(zero: nil) }

    /// x is an angle in radians, counter-clockwise from the right; y the distance from the middle.
    public static var polar: Projection { Projection(zero: .right) }

    /// x is an angle in radians, y the distance from the middle.
    ///
    /// - Parameters:
    ///   - zero: The side that the angle zero points to.
    ///   - clockwise: Which way angles grow.
    public static func polar(zero: Side = .right, clockwise: Bool = false) -> Projection {
        Projection(zero: zero, isClockwise: clockwise)
    }

    var isPolar: Bool { zero != nil }

    /// Degrees on the page, counter-clockwise from the right, of an angle in degrees.
    func direction(of angle: Double) -> Double {
        let start: Double =
            switch zero {
            case .right, nil: 0
            case .top: 90
            case .left: 180
            case .bottom: 270
            }
        return start + (isClockwise ? -angle : angle)
    }
}

extension Frame {
    /// The middle of a polar frame, and the radius of its outermost circle.
    var disc: (center: Point, radius: Double) { (rect.center, min(rect.width, rect.height) / 2) }

    func polarPoint(angle: Double, radius: Double) -> Point {
        polarPoint(direction: projection.direction(of: angle * 180 / .pi), radius: radius)
    }

    /// - Parameter direction: On the page, in degrees counter-clockwise from the right.
    func polarPoint(direction: Double, radius: Double) -> Point {
        let (center, outermost) = disc
        let length = y.position(of: radius) * outermost
        let (sine, cosine) = sineAndCosine(degrees: direction)
        return Point(center.x + length * cosine, center.y - length * sine)
    }
}
