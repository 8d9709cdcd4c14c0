/// Parts of the way that have rivals of their own: the PNG writer, and what makes a long line small.
func kernels() -> [Contest] {
    let ours = Places.product("kernels", Places.scratch)
    let python = Places.python("lines.py", Places.scratch)
    let png = ["fifth figure": (20.0, "fifth figure"), "1920 × 1080": (30.0, "fifth figure at 1920 × 1080")]
    var contests: [Contest] = []
    for (key, (faster, name)) in png.sorted(by: { $0.key > $1.key }) {
        contests.append(
            Contest(
                name: "PNG of the \(name), time", ours: .worker(ours, "PNG, \(key)"),
                theirs: [
                    Rival("cairo_surface_write_to_png", .worker(ours, "cairo's PNG, \(key)"), .timesFaster(faster))
                ]))
        contests.append(
            Contest(
                name: "PNG of the \(name), size", unit: .bytes, ours: .worker(ours, "PNG size, \(key)"),
                theirs: [
                    Rival("cairo_surface_write_to_png", .worker(ours, "cairo's PNG size, \(key)"), .atMost(1.25))
                ]))
    }
    for count in [100_000, 1_000_000, 10_000_000] {
        for (cores, theirs) in [("one core", "tsdownsample"), ("both cores", "tsdownsample on both cores")] {
            // M4 takes x to be in order; the other two of ours read all of it to find out, and only M4's own job is asked for.
            for (job, key, asked) in [
                ("reduction of a sorted line to 496 columns", "reduction", Asked.timesFaster(1)),
                ("the same, x not known to be sorted", "reduction and order", nil),
                ("a line's coverage of 496 × 369 pixels", "coverage", nil),
            ] {
                contests.append(
                    Contest(
                        name: "\(job), \(count.asPower), \(cores)",
                        ours: .worker(ours, "\(key) on \(cores), \(count)"),
                        theirs: [Rival("tsdownsample's M4", .worker(python, "\(theirs), \(count)"), asked)]))
            }
        }
    }
    return contests
}
