/// Chooses small ticks at equal steps between large ones that have equal steps themselves.
///
///     MinorLocator().values(between: [0, 2, 4], in: Domain(0, 5))  // 0.5, 1, 1.5, 2.5 … 5
package struct MinorLocator: Sendable {
    package init() {}

    /// Five to a large step of 1, 2.5 or 5, four to others, as matplotlib has it; none where large steps differ.
    package func values(between majors: [Double], in limits: Domain) -> [Double] {
        guard let first = majors.first, majors.count >= 2 else { return [] }
        let steps = zip(majors.dropFirst(), majors).map { $0 - $1 }
        let step = steps[0]
        guard step > 0, step.isFinite, limits.span.isFinite, steps.allSatisfy({ abs($0 - step) <= 1e-6 * step }) else {
            return []
        }
        let mantissa = step / powerOf10(decimalExponent(of: step * (1 + 1e-12)))
        let divisions = [1, 2.5, 5].contains { abs($0 - mantissa) < 1e-6 } ? 5.0 : 4.0
        let start = ((limits.lower - first) / step * divisions - 1e-9).rounded(.up)
        let end = ((limits.upper - first) / step * divisions + 1e-9).rounded(.down)
        // Large ticks given by hand may be far denser than the limits are wide.
        guard start.isFinite, end - start < 1000 else { return [] }
        return stride(from: start, through: end, by: 1)
            .filter { $0.truncatingRemainder(dividingBy: divisions) != 0 }
            .map { first + $0 * step / divisions }
    }
}
