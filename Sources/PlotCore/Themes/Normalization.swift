/// How values are spread from 0 to 1 over a colormap.
package struct Normalization: Sendable {
    /// The values at the colormap's ends.
    package let limits: Domain

    package init(limits: Domain) {
        self.limits = limits
    }

    /// 0 at the lower limit and 1 at the upper; beyond them outside. Equal limits put everything at 0.
    package func place(of value: Double) -> Double {
        guard limits.upper > limits.lower else { return value.isNaN ? value : 0 }
        return (value / 2 - limits.lower / 2) / (limits.upper / 2 - limits.lower / 2)
    }
}
