/// Writes numbers as powers of a base, in the mathematics of labels: `$10^{3}$`, `$2\times10^{-1}$`, `$-10^{2}$`, `$0$`.
package struct PowerFormatter: Sendable {
    package let base: Double

    package init(base: Double) {
        self.base = base
    }

    package func labels(of values: [Double]) -> [String] {
        DecimalNumber.distinctTexts(values, write: label)
    }

    /// Small ticks are labelled only where no more than one power is in sight, and then not all of them.
    package func minorLabels(of values: [Double], in limits: Domain) -> [String] {
        let start = logarithm(limits.lower, base: base)
        let end = logarithm(limits.upper, base: base)
        // A power at the lower limit counts, hence the number just below.
        let powers = end.rounded(.down) - start.nextDown.rounded(.down)
        guard powers <= 1 else { return values.map { _ in "" } }

        // Over more than 0.4 of a decade only multiples that are about equally far apart: 1, 2, 3, 4, 6 and 10.
        let crowded = end - start > 0.4
        let count = Int(base / 2)
        let spread = (0...max(count, 1)).map {
            power(base, Double($0) / Double(max(count, 1))).rounded(.toNearestOrEven)
        }
        let texts = labels(of: values)
        return zip(values, texts).map { value, text in
            let parts = parts(of: value)
            return !crowded || spread.contains(parts.multiple.rounded(.toNearestOrEven)) ? text : ""
        }
    }

    private func parts(of value: Double) -> (multiple: Double, exponent: Double) {
        let exact = logarithm(abs(value), base: base)
        let nearest = exact.rounded()
        if abs(exact - nearest) < 1e-10 { return (1, nearest) }
        let exponent = exact.rounded(.down)
        return (power(base, exact - exponent), exponent)
    }

    private func label(of value: Double, digits: Int) -> String {
        guard value != 0, value.isFinite else { return "$0$" }
        let sign = value < 0 ? "-" : ""
        let (multiple, exponent) = parts(of: value)
        let power = "\(shortText(base, digits: 12))^{\(decimalText(exponent, decimals: 0))}"
        return multiple == 1 ? "$\(sign)\(power)$" : "$\(sign)\(shortText(multiple, digits: digits))\\times\(power)$"
    }
}
