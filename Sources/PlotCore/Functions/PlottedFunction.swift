import Autodiff
import Synchronization

/// A function as the user gave it, with what was found out about it so far.
///
/// It is run when the figure is drawn, on the task that draws, one call at a time: the lock is what makes it safe to hand on.
final class PlottedFunction: @unchecked Sendable {
    private enum Source {
        case tensor((Tensor) -> Tensor)
        case plain((Double) -> Double)
    }

    private struct Known {
        var range: ClosedRange<Double>
        var bounds: FunctionBounds?
        var extent: Domain?
    }

    private let source: Source
    /// Of the stretch that was asked for last: a figure asks several times for the same.
    private let known = Mutex<Known?>(nil)

    init(_ f: @escaping (Tensor) -> Tensor) { source = .tensor(f) }

    init(plain f: @escaping (Double) -> Double) { source = .plain(f) }

    func value(at x: Double) -> Double {
        switch source {
        case .tensor(let f):
            let result = f(Tensor(x))
            return result.count == 1 ? result.array[0] : .nan
        case .plain(let f): return f(x)
        }
    }

    /// The extent of y over a stretch of x, as far as it is worth showing.
    func extent(over range: ClosedRange<Double>) -> Domain? {
        known.withLock { known in
            if let known, known.range == range { return known.extent }
            let bounds = bounds(over: range)
            let extent = FunctionExtent(bounds, plain: value, over: range).domain
            known = Known(range: range, bounds: bounds, extent: extent)
            return extent
        }
    }

    private func bounds(over range: ClosedRange<Double>) -> FunctionBounds? {
        guard case .tensor(let f) = source else { return nil }
        return CurveTracer.bounds(of: f, over: range)
    }

    /// The curve in a frame, over a stretch of x that both the user and the axis show.
    func curve(in frame: Frame, over range: ClosedRange<Double>, reach: Double) -> FunctionCurve {
        let (x, y) = (frame.x.scale, frame.y.scale)
        let window = CurveWindow(
            frame, from: x.coordinate(of: range.lowerBound), to: x.coordinate(of: range.upperBound), reach: reach)
        return known.withLock { known in
            let bounds: FunctionBounds?
            if x.isIdentity && y.isIdentity {
                if let known, known.range.contains(range.lowerBound), known.range.contains(range.upperBound) {
                    bounds = known.bounds
                } else {
                    bounds = self.bounds(over: range)
                }
            } else if case .tensor(let f) = source, let xRule = x.rule, let yRule = y.rule {
                bounds = CurveTracer.bounds(
                    of: { yRule.coordinate(f(xRule.value($0))) }, over: window.lower...max(window.lower, window.upper))
            } else {
                bounds = nil
            }
            let inverse = ScaleInverse(x, over: range)
            let plain = { [self] coordinate in y.coordinate(of: value(at: inverse.value(at: coordinate))) }
            guard let bounds else { return SampledTracer.curve(plain, window: window) }
            return CurveTracer.curve(bounds, plain: plain, window: window)
        }
    }
}

/// Values at coordinates of a scale that only knows the way there.
struct ScaleInverse {
    private let scale: any Scale
    private let range: ClosedRange<Double>

    init(_ scale: any Scale, over range: ClosedRange<Double>) {
        self.scale = scale
        self.range = range
    }

    func value(at coordinate: Double) -> Double {
        if scale.isIdentity { return coordinate }
        if let rule = scale.rule { return Double(rule.value(Tensor(coordinate))) }
        var (low, high) = (range.lowerBound, range.upperBound)
        let rises = scale.coordinate(of: low) < scale.coordinate(of: high)
        for _ in 0..<80 {
            let middle = low / 2 + high / 2
            if middle == low || middle == high { break }
            if (scale.coordinate(of: middle) < coordinate) == rises { low = middle } else { high = middle }
        }
        return low / 2 + high / 2
    }
}
