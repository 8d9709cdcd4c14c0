import Autodiff
import Synchronization

/// A function of two variables as the user gave it.
///
/// It is run when the figure is drawn, on the task that draws, one call at a time: the lock is what makes it safe to hand on.
final class PlaneFunction: @unchecked Sendable {
    private let function: (Tensor, Tensor) -> Tensor
    private let lock = Mutex<Void>(())

    init(_ function: @escaping (Tensor, Tensor) -> Tensor) { self.function = function }

    /// Values alone, for a first look.
    func samples(_ x: [Double], _ y: [Double]) -> [Double] {
        guard let left = x.min(), let right = x.max(), let low = y.min(), let high = y.max() else { return [] }
        return lock.withLock { _ in PlaneField(function, over: left...right, low...high).values(x, y) }
    }

    /// Makes the function ready for a window, for as long as `body` runs.
    func within<Result>(_ window: FieldWindow, _ body: (PlaneField) -> Result) -> Result {
        lock.withLock { _ in body(PlaneField(function, over: window.x.range, window.y.range)) }
    }
}

/// A function of two variables made ready for one picture: values, gradients and bounds, counted.
final class PlaneField {
    let bounds: FieldBounds
    private let function: (Tensor, Tensor) -> Tensor
    /// Whether it gives one number; of others nothing is drawn.
    private let isScalar: Bool
    private let value: Compiled<(Tensor, Tensor), Tensor>?
    private let slope: Compiled<(Tensor, Tensor), (Tensor, Tensor)>?
    private(set) var valueCount = 0
    private(set) var boundsCount = 0

    init(
        _ function: @escaping (Tensor, Tensor) -> Tensor, over x: ClosedRange<Double>, _ y: ClosedRange<Double>
    ) {
        self.function = function
        bounds = FieldBounds(of: function, over: x, y)
        let middle = function(Tensor(Interval(x).midpoint), Tensor(Interval(y).midpoint))
        isScalar = middle.count == 1
        // What asks for numbers cannot be compiled for all of them.
        value = bounds.isSingleWay ? compile(function) : nil
        slope = bounds.isSingleWay ? compile(grad(function)) : nil
    }

    func value(_ x: Double, _ y: Double) -> Double {
        valueCount += 1
        guard isScalar else { return .nan }
        if let value { return Double(value(Tensor(x), Tensor(y))) }
        let result = function(Tensor(x), Tensor(y))
        return result.count == 1 ? result.array[0] : .nan
    }

    /// Many values at once, which takes a fraction of the time.
    func values(_ x: [Double], _ y: [Double]) -> [Double] {
        guard let value, x.count > 1 else { return x.indices.map { self.value(x[$0], y[$0]) } }
        valueCount += x.count
        return value(Tensor(x), Tensor(y)).array
    }

    func gradient(_ x: Double, _ y: Double) -> (x: Double, y: Double) {
        valueCount += 1
        guard isScalar else { return (.nan, .nan) }
        let (byX, byY) = slope?(Tensor(x), Tensor(y)) ?? grad(function)(Tensor(x), Tensor(y))
        return (Double(byX), Double(byY))
    }

    func gradients(_ x: [Double], _ y: [Double]) -> [(x: Double, y: Double)] {
        guard let slope, x.count > 1 else { return x.indices.map { gradient(x[$0], y[$0]) } }
        valueCount += x.count
        let (byX, byY) = slope(Tensor(x), Tensor(y))
        return zip(byX.array, byY.array).map { ($0, $1) }
    }

    func enclosure(_ x: Interval, _ y: Interval) -> Enclosure {
        boundsCount += 1
        return bounds.value(over: x, y)
    }

    func gradientEnclosure(_ x: Interval, _ y: Interval) -> (x: Enclosure, y: Enclosure) {
        boundsCount += 1
        return bounds.gradient(over: x, y)
    }

    var evaluations: Int { valueCount + boundsCount }
}
