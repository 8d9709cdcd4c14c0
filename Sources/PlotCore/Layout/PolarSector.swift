extension Frame {
    /// What lies between two angles and two distances of polar axes; nil where that is nowhere on the page.
    ///
    /// Arcs are pieces of 45° at most, which are true to 4e-6 of the radius. What is nearer than the axes' middle lies in it.
    func sector(_ angles: (Double, Double), _ distances: (Double, Double)) -> Path? {
        let (center, outermost) = disc
        func radius(_ value: Double) -> Double { max(0, y.position(of: value)) * outermost }
        let (one, other) = (radius(distances.0), radius(distances.1))
        let (inner, outer) = (min(one, other), max(one, other))
        let (start, end) = (
            projection.direction(of: angles.0 * 180 / .pi), projection.direction(of: angles.1 * 180 / .pi)
        )
        guard [start, end, inner, outer].allSatisfy(\.isFinite), abs(end - start) <= 1e6 else { return nil }
        func point(_ degrees: Double, _ radius: Double) -> Point {
            let (sine, cosine) = sineAndCosine(degrees: degrees)
            return Point(center.x + radius * cosine, center.y - radius * sine)
        }
        let turn = max(-360, min(end - start, 360))
        let pieces = max(1, Int((abs(turn) / 45).rounded(.up)))
        let step = turn / Double(pieces)
        // Control points stand off along the tangents by 4/3·tan(step/4) of the radius.
        let quarter = sineAndCosine(degrees: step / 4)
        let handle = 4 / 3 * quarter.sine / quarter.cosine
        let (reach, lean) = ((1 + handle * handle).squareRoot(), arctangent(handle))
        func arc(_ radius: Double, backwards: Bool) -> [Path.Element] {
            (0..<pieces).map { piece in
                let first = start + Double(backwards ? pieces - piece : piece) * step
                let last = backwards ? first - step : first + step
                let side = backwards ? -lean : lean
                return .curve(
                    point(first + side, radius * reach), point(last - side, radius * reach), point(last, radius))
            }
        }
        let rim = [.move(point(start, outer))] + arc(outer, backwards: false)
        let isWhole = abs(turn) >= 360
        if inner == 0 { return Path(rim + (isWhole ? [] : [.line(center)]) + [.close]) }
        let inwards = point(start + turn, inner)
        return Path(rim + [isWhole ? .move(inwards) : .line(inwards)] + arc(inner, backwards: true) + [.close])
    }
}
