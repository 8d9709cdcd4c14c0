import Plot

/// Functions that samples get wrong: poles, jumps, ends, hairlines, bands.
@Sendable func honestCurves() -> Figure {
    var figure = Figure(size: .inches(9, 6))
    figure[0, 0].plot({ x in tan(x) }, over: -5...5)
    figure[0, 0].title = "tan x"
    figure[0, 1].plot({ x in gamma(x) }, over: -4.5...4.5)
    figure[0, 1].title = #"$\Gamma(x)$"#
    figure[0, 1].yLimits = Limits(-8...8)
    figure[0, 2].plot({ x in x * floor(x) }, over: -4...4)
    figure[0, 2].title = #"$x\lfloor x\rfloor$"#
    figure[1, 0].plot({ x in sqrt(sin(x)) }, over: -10...10)
    figure[1, 0].title = #"$\sqrt{\sin x}$"#
    figure[1, 1].plot({ x in x * sin(1 / x) }, over: -0.5...0.5)
    figure[1, 1].title = #"$x\,\sin(1/x)$"#
    figure[1, 2].plot({ x in sin(5 * x) + exp(-pow((x - 0.3217) / 1e-5, 2)) }, over: -1...1)
    figure[1, 2].title = "a peak 0.00001 wide"
    return figure
}
