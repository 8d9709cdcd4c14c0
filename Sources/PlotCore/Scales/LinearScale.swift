/// Equal steps of the value take equal room. Limits and ticks are those of matplotlib.
package struct LinearScale: Scale {
    package init() {}

    package var name: String { "linear" }

    package func coordinate(of value: Double) -> Double { value }

    package var isIdentity: Bool { true }

    package func limits(for extent: Domain?, margin: Double, sticky: [Double]) -> Domain {
        // Data that are all equal get 5 % at each side; what still is too narrow for ticks, as 1e15...1e15 + 16, gets just enough.
        let data = limits(given: extent ?? Domain(-.infinity, .infinity))
        return data.grown(by: margin)
            .stopped(at: sticky, around: data)
            .widened(by: 1e-12, ifWithin: 1e-13)
    }

    package func limits(given limits: Domain) -> Domain {
        limits.widened(by: 0.05, ifWithin: 1e-15)
    }

    package func ticks(in limits: Domain, space: TickSpace) -> Ticks {
        let candidates = LinearLocator(intervals: space.intervals).values(covering: limits)
        let formatter = PlainFormatter(for: candidates, limits: limits)
        // A tick at a limit may miss it by rounding.
        let shown = candidates.filter { limits.contains($0, tolerance: 1e-10) }
        return Ticks(
            values: shown, labels: shown.map(formatter.label(of:)),
            offsetText: shown.isEmpty ? "" : formatter.offsetText)
    }
}

extension AxisScale {
    /// Equal steps of the value take equal room.
    public static var linear: AxisScale { AxisScale(LinearScale()) }
}

extension Scale where Self == LinearScale {
    package static var linear: LinearScale { LinearScale() }
}
