/// Records what a function does, then goes back through it from the result's cotangent to those of the inputs.
final class ReverseTrace: Trace, @unchecked Sendable {
    private struct Node {
        /// Nil for an input.
        let primitive: Primitive?
        /// The operands' values, of older traces or eager.
        let operands: Operands
        /// Which nodes the operands are, or -1 for constants.
        let sources: Sources
        let result: Tensor
    }

    private struct Sources {
        var first: Int32 = -1
        var second: Int32 = -1
        var third: Int32 = -1
        var all: [Int32] = []

        subscript(position: Int) -> Int32 {
            if !all.isEmpty { return all[position] }
            return position == 0 ? first : position == 1 ? second : third
        }
    }

    private var nodes: ContiguousArray<Node> = []
    private var isOver = false

    override init() {
        nodes.reserveCapacity(16)
    }

    func input(_ value: Tensor) -> Tensor {
        append(Node(primitive: nil, operands: Operands([]), sources: Sources(), result: value))
    }

    override func record(_ primitive: Primitive, _ operands: Operands) -> Tensor {
        var values = operands
        var sources = Sources()
        if operands.count > 3 { sources.all.reserveCapacity(operands.count) }
        for position in 0..<operands.count {
            var source: Int32 = -1
            if case .traced(let trace, let index) = operands[position].storage, trace === self {
                source = Int32(index)
                values[position] = concrete(index)
            }
            if operands.count > 3 {
                sources.all.append(source)
            } else if position == 0 {
                sources.first = source
            } else if position == 1 {
                sources.second = source
            } else {
                sources.third = source
            }
        }
        let result = primitive(values)
        if primitive.pullback == nil { return result }
        return append(Node(primitive: primitive, operands: values, sources: sources, result: result))
    }

    override func concrete(_ index: Int) -> Tensor {
        if isOver { escaped() }
        return nodes[index].result
    }

    private func append(_ node: Node) -> Tensor {
        if isOver { escaped() }
        nodes.append(node)
        return Tensor(.traced(self, nodes.count - 1))
    }

    /// A result's value outside of this trace.
    func value(of output: Tensor) -> Tensor {
        if case .traced(let trace, let index) = output.storage, trace === self { concrete(index) } else { output }
    }

    /// The cotangents of the first `count` values, which are the inputs, for a cotangent of the output. Ends the trace.
    func pullback(_ cotangent: Tensor, from output: Tensor, toInputs count: Int) -> [Tensor] {
        defer {
            isOver = true
            nodes = []
        }
        var cotangents = Cotangents(count: nodes.count)
        if case .traced(let trace, let index) = output.storage, trace === self {
            cotangents.add(Cotangent(value: cotangent), to: index)
        }
        for index in stride(from: nodes.count - 1, through: count, by: -1) {
            if let cotangent = cotangents[index] { propagate(cotangent, through: nodes[index], into: &cotangents) }
        }
        return (0..<count).map { index in
            cotangents[index]?.value ?? Primitive.repeated(0, to: nodes[index].result.shape)
        }
    }

    private func propagate(_ cotangent: Cotangent, through node: Node, into cotangents: inout Cotangents) {
        guard let primitive = node.primitive, let pullback = primitive.pullback else { return }
        for position in 0..<node.operands.count {
            let source = Int(node.sources[position])
            if source < 0 { continue }
            var contribution = Cotangent(value: pullback(cotangent.value, node.operands, node.result, position))
            contribution.active = active(cotangent.active, through: node, position)
            if let active = contribution.active, !primitive.isLinear {
                contribution.value = Primitive.select(Operands(active, contribution.value, 0))
            }
            // A scalar that was repeated to meet a vector gets the sum.
            if primitive.isElementwise, node.operands[position].shape.rank < contribution.value.shape.rank {
                contribution.value = sum(contribution.value)
                contribution.active = contribution.active.map(sum)
            }
            cotangents.add(contribution, to: source)
        }
    }

    /// Where an operand's cotangent counts, given where the result's does.
    private func active(_ active: Tensor?, through node: Node, _ position: Int) -> Tensor? {
        guard let primitive = node.primitive else { return nil }
        if primitive === Primitive.select {
            let truth = node.operands.first
            let chosen =
                position == 1 ? Primitive.select(Operands(truth, 1, 0)) : Primitive.select(Operands(truth, 0, 1))
            return active.map { $0 * chosen } ?? chosen
        }
        guard let active, !primitive.isElementwise, let pullback = primitive.pullback else { return active }
        return pullback(active, node.operands, node.result, position)
    }
}

/// What a result's change would bring, and where it counts.
private struct Cotangent {
    var value: Tensor

    /// Not 0 where the cotangent comes from a branch that `select` has chosen, 0 where it has not; nil if it counts
    /// everywhere. A rule may make NaN of a zero cotangent (0 · ∞), and this tells such zeros from those of the mathematics.
    var active: Tensor?
}

private struct Cotangents {
    private var all: ContiguousArray<Cotangent?>

    init(count: Int) { all = ContiguousArray(repeating: nil, count: count) }

    subscript(index: Int) -> Cotangent? { all[index] }

    mutating func add(_ cotangent: Cotangent, to index: Int) {
        guard let old = all[index] else {
            all[index] = cotangent
            return
        }
        var active: Tensor?
        if let first = old.active, let second = cotangent.active { active = first + second }
        all[index] = Cotangent(value: old.value + cotangent.value, active: active)
    }
}
