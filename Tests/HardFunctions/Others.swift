import Autodiff
import Foundation

extension HardFunction {
    /// More of the same kinds.
    package static let others: [HardFunction] = [
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
            y: -1.2...1.2, isDense: true),
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
            name: "tan 1/x", tensor: { tan(1 / $0) }, plain: { Foundation.tan(1 / $0) }, x: -1...1, y: -10...10,
            isDense: true),
        HardFunction(
            name: "sqrt sin 1/x", tensor: { sqrt(sin(1 / $0)) }, plain: { Foundation.sin(1 / $0).squareRoot() },
            x: -1...1, y: -0.2...1.2, specials: zerosOfSineOfInverse, isDense: true),
        HardFunction(
            name: "sin^50", tensor: { pow(sin($0), 50) }, plain: { Foundation.pow(Foundation.sin($0), 50) },
            x: -30...30, y: -0.2...1.2),
        HardFunction(
            name: "sin 1000x", tensor: { sin(1000 * $0) }, plain: { Foundation.sin(1000 * $0) }, x: 0...20,
            y: -1.2...1.2, isDense: true),
        HardFunction(
            name: "am", tensor: { sin($0) * sin(400 * $0) }, plain: { Foundation.sin($0) * Foundation.sin(400 * $0) },
            x: 0...20, y: -1.2...1.2, isDense: true),
        HardFunction(
            name: "sin eˣ", tensor: { sin(exp($0)) }, plain: { Foundation.sin(Foundation.exp($0)) }, x: -2...9,
            y: -1.2...1.2, isDense: true),
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

    /// To both sides of gamma's poles.
    fileprivate static let besidePoles: [Double] = (0...20).flatMap { (pole: Int) -> [Double] in
        (1...52).flatMap { (step: Int) -> [Double] in
            let distance = Foundation.pow(10, -Double(step) / 4)
            return [-Double(pole) - distance, -Double(pole) + distance]
        }
    }
}
