import CVectorMath

/// One differentiable operation: what it computes, and its derivative. Everything that is not a primitive is made of them.
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
    let derivative: Derivative

    /// What f(−x) is, to the last bit.
    let symmetry: Symmetry

    /// Whether the derivative only moves or negates numbers, so that it makes no NaN or infinity of zeros.
    let isLinear: Bool

    /// Where to test the derivative: inside of the domain, away from poles.
    package let sampling: ClosedRange<Double>

    enum Operation: Sendable {
        /// Element by element, scalars repeated as needed.
        case elementwise(VectorOperation, scalar: VectorScalar)
        /// Anything else, on eager operands. Made for its shapes and indices when it is applied, so it has no entry.
        case structural(@Sendable (Operands) -> Tensor)
    }

    /// Rules multiply a tangent or cotangent `t` by the derivative. An elementwise rule is its own transpose, so it serves
    /// both directions.
    enum Derivative: Sendable {
        /// Zero everywhere, as of `floor`.
        case zero
        case unary(@Sendable (_ t: Tensor, _ x: Tensor, _ y: Tensor) -> Tensor)
        case binary(BinaryRule, BinaryRule)
        /// From the result's cotangent to that of the operand at a position.
        case pullback(@Sendable (_ t: Tensor, _ operands: Operands, _ position: Int) -> Tensor)
    }

    typealias BinaryRule = @Sendable (_ t: Tensor, _ x: Tensor, _ y: Tensor, _ z: Tensor) -> Tensor

    enum Symmetry: Sendable {
        case none
        case even
        case odd
    }

    private init(
        _ name: String, operands: Int, _ operation: Operation, _ derivative: Derivative, isLinear: Bool,
        symmetry: Symmetry = .none, sampling: ClosedRange<Double> = -3...3
    ) {
        self.name = name
        self.operandCount = operands
        self.operation = operation
        self.derivative = derivative
        self.isLinear = isLinear
        self.symmetry = symmetry
        self.sampling = sampling
    }

    /// A function of one number, y = f(x).
    convenience init(
        _ name: String, _ kernel: VectorOperation, sampling: ClosedRange<Double> = -3...3, isLinear: Bool = false,
        symmetry: Symmetry = .none,
        derivative: @escaping @Sendable (_ t: Tensor, _ x: Tensor, _ y: Tensor) -> Tensor
    ) {
        self.init(
            name, operands: 1, .elementwise(kernel, scalar: vectorScalar(kernel)), .unary(derivative),
            isLinear: isLinear, symmetry: symmetry, sampling: sampling)
    }

    /// A function of two numbers, z = f(x, y), with a rule for each.
    convenience init(
        _ name: String, _ kernel: VectorOperation, sampling: ClosedRange<Double> = -3...3, isLinear: Bool = false,
        derivatives first: @escaping BinaryRule, _ second: @escaping BinaryRule
    ) {
        self.init(
            name, operands: 2, .elementwise(kernel, scalar: vectorScalar(kernel)), .binary(first, second),
            isLinear: isLinear, sampling: sampling)
    }

    /// A function that is constant between its jumps, or whose answer is a truth value.
    convenience init(constant name: String, _ kernel: VectorOperation, operands: Int) {
        self.init(
            name, operands: operands, .elementwise(kernel, scalar: vectorScalar(kernel)), .zero, isLinear: true)
    }

    /// A function of three numbers.
    convenience init(
        ternary name: String, _ kernel: VectorOperation, isLinear: Bool,
        pullback: @escaping @Sendable (_ t: Tensor, _ operands: Operands, _ position: Int) -> Tensor
    ) {
        self.init(
            name, operands: 3, .elementwise(kernel, scalar: vectorScalar(kernel)), .pullback(pullback),
            isLinear: isLinear)
    }

    /// An operation that moves, repeats or adds up elements; its pullback is its transpose.
    convenience init(
        structural name: String, operands: Int = 1, evaluate: @escaping @Sendable (Operands) -> Tensor,
        pullback: @escaping @Sendable (_ t: Tensor, _ operands: Operands, _ position: Int) -> Tensor
    ) {
        self.init(name, operands: operands, .structural(evaluate), .pullback(pullback), isLinear: true)
    }

    var isElementwise: Bool {
        if case .elementwise = operation { true } else { false }
    }
}

extension Primitive {
    func callAsFunction(_ x: Tensor) -> Tensor {
        if case .scalar(let value) = x.storage, case .elementwise(_, let scalar) = operation {
            return Tensor(scalar(value, 0, 0))
        }
        return callAsFunction(Operands(x))
    }

    func callAsFunction(_ x: Tensor, _ y: Tensor) -> Tensor { callAsFunction(Operands(x, y)) }

    /// The newest transform among the operands takes the operation; without one it is computed.
    func callAsFunction(_ operands: Operands) -> Tensor {
        if case .elementwise(_, let scalar) = operation, case .scalar(let first) = operands.first.storage,
            case .scalar(let second) = operands.second.storage, case .scalar(let third) = operands.third.storage
        {
            return Tensor(scalar(first, second, third))
        }
        if let trace = operands.newestTrace { return trace.record(self, operands) }
        switch operation {
        case .elementwise(let kernel, _): return evaluateElementwise(kernel, operands)
        case .structural(let evaluate): return evaluate(operands)
        }
    }

    /// The cotangent of the operand at a position, from the result's, `t`.
    func pullback(_ t: Tensor, _ operands: Operands, _ result: Tensor, _ position: Int) -> Tensor {
        switch derivative {
        case .zero: 0
        case .unary(let rule): rule(t, operands.first, result)
        case .binary(let first, let second):
            position == 0
                ? first(t, operands.first, operands.second, result) : second(t, operands.first, operands.second, result)
        case .pullback(let rule): rule(t, operands, position)
        }
    }

    /// The shape that all operands have or, being scalars, are repeated to.
    func commonShape(_ operands: Operands) -> Shape {
        var common = Shape.scalar
        for position in 0..<operands.count {
            let shape = operands[position].shape
            if shape.rank == 0 || shape == common { continue }
            if common.rank != 0 {
                let shapes = (0..<operands.count).map { operands[$0].shape.description }.joined(separator: " and ")
                programmerMistake("\(name): shapes \(shapes) do not match")
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
