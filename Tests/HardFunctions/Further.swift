import Autodiff
import Foundation

private func root(_ x: Double) -> Double { x.squareRoot() }
private func down(_ x: Double) -> Double { x.rounded(.down) }
private func nearest(_ x: Double) -> Double { x.rounded(.toNearestOrEven) }
private func signum(_ x: Double) -> Double { x > 0 ? 1 : x < 0 ? -1 : 0 }
private func modulo(_ x: Double, _ y: Double) -> Double { x - y * (x / y).rounded(.down) }

private func chebyshev(_ degree: Int, _ x: Tensor) -> Tensor {
    (1..<degree).reduce((0 * x + 1, x)) { pair, _ in (pair.1, 2 * x * pair.1 - pair.0) }.1
}

private func chebyshev(_ degree: Int, _ x: Double) -> Double {
    (1..<degree).reduce((1, x)) { pair, _ in (pair.1, 2 * x * pair.1 - pair.0) }.1
}

private func blancmange(_ x: Tensor) -> Tensor {
    (0..<8).reduce(0 * x) { sum, level in
        let scale = Double(1 << level)
        return sum + abs(scale * x - round(scale * x)) / scale
    }
}

private func blancmange(_ x: Double) -> Double {
    (0..<8).reduce(0) { sum, level in
        let scale = Double(1 << level)
        return sum + Swift.abs(scale * x - nearest(scale * x)) / scale
    }
}

private let hairlinePlaces: [(place: Double, width: Double, height: Double)] = [
    (0.11, 1e-6, 1), (0.112, 1e-5, 1), (-0.77, 1e-7, 1), (0.93, 1e-4, 0.5), (-0.2, 1e-6, 0.8),
]

/// Where sin 1/x is zero.
let zerosOfSineOfInverse: [Double] = (1...1000).flatMap { (index: Int) -> [Double] in
    let place = 1 / (Double(index) * Double.pi)
    return [place, -place]
}

// What else someone may try who wants to see a plotter fail.
extension HardFunction {
    package static let further = further1 + further2 + further3 + further4

    private static let further1: [HardFunction] = [
        row("x/(x²−1)", -3...3, -5...5) { x in
            x / (x * x - 1)
        } truth: { x in
            x / (x * x - 1)
        },
        row("1/(x³−x)", -3...3, -5...5) { x in
            1 / (x * x * x - x)
        } truth: { x in
            1 / (x * x * x - x)
        },
        row("ln|x²−1|", -3...3, -5...3, near: [-1, 1]) { x in
            log(abs(x * x - 1))
        } truth: { x in
            Foundation.log(Swift.abs(x * x - 1))
        },
        row("e^−1/x", -3...3, -1...8) { x in
            exp(-1 / x)
        } truth: { x in
            Foundation.exp(-1 / x)
        },
        row("x e^1/x", -3...3, -4...8) { x in
            x * exp(1 / x)
        } truth: { x in
            x * Foundation.exp(1 / x)
        },
        row("sin x/|x|", -4...4, -1.2...1.2) { x in
            sin(x) / abs(x)
        } truth: { x in
            Foundation.sin(x) / Swift.abs(x)
        },
        row("a peak of 1e−8", -1...1, -0.1...1.1, near: [0.3]) { x in
            exp(-pow((x - 0.3) / 1e-8, 2))
        } truth: { x in
            Foundation.exp(-((x - 0.3) / 1e-8) * ((x - 0.3) / 1e-8))
        },
        row("Lorentz", -1...1, -0.1...1.1, near: [0.7]) { x in
            1 / (1 + pow((x - 0.7) / 1e-6, 2))
        } truth: { x in
            1 / (1 + Foundation.pow((x - 0.7) / 1e-6, 2))
        },
        row("a narrow sech", -1...1, -0.1...1.1, near: [-0.41]) { x in
            1 / cosh(1e5 * (x + 0.41))
        } truth: { x in
            1 / Foundation.cosh(1e5 * (x + 0.41))
        },
        row("five hairlines", -1...1, -0.1...1.1, near: hairlinePlaces.map(\.place)) { x in
            hairlinePlaces.reduce(0 * x) { (sum: Tensor, peak) -> Tensor in
                let t: Tensor = (x - peak.place) / peak.width
                return sum + peak.height * exp(-t * t)
            }
        } truth: { x in
            hairlinePlaces.reduce(0) { (sum: Double, peak) -> Double in
                let t: Double = (x - peak.place) / peak.width
                return sum + peak.height * Foundation.exp(-t * t)
            }
        },
        row("a dip", -1...1, -0.1...1.1, near: [0.25]) { x in
            1 - exp(-pow((x - 0.25) / 1e-6, 2))
        } truth: { x in
            1 - Foundation.exp(-Foundation.pow((x - 0.25) / 1e-6, 2))
        },
        row("a hairline on a slope", -2...2, -2...3, near: [1.0 / 3]) { x in
            x + exp(-pow((x - 1.0 / 3) / 1e-6, 2))
        } truth: { x in
            x + Foundation.exp(-Foundation.pow((x - 1.0 / 3) / 1e-6, 2))
        },
        row("a hairline on a wave", -3...3, -3...3, near: [0.777]) { x in
            sin(20 * x) + 2 * exp(-pow((x - 0.777) / 1e-5, 2))
        } truth: { x in
            Foundation.sin(20 * x) + 2 * Foundation.exp(-Foundation.pow((x - 0.777) / 1e-5, 2))
        },
        row("Chebyshev by acos", -1.2...1.2, -1.2...1.2, near: [-1, 1]) { x in
            cos(50 * acos(x))
        } truth: { x in
            Foundation.cos(50 * Foundation.acos(x))
        },
        row("Chebyshev by recurrence", -1.05...1.05, -1.5...1.5) { x in
            chebyshev(20, x)
        } truth: { x in
            chebyshev(20, x)
        },
        row("x^100", -1.1...1.1, -1...5) { x in
            pow(x, 100)
        } truth: { x in
            Foundation.pow(x, 100)
        },
        row("x^99", -1.1...1.1, -5...5) { x in
            pow(x, 99)
        } truth: { x in
            Foundation.pow(x, 99)
        },
        row("(1−x²)^0.25", -1.2...1.2, -0.2...1.2, near: [-1, 1]) { x in
            pow(1 - x * x, 0.25)
        } truth: { x in
            Foundation.pow(1 - x * x, 0.25)
        },
        row("tanh 1e5 x", -1...1, -1.2...1.2, near: [0]) { x in
            tanh(1e5 * x)
        } truth: { x in
            Foundation.tanh(1e5 * x)
        },
        row("atan 1e5 x", -1...1, -2...2, near: [0]) { x in
            atan(1e5 * x)
        } truth: { x in
            Foundation.atan(1e5 * x)
        },
        row("x/(|x|+1e−6)", -1...1, -1.2...1.2, near: [0]) { x in
            x / (abs(x) + 1e-6)
        } truth: { x in
            x / (Swift.abs(x) + 1e-6)
        },
        row("x/√(x²+1e−12)", -1...1, -1.2...1.2, near: [0]) { x in
            x / sqrt(x * x + 1e-12)
        } truth: { x in
            x / root(x * x + 1e-12)
        },
        row("1000 steps", 0...1, 0...1) { x in
            floor(1000 * x) / 1000
        } truth: { x in
            down(1000 * x) / 1000
        },
        row("square wave", 0...20, -1.5...1.5, isDense: true, isJumping: true) { x in
            sign(sin(100 * x))
        } truth: { x in
            signum(Foundation.sin(100 * x))
        },
    ]

    private static let further2: [HardFunction] = [
        row("square wave of few", 0...20, -1.5...1.5) { x in
            sign(sin(8 * x))
        } truth: { x in
            signum(Foundation.sin(8 * x))
        },
        row("nested floor", -4...4, -5...17) { x in
            floor(x * floor(x))
        } truth: { x in
            down(x * down(x))
        },
        row("floors of two", -3...3, -4...6) { x in
            floor(x) + floor(x * x) / 4
        } truth: { x in
            down(x) + down(x * x) / 4
        },
        row("x² mod 1", -5...5, -0.2...1.2) { x in
            remainder(x * x, 1)
        } truth: { x in
            modulo(x * x, 1)
        },
        row("triangle wave", -7...7, -0.2...1.2) { x in
            abs(remainder(x, 2) - 1)
        } truth: { x in
            Swift.abs(modulo(x, 2) - 1)
        },
        row("to the nearest integer", -4...4, -0.2...0.8) { x in
            abs(x - round(x))
        } truth: { x in
            Swift.abs(x - nearest(x))
        },
        row("sign·x²", -2...2, -4...4) { x in
            sign(x) * x * x
        } truth: { x in
            signum(x) * x * x
        },
        row("x sign sin 3x", -4...4, -4...4) { x in
            x * sign(sin(3 * x))
        } truth: { x in
            x * signum(Foundation.sin(3 * x))
        },
        row("√|x| sin 1/x", -1...1, -1.2...1.2, near: [0], isDense: true) { x in
            sqrt(abs(x)) * sin(1 / x)
        } truth: { x in
            x == 0 ? 0 : root(Swift.abs(x)) * Foundation.sin(1 / x)
        },
        row("sin ln|x|", -1...1, -1.2...1.2, near: [0]) { x in
            sin(log(abs(x)))
        } truth: { x in
            Foundation.sin(Foundation.log(Swift.abs(x)))
        },
        row("sin 1/(x−0.3)", -1...1, -1.2...1.2, near: [0.3], isDense: true) { x in
            sin(1 / (x - 0.3))
        } truth: { x in
            Foundation.sin(1 / (x - 0.3))
        },
        row("sin 1/(x²−¼)", -1...1, -1.2...1.2, near: [0.5, -0.5], isDense: true) { x in
            sin(1 / (x * x - 0.25))
        } truth: { x in
            Foundation.sin(1 / (x * x - 0.25))
        },
        row("e^sin 20x", -3...3, -0.5...3.5) { x in
            exp(sin(20 * x))
        } truth: { x in
            Foundation.exp(Foundation.sin(20 * x))
        },
        row("sin x sin 1/x", -1...1, -1...1) { x in
            sin(x) * sin(1 / x)
        } truth: { x in
            Foundation.sin(x) * Foundation.sin(1 / x)
        },
        row("cos(1/x)/x", -1...1, -20...20, near: [0], isDense: true) { x in
            cos(1 / x) / x
        } truth: { x in
            Foundation.cos(1 / x) / x
        },
        row("a wave packet", -3...3, -1.2...1.2) { x in
            exp(-x * x) * sin(200 * x)
        } truth: { x in
            Foundation.exp(-x * x) * Foundation.sin(200 * x)
        },
        row("tan 10x", 0...20, -10...10) { x in
            tan(10 * x)
        } truth: { x in
            Foundation.tan(10 * x)
        },
        row("tan 100x", 0...20, -10...10, isDense: true, isJumping: true) { x in
            tan(100 * x)
        } truth: { x in
            Foundation.tan(100 * x)
        },
        row("sec 1/x", -1...1, -8...8, near: [0], isDense: true, isJumping: true) { x in
            1 / cos(1 / x)
        } truth: { x in
            1 / Foundation.cos(1 / x)
        },
        row("tan²", -5...5, -1...10) { x in
            tan(x) * tan(x)
        } truth: { x in
            Foundation.tan(x) * Foundation.tan(x)
        },
        row("|tan|", -5...5, -1...10) { x in
            abs(tan(x))
        } truth: { x in
            Swift.abs(Foundation.tan(x))
        },
        row("x − tan x", -5...5, -10...10) { x in
            x - tan(x)
        } truth: { x in
            x - Foundation.tan(x)
        },
        row("log–log x⁻²", -3...3, -6.5...6.5) { x in
            log(pow(pow(10, x), -2)) / 2.302585092994046
        } truth: { x in
            -2 * x
        },
        row("sin on a log axis", -2...3, -1.2...1.2, isDense: true) { x in
            sin(pow(10, x))
        } truth: { x in
            Foundation.sin(Foundation.pow(10, x))
        },
    ]

    private static let further3: [HardFunction] = [
        row("1/x on a log axis of y", -3...3, -3...3, near: [0]) { x in
            log(1 / x) / 2.302585092994046
        } truth: { x in
            Foundation.log(1 / x) / 2.302585092994046
        },
        row("1e300 x", -1...1, -1e300...1e300) { x in
            1e300 * x
        } truth: { x in
            1e300 * x
        },
        row("1e300 x³ to overflow", -1e4...1e4, -1e308 / 2...1e308 / 2) { x in
            1e300 * x * x * x
        } truth: { x in
            1e300 * x * x * x
        },
        row("e^700x", -1...1, -1e303...1e304) { x in
            exp(700 * x)
        } truth: { x in
            Foundation.exp(700 * x)
        },
        row("1e8 + sin", -10...10, 1e8 - 1.2...1e8 + 1.2) { x in
            1e8 + sin(x)
        } truth: { x in
            1e8 + Foundation.sin(x)
        },
        row("(x²−1)/(x−1)", -3...3, -3...5) { x in
            (x * x - 1) / (x - 1)
        } truth: { x in
            x + 1
        },
        row("(x³−8)/(x−2)", -4...4, -1...20) { x in
            (x * x * x - 8) / (x - 2)
        } truth: { x in
            x * x + 2 * x + 4
        },
        row("sinh(x)/x", -3...3, -1...4) { x in
            (exp(x) - exp(-x)) / (2 * x)
        } truth: { x in
            x == 0 ? 1 : Foundation.sinh(x) / x
        },
        row("(tan x − x)/x³", -1...1, -0.2...1) { x in
            (tan(x) - x) / pow(x, 3)
        } truth: { x in
            if Swift.abs(x) < 0.02 { return 1.0 / 3 + 2 * x * x / 15 }
            return (Foundation.tan(x) - x) / (x * x * x)
        },
        row("(x − sin x)/x³", -3...3, -0.05...0.2) { x in
            (x - sin(x)) / pow(x, 3)
        } truth: { x in
            if Swift.abs(x) < 0.05 { return 1.0 / 6 - x * x / 120 }
            return (x - Foundation.sin(x)) / (x * x * x)
        },
        row("|x|^1.5", -1...1, -0.2...1.2) { x in
            pow(abs(x), 1.5)
        } truth: { x in
            Foundation.pow(Swift.abs(x), 1.5)
        },
        row("√√x", -1...2, -0.2...1.4, near: [0]) { x in
            sqrt(sqrt(x))
        } truth: { x in
            root(root(x))
        },
        row("acosh", -1...4, -0.5...2.5, near: [1]) { x in
            acosh(x)
        } truth: { x in
            Foundation.acosh(x)
        },
        row("asinh 1000x", -1...1, -8...8) { x in
            asinh(1000 * x)
        } truth: { x in
            Foundation.asinh(1000 * x)
        },
        row("acos 1/x", -4...4, -0.5...3.5, near: [1, -1]) { x in
            acos(1 / x)
        } truth: { x in
            Foundation.acos(1 / x)
        },
        row(
            "√(sin² − ½)", -7...7, -0.2...0.9,
            near: [.pi / 4, 3 * .pi / 4, -.pi / 4, -3 * .pi / 4, 5 * .pi / 4, 7 * .pi / 4, -5 * .pi / 4, -7 * .pi / 4]
        ) { x in
            sqrt(sin(x) * sin(x) - 0.5)
        } truth: { x in
            root(Foundation.sin(x) * Foundation.sin(x) - 0.5)
        },
        row("√(1−|x|)", -1.5...1.5, -0.2...1.2, near: [1, -1]) { x in
            sqrt(1 - abs(x))
        } truth: { x in
            root(1 - Swift.abs(x))
        },
        row("ln(1−x²)", -1.5...1.5, -5...1, near: [1, -1]) { x in
            log(1 - x * x)
        } truth: { x in
            Foundation.log(1 - x * x)
        },
        row("√((x²−1)²)", -2...2, -0.5...3) { x in
            sqrt(pow(x * x - 1, 2))
        } truth: { x in
            Swift.abs(x * x - 1)
        },
        row("clipped sine", -3...3, -1.2...1.2) { x in
            max(sin(30 * x), 0.5)
        } truth: { x in
            Swift.max(Foundation.sin(30 * x), 0.5)
        },
        row("|sin 1/x|", -1...1, -0.2...1.2, near: [0], at: zerosOfSineOfInverse, isDense: true) { x in
            abs(sin(1 / x))
        } truth: { x in
            Swift.abs(Foundation.sin(1 / x))
        },
        row("max(0, sin 1/x)", -1...1, -0.2...1.2, near: [0], at: zerosOfSineOfInverse, isDense: true) { x in
            max(0, sin(1 / x))
        } truth: { x in
            Swift.max(0, Foundation.sin(1 / x))
        },
        row("|x|−|x−1e−3|", -1...1, -2e-3...2e-3, near: [0, 1e-3]) { x in
            abs(x) - abs(x - 1e-3)
        } truth: { x in
            Swift.abs(x) - Swift.abs(x - 1e-3)
        },
        row("blancmange", -0.5...1.5, -0.2...1) { x in
            blancmange(x)
        } truth: { x in
            blancmange(x)
        },
    ]

    private static let further4: [HardFunction] = [
        row("fraction of 1/x", -1...1, -0.2...1.2, near: [0], isDense: true, isJumping: true) { x in
            1 / x - floor(1 / x)
        } truth: { x in
            1 / x - down(1 / x)
        },
        row("x sin 1/x near", -1e-3...1e-3, -1e-3...1e-3, near: [0], isDense: true) { x in
            x * sin(1 / x)
        } truth: { x in
            x == 0 ? 0 : x * Foundation.sin(1 / x)
        },
        row("sin 1/x nearer", -1e-6...1e-6, -1.2...1.2, near: [0], isDense: true) { x in
            sin(1 / x)
        } truth: { x in
            Foundation.sin(1 / x)
        },
        row("x^1/x", -0.5...5, -0.2...1.6, near: [0]) { x in
            pow(x, 1 / x)
        } truth: { x in
            x <= 0 ? .nan : Foundation.pow(x, 1 / x)
        },
        row("sinc 1000x", -1...1, -0.4...1.1) { x in
            sin(1000 * x) / (1000 * x)
        } truth: { x in
            x == 0 ? 1 : Foundation.sin(1000 * x) / (1000 * x)
        },
        row("Gibbs", -4...4, -1.2...1.2) { x in
            (0..<30).reduce(0 * x) { (sum: Tensor, index: Int) -> Tensor in
                let k = Double(2 * index + 1)
                return sum + sin(k * x) / k
            }
        } truth: { x in
            (0..<30).reduce(0) { (sum: Double, index: Int) -> Double in
                let k = Double(2 * index + 1)
                return sum + Foundation.sin(k * x) / k
            }
        },
        row("ln x²", -3...3, -5...3, near: [0]) { x in
            log(x * x)
        } truth: { x in
            Foundation.log(x * x)
        },
        row("1/√|x|", -2...2, -1...8, near: [0]) { x in
            1 / sqrt(abs(x))
        } truth: { x in
            1 / root(Swift.abs(x))
        },
        row("e^e^x", -3...3, -1...20) { x in
            exp(exp(x))
        } truth: { x in
            Foundation.exp(Foundation.exp(x))
        },
        row("two corners a hair apart", -1...1, -0.2...2, near: [0, 1e-5]) { x in
            abs(x) + abs(x - 1e-5)
        } truth: { x in
            Swift.abs(x) + Swift.abs(x - 1e-5)
        },
        row("a box of 2e−4", -1...1, -0.2...1.2, near: [0.3, 0.2999, 0.3001]) { x in
            select(abs(x - 0.3) .< 1e-4, 1, 0)
        } truth: { x in
            Swift.abs(x - 0.3) < 1e-4 ? 1 : 0
        },
        row("sine with a ripple of a tenth", -7...7, -1.2...1.2, isDense: true) { x in
            sin(x) + sin(1000 * x) / 10
        } truth: { x in
            Foundation.sin(x) + Foundation.sin(1000 * x) / 10
        },
        row("sin² 50x", 0...20, -0.2...1.2) { x in
            sin(50 * x) * sin(50 * x)
        } truth: { x in
            Foundation.sin(50 * x) * Foundation.sin(50 * x)
        },
        row("ln x/x", -1...10, -3...1, near: [0]) { x in
            log(x) / x
        } truth: { x in
            Foundation.log(x) / x
        },
        row("x/ln x", -1...5, -5...8, near: [0, 1]) { x in
            x / log(x)
        } truth: { x in
            x == 0 ? 0 : x / Foundation.log(x)
        },
        row("floor sin 1/x", -1...1, -1.5...1.5, near: [0], isDense: true, isJumping: true) { x in
            floor(sin(1 / x))
        } truth: { x in
            down(Foundation.sin(1 / x))
        },
        row("sign·sin 200x", -3...3, -1.2...1.2, isDense: true) { x in
            sign(x) * sin(200 * x)
        } truth: { x in
            signum(x) * Foundation.sin(200 * x)
        },
        row("waves on a slope", 0...10, -2...12) { x in
            x + sin(60 * x)
        } truth: { x in
            x + Foundation.sin(60 * x)
        },
        row("erf of 1e4", -1...1, -1.2...1.2, near: [0.123456]) { x in
            erf(1e4 * (x - 0.123456))
        } truth: { x in
            Foundation.erf(1e4 * (x - 0.123456))
        },
        row("(x² − 2)/(x − 1)", -4...4, -8...8) { x in
            (x * x - 2) / (x - 1)
        } truth: { x in
            (x * x - 2) / (x - 1)
        },
        row("1/(e^x − 1)", -3...3, -4...4) { x in
            1 / (exp(x) - 1)
        } truth: { x in
            1 / (Foundation.exp(x) - 1)
        },
        row("x coth x", -4...4, -1...5) { x in
            x / tanh(x)
        } truth: { x in
            x == 0 ? 1 : x / Foundation.tanh(x)
        },
        row("1/(1+25x²)", -1...1, -0.1...1.1) { x in
            1 / (1 + 25 * x * x)
        } truth: { x in
            1 / (1 + 25 * x * x)
        },
    ]
}
