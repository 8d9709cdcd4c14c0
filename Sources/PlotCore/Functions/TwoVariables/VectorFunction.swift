import Autodiff
import Synchronization

/// A vector field as the user gave it: two numbers for every place.
///
/// It is run when the figure is drawn, on the task that draws, one call at a time: the lock is what makes it safe to hand on.
final class VectorFunction: @unchecked Sendable {
    private let function: (Tensor, Tensor) -> (Tensor, Tensor)
    private let lock = Mutex<Void>(())

    init(_ function: @escaping (Tensor, Tensor) -> (Tensor, Tensor)) { self.function = function }

    func within<Result>(_ window: FieldWindow, _ body: (Flow) -> Result) -> Result {
        lock.withLock { _ in body(Flow(function, window)) }
    }
}

/// A vector field made ready for one picture.
final class Flow {
    let window: FieldWindow
    let u: PlaneField
    let v: PlaneField
    private let function: (Tensor, Tensor) -> (Tensor, Tensor)
    private let compiled: Compiled<(Tensor, Tensor), (Tensor, Tensor)>?
    private var count = 0

    init(_ function: @escaping (Tensor, Tensor) -> (Tensor, Tensor), _ window: FieldWindow) {
        self.function = function
        self.window = window
        u = PlaneField({ function($0, $1).0 }, over: window.x.range, window.y.range)
        v = PlaneField({ function($0, $1).1 }, over: window.x.range, window.y.range)
        compiled = u.bounds.isSingleWay && v.bounds.isSingleWay ? compile(function) : nil
    }

    var evaluations: Int { count + u.evaluations + v.evaluations }

    /// In data units.
    func value(_ x: Double, _ y: Double) -> (u: Double, v: Double) {
        count += 1
        let (first, second) = compiled?(Tensor(x), Tensor(y)) ?? function(Tensor(x), Tensor(y))
        guard first.count == 1, second.count == 1 else { return (.nan, .nan) }
        return (first.array[0], second.array[0])
    }

    /// At a place in pixels, in pixels to a unit of time.
    func velocity(_ place: Point) -> Point {
        let data = window.data(place)
        let (u, v) = value(data.x, data.y)
        return Point(u / window.x.unit(window.x.cell(at: place.x)), v / window.y.unit(window.y.cell(at: place.y)))
    }

    /// Which way the field points at a place in pixels; nil where it is zero or has no value.
    func direction(_ place: Point) -> Point? {
        let velocity = velocity(place)
        // In units of the longer side: squares could overflow, or vanish.
        let unit = max(abs(velocity.x), abs(velocity.y))
        guard unit > 0, unit.isFinite else { return nil }
        let (x, y) = (velocity.x / unit, velocity.y / unit)
        let length = (x * x + y * y).squareRoot()
        return Point(x / length, y / length)
    }

    func contains(_ place: Point) -> Bool { window.x.contains(place.x) && window.y.contains(place.y) }

    /// The derivatives of u by x and y, and of v by x and y, in data units.
    func jacobian(_ x: Double, _ y: Double) -> (Double, Double, Double, Double) {
        let (first, second) = (u.gradient(x, y), v.gradient(x, y))
        return (first.x, first.y, second.x, second.y)
    }
}
