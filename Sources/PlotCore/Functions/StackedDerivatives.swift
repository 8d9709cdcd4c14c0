public import Autodiff

/// A function above its derivatives, in panels with one x axis.
///
///     Figure(size: .inches(6, 7)) { StackedDerivatives(of: f, over: 0...10, criticalPoints: true) }
public struct StackedDerivatives: FigurePart {
    private let f: (Tensor) -> Tensor
    private let range: ClosedRange<Double>
    private let count: Int
    private let marksPoints: Bool

    /// - Parameters:
    ///   - f: A function of one number.
    ///   - range: Where it is drawn, in data units.
    ///   - count: How many derivatives stand below it, 6 at most.
    ///   - criticalPoints: Whether extrema and inflections are marked and lined up with the zeros below them.
    public init(
        of f: @escaping (Tensor) -> Tensor, over range: ClosedRange<Double>, count: Int = 2,
        criticalPoints: Bool = false
    ) {
        self.f = f
        self.range = range
        self.count = max(0, min(count, Self.names.count - 1))
        marksPoints = criticalPoints
    }

    private static let names = ["f", "f′", "f″", "f‴", "f⁗", "f⁽⁵⁾", "f⁽⁶⁾"]

    public func add(to figure: inout Figure) {
        figure.sharedX = .all
        // One function for all panels' guides: it is looked into once.
        let guided = MarkedFunction(f)
        var derivative = f
        for order in 0...count {
            figure[order, 0].plot(derivative, over: range)
            figure[order, 0].yLabel = Self.names[order]
            if marksPoints {
                figure[order, 0].marks.append(
                    CriticalPointsMark(
                        function: guided, range: range, kinds: [.minimum, .maximum, .inflection], labels: .hidden,
                        hasGuides: true, hasPoints: false, color: nil, size: 5, label: nil, alpha: 0.7, zOrder: 1,
                        clipped: true))
                figure[order, 0].criticalPoints(
                    of: derivative, over: range,
                    kinds: order == 0
                        ? [.minimum, .maximum, .inflection] : order == 1 ? [.root, .minimum, .maximum] : [.root],
                    size: 5)
            }
            if order < count { derivative = grad(derivative) }
        }
    }
}

extension Figure {
    /// A function above its derivatives, with aligned axes, in one call.
    ///
    ///     let figure = Figure(derivativesOf: { x in exp(-x / 4) * cos(2 * x) }, over: 0...10, criticalPoints: true)
    ///     try figure.write(to: "derivatives.png")
    ///
    /// The panels are `figure[0, 0]`, `figure[1, 0]` and so on, named f, f′, f″.
    ///
    /// - Parameters:
    ///   - f: A function of one number.
    ///   - range: Where it is drawn, in data units; an end that is not finite is an error when the figure is drawn.
    ///   - count: How many derivatives stand below it, 6 at most.
    ///   - criticalPoints: Whether the function's extrema and inflections are marked, with dotted lines down to the zeros of the
    ///     derivatives below them.
    ///   - size: Of the page.
    ///   - dpi: Pixels to the inch in PNG.
    ///   - theme: How it looks.
    public init(
        derivativesOf f: @escaping (Tensor) -> Tensor, over range: ClosedRange<Double>, count: Int = 2,
        criticalPoints: Bool = false, size: FigureSize = .inches(6.4, 6.4), dpi: Double = 100,
        theme: Theme = .notebook
    ) {
        self.init(size: size, dpi: dpi, theme: theme)
        StackedDerivatives(of: f, over: range, count: count, criticalPoints: criticalPoints).add(to: &self)
    }
}
