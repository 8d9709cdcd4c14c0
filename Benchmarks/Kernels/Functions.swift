import Glibc
import HardFunctions
import Pictures
import Plot
import PlotCore

/// What a picture of a function took, and how much of it is wrong.
struct FunctionMeasure {
    let curve: FunctionCurve
    let seconds: Double
    let wrong: [String]

    init(_ function: HardFunction, width: Int, height: Int, samples: Int, isPlain: Bool = false) {
        let clock = ContinuousClock()
        let start = clock.now
        curve =
            isPlain
            ? SampledTracer.curve(function.plain, window: function.window(width: width, height: height))
            : function.curve(width: width, height: height)
        seconds = (clock.now - start) / .seconds(1)
        let truth = Coverage(
            function, in: function.window(width: width, height: height), width: width, height: height,
            samples: samples)
        wrong = Coverage(curve, width: width, height: height).wrongColumns(truth: truth)
    }
}

/// All functions with the columns that are wrong, for a look at all of them: `kernels . functions OPTION… NAME…`.
///
/// Options: `4K` or `both` for the size; `plain` for closures of numbers; `full` for 2,000 values a column; a list's name for that list alone.
func printFunctions(_ arguments: [String]) {
    let lists = [
        "table": HardFunction.table, "smooth": HardFunction.smooth, "others": HardFunction.others,
        "hairlines": HardFunction.hairlines, "kept": HardFunction.kept, "further": HardFunction.further,
    ]
    let all = ["table", "smooth", "others", "hairlines", "kept", "further"].flatMap { name in
        lists.keys.contains(where: arguments.contains) && !arguments.contains(name) ? [] : lists[name] ?? []
    }
    let sizes =
        arguments.contains("4K")
        ? [(3840, 2160)] : arguments.contains("both") ? [(800, 600), (3840, 2160)] : [(800, 600)]
    let chosen = arguments.filter { !["4K", "both", "plain", "full"].contains($0) && lists[$0] == nil }
    for function in all where chosen.isEmpty || chosen.contains(function.name) {
        for (width, height) in sizes {
            print(function.name, terminator: "\t")
            fflush(nil)
            let measure = FunctionMeasure(
                function, width: width, height: height,
                samples: arguments.contains("full") ? 2000 : function.isDense ? 1000 : width > 800 ? 30 : 60,
                isPlain: arguments.contains("plain"))
            if chosen.count == 1 { printDetails(of: measure, function.window(width: width, height: height)) }
            let report = measure.curve.report
            let uncertain =
                report.stretches(.uncertain).reduce(0) { $0 + $1.upperBound - $1.lowerBound }
                / (function.x.upperBound - function.x.lowerBound)
            let proven = report.stretches(.proven)
            let window = function.window(width: width, height: height)
            let lies = measure.wrong.count { line in
                let column = Double(line.prefix { $0 != " " }) ?? 0
                let ends = [column - 0.1, column + 1.1].map {
                    ($0 - window.x.offset) / window.x.scale + window.x.origin
                }
                return proven.contains { $0.contains(ends[0]) && $0.contains(ends[1]) }
            }
            print(
                [
                    "\(width)", "\(measure.wrong.count)", "\(lies)", "\(report.evaluations)",
                    "\((measure.seconds * 1e5).rounded() / 100)", "\(measure.curve.pieceCount)",
                    "\(measure.curve.bands.count)", "\((uncertain * 1000).rounded() / 1000)",
                    measure.wrong.prefix(3).joined(separator: " ; "),
                ].joined(separator: "\t"))
            fflush(nil)
        }
    }
}

/// What the report says, and what is drawn in the columns that are wrong.
private func printDetails(of measure: FunctionMeasure, _ window: CurveWindow) {
    print()
    for span in measure.curve.report.spans.prefix(400) {
        print("  \(window.x(span.x.lowerBound)) … \(window.x(span.x.upperBound)) \(span.feature) \(span.certainty)")
    }
    let columns = measure.wrong.compactMap { Double($0.prefix { $0 != " " }) }
    for element in measure.curve.path.elements {
        let end: Point =
            switch element {
            case .move(let end), .line(let end), .curve(_, _, let end): end
            case .close: Point(-9, -9)
            }
        if columns.contains(where: { end.x > $0 - 0.5 && end.x < $0 + 1.5 }) { print("  \(element)") }
    }
    for band in measure.curve.bands where columns.contains(where: { band.right > $0 && band.left < $0 + 1 }) {
        print("  \(band)")
    }
    for line in measure.wrong { print("  ! \(line)") }
}

/// The same of pictures' ink, through what is public alone; and evaluations with the limits given and found.
func printInk(_ chosen: [String]) {
    let all =
        HardFunction.table + HardFunction.smooth + HardFunction.others + HardFunction.hairlines + HardFunction.kept
        + HardFunction.further
    for function in all where chosen.isEmpty || chosen.contains(function.name) {
        print(function.name, terminator: "\t")
        fflush(nil)
        var figure = Figure(size: .pixels(800, 600))
        figure.plot(function.tensor, over: function.x, color: .black, width: 0.72)
        (figure.xTicks, figure.yTicks, figure.spines) = (.none, .none, [])
        figure.theme.frame = Rect(left: 0, top: 0, right: 1, bottom: 1)
        let found = (try? figure.functionReports())?.first?.evaluations ?? -1
        figure.xLimits = Limits(function.x.lowerBound, function.x.upperBound)
        figure.yLimits = Limits(function.y.lowerBound, function.y.upperBound)
        let clock = ContinuousClock()
        let start = clock.now
        let given = (try? figure.functionReports())?.first?.evaluations ?? -1
        let seconds = (clock.now - start) / .seconds(1)
        guard let bytes = try? figure.data(as: .png), let picture = try? Pictures.Picture(png: bytes),
            picture.width == 800
        else {
            print("no picture")
            continue
        }
        if chosen.count == 1 { try? figure.write(to: "/tmp/ink.png") }
        let wrong = function.wrongInk(width: 800, height: 600, samples: function.isDense ? 400 : 60) { x, y in
            picture.pixels[y * 800 + x] & 0xff < 0xfa
        }
        let shown = chosen.count == 1 ? wrong : Array(wrong.prefix(3))
        print(
            "\(wrong.count)\t\(given)\t\(found)\t\((seconds * 1e5).rounded() / 100)\t\(shown.joined(separator: " ; "))")
        fflush(nil)
    }
}
