/// The 25 kinds of figure, in programs that are running already.
func gallery() -> [Contest] {
    [
        "annotated", "bars", "box-and-violin", "contours", "dates", "errorbars", "fill-between", "gaps-and-infinities",
        "grouped-bars", "heatmap", "hexbins", "histogram", "horizontal-bars", "line-styles", "log-log", "pie", "polar",
        "quiver", "scatter-sized-coloured", "stacked-area", "step-and-stem", "streamlines", "subplots-shared", "symlog",
        "twin-axes",
    ].map { name in
        Contest(
            name: name, ours: .worker(Places.ours("ours"), name),
            theirs: [Rival("matplotlib", .worker(Places.python("gallery.py"), name), .timesFaster(15))])
    }
}
