/// Writes the values of one axis with the same number of decimals, as short as they stay distinct.
///
///     0, 20000, 40000                   0  20000  40000
///     0, 2e6, 4e6                       0  2  4                 1e6
///     5833.825, 5833.830, 5833.835      0.025  0.030  0.035     +5.8338e3
///
/// What all labels share stands once in `offsetText`: a power of ten from 1e6 up and from 1e-5 down, and a sum where that
/// saves four digits or more. The rules are those of matplotlib.
package struct PlainFormatter: Sendable {
    private let offset: Offset
    private let exponent: Int
    private let decimals: Int

    /// For an axis that has ticks at the locator's `values`, of which those within `limits` will be seen.
    package init(for values: [Double], limits: Domain) {
        let visible = values.filter { limits.contains($0) }
        offset = Offset(sharedBy: visible)

        let largest = offset.value == 0 ? visible.map(abs).max() ?? 0 : limits.span
        let magnitude = decimalExponent(of: largest)
        exponent = magnitude <= -5 || magnitude >= 6 ? magnitude : 0

        decimals = Self.decimals(for: values, limits: limits) { [offset, exponent] value in
            (value - offset.value) / powerOf10(exponent)
        }
    }

    package func label(of value: Double) -> String {
        let shown = (value - offset.value) / powerOf10(exponent)
        // Zero comes out of a locator as 1e-17, and must not become "-0.0".
        return decimalText(abs(shown) < 1e-8 ? 0 : shown, decimals: decimals).withMinusSigns
    }

    package var offsetText: String {
        ((exponent == 0 ? "" : "1e\(exponent)") + offset.text).withMinusSigns
    }

    /// The fewest decimals that move no value by a thousandth of their span's power of ten.
    private static func decimals(for values: [Double], limits: Domain, shown: (Double) -> Double) -> Int {
        let numbers = values.map(shown)
        // One value has no span, so it is written as finely as the axis.
        let ends = values.count < 2 ? numbers + [shown(limits.lower), shown(limits.upper)] : numbers
        guard let least = ends.min(), let most = ends.max() else { return 0 }
        let span = most > least ? most - least : abs(most)
        let magnitude = decimalExponent(of: span)
        let tolerance = 1e-3 * powerOf10(magnitude)

        var decimals = max(0, 3 - magnitude)
        while decimals > 0, numbers.allSatisfy({ abs($0 - $0.rounded(decimals: decimals - 1)) < tolerance }) {
            decimals -= 1
        }
        return decimals
    }
}

/// A round number to be taken from every label: `multiple` times ten to the `exponent`.
private struct Offset {
    var multiple = 0.0
    var exponent = 0

    var value: Double { multiple * powerOf10(exponent) }

    /// The leading digits that all the values have in common, if there are four or more.
    init(sharedBy values: [Double]) {
        guard let least = values.min(), let most = values.max(), least < most, least > 0 || most < 0 else { return }
        // Digits are counted from zero outwards, so the sign is set aside.
        let (near, far) = least > 0 ? (least, most) : (-most, -least)

        /// The finest power of ten at which the values' digits, cut off there, differ by no more than `difference`.
        func finestExponent(whereDifferenceIs difference: Double) -> Int {
            var exponent = Int(logarithm10(far).rounded(.up))
            while digits(of: far, to: exponent) - digits(of: near, to: exponent) <= difference { exponent -= 1 }
            return exponent + 1
        }
        func digits(of value: Double, to exponent: Int) -> Double {
            value.flooredDivision(by: powerOf10(exponent)).quotient
        }

        var exponent = finestExponent(whereDifferenceIs: 0)
        // Values on both sides of 1000 share no digit, and yet 1000 is what to take from them.
        if (far - near) / powerOf10(exponent) <= 1e-2 { exponent = finestExponent(whereDifferenceIs: 1) }

        let multiple = digits(of: far, to: exponent)
        guard multiple >= 1000 else { return }
        self.multiple = least > 0 ? multiple : -multiple
        self.exponent = exponent
    }

    /// "+5.8338e3" for 58338 times 0.1; empty for zero.
    var text: String {
        guard multiple != 0 else { return "" }
        let leading = decimalExponent(of: multiple)
        // Ten digits, as matplotlib has it; where the values share more, labels and offset no longer add up to them.
        var digits = decimalText(abs(multiple) / powerOf10(leading), decimals: 9)
        while digits.hasSuffix("0") { digits.removeLast() }
        if digits.hasSuffix(".") { digits.removeLast() }
        let magnitude = leading + exponent
        return (multiple < 0 ? "-" : "+") + digits + (magnitude == 0 ? "" : "e\(magnitude)")
    }
}

extension String {
    /// With the minus sign U+2212 for every hyphen: as wide as a plus, and what readers expect of a number.
    var withMinusSigns: String {
        String(map { $0 == "-" ? "\u{2212}" : $0 })
    }
}

extension Double {
    /// The number rounded to that many digits after the point.
    fileprivate func rounded(decimals: Int) -> Double {
        let unit = powerOf10(decimals)
        return (self * unit).rounded(.toNearestOrEven) / unit
    }
}
