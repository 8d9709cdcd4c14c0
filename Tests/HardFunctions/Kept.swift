import Autodiff
import Foundation

private let root2 = 2.0.squareRoot()

// Of the kinds that the table stands for, found after the tracer was written.
extension HardFunction {
    package static let poles: [HardFunction] = [
        row("even pole at √2", 0...3, 0...50) { x in
            1 / pow(x - root2, 2)
        } truth: { x in
            1 / ((x - root2) * (x - root2))
        },
        row("third order at π/3", -1...3, -20...20) { x in
            1 / pow(x - .pi / 3, 3)
        } truth: { x in
            let d = x - .pi / 3
            return 1 / (d * d * d)
        },
        row("seventh order", -1...1, -20...20) { x in
            pow(x - 0.1, -7)
        } truth: { x in
            1 / Foundation.pow(x - 0.1, 7)
        },
        row("near pole whole", -1...1, 0...1.1e9, near: [0]) { x in
            1 / (x * x + 1e-9)
        } truth: { x in
            1 / (x * x + 1e-9)
        },
        row("near pole cut", -1...1, 0...10, near: [0]) { x in
            1 / (x * x + 1e-9)
        } truth: { x in
            1 / (x * x + 1e-9)
        },
        row("near pole tiny", -1...1, 0...1e-17, near: [0]) { x in
            1e-18 / (x * x + 1e-4)
        } truth: { x in
            1e-18 / (x * x + 1e-4)
        },
        row("pole beside a zero", -1...3, -1...3, near: [1, 1 + 1e-6]) { x in
            (x - 1) / (x - 1.000001)
        } truth: { x in
            (x - 1) / (x - 1.000001)
        },
        row("pole upon a zero", -4...4, -8...8) { x in
            (x * x - 2) / (x - root2)
        } truth: { x in
            x + root2
        },
        row("two poles a hair apart", -3...5, -30...30, near: [1, 1.001]) { x in
            1 / (x - 1) + 1 / (x - 1.001)
        } truth: {
            x in
            1 / (x - 1) + 1 / (x - 1.001)
        },
        row("a dipole", -3...5, -3...3, near: [1, 1.0000001]) { x in
            1 / (x - 1) - 1 / (x - 1.0000001)
        } truth: { x in
            -1e-7 / ((x - 1) * (x - 1.0000001))
        },
        row("tan x²", -4...4, -8...8) { x in
            tan(x * x)
        } truth: { x in
            Foundation.tan(x * x)
        },
        row("sec eˣ", -2...4, -6...6) { x in
            1 / cos(exp(x))
        } truth: { x in
            1 / Foundation.cos(Foundation.exp(x))
        },
        row("1/(x²⁰−1)", -2...2, -5...5) { x in
            1 / (pow(x, 20) - 1)
        } truth: { x in
            1 / (Foundation.pow(x, 20) - 1)
        },
        row("1/ln x", -1...4, -5...5, near: [0]) { x in
            1 / log(x)
        } truth: { x in
            x == 0 ? 0 : 1 / Foundation.log(x)
        },
        row("digamma", -4.5...4.5, -6...6, near: [0, -1, -2, -3, -4]) { x in
            digamma(x)
        } truth: {
            digammaValue($0)
        },
        row("1/gamma", -6...4, -4...4) { x in
            1 / gamma(x)
        } truth: { x in
            x == x.rounded() && x <= 0 ? 0 : 1 / Foundation.tgamma(x)
        },
        row("logGamma", -5...5, -3...6, near: [0, -1, -2, -3, -4, -5]) { x in
            logGamma(x)
        } truth: { x in
            Foundation.log(Swift.abs(gammaValue(x)))
        },
        row("holes of sin πx", -3...3, -4...4) { x in
            sin(.pi * x) / (x * (x * x - 1))
        } truth: { x in
            func sinc(_ t: Double) -> Double { t == 0 ? .pi : Foundation.sin(.pi * t) / t }
            return x > 0.5
                ? -sinc(x - 1) / (x * (x + 1)) : x < -0.5 ? -sinc(x + 1) / (x * (x - 1)) : sinc(x) / (x * x - 1)
        },
        row("tan·cos", -7...7, -1.2...1.2) { x in
            tan(x) * cos(x)
        } truth: { x in
            Foundation.sin(x)
        },
        row("x²/x", -2...2, -2...2) { x in
            x * x / x
        } truth: {
            $0
        },
        row("1/sin 1/x", -1...1, -8...8, near: [0], isDense: true, isJumping: true) { x in
            1 / sin(1 / x)
        } truth: { x in
            1 / Foundation.sin(1 / x)
        },
        row("sinh 1/x", -3...3, -10...10) { x in
            sinh(1 / x)
        } truth: { x in
            Foundation.sinh(1 / x)
        },
        row("tanh 1/x", -3...3, -1.2...1.2) { x in
            tanh(1 / x)
        } truth: { x in
            Foundation.tanh(1 / x)
        },
        row("1/(e^1/x − 1)", -3...3, -4...4) { x in
            1 / (exp(1 / x) - 1)
        } truth: { x in
            1 / (Foundation.exp(1 / x) - 1)
        },
        row("x^−1/3", -1...3, -1...6, near: [0]) { x in
            pow(x, -1.0 / 3)
        } truth: { x in
            x <= 0 ? .nan : 1 / Foundation.cbrt(x)
        },
    ]

    package static let edges: [HardFunction] = [
        row("ln|x²−2|", -3...3, -5...3, near: [root2, -root2]) { x in
            log(abs(x * x - 2))
        } truth: {
            x in
            Foundation.log(Swift.abs(x * x - 2))
        },
        row("ln|sin|", -10...10, -5...1) { x in
            log(abs(sin(x)))
        } truth: { x in
            Foundation.log(Swift.abs(Foundation.sin(x)))
        },
        row("√cubic", -3...3, -0.5...4, near: [1.532088886237956, 0.3472963553338607, -1.879385241571817]) { x in
            sqrt(x * x * x - 3 * x + 1)
        } truth: { x in
            (x * x * x - 3 * x + 1).squareRoot()
        },
        row("√cubic with a double root", -3...3, -0.5...4, near: [-2]) { x in
            sqrt(x * x * x - 3 * x + 2)
        } truth: { x in
            Swift.abs(x - 1) * (x + 2).squareRoot()
        },
        row("asin", -1.5...1.5, -2...2, near: [-1, 1]) { x in
            asin(x)
        } truth: { x in
            Foundation.asin(x)
        },
        row("acos", -1.5...1.5, -0.5...3.5, near: [-1, 1]) { x in
            acos(x)
        } truth: { x in
            Foundation.acos(x)
        },
        row("asin 2x/(1+x²)", -4...4, -2...2) { x in
            asin(2 * x / (1 + x * x))
        } truth: { x in
            Foundation.asin(Swift.min(1, Swift.max(-1, 2 * x / (1 + x * x))))
        },
        row("nested roots", -1.2...1.2, -0.2...1.2, near: [-1, 1]) { x in
            sqrt(1 - sqrt(1 - x * x))
        } truth: { x in
            Swift.abs(x) / (1 + (1 - x * x).squareRoot()).squareRoot()
        },
        row("deep roots", -3...3, -0.5...2, near: [-2, 2, 1, -1]) { x in
            sqrt(2 - sqrt(4 - x * x))
        } truth: { x in
            Swift.abs(x) / (2 + (4 - x * x).squareRoot()).squareRoot()
        },
        row("x^0.01", -1...2, -0.2...1.2, near: [0]) { x in
            pow(x, 0.01)
        } truth: { x in
            x < 0 ? .nan : Foundation.pow(x, 0.01)
        },
        row("(1+1/x)^x", -5...5, 0...8, near: [-1, 0]) { x in
            pow(1 + 1 / x, x)
        } truth: { x in
            x >= -1 && x <= 0 ? .nan : Foundation.exp(x * Foundation.log1p(1 / x))
        },
        row("x^x to the left", -3...3, -1...5, near: [0]) { x in
            pow(x, x)
        } truth: { x in
            x < 0 ? .nan : Foundation.pow(x, x)
        },
        row("(−8)^x", -3...3, -10...10) { x in
            pow(-8, x)
        } truth: { _ in
            .nan
        },
        row("ln ln x", -1...5, -4...2, near: [1]) { x in
            log(log(x))
        } truth: { x in
            Foundation.log(Foundation.log(x))
        },
        row("atanh sin", -7...7, -5...5) { x in
            atanh(sin(x))
        } truth: { x in
            Foundation.atanh(Foundation.sin(x))
        },
        row("squircle", -1.3...1.3, -0.2...1.2, near: [-1, 1]) { x in
            pow(1 - pow(x, 20), 0.2)
        } truth: { x in
            Foundation.pow(1 - Foundation.pow(x, 20), 0.2)
        },
        row("√|x|", -1...1, -0.2...1.1) { x in
            sqrt(abs(x))
        } truth: { x in
            Swift.abs(x).squareRoot()
        },
        row("|x|^0.1", -1...1, -0.2...1.1, near: [0]) { x in
            pow(abs(x), 0.1)
        } truth: { x in
            Foundation.pow(Swift.abs(x), 0.1)
        },
        row("cusp at 0.3", -2...2, -0.5...2) { x in
            pow(abs(x - 0.3), 2.0 / 3)
        } truth: { x in
            Foundation.pow(Swift.abs(x - 0.3), 2.0 / 3)
        },
        row("∛sin", -7...7, -1.2...1.2) { x in
            cbrt(sin(x))
        } truth: { x in
            Foundation.cbrt(Foundation.sin(x))
        },
        row("ln max(x, 0)", -2...2, -4...2, near: [0]) { x in
            log(max(x, 0))
        } truth: { x in
            x <= 0 ? -.infinity : Foundation.log(x)
        },
        row("a bump", -2...2, -0.1...0.5) { x in
            select(abs(x) .< 1, exp(-1 / (1 - x * x)), 0)
        } truth: { x in
            Swift.abs(x) < 1 ? Foundation.exp(-1 / (1 - x * x)) : 0
        },
        row("|||x|−1|−½|", -3...3, -0.5...2) { x in
            abs(abs(abs(x) - 1) - 0.5)
        } truth: { x in
            Swift.abs(Swift.abs(Swift.abs(x) - 1) - 0.5)
        },
        row("hypot(x, 1e−6)", -1...1, -0.2...1) { x in
            hypot(x, 1e-6)
        } truth: { x in
            Foundation.hypot(x, 1e-6)
        },
        row("max of three", -7...7, -1.2...1.2) { x in
            max(max(sin(x), cos(x)), 0.3)
        } truth: { x in
            Swift.max(Foundation.sin(x), Foundation.cos(x), 0.3)
        },
        row("x|x|", -2...2, -4...4) { x in
            x * abs(x)
        } truth: { x in
            x * Swift.abs(x)
        },
    ]

    package static let steps: [HardFunction] = [
        row("floor x²", -4...4, -1...17) { x in
            floor(x * x)
        } truth: { x in
            (x * x).rounded(.down)
        },
        row("ceil", -4...4, -5...5) { x in
            ceil(x)
        } truth: { x in
            x.rounded(.up)
        },
        row("sign sin 1/x", -1...1, -1.5...1.5, near: [0], isDense: true, isJumping: true) { x in
            sign(sin(1 / x))
        } truth: { x in
            let s = Foundation.sin(1 / x)
            return s > 0 ? 1 : s < 0 ? -1 : 0
        },
        row("x floor 1/x", -1...1, -0.5...1.5, near: [0], isDense: true, isJumping: true) { x in
            x * floor(1 / x)
        } truth: { x in
            x * (1 / x).rounded(.down)
        },
        row("a sawtooth of angles", -10...10, -4...4) { x in
            atan2(sin(x), cos(x))
        } truth: { x in
            Foundation.atan2(Foundation.sin(x), Foundation.cos(x))
        },
        row("atan tan", -10...10, -2...2) { x in
            atan(tan(x))
        } truth: { x in
            Foundation.atan(Foundation.tan(x))
        },
        row("x·remainder", -5...5, -6...9) { x in
            x * remainder(x, 1.7)
        } truth: { x in
            x * (x - 1.7 * (x / 1.7).rounded(.down))
        },
        row("fraction of sin", -7...7, -0.2...1.2) { x in
            sin(x) - floor(sin(x))
        } truth: { x in
            Foundation.sin(x) - Foundation.sin(x).rounded(.down)
        },
        row("staircase of sin", -4...4, -1.2...1.2) { x in
            floor(10 * sin(x)) / 10
        } truth: { x in
            (10 * Foundation.sin(x)).rounded(.down) / 10
        },
        row("fine stairs", -3...3, -3...3) { x in
            floor(50 * x) / 50
        } truth: { x in
            (50 * x).rounded(.down) / 50
        },
        row("steps that swing", -2...2, -7...7) { x in
            floor(3 * x) * sin(50 * x)
        } truth: { x in
            (3 * x).rounded(.down) * Foundation.sin(50 * x)
        },
        row("if with a kink", -2...4, -1...6) { x in
            x < 1.3 ? x * x : 2.99 - x
        } truth: { x in
            x < 1.3 ? x * x : 2.99 - x
        },
        row("if with equal slopes", -2...4, -1...6) { x in
            x < 1 ? x * x : 2 * x - 1
        } truth: { x in
            x < 1 ? x * x : 2 * x - 1
        },
        row("if at √2", -2...4, -2...2) { x in
            x < root2 ? sin(5 * x) : cos(x)
        } truth: { x in
            x < root2 ? Foundation.sin(5 * x) : Foundation.cos(x)
        },
        row("if by a value", -7...7, -2...2) { x in
            sin(x) > 0.5 ? 1 - x * x / 40 : cos(x)
        } truth: { x in
            Foundation.sin(x) > 0.5 ? 1 - x * x / 40 : Foundation.cos(x)
        },
        row("where", -3...3, -2...2) { x in
            select(abs(x) .< 1, sqrt(1 - x * x), log(abs(x)))
        } truth: { x in
            Swift.abs(x) < 1 ? (1 - x * x).squareRoot() : Foundation.log(Swift.abs(x))
        },
        row("where, with a jump", -3...3, -2...2) { x in
            select(sin(3 * x) .> 0.2, x / 2, 1)
        } truth: { x in
            Foundation.sin(3 * x) > 0.2 ? x / 2 : 1
        },
        row("a jump of 3 px", -1...1, -1...1) { x in
            sin(x) + 0.01 * sign(x - 0.123)
        } truth: { x in
            Foundation.sin(x) + (x > 0.123 ? 0.01 : -0.01)
        },
        row("a step on a slope of 300", -1...1, -400...400) { x in
            300 * x + floor(x * 7)
        } truth: { x in
            300 * x + (x * 7).rounded(.down)
        },
    ]

    package static let dense: [HardFunction] = [
        row("sine with a ripple", -10...10, -1.2...1.2, isDense: true) { x in
            sin(x) + 1e-3 * sin(1000 * x)
        } truth: { x in
            Foundation.sin(x) + 1e-3 * Foundation.sin(1000 * x)
        },
        row("cos 1/x²", -1...1, -1.2...1.2, near: [0], isDense: true) { x in
            cos(1 / (x * x))
        } truth: { x in
            Foundation.cos(1 / (x * x))
        },
        row("Weierstrass", -2...2, -2.2...2.2, isDense: true) { x in
            (0..<20).reduce(0 * x) {
                $0 + Foundation.pow(0.5, Double($1)) * cos(Foundation.pow(3, Double($1)) * .pi * x)
            }
        } truth: { x in
            (0..<20).reduce(0) {
                $0 + Foundation.pow(0.5, Double($1)) * Foundation.cos(Foundation.pow(3, Double($1)) * .pi * x)
            }
        },
        row("a comb", -1...1, -0.1...1.1, near: (-50...50).map { Double($0) / 50 }) { x in
            pow(cos(50 * .pi * x), 1000)
        } truth: { x in
            Foundation.pow(Foundation.cos(50 * .pi * x), 1000)
        },
        row("in step with pixels", 0...20, -1.2...1.2, isDense: true) { x in
            sin(80 * .pi * x)
        } truth: { x in
            Foundation.sin(80 * .pi * x)
        },
        row("sin 1e6 x", 0...20, -1.2...1.2, isDense: true) { x in
            sin(1e6 * x)
        } truth: { x in
            Foundation.sin(1e6 * x)
        },
        row("sin x³", -8...8, -1.2...1.2, isDense: true) { x in
            sin(x * x * x)
        } truth: { x in
            Foundation.sin(x * x * x)
        },
        row("half waves", 0...20, -1.2...1.2, isDense: true) { x in
            max(sin(100 * x), 0)
        } truth: { x in
            Swift.max(Foundation.sin(100 * x), 0)
        },
        row("|sin 300x|", 0...20, -0.2...1.2, at: (0...1910).map { Double($0) * .pi / 300 }, isDense: true) { x in
            abs(sin(300 * x))
        } truth: { x in
            Swift.abs(Foundation.sin(300 * x))
        },
        row("sinc wide", -200...200, -0.5...1.2) { x in
            sin(x) / x
        } truth: { x in
            x == 0 ? 1 : Foundation.sin(x) / x
        },
        row("sin 1/sin", -4...4, -1.2...1.2, near: [0, .pi, -.pi], isDense: true) { x in
            sin(1 / sin(x))
        } truth: { x in
            Foundation.sin(1 / Foundation.sin(x))
        },
        row("e^−x sin e^x", -2...6, -1...1) { x in
            exp(-x) * sin(exp(x))
        } truth: { x in
            Foundation.exp(-x) * Foundation.sin(Foundation.exp(x))
        },
        row("a beat", 0...20, -2.2...2.2, isDense: true) { x in
            sin(200 * x) + sin(201 * x)
        } truth: { x in
            2 * Foundation.sin(200.5 * x) * Foundation.cos(0.5 * x)
        },
    ]

    package static let steep: [HardFunction] = [
        row("three peaks", -1...1, -0.1...1.1, near: [0.1234, -0.517, 0.789]) { x in
            exp(-pow((x - 0.1234) / 1e-3, 2)) + 0.7 * exp(-pow((x + 0.517) / 1e-4, 2))
                + 0.9 * exp(-pow((x - 0.789) / 1e-5, 2))
        } truth: { x in
            func peak(_ place: Double, _ width: Double) -> Double {
                Foundation.exp(-(x - place) / width * (x - place) / width)
            }
            return peak(0.1234, 1e-3) + 0.7 * peak(-0.517, 1e-4) + 0.9 * peak(0.789, 1e-5)
        },
        row("erf 50x", -3...3, -1.2...1.2) { x in
            erf(50 * x)
        } truth: { x in
            Foundation.erf(50 * x)
        },
        row("erf 1e9 x", -3...3, -1.2...1.2, near: [0]) { x in
            erf(1e9 * x)
        } truth: { x in
            Foundation.erf(1e9 * x)
        },
        row("sigmoid 1000", -1...1, -0.2...1.2) { x in
            sigmoid(1000 * (x - 0.3))
        } truth: { x in
            1 / (1 + Foundation.exp(-1000 * (x - 0.3)))
        },
        row("softplus", -2...2, -0.2...2) { x in
            softplus(50 * x) / 50
        } truth: { x in
            Foundation.log1p(Foundation.exp(50 * x)) / 50
        },
        row("e^−e^−20x", -1...1, -0.2...1.2) { x in
            exp(-exp(-20 * x))
        } truth: { x in
            Foundation.exp(-Foundation.exp(-20 * x))
        },
        row("e^x² to overflow", -30...30, 0...10) { x in
            exp(x * x)
        } truth: { x in
            Foundation.exp(x * x)
        },
        row("e^1000x", -3...3, -0.5...2) { x in
            exp(1000 * x)
        } truth: { x in
            Foundation.exp(1000 * x)
        },
        row("(eˣ−1)/x", -2...2, 0...4) { x in
            (exp(x) - 1) / x
        } truth: { x in
            x == 0 ? 1 : Foundation.expm1(x) / x
        },
        row("(1−cos x)/x² near", -1e-3...1e-3, 0...1) { x in
            (1 - cos(x)) / (x * x)
        } truth: { x in
            0.5 - x * x / 24
        },
        row("(√(1+x)−1)/x", -2...3, 0...1.2, near: [-1]) { x in
            (sqrt(1 + x) - 1) / x
        } truth: { x in
            1 / ((1 + x).squareRoot() + 1)
        },
        row("ln(1+x)/x", -2...3, 0...4, near: [-1]) { x in
            log(1 + x) / x
        } truth: { x in
            x == 0 ? 1 : Foundation.log1p(x) / x
        },
        row("1e−200 sin", -7...7, -1.2e-200...1.2e-200) { x in
            1e-200 * sin(x)
        } truth: { x in
            1e-200 * Foundation.sin(x)
        },
        row("1e200 x³", -2...2, -8e200...8e200) { x in
            1e200 * pow(x, 3)
        } truth: { x in
            1e200 * x * x * x
        },
        row("over 1e−12", -1e-12...1e-12, -1.2...1.2) { x in
            sin(1e13 * x)
        } truth: { x in
            Foundation.sin(1e13 * x)
        },
        row("beside 1e6", 1e6...1e6 + 1e-3, -1.2...1.2) { x in
            sin(1e4 * (x - 1e6))
        } truth: { x in
            Foundation.sin(1e4 * (x - 1e6))
        },
        row("over 1e−300", -1e-300...1e-300, -1.2...1.2) { x in
            tanh(x / 1e-300)
        } truth: { x in
            Foundation.tanh(x / 1e-300)
        },
        row("over 1e300", -1e300...1e300, -1e300...1e300) { x in
            abs(x) - 5e299
        } truth: { x in
            Swift.abs(x) - 5e299
        },
        row("x² over 1e150", -1e150...1e150, -1e299...1e300) { x in
            x * x
        } truth: { x in
            x * x
        },
        row("a constant", -1...1, -1...1) { x in
            0 * x + 0.3
        } truth: { _ in
            0.3
        },
        row("nothing but NaN", -1...1, -1...1) { x in
            sqrt(-1 - x * x)
        } truth: { _ in
            .nan
        },
    ]

    package static let kept = poles + edges + steps + dense + steep

    /// By the reflection and the recurrence, and the asymptotic series from 10 up.
    private static func digammaValue(_ x: Double) -> Double {
        if x <= 0 {
            if x == x.rounded() { return .nan }
            return digammaValue(1 - x) - .pi / Foundation.tan(.pi * (x - x.rounded()))
        }
        var (x, sum) = (x, 0.0)
        while x < 10 {
            sum -= 1 / x
            x += 1
        }
        let s = 1 / (x * x)
        return sum + Foundation.log(x) - 0.5 / x - s * (1.0 / 12 - s * (1.0 / 120 - s * (1.0 / 252 - s / 240)))
    }
}
