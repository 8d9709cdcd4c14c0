/// A line along a vector field, as long as the way on the page.
struct Trajectory {
    /// In pixels, each with the field's direction there, of length 1.
    var knots: [(place: Point, direction: Point)]
    var isClosed = false

    /// Cubic pieces with the field's direction at both ends.
    func path(scaled factor: Double) -> Path {
        var elements: [Path.Element] = []
        func point(_ place: Point) -> Point { Point(place.x * factor, place.y * factor) }
        for (index, knot) in knots.enumerated() {
            if index == 0 {
                elements.append(.move(point(knot.place)))
                continue
            }
            let previous = knots[index - 1]
            let (x, y) = (knot.place.x - previous.place.x, knot.place.y - previous.place.y)
            // A third of the way between them, which along a gentle bend is that of the arc.
            let third = (x * x + y * y).squareRoot() / 3
            elements.append(
                .curve(
                    point(
                        Point(
                            previous.place.x + third * previous.direction.x,
                            previous.place.y + third * previous.direction.y)),
                    point(Point(knot.place.x - third * knot.direction.x, knot.place.y - third * knot.direction.y)),
                    point(knot.place)))
        }
        if isClosed { elements.append(.close) }
        return Path(elements)
    }

    var length: Double {
        zip(knots, knots.dropFirst()).reduce(0) { sum, pair in
            let (x, y) = (pair.1.place.x - pair.0.place.x, pair.1.place.y - pair.0.place.y)
            return sum + (x * x + y * y).squareRoot()
        }
    }
}

/// Follows a field by the Runge-Kutta pair of Dormand and Prince (1980), of fifth order with a fourth to measure its error.
///
/// What is followed is the field's direction alone, so steps are lengths on the page; each is as long as the error allows.
struct TrajectoryStepper {
    /// Pixels by which the two of the pair may differ in a step.
    private static let tolerance = 0.01
    static let longest = 6.0
    private static let shortest = 0.02

    private var step = 2.0
    let sign: Double

    init(sign: Double) { self.sign = sign }

    /// The next place after one; nil where the line ends: at an equilibrium, at the domain's end, where the field turns back.
    mutating func next(
        after place: Point, direction first: Point, in flow: Flow
    ) -> (place: Point, direction: Point)? {
        // The tables say their type: else these few lines take the compiler more than a second.
        typealias Table = [(weight: Double, direction: Point)]
        func slope(_ offsets: Table) -> Point? {
            var (x, y) = (place.x, place.y)
            for (weight, direction) in offsets {
                x += step * weight * direction.x
                y += step * weight * direction.y
            }
            guard flow.contains(Point(x, y)), let direction = flow.direction(Point(x, y)) else { return nil }
            return Point(sign * direction.x, sign * direction.y)
        }
        let k1 = Point(sign * first.x, sign * first.y)
        while step >= Self.shortest {
            if let k2 = slope([(1.0 / 5, k1)]),
                let k3 = slope([(3.0 / 40, k1), (9.0 / 40, k2)]),
                let k4 = slope([(44.0 / 45, k1), (-56.0 / 15, k2), (32.0 / 9, k3)]),
                let k5 = slope([(19372.0 / 6561, k1), (-25360.0 / 2187, k2), (64448.0 / 6561, k3), (-212.0 / 729, k4)]),
                let k6 = slope([
                    (9017.0 / 3168, k1), (-355.0 / 33, k2), (46732.0 / 5247, k3), (49.0 / 176, k4),
                    (-5103.0 / 18656, k5),
                ])
            {
                let weights: Table = [
                    (35.0 / 384, k1), (500.0 / 1113, k3), (125.0 / 192, k4), (-2187.0 / 6784, k5), (11.0 / 84, k6),
                ]
                if let k7 = slope(weights) {
                    let differences: Table = [
                        (71.0 / 57600, k1), (-71.0 / 16695, k3), (71.0 / 1920, k4), (-17253.0 / 339200, k5),
                        (22.0 / 525, k6), (-1.0 / 40, k7),
                    ]
                    let errorX = step * differences.reduce(0) { $0 + $1.weight * $1.direction.x }
                    let errorY = step * differences.reduce(0) { $0 + $1.weight * $1.direction.y }
                    let error = (errorX * errorX + errorY * errorY).squareRoot()
                    let turn = k1.x * k7.x + k1.y * k7.y
                    // A piece of a curve that is drawn as one cubic should not turn by more than a few tens of degrees.
                    if error <= Self.tolerance && turn > 0.8 {
                        let end = Point(
                            place.x + step * weights.reduce(0) { $0 + $1.weight * $1.direction.x },
                            place.y + step * weights.reduce(0) { $0 + $1.weight * $1.direction.y })
                        let growth = error > 0 ? min(2, 0.9 * power(Self.tolerance / error, 0.2)) : 2
                        step = min(Self.longest, step * max(growth, 0.5))
                        return (end, Point(sign * k7.x, sign * k7.y))
                    }
                }
            }
            step /= 2
        }
        step = 2
        return nil
    }
}
