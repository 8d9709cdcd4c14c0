/// How the numbers beside an axis' ticks are written.
///
///     figure.yTickFormat = .percent(of: 1)
///     figure.xTickFormat = .date("%d %b %H:%M")
///     figure.yTickFormat = .custom { "\($0) °C" }
///
/// It has no say where labels are given along with the places of ticks.
public struct TickFormat: Sendable {
    /// Nil leaves the labels to the scale.
    private let write: (@Sendable (_ values: [Double], _ axis: TrainedScale) -> TickLabels)?

    package var isAutomatic: Bool { write == nil }

    /// As the scale does by itself.
    public static var automatic: TickFormat { TickFormat(write: nil) }

    /// Every number in full: 1500000, 0.0001; no power of ten and no offset set apart.
    ///
    /// Numbers of more than fifteen digits are written in scientific notation all the same.
    public static var plain: TickFormat {
        TickFormat { values in
            let longest = values.map { abs($0) }.max() ?? 0
            let decimals = DecimalPlaces(for: values)
            let isLong = longest >= 1e15 || decimals.most > 15
            return isLong ? scientificTexts(values) : values.map { decimals.text(of: $0) }
        }
    }

    /// A number from 1 up to 10 times a power of ten: 1.5 × 10³.
    public static var scientific: TickFormat { TickFormat(scientificTexts) }

    /// A number from 1 up to 1000 with an SI prefix, and the unit if one is given: 1.5 kHz, 20 µ.
    public static func engineering(unit: String = "") -> TickFormat {
        TickFormat { values in engineeringTexts(values, unit: unit) }
    }

    /// As a percentage of `whole`: 12.5%. With decimals as given, or as many as tell the ticks apart.
    public static func percent(of whole: Double = 1, decimals: Int? = nil) -> TickFormat {
        TickFormat { values in
            let parts = values.map { $0 / whole * 100 }
            let places = decimals.map(DecimalPlaces.init(fixed:)) ?? DecimalPlaces(for: parts)
            return parts.map { places.text(of: $0) + "%" }
        }
    }

    /// With that many digits after the point.
    public static func fixed(decimals: Int) -> TickFormat {
        TickFormat { values in values.map { DecimalPlaces(fixed: decimals).text(of: $0) } }
    }

    /// As a date: seconds since 1970 in UTC, or whatever a time scale makes of them.
    ///
    /// The pattern knows `%Y` `%m` `%d` `%H` `%M` `%S` and `%y` `%j` `%e` `%b` `%B` `%a` `%A` `%f` `%%` as C's strftime does; `%f` is
    /// six digits of the second's fraction, and `%N` nine. Names are English.
    public static func date(_ pattern: String) -> TickFormat {
        TickFormat { values, axis in
            let scale = axis.scale as? TimeScale ?? TimeScale()
            return TickLabels(texts: values.map { scale.instant(of: $0)?.civil.text(pattern) ?? "" })
        }
    }

    /// Whatever the closure makes of a tick's value.
    public static func custom(_ label: @escaping @Sendable (Double) -> String) -> TickFormat {
        TickFormat { values in values.map(label) }
    }

    func labels(for values: [Double], on axis: TrainedScale) -> TickLabels? { write?(values, axis) }

    private init(write: (@Sendable ([Double], TrainedScale) -> TickLabels)?) {
        self.write = write
    }

    private init(_ texts: @escaping @Sendable ([Double]) -> [String]) {
        write = { values, _ in TickLabels(texts: texts(values)) }
    }

    /// Mantissas with equally many decimals, as few as tell the ticks apart.
    @Sendable private static func scientificTexts(_ values: [Double]) -> [String] {
        let numbers = values.map(DecimalNumber.init)
        let places = DecimalPlaces.fewest(most: 16) { places in
            zip(values, numbers).allSatisfy { value, number in
                let written = number.rounded(decimals: places)
                return abs(written - value) <= 1e-3 * DecimalPlaces.gap(around: value, in: values)
            }
        }
        return numbers.map { number in
            let mantissa = decimalText(number.mantissa, decimals: places)
            return number.mantissa == 0 ? "$0$" : "$\(mantissa)\\times10^{\(number.exponent)}$"
        }
    }

    /// A value's mantissa may be rounded up to 1000, hence the second look at it.
    private static func engineeringTexts(_ values: [Double], unit: String) -> [String] {
        let prefixes = [
            "q", "r", "y", "z", "a", "f", "p", "n", "µ", "m", "", "k", "M", "G", "T", "P", "E", "Z", "Y", "R", "Q",
        ]
        func text(_ value: Double, digits: Int) -> String {
            let rounded = Double(shortText(value, digits: digits)) ?? value
            let step = (Double(decimalExponent(of: rounded)) / 3).rounded(.down)
            let index = max(0, min(Int(step) + 10, prefixes.count - 1))
            let number = shortText(value / powerOf10(3 * (index - 10)), digits: digits).withMinusSigns
            let suffix = prefixes[index] + unit
            return suffix.isEmpty ? number : "\(number) \(suffix)"
        }
        return DecimalNumber.distinctTexts(values, write: text)
    }
}

extension PlotSurface {
    /// How the numbers along x are written.
    public var xTickFormat: TickFormat {
        get { axes.xTickFormat }
        set { axes.xTickFormat = newValue }
    }

    /// How the numbers along y are written.
    public var yTickFormat: TickFormat {
        get { axes.yTickFormat }
        set { axes.yTickFormat = newValue }
    }
}
