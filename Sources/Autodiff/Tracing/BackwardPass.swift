/// Goes through a trace's nodes from the last to the first; each hands its cotangent on to its operands.
struct BackwardPass {
    private(set) var nodes: ContiguousArray<ReverseTrace.Node>
    private(set) var cotangents: Cotangents

    init(nodes: ContiguousArray<ReverseTrace.Node>) {
        self.nodes = nodes
        cotangents = Cotangents(count: nodes.count)
    }

    /// Ends with the inputs, which are left.
    mutating func run(_ cotangent: Tensor, from last: Int) {
        if last >= 0 { cotangents.add(Cotangent(value: cotangent), to: last) }
        while let node = nodes.last {
            let index = nodes.count - 1
            switch node {
            case .input: return
            case .ofNumbers(let node):
                nodes.removeLast()
                if let number = cotangents.takeNumber(index) {
                    propagate(number, through: node)
                } else if let cotangent = cotangents.take(index) {
                    propagate(cotangent, through: TensorNode(node))
                }
            case .ofTensors(let node):
                nodes.removeLast()
                if let cotangent = cotangents.take(index) { propagate(cotangent, through: node) }
            }
        }
    }

    /// What is done below for tensors, in the same order, where there is nothing but numbers.
    private mutating func propagate(_ cotangent: Double, through node: NumberNode) {
        node.primitive._withUnsafeGuaranteedRef { primitive in
            guard let pullback = primitive.pullback else { return }
            let operands = Operands(node)
            func contribution(_ position: Int) -> Double {
                Double(pullback(Tensor(cotangent), operands, Tensor(node.result), position))
            }
            // A square, as below.
            if primitive === Primitive.multiply, node.sources.0 == node.sources.1 {
                let half = contribution(0)
                return cotangents.add(half + half, to: Int(node.sources.0))
            }
            if node.sources.0 >= 0 { cotangents.add(contribution(0), to: Int(node.sources.0)) }
            if node.sources.1 >= 0 { cotangents.add(contribution(1), to: Int(node.sources.1)) }
            if node.sources.2 >= 0 { cotangents.add(contribution(2), to: Int(node.sources.2)) }
        }
    }

    private mutating func propagate(_ cotangent: Cotangent, through node: TensorNode) {
        let primitive = node.primitive
        guard let pullback = primitive.pullback else { return }
        let shape = node.result.shape
        if primitive === Primitive.sum, shape.rank == 0 {
            // One number for all elements.
            cotangents.add(cotangent, to: node.sources[0])
            return
        }
        // Structure needs every element; element by element one number serves for all.
        let value = primitive.isElementwise ? cotangent.value : cotangent.value.broadcast(to: shape)
        for position in 0..<node.sources.count where node.sources[position] >= 0 {
            let source = node.sources[position]
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
    private func active(_ active: Tensor?, through node: TensorNode, _ position: Int) -> Tensor? {
        let primitive = node.primitive
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

/// The cotangents of a trace's inputs.
struct InputCotangents {
    private var cotangents: Cotangents
    /// The inputs' nodes.
    private let nodes: ContiguousArray<ReverseTrace.Node>

    init(_ pass: BackwardPass) { (cotangents, nodes) = (pass.cotangents, pass.nodes) }

    /// Of the input with that number, in order of their creation. To be asked once for each.
    mutating func take(_ index: Int) -> Tensor {
        (cotangents.take(index)?.value ?? 0).broadcast(to: nodes[index].value.shape)
    }
}
