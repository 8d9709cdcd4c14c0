public import Autodiff

/// Particles on their way down a function of two variables.
///
///     let way = descent(of: valley, from: (startX, startY), by: .momentum(rate: 0.01), count: 60)
///     try way.figure(over: -2...2, -1...3).write(to: "descent.png")
public struct PlaneDescent {
    /// Where the particles are: before the first step, and after each.
    public let positions: [(x: Tensor, y: Tensor)]
    /// The function there.
    public let values: [Tensor]
    private let function: (Tensor, Tensor) -> Tensor

    init(_ function: @escaping (Tensor, Tensor) -> Tensor, _ positions: [(x: Tensor, y: Tensor)]) {
        self.function = function
        self.positions = positions
        values = positions.map { function($0.x, $0.y) }
    }

    /// The function's levels, the particles where they start, and an arrow for each step of each.
    ///
    /// - Parameters:
    ///   - x: Where the function is drawn.
    ///   - y: The same along y.
    ///   - levels: At which values the colours change.
    ///   - colormap: The colours from the lowest to the highest.
    ///   - particles: The particles' colour.
    ///   - arrows: The arrows' colour.
    ///   - arrowWidth: The shafts' width in data units, of which the heads are five wide and long; a five hundredth of the
    ///     range of x if left out.
    public func figure(
        over x: ClosedRange<Double>, _ y: ClosedRange<Double>, levels: ContourLevels = 12,
        colormap: Colormap = .cividis, particles: Color = .orange, arrows: Color = .tomato, arrowWidth: Double? = nil
    ) -> Figure {
        var figure = Figure()
        figure.filledContour(function, over: x, y, levels: levels, extending: .both, colormap: colormap)
        let width = arrowWidth ?? (x.upperBound - x.lowerBound) / 500
        for step in 1..<max(1, positions.count) {
            let (from, to) = (positions[step - 1], positions[step])
            figure.arrow(
                from: (from.x, from.y), to: (to.x, to.y), width: width, headWidth: 5 * width, headLength: 5 * width,
                color: arrows, zOrder: 2)
        }
        figure.scatter(positions[0].x, positions[0].y, color: particles, zOrder: 3)
        (figure.xLimits, figure.yLimits) = (Limits(x), Limits(y))
        return figure
    }

    /// The function's value at each particle over the steps.
    public func valuesFigure() -> Figure { Figure(valuesOverSteps: values) }
}

/// Lets particles go down a function of two variables against its gradient.
///
///     let way = descent(of: { x, y in x * x + 3 * y * y }, from: (Tensor([2, -1]), Tensor([1, 1])), step: 0.1, count: 20)
///
/// - Parameters:
///   - f: A function of two numbers, element by element.
///   - samples: Where the particles start: vectors of as many elements, or numbers.
///   - step: What the gradient is multiplied by.
///   - count: How many steps they take.
public func descent(
    of f: @escaping (Tensor, Tensor) -> Tensor, from samples: (Tensor, Tensor), step: Double, count: Int = 1
) -> PlaneDescent {
    descent(of: f, from: samples, by: .gradient(rate: step), count: count)
}

/// Lets particles go down a function of two variables by any stepper: `.gradient`, `.momentum`, `.newton`, or one of your own.
public func descent(
    of f: @escaping (Tensor, Tensor) -> Tensor, from samples: (Tensor, Tensor), by stepper: some Stepper,
    count: Int = 1
) -> PlaneDescent {
    var stepper = stepper
    var positions = [(x: samples.0, y: samples.1)]
    let slope = vmap(grad(f))
    for _ in 0..<max(0, count) {
        let (x, y) = positions[positions.count - 1]
        let (byX, byY) = slope(x, y)
        let moves = stepper.moves([byX, byY]) {
            let (xx, xy) = vmap(grad { grad(f)($0, $1).0 })(x, y)
            let (_, yy) = vmap(grad { grad(f)($0, $1).1 })(x, y)
            return [[xx, xy], [xy, yy]]
        }
        positions.append((x + moves[0], y + moves[1]))
    }
    return PlaneDescent(f, positions)
}
