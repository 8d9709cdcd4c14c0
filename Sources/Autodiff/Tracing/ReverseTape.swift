/// What a reverse trace has recorded: values, and what each was computed from.
///
/// Most gradients are of a few operations on scalars, and take little more time than their nodes take to be made, read and
/// dropped. So nodes of scalars hold nothing whose references are counted.
struct ReverseTape {
    private enum Node {
        case input(Scalar)
        case operation(ScalarNode)
        /// The next of the others, which are not scalars, or not those of a trace that is known to hold nothing else.
        case other(Int)
    }

    private enum Other {
        case input(Tensor)
        indirect case operation(TensorNode)
    }

    private var nodes: ContiguousArray<Node> = []
    private var others: ContiguousArray<Other> = []

    /// The trace that scalars are values of, if they are no numbers.
    private(set) var outer: Trace?

    var count: Int { nodes.count }

    mutating func reserveCapacity(_ count: Int) { nodes.reserveCapacity(count) }

    mutating func append(_ node: ScalarNode) { nodes.append(.operation(node)) }

    mutating func append(_ node: TensorNode) { append(.operation(node)) }

    mutating func appendInput(_ value: Tensor) {
        if let scalar = scalar(value) { nodes.append(.input(scalar)) } else { append(.input(value)) }
    }

    private mutating func append(_ other: Other) {
        nodes.append(.other(others.count))
        others.append(other)
    }

    /// A value from outside as a scalar of this tape, if it can be one.
    private mutating func scalar(_ value: Tensor) -> Scalar? {
        switch value.storage {
        case .scalar(let number): return .number(number)
        case .array: return nil
        case .traced(let trace, let index):
            if !trace.isOfScalars { return nil }
            if outer == nil { outer = trace }
            return outer === trace ? .value(index) : nil
        }
    }

    /// A node's value outside, if it is a scalar there.
    func scalar(_ index: Int) -> Scalar? {
        switch nodes[index] {
        case .input(let value): value
        case .operation(let node): node.result
        case .other: nil
        }
    }

    /// A number or a node as a value outside.
    func outside(_ scalar: Scalar) -> Scalar? {
        switch scalar {
        case .number: scalar
        case .value(let index): self.scalar(index)
        }
    }

    /// A node's value: of an older trace or eager.
    func value(_ index: Int) -> Tensor {
        switch nodes[index] {
        case .input(let value): return Tensor(value, of: outer)
        case .operation(let node): return Tensor(node.result, of: outer)
        case .other(let place):
            switch others[place] {
            case .input(let value): return value
            case .operation(let node): return node.result
            }
        }
    }

    enum LastNode {
        case scalars(ScalarNode)
        case tensors
        case input
    }

    /// What the last node is.
    var last: LastNode {
        switch nodes[nodes.count - 1] {
        case .input: return .input
        case .operation(let node): return .scalars(node)
        case .other(let place): if case .input = others[place] { return .input } else { return .tensors }
        }
    }

    mutating func removeLast() { nodes.removeLast() }

    /// The last node, if it is one of tensors.
    mutating func popTensors() -> TensorNode? {
        guard case .operation(let node)? = others.popLast() else { return nil }
        nodes.removeLast()
        return node
    }
}

/// A primitive of scalars.
struct ScalarNode {
    /// Element by element, so an entry of the table, which nothing ever ends.
    let primitive: Unmanaged<Primitive>
    /// Numbers and nodes; those that the primitive does not take are 0.
    let operands: (Scalar, Scalar, Scalar)
    /// Outside.
    let result: Scalar
}

/// A primitive of arrays or of values of older traces.
struct TensorNode {
    let primitive: Primitive
    /// The operands' values.
    let operands: Operands
    let sources: Sources
    let result: Tensor
}

/// Which nodes a node's operands are, or -1 for constants. Up to three, nearly all there are, are held without an allocation.
struct Sources {
    let count: Int
    private var few: (Int, Int, Int) = (-1, -1, -1)
    /// All of them if there are more than three, else empty.
    private var all: [Int] = []

    init(count: Int) {
        self.count = count
        if count > 3 { all = [Int](repeating: -1, count: count) }
    }

    subscript(position: Int) -> Int {
        get { count > 3 ? all[position] : position == 0 ? few.0 : position == 1 ? few.1 : few.2 }
        set {
            if count > 3 {
                all[position] = newValue
            } else if position == 0 {
                few.0 = newValue
            } else if position == 1 {
                few.1 = newValue
            } else {
                few.2 = newValue
            }
        }
    }
}

extension TensorNode {
    init(_ node: ScalarNode, _ tape: ReverseTape) {
        let primitive = node.primitive.takeUnretainedValue()
        var sources = Sources(count: primitive.operandCount)
        let operands = [node.operands.0, node.operands.1, node.operands.2]
        for position in 0..<sources.count {
            if case .value(let index) = operands[position] { sources[position] = index }
        }
        self.init(
            primitive: primitive, operands: Operands(node, tape), sources: sources,
            result: Tensor(node.result, of: tape.outer))
    }
}

extension Operands {
    init(_ node: ScalarNode, _ tape: ReverseTape) {
        func tensor(_ operand: Scalar) -> Tensor { Tensor(tape.outside(operand) ?? .number(0), of: tape.outer) }
        let (x, y, z) = node.operands
        switch node.primitive._withUnsafeGuaranteedRef({ $0.operandCount }) {
        case 1: self.init(tensor(x))
        case 2: self.init(tensor(x), tensor(y))
        default: self.init(tensor(x), tensor(y), tensor(z))
        }
    }
}
