import CVectorMath

/// One differentiable operation: what it computes, its derivative, and its bounds over intervals. Everything that is not a primitive is made of them.
///
/// An entry is a static property of `Primitive` in the file of its family and stands in that family's list; tests, staging
/// and both directions of differentiation take all that they need from here.
///
/// Derivatives are written in tensor operations, so that transforms that are under way record them: that is what makes
/// derivatives of derivatives, and derivatives of many points at once, without further rules.
package final class Primitive: Sendable {
    package let name: String
    let operandCount: Int
    let operation: Operation

    /// What it does element by element; nil for other operations.
    let kernel: VectorOperation?

    /// The operand's cotangent, from the result's; nil where the derivative is zero everywhere, as for `floor`.
    let pullback: Pullback?

    /// The result's tangent; nil where applying the pullback, or for structure the operation itself, to tangents gives it.
    let pushforward: Pushforward?

    /// What an operation on whole tensors does; nil if element by element.
    let kind: StructuralKind?

    /// For a slice or an element along the first axis, which one.
    let sliceOfFirstAxis: Range<Int>?

    /// The operation for many operands at once, which lie one after another along a new first axis; nil if element by element.
    let batched: Batched?

    /// Whether the pullback only moves or negates numbers, so that it makes no NaN or infinity of zeros.
    let isLinear: Bool

    /// What f(−x) is, to the last bit.
    let symmetry: Symmetry

    /// Bounds over intervals of operands; nil for what is not element by element.
    let interval: IntervalRule?

    /// What a point needs to be good for testing the derivative: strictly inside of the domain, away from kinks.
    package let sampling: ClosedRange<Double>

    enum Symmetry: Sendable {
        case none
        case even
        case odd
    }

    enum Operation: Sendable {
        /// Element by element, scalars repeated as needed.
        case elementwise(VectorOperation, scalar: VectorScalar)
        /// Anything else, on eager operands.
        case structural(@Sendable (Operands) -> Tensor)
        /// A user's function with a derivative of its own; traces that do not differentiate run it in place of this.
        case inlined(@Sendable (Operands) -> Tensor, isPointwise: Bool)
    }

    /// Arguments: the result's cotangent, the operands, the result, and which operand it is for.
    typealias Pullback = @Sendable (_ t: Tensor, _ operands: Operands, _ result: Tensor, _ position: Int) -> Tensor

    /// Arguments: the operands' tangents, nil for those that do not change, the operands and the result.
    typealias Pushforward = @Sendable (_ tangents: [Tensor?], _ operands: Operands, _ result: Tensor) -> Tensor

    /// Arguments: the operands, and which of them have the additional axis; the result has it.
    typealias Batched = @Sendable (_ operands: Operands, _ isBatched: [Bool]) -> Tensor

    private init(
        _ name: String, operands: Int, _ operation: Operation, isLinear: Bool, symmetry: Symmetry = .none,
        interval: IntervalRule? = nil, sampling: ClosedRange<Double> = -3...3, pushforward: Pushforward? = nil,
        batched: Batched? = nil, kind: StructuralKind? = nil, sliceOfFirstAxis: Range<Int>? = nil,
        pullback: Pullback?
    ) {
        self.name = name
        self.operandCount = operands
        self.symmetry = symmetry
        self.interval = interval
        self.operation = operation
        if case .elementwise(let kernel, _) = operation { self.kernel = kernel } else { kernel = nil }
        self.isLinear = isLinear
        self.sampling = sampling
        self.pullback = pullback
        self.pushforward = pushforward
        self.batched = batched
        self.kind = kind
        self.sliceOfFirstAxis = sliceOfFirstAxis
    }

    /// A function of one number. The rule multiplies `t` by the derivative at `x`, where the function is `y`; since such a
    /// rule is its own transpose, it serves tangents and cotangents alike.
    convenience init(
        _ name: String, _ kernel: VectorOperation, sampling: ClosedRange<Double> = -3...3, isLinear: Bool = false,
        symmetry: Symmetry = .none, interval: IntervalRule,
        derivative: @escaping @Sendable (_ t: Tensor, _ x: Tensor, _ y: Tensor) -> Tensor
    ) {
        self.init(
            name, operands: 1, .elementwise(kernel, scalar: vectorScalar(kernel)), isLinear: isLinear,
            symmetry: symmetry, interval: interval, sampling: sampling
        ) { t, operands, y, _ in derivative(t, operands.first, y) }
    }

    /// A function of two numbers, with a rule for each; see the function of one.
    convenience init(
        _ name: String, _ kernel: VectorOperation, sampling: ClosedRange<Double> = -3...3, isLinear: Bool = false,
        interval: IntervalRule,
        derivatives first: @escaping @Sendable (_ t: Tensor, _ x: Tensor, _ y: Tensor, _ z: Tensor) -> Tensor,
        _ second: @escaping @Sendable (_ t: Tensor, _ x: Tensor, _ y: Tensor, _ z: Tensor) -> Tensor
    ) {
        self.init(
            name, operands: 2, .elementwise(kernel, scalar: vectorScalar(kernel)), isLinear: isLinear,
            interval: interval, sampling: sampling
        ) { t, operands, z, position in
            position == 0 ? first(t, operands.first, operands.second, z) : second(t, operands.first, operands.second, z)
        }
    }

    /// A function that is constant between its jumps, or whose answer is a truth value.
    convenience init(constant name: String, _ kernel: VectorOperation, operands: Int, interval: IntervalRule) {
        self.init(
            name, operands: operands, .elementwise(kernel, scalar: vectorScalar(kernel)), isLinear: true,
            interval: interval, pullback: nil)
    }

    /// A function of three numbers.
    convenience init(
        ternary name: String, _ kernel: VectorOperation, isLinear: Bool, interval: IntervalRule,
        pullback: @escaping Pullback
    ) {
        self.init(
            name, operands: 3, .elementwise(kernel, scalar: vectorScalar(kernel)), isLinear: isLinear,
            interval: interval, pullback: pullback)
    }

    /// An operation on whole tensors. Without a rule for tangents it is linear in all operands together: it moves, repeats or
    /// adds up elements, and its pullback is its transpose.
    convenience init(
        structural name: String, operands: Int = 1, _ kind: StructuralKind, sliceOfFirstAxis: Range<Int>? = nil,
        evaluate: @escaping @Sendable (Operands) -> Tensor,
        pullback: @escaping Pullback, pushforward: Pushforward? = nil, batched: @escaping Batched
    ) {
        self.init(
            name, operands: operands, .structural(evaluate), isLinear: pushforward == nil, pushforward: pushforward,
            batched: batched, kind: kind, sliceOfFirstAxis: sliceOfFirstAxis, pullback: pullback)
    }

    /// A user's function of one tensor; see `customDerivative` and `customVJP`.
    convenience init(
        inlined name: String, isPointwise: Bool, _ function: @escaping @Sendable (Operands) -> Tensor,
        pullback: @escaping Pullback, pushforward: Pushforward? = nil
    ) {
        self.init(
            name, operands: 1, .inlined(function, isPointwise: isPointwise), isLinear: false,
            pushforward: pushforward, pullback: pullback)
    }

    /// The function to run in place of this, for traces that do not differentiate.
    var inlined: (@Sendable (Operands) -> Tensor)? {
        if case .inlined(let function, _) = operation { function } else { nil }
    }

    var isElementwise: Bool { kernel != nil }
}

extension Primitive {
    func callAsFunction(_ x: Tensor) -> Tensor {
        if case .scalar(let value) = x.storage, case .elementwise(_, let scalar) = operation {
            return Tensor(scalar(value, 0, 0))
        }
        return scalar(x) ?? callAsFunction(Operands(x))
    }

    func callAsFunction(_ x: Tensor, _ y: Tensor) -> Tensor {
        if case .scalar(let first) = x.storage, case .scalar(let second) = y.storage,
            case .elementwise(_, let scalar) = operation
        {
            return Tensor(scalar(first, second, 0))
        }
        return scalar(x, y) ?? callAsFunction(Operands(x, y))
    }

    /// The newest transform among the operands takes the operation; without one it is computed.
    func callAsFunction(_ operands: Operands) -> Tensor {
        if case .elementwise(_, let scalar) = operation, let (first, second, third) = operands.numbers {
            return Tensor(scalar(first, second, third))
        }
        if let trace = operands.newestTrace {
            trace.requireThread(self)
            return trace.record(self, operands)
        }
        switch operation {
        case .elementwise(let kernel, let scalar): return evaluateElementwise(kernel, scalar, operands)
        case .structural(let evaluate), .inlined(let evaluate, _): return evaluate(operands)
        }
    }

    /// The shape that all operands have or are repeated to.
    func commonShape(_ operands: Operands) -> Shape {
        var common = Shape.scalar
        for position in 0..<operands.count {
            guard let shape = common.broadcast(with: operands[position].shape) else {
                shapesDoNotMatch(name, (0..<operands.count).map { operands[$0].shape })
            }
            common = shape
        }
        return common
    }
}

extension Primitive {
    /// Every primitive without parameters, by family.
    package static let all: [Primitive] = [
        arithmetic, rounding, comparison, powers, exponentials, trigonometric, hyperbolic, special,
    ].flatMap(\.self)
}
