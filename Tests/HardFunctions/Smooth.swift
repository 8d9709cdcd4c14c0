import Autodiff
import Foundation

extension HardFunction {
    /// What a textbook shows.
    package static let smooth: [HardFunction] = [
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
}
