/// The cubic with given values and slopes at its ends, as the four ordinates of a Bézier curve whose abscissas are even.
struct HermitePiece {
    private let start, end: Double
    let controls: (Double, Double)

    init(from start: CurvePoint, to end: CurvePoint) {
        let third = (end.x - start.x) / 3
        (self.start, self.end) = (start.y, end.y)
        controls = (start.y + start.slope * third, end.y - end.slope * third)
    }

    /// From the least y to the greatest.
    var reach: ClosedRange<Double> {
        var (least, most) = (min(start, end), max(start, end))
        // The derivative's Bézier ordinates, and where it is zero.
        let (a, b, c) = (controls.0 - start, controls.1 - controls.0, end - controls.1)
        let (square, linear) = (a - 2 * b + c, 2 * (b - a))
        let discriminant = linear * linear - 4 * square * a
        guard discriminant >= 0 else { return least...most }
        let sum = -0.5 * (linear + (linear < 0 ? -1 : 1) * discriminant.squareRoot())
        for t in [sum / square, a / sum] where t > 0 && t < 1 {
            let s = 1 - t
            let y = s * s * s * start + 3 * s * t * (s * controls.0 + t * controls.1) + t * t * t * end
            (least, most) = (min(least, y), max(most, y))
        }
        return least...most
    }
}
