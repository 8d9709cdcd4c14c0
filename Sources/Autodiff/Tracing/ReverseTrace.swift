/// Records what a function does, then goes back through it from the result's cotangent to those of the inputs.
final class ReverseTrace: Trace, @unchecked Sendable {
    /// One application of a primitive. A node of scalars holds nothing that is counted by reference: a gradient's time is
    /// mostly that of making, reading and dropping these.
    fileprivate struct Node {
        /// Nil for an input. Kept alive by the static table or by `kept`.
        let primitive: Unmanaged<Primitive>?
        /// The operands' values, of older traces or eager.
        let operands: Operands
        /// Which nodes the operands are, or -1 for constants.
        let sources: (Int32, Int32, Int32)
        let result: Tensor
    }

    // Every access is one statement that calls nothing, so the run-time check of exclusive access would find nothing, and it
    // takes a tenth of a gradient.
    @exclusivity(unchecked)
    private var nodes: ContiguousArray<Node> = []

    /// The primitives that were made for one application.
    private var kept: [Primitive] = []
    private var isOver = false

    override init() {
        nodes.reserveCapacity(16)
    }

    /// A value to take the cotangent of.
    func input(_ value: Tensor) -> Tensor {
        append(Node(primitive: nil, operands: Operands(0), sources: (-1, -1, -1), result: value))
    }

    /// A result's value outside of this trace.
    func value(of output: Tensor) -> Tensor {
        source(of: output) < 0 ? output : concrete(Int(source(of: output)))
    }

    override func record(_ primitive: Primitive, _ operands: Operands) -> Tensor {
        if isOver { escaped() }
        var values = operands
        let sources = (source(of: operands.first), source(of: operands.second), source(of: operands.third))
        if sources.0 >= 0 { values.first = nodes[Int(sources.0)].result }
        if sources.1 >= 0 { values.second = nodes[Int(sources.1)].result }
        if sources.2 >= 0 { values.third = nodes[Int(sources.2)].result }
        let result = primitive(values)
        if case .zero = primitive.derivative { return result }
        if !primitive.isElementwise { kept.append(primitive) }
        return append(
            Node(primitive: .passUnretained(primitive), operands: values, sources: sources, result: result))
    }

    override func concrete(_ index: Int) -> Tensor {
        if isOver { escaped() }
        return nodes[index].result
    }

    private func append(_ node: Node) -> Tensor {
        nodes.append(node)
        return Tensor(.traced(self, nodes.count - 1))
    }

    private func source(of tensor: Tensor) -> Int32 {
        if case .traced(let trace, let index) = tensor.storage, trace === self { Int32(index) } else { -1 }
    }
}

extension ReverseTrace {
    /// The cotangents of the inputs, for a cotangent of the output. Ends the trace.
    func pullback<Cotangents>(
        _ cotangent: Tensor, from output: Tensor, _ body: (_ cotangentOfInput: (Tensor) -> Tensor) -> Cotangents
    ) -> Cotangents {
        var backward = BackwardPass(nodes: nodes)
        backward.run(cotangent, from: Int(source(of: output)))
        let result = body { input in
            let index = Int(source(of: input))
            return backward.cotangents[index] ?? Primitive.repeated(0, to: nodes[index].result.shape)
        }
        isOver = true
        nodes = []
        kept = []
        return result
    }
}

/// Goes through the nodes from the last to the first, each of which hands its cotangent on to its operands.
private struct BackwardPass {
    let nodes: ContiguousArray<ReverseTrace.Node>
    var cotangents: ContiguousArray<Tensor?>

    /// By node, where a cotangent counts, for those that come from one branch of a `select`: not 0 where that branch was
    /// chosen. A rule may make NaN of a zero cotangent (0 · ∞), and this tells such zeros from those of the mathematics.
    private var active: [Int: Tensor] = [:]

    init(nodes: ContiguousArray<ReverseTrace.Node>) {
        self.nodes = nodes
        cotangents = ContiguousArray(repeating: nil, count: nodes.count)
    }

    mutating func run(_ cotangent: Tensor, from last: Int) {
        if last < 0 { return }
        cotangents[last] = cotangent
        var index = last
        while index >= 0 {
            if let primitive = nodes[index].primitive, let cotangent = cotangents[index] {
                primitive._withUnsafeGuaranteedRef { propagate(cotangent, $0, from: index) }
            }
            index -= 1
        }
    }

    private mutating func propagate(_ cotangent: Tensor, _ primitive: Primitive, from index: Int) {
        let node = nodes[index]
        if node.sources.0 >= 0 { propagate(cotangent, primitive, node, 0, from: index, to: Int(node.sources.0)) }
        if node.sources.1 >= 0 { propagate(cotangent, primitive, node, 1, from: index, to: Int(node.sources.1)) }
        if node.sources.2 >= 0 { propagate(cotangent, primitive, node, 2, from: index, to: Int(node.sources.2)) }
    }

    private mutating func propagate(
        _ cotangent: Tensor, _ primitive: Primitive, _ node: ReverseTrace.Node, _ position: Int, from index: Int,
        to source: Int
    ) {
        var contribution = primitive.pullback(cotangent, node.operands, node.result, position)
        var part: Tensor?
        if primitive === Primitive.select || !active.isEmpty {
            part = activePart(primitive, node, position, active[index])
            if let part, !primitive.isLinear { contribution = Primitive.select(Operands(part, contribution, 0)) }
        }
        // A scalar that was repeated to meet a vector gets the sum.
        if contribution.shape.rank > 0, primitive.isElementwise, node.operands[position].shape.rank == 0 {
            contribution = sum(contribution)
            part = part.map(sum)
        }
        guard let old = cotangents[source] else {
            cotangents[source] = contribution
            if let part { active[source] = part }
            return
        }
        cotangents[source] = old + contribution
        if !active.isEmpty { active[source] = active[source].flatMap { old in part.map { old + $0 } } }
    }

    /// Where an operand's cotangent counts, given where the result's does.
    private func activePart(
        _ primitive: Primitive, _ node: ReverseTrace.Node, _ position: Int, _ active: Tensor?
    ) -> Tensor? {
        if primitive === Primitive.select {
            let truth = node.operands.first
            let chosen =
                position == 1 ? Primitive.select(Operands(truth, 1, 0)) : Primitive.select(Operands(truth, 0, 1))
            return active.map { $0 * chosen } ?? chosen
        }
        guard let active, !primitive.isElementwise else { return active }
        return primitive.pullback(active, node.operands, node.result, position)
    }
}
