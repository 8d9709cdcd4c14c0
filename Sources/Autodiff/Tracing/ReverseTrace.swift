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

    /// The cotangents of the first `count` values, which are the inputs, for a cotangent of the output.
    ///
    /// Without `keeping`, values are let go as soon as nothing needs them, and the trace ends.
    func pullback(_ cotangent: Tensor, from output: Tensor, toInputs count: Int, keeping: Bool = false) -> [Tensor] {
        defer {
            if !keeping { end() }
        }
        let shapes = nodes.prefix(count).map(\.result.shape)
        var cotangents = Cotangents(count: nodes.count)
        if case .traced(let trace, let index) = output.storage, trace === self {
            cotangents.add(Cotangent(value: cotangent), to: index)
        }
        for index in stride(from: nodes.count - 1, through: count, by: -1) {
            let node = nodes[index]
            if !keeping { nodes.removeLast() }
            if let cotangent = cotangents.take(index) { propagate(cotangent, through: node, into: &cotangents) }
        }
        return shapes.enumerated().map { index, shape in
            (cotangents.take(index)?.value ?? 0).broadcast(to: shape)
        }
    }

    /// After this no value may be recorded.
    func close() { isOver = true }

    private func end() {
        isOver = true
        nodes = []
    }

    private func propagate(_ cotangent: Cotangent, through node: Node, into cotangents: inout Cotangents) {
        guard let primitive = node.primitive, let pullback = primitive.pullback else { return }
        let shape = node.result.shape
        if primitive === Primitive.sum, shape.rank == 0 {
            // One number for all elements.
            cotangents.add(cotangent, to: Int(node.sources[0]))
            return
        }
        // Structure needs every element; element by element one number serves for all.
        let value = primitive.isElementwise ? cotangent.value : cotangent.value.broadcast(to: shape)
        for position in 0..<node.operands.count {
            let source = Int(node.sources[position])
            if source < 0 { continue }
            let operandShape = shape.rank == 0 && primitive.isElementwise ? shape : node.operands[position].shape
            if !primitive.isElementwise, cotangent.active == nil, let range = primitive.sliceOfFirstAxis,
                cotangents.add(value, to: source, at: range, of: operandShape)
            {
                continue
            }
            var contribution = Cotangent(value: pullback(value, node.operands, node.result, position))
            contribution.active = active(cotangent.active, through: node, position)
            if let active = contribution.active, !primitive.isLinear {
                contribution.value = Primitive.select(Operands(active, contribution.value, 0))
            }
            // An operand that was repeated to meet a larger one gets the sum.
            if primitive.isElementwise, operandShape != shape {
                contribution.value = contribution.value.broadcast(to: shape).summed(to: operandShape)
                contribution.active = contribution.active.map { $0.broadcast(to: shape).summed(to: operandShape) }
            }
            // Of a square both operands get the same; adding it to itself saves computing it again.
            if position == 0, primitive === Primitive.multiply, node.sources[1] == node.sources[0] {
                contribution.value = contribution.value + contribution.value
                return cotangents.add(contribution, to: source)
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
        if case .inlined(_, let isPointwise) = primitive.operation { return isPointwise ? active : nil }
        guard let active, !primitive.isElementwise, let pullback = primitive.pullback else { return active }
        let all = active.broadcast(to: node.result.shape)
        if primitive.isLinear { return pullback(all, node.operands, node.result, position) }
        // With ones for the operands no weight of 0 hides what counts.
        var ones = node.operands
        for other in 0..<ones.count { ones[other] = Tensor(1).broadcast(to: ones[other].shape) }
        return pullback(all, ones, primitive(ones), position)
    }
}
