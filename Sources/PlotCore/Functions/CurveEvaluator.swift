import Autodiff

/// A place on a curve: in the x axis' coordinate, and in pixels.
struct CurvePoint: Sendable {
    let coordinate: Double
    let x: Double
    /// Not a number where the function has no value.
    let y: Double
    /// Pixels of y to a pixel of x; not a number where it is not known.
    let slope: Double
    /// How many pixels the exact value may be away, by rounding.
    let noise: Double

    var isDefined: Bool { !y.isNaN }
}

/// What is known of the curve between two coordinates, in pixels.
struct CurveCell: Sendable {
    let lower: Double
    let upper: Double
    /// In pixels.
    let width: Double
    let jet: Jet
    /// Bounds of y.
    let top: Double
    let bottom: Double
    /// Bounds of the slope, in pixels of y to a pixel of x.
    let slopes: ClosedRange<Double>?

    var height: Double { bottom - top }
    var isNowhere: Bool { jet.value.domain == .nowhere }
    var isContinuous: Bool { jet.isContinuous }

    /// How far a straight line between the ends may be from the curve, where it is continuous.
    var lineError: Double {
        guard let slopes else { return .infinity }
        return (slopes.upperBound - slopes.lowerBound) * width / 4
    }

    /// The steepest that the curve can be.
    var steepest: Double { slopes.map { max(abs($0.lowerBound), abs($0.upperBound)) } ?? .infinity }
}

/// Asks a function for values and bounds, in pixels, and counts.
struct CurveEvaluator {
    /// Nil where nothing but values can be had.
    let bounds: FunctionBounds?
    /// The function in coordinates of both axes, for what bounds say nothing of.
    let plain: (Double) -> Double
    let window: CurveWindow
    private(set) var count = 0

    init(_ bounds: FunctionBounds?, plain: @escaping (Double) -> Double, window: CurveWindow) {
        self.bounds = bounds
        self.plain = plain
        self.window = window
    }

    mutating func point(_ coordinate: Double) -> CurvePoint {
        count += 1
        if let bounds {
            let jet = bounds.jet(1, over: Interval(coordinate))
            // Bounds of what has no value may be a number: 0 times anything is 0.
            let isPole = jet.value.domain == .partly && !jet.value.isContinuous
            if jet.value.isComplete && !(isPole && jet.value.range.isBounded) { return point(coordinate, jet) }
        }
        return value(coordinate)
    }

    private func point(_ coordinate: Double, _ jet: Jet) -> CurvePoint {
        let (y, noise) = place(jet.value)
        return CurvePoint(
            coordinate: coordinate, x: window.x(coordinate), y: y, slope: slope(jet.first), noise: noise)
    }

    private func value(_ coordinate: Double) -> CurvePoint {
        let value = plain(coordinate)
        let y = value.isInfinite ? (value > 0) == (window.y.scale > 0) ? 1e300 : -1e300 : window.y(value)
        return CurvePoint(
            coordinate: coordinate, x: window.x(coordinate), y: y.isNaN ? .nan : min(max(y, -1e300), 1e300),
            slope: .nan, noise: 0)
    }

    /// The place with its slope, and the slope's own by x.
    mutating func bend(_ coordinate: Double) -> (point: CurvePoint, bend: Double) {
        count += 1
        guard let jet = bounds?.jet(2, over: Interval(coordinate)), jet.value.isComplete else {
            return (value(coordinate), .nan)
        }
        let second = jet.second.range
        let ratio = window.y.scale / (window.x.scale * window.x.scale)
        return (point(coordinate, jet), second.isBounded && !second.isEmpty ? second.midpoint * ratio : .nan)
    }

    private func slope(_ first: Enclosure) -> Double {
        first.range.isBounded && !first.range.isEmpty ? first.range.midpoint * window.y.scale / window.x.scale : .nan
    }

    private func place(_ value: Enclosure) -> (y: Double, noise: Double) {
        let range = value.range
        if range.isEmpty || range == .entire { return (.nan, .infinity) }
        if !range.isBounded {
            let isUp = (range.upper == .infinity) == (window.y.scale > 0)
            return (isUp ? 1e300 : -1e300, .infinity)
        }
        return (min(max(window.y(range.midpoint), -1e300), 1e300), range.width * abs(window.y.scale))
    }

    /// - Parameter order: 1, or 4 for what `pieces(of:)` asks.
    mutating func cell(_ lower: Double, _ upper: Double, order: Int = 1) -> CurveCell {
        count += 1
        let jet = bounds?.jet(order, over: Interval(lower, upper)) ?? .unknown
        let range = jet.value.range
        let ends = range.isEmpty ? (0, 0) : (window.y(range.lower), window.y(range.upper))
        var slopes: ClosedRange<Double>?
        if jet.hasSlope {
            let ratio = window.y.scale / window.x.scale
            let (one, other) = (jet.first.range.lower * ratio, jet.first.range.upper * ratio)
            if one.isFinite && other.isFinite { slopes = min(one, other)...max(one, other) }
        }
        return CurveCell(
            lower: lower, upper: upper, width: window.width(lower, upper), jet: jet, top: min(ends.0, ends.1),
            bottom: max(ends.0, ends.1), slopes: slopes)
    }

    /// How many cubic pieces of equal width follow the curve to `tolerance` pixels; nil where no number is known to.
    ///
    /// A cubic with the function's values and slopes at its ends is off by at most max |f⁗|·h⁴/384 (de Boor 1978, A Practical
    /// Guide to Splines, chapter V).
    func pieces(of cell: CurveCell, tolerance: Double) -> Int? {
        guard cell.jet.isSmooth else { return nil }
        return pieces(cell.jet.fourth.range, width: cell.width, tolerance: tolerance)
    }

    /// How many there would be if the fourth derivative were everywhere as it is at one place.
    mutating func pieces(at coordinate: Double, over cell: CurveCell, tolerance: Double) -> Int? {
        count += 1
        guard let jet = bounds?.jet(4, over: Interval(coordinate)), jet.isSmooth else { return nil }
        return pieces(jet.fourth.range, width: cell.width, tolerance: tolerance)
    }

    private func pieces(_ fourth: Interval, width: Double, tolerance: Double) -> Int? {
        let ratio = 1 / abs(window.x.scale)
        let most = max(abs(fourth.lower), abs(fourth.upper)) * abs(window.y.scale) * ratio * ratio * ratio * ratio
        let count = (width * (most / (384 * tolerance)).squareRoot().squareRoot()).rounded(.up)
        return count <= 1e5 ? max(1, Int(count)) : nil
    }

    func isOutside(_ cell: CurveCell) -> Bool { cell.bottom < window.top || cell.top > window.bottom }

    func isOutside(_ point: CurvePoint) -> Bool { point.y < window.top || point.y > window.bottom }
}
