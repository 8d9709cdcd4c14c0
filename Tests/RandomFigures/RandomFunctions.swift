import Autodiff
import PlotCore

// What is found from a function while the figure is drawn: curves, marks of their derivatives, level sets, phase portraits.
extension RandomFigure {
    private mutating func curve() -> (Tensor) -> Tensor {
        let (size, turns) = (powerOf10(random.below(9) - 4), 0.1 + 3 * random.unit())
        return switch random.below(7) {
        case 0: { size * sin(turns * $0) }
        case 1: { size * exp(-$0 * $0) }
        case 2: { size / ($0 - turns) }
        case 3: { size * sqrt($0) }
        case 4: { size * floor(turns * $0) }
        case 5: { pow($0, 3) - turns * $0 }
        default: { log($0) / size }
        }
    }

    private mutating func surface() -> (Tensor, Tensor) -> Tensor {
        let (size, turns) = (powerOf10(random.below(9) - 4), 0.5 + 2 * random.unit())
        return switch random.below(4) {
        case 0: { x, y in size * (x * x - y * y) }
        case 1: { x, y in size * sin(turns * x) * cos(y) }
        case 2: { x, y in size * (x * x + y * y - turns) }
        default: { x, y in atan2(y, x) }
        }
    }

    mutating func addFunction(to axes: inout Axes) {
        let label: String? = chance(3) ? nil : text(4)
        let window = -(0.5 + 3 * random.unit())...(0.5 + 3 * random.unit())
        let (f, at) = (curve(), 2 * random.unit() - 1)
        let wave: (Tensor) -> Tensor = { sin(3 * $0) + $0 / 2 }
        switch random.below(9) {
        case 0, 1: axes.plot(f, over: chance(3) ? nil : window, label: label)
        case 2:
            axes.plot(f, over: window, label: label)
            axes.criticalPoints(of: f, over: window, labels: chance(2) ? .coordinates : .names, guides: chance(2))
        case 3: axes.area(under: f, over: window, showsValue: true, label: label)
        case 4:
            axes.tangent(to: wave, at: at, label: label)
            axes.normal(to: wave, at: at, length: 40)
            axes.osculatingCircle(to: wave, at: at, showsCenter: true)
        case 5: axes.implicit(surface(), over: window, window, label: label)
        case 6: axes.contour(surface(), over: window, window, labels: .inline(size: 5 + 8 * random.unit()))
        case 7: axes.filledContour(surface(), over: window, window)
        default:
            let (k, damping) = (1 + random.unit(), random.unit())
            axes.phasePortrait({ x, v in (v, -k * sin(x) - damping * v) }, over: window, window, equilibria: .labelled)
        }
    }
}
