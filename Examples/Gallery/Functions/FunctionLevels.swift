import Plot

/// Levels of a function, not of a table: filled, drawn as lines at every tenth, and the gradient across them.
@Sendable func functionLevels() -> Figure {
    func hills(_ x: Tensor, _ y: Tensor) -> Tensor {
        sin(x) * cos(y) + 0.1 * x
    }
    var figure = Figure()
    figure.filledContour(hills, over: -4...4, -3...3, levels: 12, colormap: .cividis)
    figure.contour(hills, over: -4...4, -3...3, levels: 12, color: .black, width: 0.7, labels: .inline(size: 7))
    figure.quiver(grad(hills), over: -4...4, -3...3, color: .white, alpha: 0.8)
    figure.title = #"Levels and gradient of $\sin x\,\cos y + x/10$"#
    return figure
}
