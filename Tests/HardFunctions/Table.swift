import Autodiff
import Foundation

extension HardFunction {
    /// The functions of one variable in the table of functions that plotters draw wrong, in its windows.
    package static let table: [HardFunction] = [
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
            name: "sin 1/x", tensor: { sin(1 / $0) }, plain: { Foundation.sin(1 / $0) }, x: -1...1, y: -1.2...1.2,
            isDense: true),
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
}
