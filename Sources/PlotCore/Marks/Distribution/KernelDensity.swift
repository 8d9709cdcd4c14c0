/// A sample's density, estimated as the mean of bell curves around its values, as wide as Scott's rule says (D. W. Scott,
/// "Multivariate Density Estimation", 1992): the standard deviation times the count to the power of -1/5.
package struct KernelDensity: Sendable {
    private let sample: SortedValues
    private let bandwidth: Double

    /// Nil for fewer than two different values, which have no density.
    package init?(_ sample: SortedValues) {
        guard let first = sample.values.first, let last = sample.values.last, first < last else { return nil }
        self.sample = sample
        bandwidth = sample.variance.squareRoot() * raise(Double(sample.values.count), to: -0.2)
        guard bandwidth.isFinite && bandwidth > 0 else { return nil }
    }

    package func density(at place: Double) -> Double {
        let sum = sample.values.reduce(0) { sum, value in
            let distance = (place - value) / bandwidth
            return sum + exponential(-distance * distance / 2)
        }
        return sum / (Double(sample.values.count) * bandwidth * (2 * Double.pi).squareRoot())
    }
}
