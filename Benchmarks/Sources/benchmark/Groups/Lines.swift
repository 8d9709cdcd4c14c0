/// Lines and clouds of many points, 640 × 480. All read the same files of doubles.
func lines() -> [Contest] {
    let ours = Places.ours("ours", Places.scratch)
    let python = Places.python("lines.py", Places.scratch)
    let c = Places.c("read", Places.scratch)
    func sorted(_ count: Int, matplotlib: Double, _ others: [Rival] = []) -> Contest {
        Contest(
            name: "line, sorted x, \(count.asPower)", isInReadme: count >= 1_000_000,
            ours: .worker(ours, "sorted line, \(count)"),
            theirs: [
                Rival("matplotlib", .worker(python, "matplotlib sorted line, \(count)"), .timesFaster(matplotlib)),
                Rival("datashader", .worker(python, "datashader sorted line, \(count)")),
                Rival(
                    "datashader, not antialiased",
                    .worker(python, "datashader sorted line, not antialiased, \(count)")),
            ] + others)
    }
    /// matplotlib leaves points out where they change little, so its time depends on the data.
    func sortedOther(_ kind: String, _ count: Int, matplotlib: Double) -> Contest {
        Contest(
            name: "\(kind), sorted x, \(count.asPower)", ours: .worker(ours, "\(kind) line, \(count)"),
            theirs: [
                Rival("matplotlib", .worker(python, "matplotlib \(kind) line, \(count)"), .timesFaster(matplotlib))
            ])
    }
    func cloud(_ count: Int, alpha: Double, matplotlib: Double) -> Contest {
        Contest(
            name: "cloud, alpha \(alpha), \(count.asPower)", isInReadme: count == 1_000_000 && alpha < 1,
            ours: .worker(ours, "cloud of alpha \(alpha), \(count)"),
            theirs: [
                Rival(
                    "matplotlib", .worker(python, "matplotlib cloud of alpha \(alpha), \(count)"),
                    .timesFaster(matplotlib)),
                Rival(
                    "datashader, spread", .worker(python, "datashader cloud, \(count)"),
                    count == 1_000_000 ? .timesFaster(1) : nil),
            ])
    }
    return [
        sorted(100_000, matplotlib: 300),
        sorted(1_000_000, matplotlib: 200),
        sorted(
            10_000_000, matplotlib: 300,
            [
                Rival("reading x and y once, one core", .worker(c, "read, 10000000"), .atMost(2)),
                Rival("reading x and y once, both cores", .worker(c, "read on both cores, 10000000")),
            ]),
        sortedOther("noise", 100_000, matplotlib: 300), sortedOther("noise", 1_000_000, matplotlib: 200),
        sortedOther("smooth", 100_000, matplotlib: 300), sortedOther("smooth", 1_000_000, matplotlib: 200),
        Contest(
            name: "line of a mapped file, \(longFileCount.asPower)", ours: .worker(ours, "mapped line"),
            theirs: [
                Rival("mapping and reading it once, one core", .worker(c, "read long file"), .atMost(2)),
                Rival("mapping and reading it once, both cores", .worker(c, "read long file on both cores")),
            ]),
        Contest(
            name: "line, unsorted x, 10⁶", ours: .worker(ours, "unsorted line, 1000000"),
            theirs: [Rival("matplotlib", .worker(python, "matplotlib unsorted line, 1000000"), .timesFaster(50))]),
        cloud(1_000_000, alpha: 1, matplotlib: 40), cloud(1_000_000, alpha: 0.5, matplotlib: 40),
        cloud(10_000_000, alpha: 1, matplotlib: 60), cloud(10_000_000, alpha: 0.5, matplotlib: 60),
        Contest(
            name: "memory of drawing 10⁷ points in place", unit: .bytes,
            ours: .worker(ours, "memory of a sorted line, 10000000"),
            theirs: [
                Rival("32 MB", .given(32e6), .atMost(1)),
                Rival("matplotlib", .worker(python, "memory of a sorted line, 10000000")),
            ]),
    ]
}

/// What a line and a cloud cost by the number of their points.
func sizes() -> [Contest] {
    let ours = Places.ours("ours", Places.scratch)
    let python = Places.python("lines.py", Places.scratch)
    return (2...lineDataExponent).flatMap { exponent in
        let count = (0..<exponent).reduce(1) { count, _ in count * 10 }
        let kinds = [
            "sorted line", "unsorted line", "unsorted line as svg", "unsorted line as pdf", "cloud of alpha 1.0",
        ]
        return kinds.map { kind in
            // matplotlib beside it as long as that does not take minutes.
            let matplotlib = Rival("matplotlib", .worker(python, "matplotlib \(kind), \(count)"))
            return Contest(
                name: "\(kind), \(count.asPower)", points: count, ours: .worker(ours, "\(kind), \(count)"),
                theirs: exponent > 6 ? [] : [matplotlib])
        }
    } + [
        Contest(
            name: "sorted line, \(longFileCount.asPower)", points: longFileCount, ours: .worker(ours, "mapped line"),
            theirs: [])
    ]
}

/// 10 to this power are the most points that are drawn.
let lineDataExponent = 7
