import Autodiff
@testable import PlotCore
import Testing

/// Curves f(x, y) = 0 that plotters draw wrong, each with the right picture in numbers.
@Suite struct ImplicitCurveTests {
    /// A frame of 800 × 600 pixels.
    static func frame(_ x: ClosedRange<Double>, _ y: ClosedRange<Double>) -> Frame {
        Frame(
            rect: Rect(left: 0, top: 0, right: 576, bottom: 432),
            x: TrainedScale(LinearScale(), from: x.lowerBound, to: x.upperBound),
            y: TrainedScale(LinearScale(), from: y.lowerBound, to: y.upperBound))
    }

    static func curve(
        _ f: @escaping (Tensor, Tensor) -> Tensor, _ x: ClosedRange<Double>, _ y: ClosedRange<Double>
    ) -> LevelCurve {
        let frame = frame(x, y)
        let window = FieldRange(x: x, y: y).window(in: frame, isClipped: true)
        return PlaneFunction(f).within(window) { LevelCurve(of: $0, level: 0, window: window) }
    }

    @Test func probe() {
        func show(_ name: String, _ f: @escaping (Tensor, Tensor) -> Tensor, _ x: ClosedRange<Double>, _ y: ClosedRange<Double>) {
            let clock = ContinuousClock()
            var c: LevelCurve?
            let t = clock.measure { c = Self.curve(f, x, y) }
            guard let c else { return }
            print(name, "pieces", c.pieces.prefix(12).map { "\($0.places.count)\($0.isClosed ? "c" : "o")" }, "dots", c.dots.count, "sing", c.report.singularPoints.prefix(4), "evals", c.report.evaluations, "proven", c.report.boxes(.proven).count, "res", c.report.boxes(.resolved).count, "unc", c.report.boxes(.uncertain).count, c.report.remarks, t)
        }
        show("circle", { x, y in x * x + y * y - 1 }, -2...2, -2...2)
        show("lemniscate", { x, y in pow(x * x + y * y, 2) - 42 * (x * x - y * y) }, -7...7, -4...4)
        show("double", { x, y in pow(x * x + y * y - 1, 2) }, -2...2, -2...2)
        show("double expanded", { x, y in x*x*x*x + 2*x*x*y*y + y*y*y*y - 2*x*x - 2*y*y + 1 }, -2...2, -2...2)
        show("almost", { x, y in pow(x * x + y * y - 1, 2) + 1e-6 }, -2...2, -2...2)
        show("1/xy", { x, y in 1 / (x * y) }, -2...2, -2...2)
        show("tan", { x, y in y - tan(x) }, -5...5, -10...10)
        show("atan2", { x, y in atan2(y, x) }, -2...2, -2...2)
        show("atan2 - 1", { x, y in atan2(y, x) - 1 }, -2...2, -2...2)
        show("cusp", { x, y in y * y - x * x * x }, -2...2, -2...2)
        show("folium", { x, y in x * x * x + y * y * y - 3 * x * y }, -3...3, -3...3)
        show("node point", { x, y in x * x + y * y }, -2...2, -2...2)
        show("acnode", { x, y in y * y - x * x * (x - 1) }, -2...3, -2...2)
        show("sqrt edge", { x, y in sqrt(1 - x * x - y * y) }, -2...2, -2...2)
        show("sqrt", { x, y in y - sqrt(x) }, -1...4, -0.5...2.5)
        show("floor", { x, y in y - floor(x) }, -5...5, -6...6)
        show("three lines", { x, y in x * y * (x - y) }, -2...2, -2...2)
        show("xy", { x, y in x * y }, -2...2, -2...2)
        show("sin cos", { x, y in sin(x) - cos(y) }, -10...10, -10...10)
        show("sin xy", { x, y in sin(x * y) }, -6...6, -6...6)
        show("dense", { x, y in sin(x * x + y * y) - cos(x * y) }, -10...10, -10...10)
        show("too dense", { x, y in sin(1000 * x) * sin(1000 * y) }, -10...10, -10...10)
        show("abs", { x, y in abs(x) + abs(y) - 1 }, -2...2, -2...2)
        show("abs touch", { x, y in abs(x * x + y * y - 1) }, -2...2, -2...2)
        show("nan", { x, y in sqrt(-1 - x * x - y * y) }, -2...2, -2...2)
        show("if", { x, y in x < 0 ? y - x : y + x * x }, -2...2, -2...2)
        show("zero", { x, y in 0 * x * y }, -2...2, -2...2)
        show("half zero", { x, y in max(x, 0) * y }, -2...2, -2...2)
        show("vector", { x, y in sum(stack([x * x, y * y])) - 1 }, -2...2, -2...2)
    }
}
