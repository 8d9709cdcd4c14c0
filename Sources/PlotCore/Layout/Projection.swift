/// How the two coordinates of a point become a place in the frame.
///
///     figure.projection = .polar
///     figure.plot(angle, radius)  // angles in radians, counter-clockwise from the right
public enum Projection: Sendable, Equatable {
    /// x to the right and y upwards.
    case cartesian
    /// x is an angle in radians, counter-clockwise from the right; y the distance from the middle.
    case polar
}

extension Frame {
    /// The middle of a polar frame, and the radius of its outermost circle.
    var disc: (center: Point, radius: Double) { (rect.center, min(rect.width, rect.height) / 2) }

    func polarPoint(angle: Double, radius: Double) -> Point {
        let (center, outermost) = disc
        let length = y.position(of: radius) * outermost
        let (sine, cosine) = sineAndCosine(degrees: angle * 180 / .pi)
        return Point(center.x + length * cosine, center.y - length * sine)
    }
}
