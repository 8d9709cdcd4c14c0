import Plot

// Cell 6: a function of two variables, and its gradient in both.
func twoVariableFunction(_ x: Tensor, _ y: Tensor) -> Tensor { function(x) + 0.05 * potential(y) }

/// Slices through the function along x, and at (1, 3) the slope that the gradient gives.
func twoVariables() -> Figure {
    let (slopeX, slopeY) = grad(twoVariableFunction)(1, 3)
    print("gradient at (1, 3): (\(slopeX), \(slopeY))")

    let x = linspace(-5, 5, 200)
    var figure = Figure()
    for y in 0...5 { figure.plot(x, twoVariableFunction(x, Tensor(y))) }
    let height = twoVariableFunction(1, 3)
    figure.scatter(1.0, height, color: .black)
    figure.plot([0.5, 1.5], [Double(height - 0.5 * slopeX), Double(height + 0.5 * slopeX)], color: .black)
    figure.title = "f(x, y) = sin²x + y²/20 for y = 0 … 5, and its slope at (1, 3)"
    figure.xLabel = "x"
    figure.yLabel = "f(x, y)"
    return figure
}
