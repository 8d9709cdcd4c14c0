import Foundation

/// Functions that plotters draw wrong: how many columns of pixels are, ours and with the uniform samples that others take.
///
/// The measure is that of hard-functions: a column is wrong when it differs from 2,000 true values by more than two pixels.
func functions(_ measuring: inout Measuring) -> [String] {
    let names = [
        "tan", "1/x", "1/x²", "hole", "gamma", "floor", "sign", "tanh500", "|x|", "max(x,1-x)", "sqrt", "halfcircle",
        "sqrt sin", "x^x", "sin 1/x", "x sin 1/x", "sin 100x", "cos x²", "hairline", "exp(-1/x²)", "sinc",
        "(x-1)/(x-1)",
        "(1-cos)/x²", "2^|x|", "sin", "x²", "exp", "gauss", "1/(1+x²)", "atan", "damped", "log", "cosh",
    ]
    let worker = Places.product("kernels", Places.scratch)
    func number(_ what: String, _ name: String) -> Double? {
        measuring.number(from: .worker(worker, "function \(name), \(what)"))
    }
    func count(_ what: String, _ name: String) -> String { number(what, name).map { String(Int($0)) } ?? "not here" }
    var lines = [
        "| function | wrong of 800 columns | of 3840 | evaluations | time | pieces | SVG | wrong of 800 by 100 samples | by 400 | by 800 |",
        "|---|---|---|---|---|---|---|---|---|---|",
    ]
    for name in names {
        let times = (0..<max(3, measuring.rounds)).compactMap { _ in number("time", name) }
        let cells = [
            name.replacingOccurrences(of: "|", with: "\\|"), count("wrong of 800", name), count("wrong of 3840", name),
            count("evaluations", name), Unit.seconds.text(median(times)), count("pieces", name),
            Unit.bytes.text(number("SVG", name)), count("wrong by 100", name), count("wrong by 400", name),
            count("wrong by 800", name),
        ]
        lines.append("| " + cells.joined(separator: " | ") + " |")
    }
    return lines
}
