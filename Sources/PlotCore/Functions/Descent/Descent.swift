public import Autodiff

/// Particles on their way down a function of one variable.
///
///     let way = descent(of: f, from: samples, step: 1, count: 3)
///     try way.figure(over: -10...10).write(to: "descent.png")
///     way.values.last  // f where they have come to
public struct Descent {
    /// Where the particles are: before the first step, and after each.
    public let positions: [Tensor]
    /// The function there.
    public let values: [Tensor]
    private let function: (Tensor) -> Tensor

    init(_ function: @escaping (Tensor) -> Tensor, _ positions: [Tensor]) {
        self.function = function
        self.positions = positions
        values = positions.map(function)
    }

    /// The curve, the particles where they start, and an arrow for each step of each.
    ///
    ///     descent(of: f, from: samples, step: 1).figure(over: -10...10)
    ///
    /// - Parameters:
    ///   - range: Where the curve is drawn.
    ///   - points: How many places it is drawn through.
    ///   - particles: The particles' colour.
    ///   - arrows: The arrows' colour.
    ///   - arrowWidth: The shafts' width in data units, of which the heads are five wide and long; a thousandth of the range if
    ///     left out.
    public func figure(
        over range: ClosedRange<Double>, points: Int = 300, particles: Color = .orange,
        arrows: Color = Color(0, 1, 0.3, alpha: 0.8), arrowWidth: Double? = nil
    ) -> Figure {
        let x = linspace(range.lowerBound, range.upperBound, max(2, points))
        let span = range.upperBound - range.lowerBound
        var figure = Figure()
        figure.plot(x, function(x))
        figure.scatter(positions[0], values[0], color: particles)
        for step in 1..<max(1, positions.count) {
            figure.arrow(
                from: (positions[step - 1], values[step - 1]), to: (positions[step], values[step]),
                width: arrowWidth ?? 0.001 * span, headWidth: arrowWidth.map { 5 * $0 } ?? 0.005 * span,
                headLength: arrowWidth.map { 5 * $0 } ?? 0.005 * span, color: arrows)
        }
        return figure
    }

    /// The function's value at each particle over the steps.
    public func valuesFigure() -> Figure { Figure(valuesOverSteps: values) }
}

/// Lets particles go down a function of one variable against its gradient.
///
///     func f(_ x: Tensor) -> Tensor { pow(sin(x), 2) + 0.05 * pow(x, 2) }
///     let samples = Random(seed: 1).uniform(10, in: -10...10)
///     let figure = descent(of: f, from: samples, step: 1, count: 2).figure(over: -10...10)
///
/// - Parameters:
///   - f: A function of numbers, element by element.
///   - samples: Where the particles start, a vector or a number.
///   - step: What the gradient is multiplied by.
///   - count: How many steps they take.
public func descent(
    of f: @escaping (Tensor) -> Tensor, from samples: Tensor, step: Double, count: Int = 1
) -> Descent {
    descent(of: f, from: samples, by: .gradient(rate: step), count: count)
}

/// Lets particles go down a function of one variable by any stepper: `.gradient`, `.momentum`, `.newton`, or one of your own.
public func descent(
    of f: @escaping (Tensor) -> Tensor, from samples: Tensor, by stepper: some Stepper, count: Int = 1
) -> Descent {
    var stepper = stepper
    var positions = [samples]
    let slope = vmap(grad(f))
    for _ in 0..<max(0, count) {
        let x = positions[positions.count - 1]
        let moves = stepper.moves([slope(x)]) { [[vmap(grad(grad(f)))(x)]] }
        positions.append(x + moves[0])
    }
    return Descent(f, positions)
}

extension Figure {
    /// A line for each particle.
    init(valuesOverSteps values: [Tensor]) {
        self.init()
        let columns = values.map(\.array)
        for particle in 0..<(columns.first?.count ?? 0) {
            plot(Column(columns.indices.map { Double($0) }), Column(columns.map { $0[particle] }), marker: .point)
        }
        axes.xLabel = "step"
        axes.yLabel = "value"
    }
}
