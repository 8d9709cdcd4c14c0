/// Goes through a trace's nodes from the last to the first; each hands its cotangent on to its operands.
struct BackwardPass {
    private(set) var tape: ReverseTape
    private(set) var cotangents: Cotangents

    init(_ tape: ReverseTape) {
        self.tape = tape
        cotangents = Cotangents(count: tape.count, outer: tape.outer)
    }

    /// Ends with the inputs, which are left.
    mutating func run(_ cotangent: Tensor, from last: Int) {
        if last >= 0 { cotangents.add(Cotangent(value: cotangent), to: last) }
        while tape.count > 0 {
            let index = tape.count - 1
            switch tape.last {
            case .input: return
            case .scalars(let node):
                tape.removeLast()
                if let scalar = cotangents.takeScalar(index) {
                    propagate(scalar, through: node)
                } else if let cotangent = cotangents.take(index) {
                    propagate(cotangent, through: TensorNode(node, tape))
                }
            case .tensors:
                guard let node = tape.popTensors() else { return }
                if let cotangent = cotangents.take(index) { propagate(cotangent, through: node) }
            }
        }
    }

    /// What is done below for tensors, in the same order, where there is nothing but scalars that count everywhere.
    private mutating func propagate(_ cotangent: Scalar, through node: ScalarNode) {
        node.primitive._withUnsafeGuaranteedRef { primitive in
            guard let pullback = primitive.pullback else { return }
            let (value, result) = (Tensor(cotangent, of: tape.outer), Tensor(node.result, of: tape.outer))
            let operands = Operands(node, tape)
            let (a, b, c) = node.operands
            // A square, as below.
            if primitive.kernel == .multiply, case (.value(let index), .value(let other)) = (a, b), index == other {
                let half = pullback(value, operands, result, 0)
                return cotangents.add(half + half, to: index)
            }
            if case .value(let index) = a { cotangents.add(pullback(value, operands, result, 0), to: index) }
            if case .value(let index) = b { cotangents.add(pullback(value, operands, result, 1), to: index) }
            if case .value(let index) = c { cotangents.add(pullback(value, operands, result, 2), to: index) }
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
    /// The inputs.
    private let tape: ReverseTape

    init(_ pass: BackwardPass) { (cotangents, tape) = (pass.cotangents, pass.tape) }

    /// Of the input with that number, in order of their creation. To be asked once for each.
    mutating func take(_ index: Int) -> Tensor {
        if tape.scalar(index) != nil { return cotangents.take(index)?.value ?? 0 }
        return (cotangents.take(index)?.value ?? 0).broadcast(to: tape.value(index).shape)
    }
}
