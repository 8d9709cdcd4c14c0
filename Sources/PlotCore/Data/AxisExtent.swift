/// What the data ask of one axis: the values that must be visible, and where no margin is wanted.
package struct AxisExtent: Sendable, Equatable {
    /// Nil where there are no data.
    package var domain: Domain?
    /// The least value above zero, where it is known.
    package var leastPositive: Double?
    /// Values that autoscaling leaves no margin beyond.
    package var sticky: [Double]

    package init(_ domain: Domain?, leastPositive: Double? = nil, sticky: [Double] = []) {
        self.domain = domain
        self.leastPositive = leastPositive ?? domain?.leastPositiveEnd
        self.sticky = sticky
    }

    /// The part of the domain that a scale has a place for; nil where there is none.
    ///
    /// This is where values that a scale can't show, as zero by logarithm, cease to count. Known of the data are the ends and
    /// the least value above zero, which is what the scales of positive numbers need.
    package func shown(by scale: any Scale) -> Domain? {
        guard let domain, domain.isFinite else { return domain }
        let places = [domain.lower, leastPositive, domain.upper].compactMap(\.self)
            .filter { domain.contains($0) && scale.coordinate(of: $0).isFinite }
        guard let first = places.first, let last = places.last else { return nil }
        return Domain(first, last)
    }
}

extension Domain {
    /// The lesser end above zero.
    package var leastPositiveEnd: Double? { [lower, upper].first { $0 > 0 } }
}
