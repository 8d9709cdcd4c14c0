/// Names at 0, 1, 2 …
package struct CategoricalScale: Scale {
    package let names: [String]

    package init(_ names: [String]) {
        self.names = names
    }

    package var name: String { "categorical" }
    package var labelsAreWords: Bool { true }

    package func coordinate(of value: Double) -> Double { value }

    package var isIdentity: Bool { true }

    package var unit: Domain { Domain(-0.5, Double(max(1, names.count)) - 0.5) }

    package func limits(for extent: Domain?, margin: Double, sticky: [Double]) -> Domain {
        extent.map { LinearScale().limits(for: $0, margin: margin, sticky: sticky) } ?? unit
    }

    package func limits(given limits: Domain) -> Domain { LinearScale().limits(given: limits) }

    /// Every name, or every second, third … where there is no room for all.
    package func ticks(in limits: Domain, space: TickSpace) -> Ticks {
        let step = step(crowding: 9 - space.mostIntervals)
        let shown = stride(from: 0, to: names.count, by: step).filter {
            limits.contains(Double($0), tolerance: 1e-10)
        }
        return Ticks(values: shown.map(Double.init), labels: shown.map { names[$0] })
    }

    /// Widens evenly by factors, from every name to the first alone.
    private func step(crowding: Int) -> Int {
        guard crowding > 0, names.count > 1 else { return 1 }
        let part = Double(min(crowding, 8)) / 8
        return max(crowding + 1, Int(power(Double(names.count), part).rounded(.up)))
    }

    /// The name at a whole number, and nothing between names.
    package func labels(for values: [Double], in limits: Domain) -> TickLabels {
        TickLabels(
            texts: values.map { value in
                Int(exactly: value).flatMap { names.indices.contains($0) ? names[$0] : nil } ?? ""
            })
    }

    package func minorTicks(between values: [Double], in limits: Domain) -> [Double] { [] }
}

extension AxisScale {
    /// Names instead of numbers: the first stands at 0, the next at 1, and so on.
    ///
    ///     figure.xScale = .categorical(["north", "east", "south", "west"])
    ///     figure.bar([0, 1, 2, 3], [12, 7, 9, 4])
    public static func categorical(_ names: [String]) -> AxisScale { AxisScale(CategoricalScale(names)) }
}
