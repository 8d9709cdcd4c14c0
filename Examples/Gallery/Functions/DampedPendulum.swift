import Plot

/// A pendulum with friction: wherever it starts it comes to rest, and the separatrices tell after how many turns.
@Sendable func dampedPendulum() -> Figure {
    var figure = Figure()
    figure.phasePortrait(
        { angle, speed in (speed, -sin(angle) - 0.25 * speed) }, over: -7...7, -3...3, equilibria: .labelled)
    figure.title = #"A damped pendulum: $\ddot{\theta} = -\sin\theta - \dot{\theta}/4$"#
    figure.xLabel = "angle"
    figure.yLabel = "speed"
    return figure
}
