import Autodiff
import Foundation
import RandomFigures
import Testing

/// A function that plotters draw wrong, with what its picture is measured by.
struct HardFunction: Sendable, CustomTestStringConvertible {
    var name: String
    var tensor: @Sendable (Tensor) -> Tensor
    /// The same by other means, and exact where the first is not.
    var plain: @Sendable (Double) -> Double
    var x: ClosedRange<Double>
    var y: ClosedRange<Double>
    /// Places that even samples may miss.
    var specials: [Double] = []

    var testDescription: String { name }
}

extension HardFunction {
    /// The functions of one variable in the table of functions that plotters draw wrong, in its windows.
    static let table: [HardFunction] = [
        HardFunction(name: "tan", tensor: { tan($0) }, plain: { Foundation.tan($0) }, x: -5...5, y: -10...10),
        HardFunction(name: "1/x", tensor: { 1 / $0 }, plain: { 1 / $0 }, x: -3...3, y: -10...10),
        HardFunction(name: "1/x²", tensor: { 1 / ($0 * $0) }, plain: { 1 / ($0 * $0) }, x: -5...5, y: 0...10),
        HardFunction(name: "1/x² pow", tensor: { pow($0, -2) }, plain: { 1 / ($0 * $0) }, x: -5...5, y: 0...10),
        HardFunction(
            name: "hole", tensor: { x in (x + 2) / (x * x + 3 * x + 2) }, plain: { x in 1 / (x + 1) }, x: -5...3,
            y: -10...10),
        HardFunction(name: "gamma", tensor: { gamma($0) }, plain: gammaValue, x: -4.5...4.5, y: -8...8),
        HardFunction(name: "floor", tensor: { floor($0) }, plain: { $0.rounded(.down) }, x: -5...5, y: -6...6),
        HardFunction(name: "sign", tensor: { sign($0) }, plain: { $0 > 0 ? 1 : $0 < 0 ? -1 : 0 }, x: -5...5, y: -2...2),
        HardFunction(
            name: "tanh500", tensor: { tanh(500 * $0) }, plain: { Foundation.tanh(500 * $0) }, x: -5...5, y: -2...2),
        HardFunction(name: "|x|", tensor: { abs($0) }, plain: { Swift.abs($0) }, x: -Double.pi...3, y: -1...3.5),
        HardFunction(
            name: "max(x,1-x)", tensor: { max($0, 1 - $0) }, plain: { Swift.max($0, 1 - $0) }, x: -Double.pi...3,
            y: -1...3.5),
        HardFunction(
            name: "sqrt", tensor: { sqrt($0) }, plain: { $0.squareRoot() }, x: -1...4, y: -0.5...2.5, specials: [0]),
        HardFunction(
            name: "halfcircle", tensor: { sqrt(1 - $0 * $0) }, plain: { (1 - $0 * $0).squareRoot() }, x: -1.3...1.4,
            y: -0.5...1.5, specials: [-1, 1]),
        HardFunction(
            name: "sqrt sin", tensor: { sqrt(sin($0)) }, plain: { Foundation.sin($0).squareRoot() }, x: -10...10,
            y: -0.2...1.2, specials: [0, 2 * .pi, -2 * .pi]),
        HardFunction(
            name: "x^x", tensor: { pow($0, $0) }, plain: { $0 < 0 ? .nan : Foundation.pow($0, $0) }, x: -1...3, y: 0...6
        ),
        HardFunction(
            name: "sin 1/x", tensor: { sin(1 / $0) }, plain: { Foundation.sin(1 / $0) }, x: -1...1, y: -1.2...1.2),
        HardFunction(
            name: "x sin 1/x", tensor: { $0 * sin(1 / $0) }, plain: { $0 * Foundation.sin(1 / $0) }, x: -0.5...0.5,
            y: -0.5...0.5),
        HardFunction(
            name: "sin 100x", tensor: { sin(100 * $0) }, plain: { Foundation.sin(100 * $0) }, x: 0...20, y: -1.2...1.2),
        HardFunction(
            name: "cos x²", tensor: { cos($0 * $0) }, plain: { Foundation.cos($0 * $0) }, x: 0...30, y: -1.2...1.2),
        HardFunction(
            name: "hairline", tensor: { x in exp(-pow((x - 0.3217) / 0.001, 2)) },
            plain: { x in Foundation.exp(-Foundation.pow((x - 0.3217) / 0.001, 2)) }, x: -1...1, y: -0.1...1.1,
            specials: [0.3217]),
        HardFunction(
            name: "exp(-1/x²)", tensor: { x in exp(-1 / (x * x)) },
            plain: { x in x == 0 ? 0 : Foundation.exp(-1 / (x * x)) }, x: -3...3, y: -0.1...1),
        HardFunction(
            name: "sinc", tensor: { x in sin(x) / x }, plain: { x in x == 0 ? 1 : Foundation.sin(x) / x }, x: -4...4,
            y: -0.5...1.2),
        HardFunction(
            name: "(x-1)/(x-1)", tensor: { x in (x - 1) / (x - 1) }, plain: { x in 1 }, x: -4...4, y: -0.5...1.5),
        HardFunction(
            name: "(1-cos)/x²", tensor: { x in (1 - cos(x)) / (x * x) },
            plain: { x in
                let s = Foundation.sin(x / 2) / (x / 2); return x == 0 ? 0.5 : 0.5 * s * s
            }, x: -4...4, y: 0...0.6),
        HardFunction(
            name: "(1-cos)/pow", tensor: { x in (1 - cos(x)) / pow(x, 2) },
            plain: { x in
                let s = Foundation.sin(x / 2) / (x / 2); return x == 0 ? 0.5 : 0.5 * s * s
            }, x: -4...4, y: 0...0.6),
        HardFunction(
            name: "2^|x|", tensor: { x in pow(2, abs(x)) - pow(2, abs(-x)) + x }, plain: { $0 }, x: -60...60,
            y: -60...60),
    ]

    /// More of the same kinds.
    static let others: [HardFunction] = [
        HardFunction(name: "sec", tensor: { 1 / cos($0) }, plain: { 1 / Foundation.cos($0) }, x: -7...7, y: -6...6),
        HardFunction(name: "cot", tensor: { 1 / tan($0) }, plain: { 1 / Foundation.tan($0) }, x: -7...7, y: -6...6),
        HardFunction(
            name: "cos/sin", tensor: { cos($0) / sin($0) }, plain: { 1 / Foundation.tan($0) }, x: -7...7, y: -6...6),
        HardFunction(
            name: "ln|x|", tensor: { log(abs($0)) }, plain: { Foundation.log(Swift.abs($0)) }, x: -3...3, y: -4...2),
        HardFunction(
            name: "x floor x", tensor: { $0 * floor($0) }, plain: { $0 * $0.rounded(.down) }, x: -4...4, y: -5...16),
        HardFunction(
            name: "round", tensor: { round($0) }, plain: { $0.rounded(.toNearestOrEven) }, x: -5...5, y: -6...6),
        HardFunction(
            name: "sin 1/x²", tensor: { sin(1 / ($0 * $0)) }, plain: { Foundation.sin(1 / ($0 * $0)) }, x: -1...1,
            y: -1.2...1.2),
        HardFunction(name: "e^1/x", tensor: { exp(1 / $0) }, plain: { Foundation.exp(1 / $0) }, x: -3...3, y: -1...10),
        HardFunction(
            name: "|sin|", tensor: { abs(sin($0)) }, plain: { Swift.abs(Foundation.sin($0)) }, x: -10...10,
            y: -0.2...1.2),
        HardFunction(
            name: "cbrt", tensor: { x in sign(x) * pow(abs(x), 1.0 / 3) }, plain: { Foundation.cbrt($0) }, x: -2...2,
            y: -1.5...1.5),
        HardFunction(
            name: "x^1/3", tensor: { x in pow(x, 1.0 / 3) }, plain: { $0 < 0 ? .nan : Foundation.cbrt($0) }, x: -2...2,
            y: -1.5...1.5, specials: [0]),
        HardFunction(
            name: "x^2/3", tensor: { x in pow(abs(x), 2.0 / 3) }, plain: { Foundation.pow(Swift.abs($0), 2.0 / 3) },
            x: -2...2, y: -0.5...2),
        HardFunction(
            name: "cbrt(x²)", tensor: { x in pow(x * x, 1.0 / 3) }, plain: { Foundation.cbrt($0 * $0) }, x: -2...2,
            y: -0.5...2),
        HardFunction(
            name: "asin sin", tensor: { asin(sin($0)) }, plain: { Foundation.asin(Foundation.sin($0)) }, x: -10...10,
            y: -2...2),
        HardFunction(
            name: "1/(x²-2)", tensor: { 1 / ($0 * $0 - 2) }, plain: { 1 / ($0 * $0 - 2) }, x: -4...4, y: -5...5),
        HardFunction(name: "tan wide", tensor: { tan($0) }, plain: { Foundation.tan($0) }, x: -50...50, y: -10...10),
        HardFunction(
            name: "floor 1/x", tensor: { floor(1 / $0) }, plain: { (1 / $0).rounded(.down) }, x: -1...1, y: -10...10),
        HardFunction(
            name: "sqrt(x²-1)", tensor: { sqrt($0 * $0 - 1) }, plain: { ($0 * $0 - 1).squareRoot() }, x: -3...3,
            y: -0.5...3, specials: [-1, 1]),
        HardFunction(
            name: "log sin", tensor: { log(sin($0)) }, plain: { Foundation.log(Foundation.sin($0)) }, x: -10...10,
            y: -4...1),
        HardFunction(
            name: "gamma long", tensor: { gamma($0) }, plain: gammaValue, x: -20...6, y: -10...10, specials: besidePoles
        ),
        HardFunction(
            name: "sign sin", tensor: { sign(sin($0)) },
            plain: {
                let s = Foundation.sin($0); return s > 0 ? 1 : s < 0 ? -1 : 0
            }, x: -20...20, y: -1.5...1.5),
        HardFunction(
            name: "fraction", tensor: { $0 - floor($0) }, plain: { $0 - $0.rounded(.down) }, x: -5.5...5.5,
            y: -0.2...1.2),
        HardFunction(
            name: "fraction dense", tensor: { $0 - floor($0) }, plain: { $0 - $0.rounded(.down) }, x: -150...150,
            y: -0.2...1.2),
        HardFunction(
            name: "minmax", tensor: { x in max(min(x * x, 2), min(3 - x, x + 4)) },
            plain: { x in Swift.max(Swift.min(x * x, 2), Swift.min(3 - x, x + 4)) }, x: -5...5, y: -3...5),
        HardFunction(
            name: "if corner", tensor: { x in x < 0 ? -x : x * x }, plain: { x in x < 0 ? -x : x * x }, x: -3...2,
            y: -1...4),
        HardFunction(
            name: "if jump", tensor: { x in x < 0.3 ? sin(x) : x > 2 ? cos(x) : 1 + x },
            plain: { x in x < 0.3 ? Foundation.sin(x) : x > 2 ? Foundation.cos(x) : 1 + x }, x: -5...5, y: -2...4),
        HardFunction(
            name: "select", tensor: { x in select(x .> 1, 1 / x, x * x) }, plain: { x in x > 1 ? 1 / x : x * x },
            x: -2...4, y: -1...4),
        HardFunction(
            name: "x^-1.5 x", tensor: { x in pow(abs(x), -0.5) }, plain: { x in 1 / Swift.abs(x).squareRoot() },
            x: -2...2, y: -1...8),
        HardFunction(
            name: "tan 1/x", tensor: { tan(1 / $0) }, plain: { Foundation.tan(1 / $0) }, x: -1...1, y: -10...10),
        HardFunction(
            name: "sqrt sin 1/x", tensor: { sqrt(sin(1 / $0)) }, plain: { Foundation.sin(1 / $0).squareRoot() },
            x: -1...1, y: -0.2...1.2),
        HardFunction(
            name: "sin^50", tensor: { pow(sin($0), 50) }, plain: { Foundation.pow(Foundation.sin($0), 50) },
            x: -30...30, y: -0.2...1.2),
        HardFunction(
            name: "sin 1000x", tensor: { sin(1000 * $0) }, plain: { Foundation.sin(1000 * $0) }, x: 0...20,
            y: -1.2...1.2),
        HardFunction(
            name: "am", tensor: { sin($0) * sin(400 * $0) }, plain: { Foundation.sin($0) * Foundation.sin(400 * $0) },
            x: 0...20, y: -1.2...1.2),
        HardFunction(
            name: "sin eˣ", tensor: { sin(exp($0)) }, plain: { Foundation.sin(Foundation.exp($0)) }, x: -2...9,
            y: -1.2...1.2),
        HardFunction(
            name: "atan 1/x", tensor: { atan(1 / $0) }, plain: { Foundation.atan(1 / $0) }, x: -3...3, y: -2...2),
        HardFunction(
            name: "1/(1+e^1/x)", tensor: { 1 / (1 + exp(1 / $0)) }, plain: { 1 / (1 + Foundation.exp(1 / $0)) },
            x: -3...3, y: -0.5...1.5),
        HardFunction(name: "|x|/x", tensor: { abs($0) / $0 }, plain: { $0 > 0 ? 1 : -1 }, x: -3...3, y: -1.5...1.5),
        HardFunction(
            name: "x ln x", tensor: { $0 * log($0) }, plain: { $0 == 0 ? 0 : $0 * Foundation.log($0) }, x: -1...3,
            y: -1...3, specials: [0]),
        HardFunction(
            name: "tanh 5e6", tensor: { tanh(5e6 * $0) }, plain: { Foundation.tanh(5e6 * $0) }, x: -5...5, y: -2...2,
            specials: [0, 1e-7, -1e-7, 3e-7, -3e-7]),
        HardFunction(
            name: "logistic", tensor: { 1 / (1 + exp(-1000 * ($0 - 0.123))) },
            plain: { 1 / (1 + Foundation.exp(-1000 * ($0 - 0.123))) }, x: -1...1, y: -0.2...1.2),
        HardFunction(
            name: "x²sin(1/x)", tensor: { x in x * x * sin(1 / x) },
            plain: { x in x == 0 ? 0 : x * x * Foundation.sin(1 / x) }, x: -0.2...0.2, y: -0.02...0.02),
        HardFunction(
            name: "wilkinson",
            tensor: { x in
                let a = x - 1; let b = x - 2; let c = x - 3; return a * b * c * (x - 4) * (x - 5)
            }, plain: { x in (x - 1) * (x - 2) * (x - 3) * (x - 4) * (x - 5) }, x: 0.5...5.5, y: -5...5),
        HardFunction(
            name: "expanded (x-1)^7",
            tensor: { x in
                let x2 = x * x; let x3 = x2 * x; let x4 = x2 * x2;
                let a = x4 * x3 - 7 * x3 * x3 + 21 * x4 * x - 35 * x4; return a + 35 * x3 - 21 * x2 + 7 * x - 1
            }, plain: { x in Foundation.pow(x - 1, 7) }, x: 0.5...1.5, y: -0.01...0.01),
        HardFunction(
            name: "remainder", tensor: { remainder($0, 2) - 1 },
            plain: {
                let q = $0 / 2; return $0 - 2 * q.rounded(.down) - 1
            }, x: -7...7, y: -2...2),
        HardFunction(
            name: "acos cos", tensor: { acos(cos($0)) }, plain: { Foundation.acos(Foundation.cos($0)) }, x: -10...10,
            y: -0.5...3.5),
        HardFunction(name: "atanh", tensor: { atanh($0) }, plain: { Foundation.atanh($0) }, x: -1.5...1.5, y: -4...4),
        HardFunction(name: "log x", tensor: { log($0) }, plain: { Foundation.log($0) }, x: -1...5, y: -5...2),
        HardFunction(
            name: "csc wide", tensor: { 1 / sin($0) }, plain: { 1 / Foundation.sin($0) }, x: -60...60, y: -8...8),
    ]

    /// Peaks far narrower than a pixel, alone and on top of smooth curves, at seeded places.
    static let hairlines: [HardFunction] = {
        var random = SplitMix(state: 42)
        return (0..<12).map { index in
            let width = Foundation.pow(10, Double.random(in: -6 ... -4, using: &random))
            let place = Double.random(in: -1...1, using: &random)
            let specials = (-30...30).map { place + width * 0.1 * Double($0) }
            let isSum = index.isMultiple(of: 2)
            return HardFunction(
                name: "\(isSum ? "sine and peak" : "peak") \(width) wide at \(place)",
                tensor: { x in
                    let peak = exp(-pow((x - place) / width, 2))
                    return isSum ? sin(5 * x) + 0.5 * peak : peak
                },
                plain: { x in
                    let peak = Foundation.exp(-((x - place) / width) * ((x - place) / width))
                    return isSum ? Foundation.sin(5 * x) + 0.5 * peak : peak
                },
                x: -1...1, y: isSum ? -2...2 : -0.1...1.1, specials: specials)
        }
    }()

    /// What a textbook shows.
    static let smooth: [HardFunction] = [
        HardFunction(name: "sin", tensor: { sin($0) }, plain: { Foundation.sin($0) }, x: -10...10, y: -1.1...1.1),
        HardFunction(name: "x²", tensor: { $0 * $0 }, plain: { $0 * $0 }, x: -3...3, y: -0.5...9.5),
        HardFunction(name: "x³-x", tensor: { x in x * x * x - x }, plain: { x in x * x * x - x }, x: -2...2, y: -6...6),
        HardFunction(name: "exp", tensor: { exp($0) }, plain: { Foundation.exp($0) }, x: -3...3, y: -1...21),
        HardFunction(name: "exp10", tensor: { exp($0) }, plain: { Foundation.exp($0) }, x: -10...10, y: -1000...23000),
        HardFunction(
            name: "sin²+", tensor: { pow(sin($0), 2) + 0.05 * pow($0, 2) },
            plain: { Foundation.pow(Foundation.sin($0), 2) + 0.05 * $0 * $0 }, x: -10...10, y: -0.5...6),
        HardFunction(
            name: "gauss", tensor: { exp(-$0 * $0 / 2) }, plain: { Foundation.exp(-$0 * $0 / 2) }, x: -4...4,
            y: -0.1...1.1),
        HardFunction(
            name: "1/(1+x²)", tensor: { 1 / (1 + $0 * $0) }, plain: { 1 / (1 + $0 * $0) }, x: -5...5, y: -0.1...1.1),
        HardFunction(name: "tanh", tensor: { tanh($0) }, plain: { Foundation.tanh($0) }, x: -5...5, y: -1.1...1.1),
        HardFunction(name: "atan", tensor: { atan($0) }, plain: { Foundation.atan($0) }, x: -5...5, y: -1.6...1.6),
        HardFunction(
            name: "damped", tensor: { exp(-$0 / 4) * cos(2 * $0) },
            plain: { Foundation.exp(-$0 / 4) * Foundation.cos(2 * $0) }, x: 0...10, y: -1.1...1.1),
        HardFunction(name: "log", tensor: { log($0) }, plain: { Foundation.log($0) }, x: 0.1...10, y: -3...3),
        HardFunction(
            name: "poly", tensor: { x in x * x * x * x - 4 * x * x + x }, plain: { x in x * x * x * x - 4 * x * x + x },
            x: -2.5...2.5, y: -8...8),
        HardFunction(name: "cosh", tensor: { cosh($0) }, plain: { Foundation.cosh($0) }, x: -3...3, y: -1...11),
    ]

    /// To both sides of gamma's poles.
    private static let besidePoles: [Double] = (0...20).flatMap { (pole: Int) -> [Double] in
        (1...30).flatMap { (step: Int) -> [Double] in
            let distance = Foundation.pow(10, -Double(step) / 4)
            return [-Double(pole) - distance, -Double(pole) + distance]
        }
    }
}

private func gammaValue(_ x: Double) -> Double { x == x.rounded() && x <= 0 ? .nan : Foundation.tgamma(x) }
