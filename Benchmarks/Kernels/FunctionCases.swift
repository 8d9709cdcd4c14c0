import HardFunctions
import Plot
import PlotCore

/// What the group "functions" asks of each: columns that are wrong, ours and by uniform samples, and what ours took.
func functionCases() -> [String: () throws -> Job] {
    var cases: [String: () throws -> Job] = [:]
    for function in HardFunction.table + HardFunction.smooth {
        func add(_ what: String, _ job: @escaping () throws -> Job) {
            cases["function \(function.name), \(what)"] = job
        }
        func truth(_ width: Int, _ height: Int) -> Coverage {
            Coverage(
                function, in: function.window(width: width, height: height), width: width, height: height,
                samples: function.isDense ? 1000 : 60)
        }
        for (width, height) in [(800, 600), (3840, 2160)] {
            add("wrong of \(width)") {
                let curve = Coverage(function.curve(width: width, height: height), width: width, height: height)
                return .number { Double(curve.wrongColumns(truth: truth(width, height)).count) }
            }
        }
        add("time") { .time { _ = function.curve(width: 800, height: 600) } }
        add("evaluations") { .number { Double(function.curve(width: 800, height: 600).report.evaluations) } }
        add("pieces") { .number { Double(function.curve(width: 800, height: 600).pieceCount) } }
        add("SVG") {
            var figure = Figure(size: .pixels(800, 600))
            figure.plot(function.tensor, over: function.x)
            figure.yLimits = Limits(function.y.lowerBound, function.y.upperBound)
            let bytes = try figure.data(as: .svg).count
            return .number { Double(bytes) }
        }
        for count in [100, 400, 800] {
            add("wrong by \(count)") {
                .number { Double(function.uniform(count).wrongColumns(truth: truth(800, 600)).count) }
            }
        }
    }
    return cases
}

extension HardFunction {
    /// What even samples, joined where both have a value, cover of 800 × 600 pixels.
    fileprivate func uniform(_ count: Int) -> Coverage {
        let window = window(width: 800, height: 600)
        let points = (0..<count).map { index in
            let x = x.lowerBound + (x.upperBound - x.lowerBound) * (Double(index) / Double(count - 1))
            return Point(window.x(x), min(max(window.y(plain(x)), -1e7), 1e7))
        }
        return Coverage(joining: points, width: 800, height: 600)
    }
}
