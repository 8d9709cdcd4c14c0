extension Primitive {
    static let comparison: [Primitive] = [less, lessOrEqual, equal, min, max, select]

    static let less: Primitive = Primitive(
        constant: "less", .less, operands: 2,
        interval: .comparison(isTrue: { $0.upper < $1.lower }, isFalse: { $0.lower >= $1.upper }))
    static let lessOrEqual: Primitive = Primitive(
        constant: "lessOrEqual", .lessOrEqual, operands: 2,
        interval: .comparison(isTrue: { $0.upper <= $1.lower }, isFalse: { $0.lower > $1.upper }))
    static let equal: Primitive = Primitive(
        constant: "equal", .equal, operands: 2,
        interval: .comparison(isTrue: { $0.isPoint && $0 == $1 }, isFalse: { $0.intersection($1).isEmpty }))

    static let min: Primitive = Primitive(
        "min", .minimum,
        interval: .binary {
            Enclosure(Interval(unchecked: Swift.min($1.lower, $2.lower), Swift.min($1.upper, $2.upper)))
        },
        derivatives: { t, x, y, _ in t * share(less(x, y), equal(x, y)) },
        { t, x, y, _ in t * share(less(y, x), equal(x, y)) })

    static let max: Primitive = Primitive(
        "max", .maximum,
        interval: .binary {
            Enclosure(Interval(unchecked: Swift.max($1.lower, $2.lower), Swift.max($1.upper, $2.upper)))
        },
        derivatives: { t, x, y, _ in t * share(less(y, x), equal(x, y)) },
        { t, x, y, _ in t * share(less(x, y), equal(x, y)) })

    /// 1 for the operand that is chosen, ½ for each at a tie.
    private static func share(_ chosen: Tensor, _ tie: Tensor) -> Tensor { chosen + 0.5 * tie }

    /// Operands: a truth value (not 0 is true), what is chosen where it is true, and what where it is false.
    static let select: Primitive = Primitive(ternary: "select", .select, isLinear: true, interval: .selection) {
        t, operands, _, position in
        switch position {
        case 1: select(Operands(operands.first, t, 0))
        case 2: select(Operands(operands.first, 0, t))
        default: 0
        }
    }
}

/// The smaller of two numbers, NaN if either is. At a tie each has half of the derivative.
public func min(_ x: Tensor, _ y: Tensor) -> Tensor { Primitive.min(x, y) }

/// The larger of two numbers, NaN if either is. At a tie each has half of the derivative.
public func max(_ x: Tensor, _ y: Tensor) -> Tensor { Primitive.max(x, y) }

/// x held between two bounds: min(max(x, low), high). The derivative is 1 inside, 0 outside and ½ at the bounds.
public func clamp(_ x: Tensor, _ low: Tensor, _ high: Tensor) -> Tensor {
    requireCommonShape("clamp", x, low, high)
    return min(max(x, low), high)
}

/// Element by element the second argument where the mask is true, the third where it is false.
///
/// ```swift
/// select(x .> 0, sqrt(x), 0)    // 0 and derivative 0 for negative x, no NaN
/// ```
/// Called `where` in JAX, which is a keyword in Swift. Both arguments are computed, but what the one not chosen would do to
/// a derivative, be it infinite or NaN, is left out.
public func select(_ mask: Mask, _ chosen: Tensor, _ otherwise: Tensor) -> Tensor {
    Primitive.select(Operands(mask.truth, chosen, otherwise))
}
