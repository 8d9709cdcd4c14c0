/// Carries tangents along with the values that a function computes.
final class ForwardTrace: Trace, @unchecked Sendable {
    private struct Node {
        /// Of an older trace or eager.
        let value: Tensor
        /// Nil if it does not change; of lower rank if it is the same for all elements.
        let tangent: Tensor?
    }

    private var nodes: ContiguousArray<Node> = []
    private var isOver = false

    func input(_ value: Tensor, tangent: Tensor) -> Tensor { append(Node(value: value, tangent: tangent)) }

    override func record(_ primitive: Primitive, _ operands: Operands) -> Tensor {
        if isOver { escaped() }
        if primitive.pushforward == nil, let function = primitive.inlined { return function(operands) }
        var values = operands
        var tangents = [Tensor?](repeating: nil, count: operands.count)
        for position in 0..<operands.count {
            guard case .traced(let trace, let index) = operands[position].storage, trace === self else { continue }
            values[position] = nodes[index].value
            tangents[position] = nodes[index].tangent
        }
        let result = primitive(values)
        guard primitive.pullback != nil, tangents.contains(where: { $0 != nil }) else { return result }
        let tangent = Self.tangent(primitive, values, tangents, result)
        return append(Node(value: result, tangent: tangent))
    }

    private static func tangent(
        _ primitive: Primitive, _ operands: Operands, _ tangents: [Tensor?], _ result: Tensor
    ) -> Tensor {
        if primitive.isElementwise, let pullback = primitive.pullback {
            var total: Tensor?
            for (position, tangent) in tangents.enumerated() {
                guard let tangent else { continue }
                // Element by element a rule multiplies by a derivative, whichever way it goes.
                let part = pullback(tangent, operands, result, position)
                total = total.map { $0 + part } ?? part
            }
            return (total ?? 0).broadcast(to: result.shape)
        }
        let full = tangents.enumerated().map { position, tangent in
            tangent?.broadcast(to: operands[position].shape)
        }
        if let pushforward = primitive.pushforward { return pushforward(full, operands, result) }
        return primitive(Operands(full.enumerated().map { $1 ?? Tensor(0).broadcast(to: operands[$0].shape) }))
    }

    override func isUnknown(_ index: Int) -> Bool { nodes[index].value.isUnknown }

    override func concrete(_ index: Int) -> Tensor {
        if isOver { escaped() }
        return nodes[index].value
    }

    private func append(_ node: Node) -> Tensor {
        if isOver { escaped() }
        nodes.append(node)
        return Tensor(.traced(self, nodes.count - 1))
    }

    /// The results' values and tangents outside of this trace. Ends the trace.
    func finish(_ outputs: [Tensor]) -> [(value: Tensor, tangent: Tensor)] {
        defer {
            isOver = true
            nodes = []
        }
        return outputs.map { output in
            guard case .traced(let trace, let index) = output.storage, trace === self else {
                return (output, Tensor(0).broadcast(to: output.shape))
            }
            let value = nodes[index].value
            return (value, (nodes[index].tangent ?? 0).broadcast(to: value.shape))
        }
    }
}
