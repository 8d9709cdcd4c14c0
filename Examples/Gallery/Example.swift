import Plot

/// One figure of the gallery, under the name of its file.
struct Example: Sendable {
    let name: String
    let figure: @Sendable () -> Figure

    init(_ name: String, _ figure: @escaping @Sendable () -> Figure) {
        self.name = name
        self.figure = figure
    }

    /// Every example, in the order in which they are drawn. A new one has a file of its own, and a line here.
    static var all: [Example] {
        [
            Example("notebook-1-function-and-gradient", functionAndGradient),
            Example("notebook-2-sum", sum),
            Example("notebook-3-gradient-of-sum", gradientOfSum),
            Example("notebook-4-samples", samples),
            Example("notebook-5-first-step", firstStep),
            Example("notebook-6-second-step", secondStep),
            Example("notebook-7-two-variables", twoVariables),
            Example("descent-path", descentPath),
            Example("conformal-map", conformalMap),
            Example("small-network", smallNetwork),
            Example("lemniscate", lemniscate),
            Example("function-levels", functionLevels),
            Example("polar-angle", polarAngle),
            Example("damped-pendulum", dampedPendulum),
            Example("predator-and-prey", predatorAndPrey),
            Example("particles-downhill", particlesDownhill),
            Example("honest-curves", honestCurves),
            Example("function-and-derivatives", functionAndDerivatives),
            Example("critical-points", criticalPointsOfWaves),
            Example("osculating-circle", osculatingCircles),
            Example("area-and-length", areaAndLength),
            Example("stacked-derivatives", stackedDerivatives),
            Example("heatmap", heatMap),
            Example("contours", contours),
            Example("hexbins", hexbins),
            Example("density", density),
            Example("quiver", quiver),
            Example("streamlines", streamlines),
            Example("box-and-violin", boxAndViolin),
            Example("annotated", annotated),
            Example("bars", bars),
            Example("errorbars", errorBars),
            Example("fill-between", fillBetween),
            Example("gaps-and-infinities", gapsAndInfinities),
            Example("grouped-bars", groupedBars),
            Example("histogram", histogram),
            Example("horizontal-bars", horizontalBars),
            Example("line-styles", lineStyles),
            Example("dates", dates),
            Example("log-log", logLog),
            Example("pie", pie),
            Example("polar", polar),
            Example("scatter-sized-coloured", sizedScatter),
            Example("stacked-area", stackedArea),
            Example("subplots-shared", subplotsShared),
            Example("symlog", symmetricLog),
            Example("twin-axes", twinAxes),
            Example("step-and-stem", stepAndStem),
            Example("confusion-matrix", confusionMatrix),
            Example("wind", wind),
        ]
    }
}
