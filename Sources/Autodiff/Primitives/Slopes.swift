/// What the slopes of some primitives are made of. Each has a rule of its own, since the derivatives of its source would
/// cancel, or be 0 · ∞ at 0: so derivatives of every order keep their digits and their infinities.
extension Primitive {
    /// 1 − x², as (1 − x)(1 + x), which keeps its digits towards ±1. Its slope −2x would be (1 − x) − (1 + x), without
    /// digits towards 0.
    static let oneMinusSquare: Primitive = Primitive(inlined: "oneMinusSquare", slope: { x, _ in -2 * x }) { x in
        (1 - x) * (1 + x)
    }

    /// x² − 1, as (x − 1)(x + 1).
    static let squareMinusOne: Primitive = Primitive(inlined: "squareMinusOne", slope: { x, _ in 2 * x }) { x in
        (x - 1) * (x + 1)
    }

    /// 1/√x. Its derivatives at 0 are infinite and of one sign, and meet no infinity of the other.
    static let reciprocalRoot: Primitive = Primitive(inlined: "reciprocalRoot", slope: { x, y in -0.5 * y / x }) { x in
        1 / Autodiff.sqrt(x)
    }

    /// x to the power of a whole number below 0. Its source is one over a product, whose derivative would be ∞ · 0 at 0 and
    /// 0 · ∞ at ∞.
    static func reciprocalPower(_ exponent: Int) -> Primitive {
        Primitive(inlined: "pow", slope: { x, _ in Double(exponent) * Autodiff.pow(x, exponent - 1) }) { x in
            1 / Autodiff.pow(x, -exponent)
        }
    }

    /// A function of one number that traces which do not differentiate run in place of this.
    private convenience init(
        inlined name: String, slope: @escaping @Sendable (_ x: Tensor, _ y: Tensor) -> Tensor,
        _ function: @escaping @Sendable (Tensor) -> Tensor
    ) {
        self.init(inlined: name, isPointwise: true) { operands in
            function(operands.first)
        } pullback: { t, operands, y, _ in
            t * slope(operands.first, y)
        } pushforward: { tangents, operands, y in
            (tangents[0] ?? 0) * slope(operands.first, y)
        }
    }
}
