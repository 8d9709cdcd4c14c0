/// One small figure: from start to file, and in a program that is running already.
func processes() -> [Contest] {
    let file = "\(Places.scratch)/figure.png"
    let byHand = Places.c("first_step", file)
    let matplotlib = Places.python("first_step.py", file)
    let gnuplot = Command([
        "/usr/bin/env", "gnuplot", "-e", "out='\(file)'", "\(Places.benchmarks)/Peers/first_step.gp",
    ])
    let others = [
        Rival("PLplot", .process(Places.c("plplot_step", file)), .timesFaster(3.5)),
        Rival("gnuplot", .process(gnuplot), .timesFaster(3.5)),
    ]
    let gallery = Places.product("gallery", "notebook-5-first-step", "--output", Places.scratch)
    let noCache = ["FONTCONFIG_FILE": "/nonexistent", "XDG_CACHE_HOME": "\(Places.scratch)/no-cache"]
    return [
        Contest(
            name: "fifth figure, whole process", isInReadme: true, ours: .process(Places.product("first-step")),
            theirs: [
                Rival("C + cairo by hand", .process(byHand), .atMost(1.5)),
                Rival("matplotlib", .process(matplotlib), .timesFaster(100)),
            ] + others),
        Contest(
            name: "fifth figure by gallery, whole process", ours: .process(gallery),
            theirs: [Rival("matplotlib", .process(matplotlib), .timesFaster(70))]),
        Contest(
            name: "fifth figure without fontconfig's files", ours: .process(Places.product("first-step").with(noCache)),
            theirs: [Rival("ours with them", .process(Places.product("first-step")), .atMost(1.1))]),
        Contest(
            name: "fifth figure, warm", isInReadme: true, ours: .worker(Places.ours("ours"), "notebook-5-first-step"),
            theirs: [
                Rival("C + cairo by hand", .worker(Places.c("first_step"), "figure"), .atMost(1.5)),
                Rival("matplotlib", .worker(Places.python("first_step.py"), "figure"), .timesFaster(40)),
            ]),
    ]
}
