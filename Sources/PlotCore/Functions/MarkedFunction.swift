import Autodiff
import Synchronization

/// A function of which marks show what its derivatives say.
///
/// It is run when the figure is drawn, one call at a time: the lock is what makes it safe to hand on.
final class MarkedFunction: @unchecked Sendable {
    private struct Question: Hashable {
        var range: ClosedRange<Double>
        var kinds: Set<CriticalPoint.Kind>
    }

    /// A place on the curve, with its slope and the slope's own.
    struct Contact: Sendable {
        var x: Double
        var y: Double
        /// Infinite where the tangent is upright.
        var slope: Double
        var bend: Double
    }

    private let f: (Tensor) -> Tensor
    private let known = Mutex<[Question: CriticalPointReport]>([:])

    init(_ f: @escaping (Tensor) -> Tensor) { self.f = f }

    /// Nil where the function has no value, or no slope.
    func contact(at x: Double) -> Contact? {
        known.withLock { _ in
            let value = f(Tensor(x))
            guard x.isFinite, value.count == 1, value.array[0].isFinite else { return nil }
            let slope = Double(grad(f)(Tensor(x)))
            guard !slope.isNaN else { return nil }
            return Contact(x: x, y: value.array[0], slope: slope, bend: Double(grad(grad(f))(Tensor(x))))
        }
    }

    /// Found once for each range: extents, shapes and reports ask for the same.
    func criticalPoints(over range: ClosedRange<Double>, kinds: Set<CriticalPoint.Kind>) -> CriticalPointReport {
        known.withLock { known in
            let question = Question(range: range, kinds: kinds)
            if let report = known[question] { return report }
            let report = Autodiff.criticalPoints(
                of: f, over: range, kinds: kinds, resolution: (range.upperBound - range.lowerBound) / 1024)
            known[question] = report
            return report
        }
    }

    /// The curve from the frame's one side to the other, on the page, two points of it from place to place; NaN where there is none.
    func course(in frame: Frame) -> [Point] {
        known.withLock { _ in
            let (map, limits) = (frame.coordinateMaps.x, frame.x.limits)
            let inverse = ScaleInverse(frame.x.scale, over: limits.lower...limits.upper)
            return stride(from: frame.rect.left, through: frame.rect.right, by: 2).map { place in
                let x = inverse.value(at: map.origin + (place - map.offset) / map.scale)
                let value = f(Tensor(x))
                return Point(place, value.count == 1 ? frame.point(x, value.array[0]).y : .nan)
            }
        }
    }

    func integral(over range: ClosedRange<Double>) -> Integral {
        known.withLock { _ in Autodiff.integral(of: f, over: range) }
    }
}

/// A number in as few digits as a reader needs.
func shortText(_ value: Double, beside span: Double? = nil) -> String {
    guard value.isFinite else { return "\(value)" }
    if let span, span >= 1e-4, span < 1e6, abs(value) < 1e7 {
        return DecimalPlaces(fixed: max(0, 3 - decimalExponent(of: span))).text(of: value)
    }
    if value == 0 { return "0" }
    let exponent = decimalExponent(of: value)
    if exponent >= -3 && exponent < 6 { return DecimalPlaces(fixed: max(0, 4 - exponent)).text(of: value) }
    return "\(DecimalNumber(value).rounded(decimals: 3))".withMinusSigns
}
