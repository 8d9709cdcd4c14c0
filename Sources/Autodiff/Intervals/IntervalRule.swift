import CVectorMath

/// How a primitive acts on intervals; it stands beside the value and the derivative in the primitive's entry.
///
/// A rule must give bounds of every value that the mathematical function takes and of every number that the kernel gives for
/// operands within the intervals. The kernel's stated error is the measure: results at the ends are widened by so many units of
/// the last place, which also makes up for a kernel that is not monotone to the last bit.
struct IntervalRule: Sendable {
    /// Takes the primitive's scalar kernel and what is known of the operands; those that it does not take are anything.
    typealias Body = @Sendable (_ kernel: VectorScalar, _ a: Enclosure, _ b: Enclosure, _ c: Enclosure) -> Enclosure

    let body: Body

    /// A rule that sees all that is known of the operands, empty ones included.
    init(_ body: @escaping Body) { self.body = body }

    /// A function of one number, from the operand's range, which is not empty, with the doubts that the function adds.
    static func unary(_ body: @escaping @Sendable (_ kernel: VectorScalar, _ x: Interval) -> Enclosure) -> IntervalRule
    {
        IntervalRule { kernel, a, _, _ in
            if a.range.isEmpty { return .nowhere }
            var result = body(kernel, a.range)
            result.doubts.formUnion(a.doubts)
            return result
        }
    }

    /// A function of two numbers; see the function of one.
    static func binary(
        _ body: @escaping @Sendable (_ kernel: VectorScalar, _ x: Interval, _ y: Interval) -> Enclosure
    ) -> IntervalRule {
        IntervalRule { kernel, a, b, _ in
            if a.range.isEmpty || b.range.isEmpty { return .nowhere }
            var result = body(kernel, a.range, b.range)
            result.doubts.formUnion(a.doubts.union(b.doubts))
            return result
        }
    }

    /// An increasing function.
    ///
    /// - Parameters:
    ///   - ulps: the kernel's largest error.
    ///   - exact: an argument for which the kernel's result has no error.
    ///   - domain: where the function is defined, ends included.
    ///   - pole: what the function has where the domain ends: no value, and no limit either.
    ///   - values: bounds of all its values.
    static func increasing(
        ulps: Double = 1, exactAt exact: Double = .nan, domain: Interval = .entire, pole: Bool = false,
        within values: Interval = .entire
    ) -> IntervalRule {
        unary { kernel, x in
            let inside = x.intersection(domain)
            if inside.isEmpty { return .nowhere }
            var doubts: Enclosure.Doubts = inside == x ? [] : .undefined
            if pole,
                x.lower <= domain.lower && domain.lower > -.infinity
                    || x.upper >= domain.upper && domain.upper < .infinity
            {
                doubts = .pole
            }
            let lower = kernel(inside.lower, 0, 0)
            let upper = inside.isPoint ? lower : kernel(inside.upper, 0, 0)
            let range = Interval(
                unchecked: inside.lower == exact ? lower : Directed.below(lower, ulps: ulps),
                inside.upper == exact ? upper : Directed.above(upper, ulps: ulps))
            // A pole alone has no value.
            if pole && inside.isPoint && lower.isInfinite { return .nowhere }
            return Enclosure(range.intersection(values), doubts)
        }
    }

    /// A decreasing function; see `increasing`.
    static func decreasing(
        ulps: Double = 1, exactAt exact: Double = .nan, domain: Interval = .entire, within values: Interval = .entire
    ) -> IntervalRule {
        unary { kernel, x in
            let inside = x.intersection(domain)
            if inside.isEmpty { return .nowhere }
            let lower = kernel(inside.upper, 0, 0)
            let upper = inside.isPoint ? lower : kernel(inside.lower, 0, 0)
            let range = Interval(
                unchecked: inside.upper == exact ? lower : Directed.below(lower, ulps: ulps),
                inside.lower == exact ? upper : Directed.above(upper, ulps: ulps))
            return Enclosure(range.intersection(values), inside == x ? [] : .undefined)
        }
    }

    /// The one even function that grows on both sides, from 1.
    static let hyperbolicCosine: IntervalRule = .unary { kernel, x in
        let size = x.magnitude
        return Enclosure(
            Interval(
                unchecked: Swift.max(1, Directed.below(kernel(size.lower, 0, 0), ulps: 4)),
                size.upper == 0 ? 1 : Directed.above(kernel(size.upper, 0, 0), ulps: 4)))
    }

    /// The operand itself, with a derivative that is not its own: bounds may not be drawn from it.
    static let detached: IntervalRule = .unary { _, x in Enclosure(x, .detached) }

    /// A function with steps, increasing and without error.
    static let steps: IntervalRule = .unary { kernel, x in
        let range = Interval(unchecked: kernel(x.lower, 0, 0), kernel(x.upper, 0, 0))
        return Enclosure(range, range.isPoint ? [] : .discontinuous)
    }
}

extension Interval {
    static let positive = Interval(unchecked: 0, .infinity)
    static let unit = Interval(unchecked: 0, 1)
    static let signedUnit = Interval(unchecked: -1, 1)
}
