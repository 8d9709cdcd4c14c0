/// How many digits after the point a column of numbers needs.
///
/// Numbers at equal steps share a count, so that they stand below each other; others, as powers of ten, have each their own.
struct DecimalPlaces: Sendable {
    private let shared: Int?
    /// The largest count that any number needs.
    let most: Int

    init(fixed decimals: Int) {
        // More digits than a Double has say nothing, and a label must end somewhere.
        shared = max(0, min(decimals, 30))
        most = max(0, min(decimals, 30))
    }

    init(for values: [Double]) {
        most = values.map { Self.needed(by: $0, gap: Self.gap(around: $0, in: values)) }.max() ?? 0
        shared = Self.areEvenlySpaced(values) ? most : nil
    }

    func text(of value: Double) -> String {
        let decimals = shared ?? Self.needed(by: value, gap: abs(value))
        let text = decimalText(value, decimals: decimals)
        // Zero may come out of a locator as -1e-17.
        let isZero = !text.contains { $0.isNumber && $0 != "0" }
        return isZero ? decimalText(0, decimals: decimals) : text.withMinusSigns
    }

    /// The fewest digits that move a value by no more than a thousandth of the gap to its neighbour.
    private static func needed(by value: Double, gap: Double) -> Int {
        fewest(most: 30) { places in
            let unit = powerOf10(places)
            return abs((value * unit).rounded() / unit - value) <= 1e-3 * gap
        }
    }

    static func fewest(most: Int, _ suffices: (Int) -> Bool) -> Int {
        (0..<most).first(where: suffices) ?? most
    }

    /// From a value to the nearest other, or to zero where it is alone.
    static func gap(around value: Double, in values: [Double]) -> Double {
        values.lazy.filter { $0 != value }.map { abs($0 - value) }.min() ?? abs(value)
    }

    private static func areEvenlySpaced(_ values: [Double]) -> Bool {
        let gaps = zip(values.dropFirst(), values).map { $0 - $1 }
        guard let least = gaps.min(), let most = gaps.max() else { return false }
        return most <= 1.01 * least
    }
}

/// A number as mantissa and power of ten.
struct DecimalNumber: Sendable {
    let mantissa: Double
    let exponent: Int

    init(_ value: Double) {
        let exponent = decimalExponent(of: value)
        self.exponent = exponent
        // In two steps, as 10 to the 308 and 10 to the -308 are both within reach while 10 to the 324 is not.
        mantissa = exponent < -300 ? value * 1e300 / powerOf10(exponent + 300) : value / powerOf10(exponent)
    }

    func rounded(decimals: Int) -> Double {
        let unit = powerOf10(decimals)
        return (mantissa * unit).rounded() / unit * powerOf10(exponent)
    }

    /// Texts of six significant digits, or of as many as it takes for them to differ.
    static func distinctTexts(_ values: [Double], write: (Double, Int) -> String) -> [String] {
        var texts: [String] = []
        for digits in 6...17 {
            texts = values.map { write($0, digits) }
            if Set(texts).count == Set(values).count { break }
        }
        return texts
    }
}
