/// Records what a function does, then goes back through it from the result's cotangent to those of the inputs.
///
/// Most gradients are of a few operations on single numbers, and take little more time than their nodes take to be made, read
/// and dropped. So nodes of numbers hold nothing whose references are counted.
final class ReverseTrace: Trace, @unchecked Sendable {
    /// A value, and what it was computed from.
    enum Node {
        case input(Tensor)
        case ofNumbers(NumberNode)
        /// Arrays, and values of older traces.
        indirect case ofTensors(TensorNode)

        /// The value: of an older trace or eager.
        var value: Tensor {
            switch self {
            case .input(let value): value
            case .ofNumbers(let node): Tensor(node.result)
            case .ofTensors(let node): node.result
            }
        }
    }

    // Each access is one statement that runs no other code, so there is nothing for the check of exclusive access to find.
    @exclusivity(unchecked) private var nodes: ContiguousArray<Node> = []
    private var isOver = false

    override init() {
        nodes.reserveCapacity(16)
    }

    /// A value whose cotangent is wanted. Inputs come before everything else.
    func input(_ value: Tensor) -> Tensor { append(.input(value)) }

    override func record(_ primitive: Primitive, _ operands: Operands) -> Tensor {
        if isOver { escaped() }
        if let node = numberNode(primitive, operands) {
            return primitive.pullback == nil ? Tensor(node.result) : append(.ofNumbers(node))
        }
        var values = operands
        var sources = Sources(count: operands.count)
        for position in 0..<operands.count {
            let source = source(of: operands[position])
            if source >= 0 { values[position] = nodes[source].value }
            sources[position] = source
        }
        let result = primitive(values)
        if primitive.pullback == nil { return result }
        return append(
            .ofTensors(TensorNode(primitive: primitive, operands: values, sources: sources, result: result)))
    }

    /// The node, if everything in it is a number; not for `select`, whose cotangents are more than numbers (`Cotangent.active`).
    private func numberNode(_ primitive: Primitive, _ operands: Operands) -> NumberNode? {
        guard case .elementwise(_, let function) = primitive.operation, primitive !== Primitive.select else {
            return nil
        }
        let sources = (source(of: operands.first), source(of: operands.second), source(of: operands.third))
        guard let x = number(operands.first, sources.0), let y = number(operands.second, sources.1),
            let z = number(operands.third, sources.2)
        else { return nil }
        return NumberNode(
            primitive: .passUnretained(primitive), operands: (x, y, z),
            sources: (Int32(sources.0), Int32(sources.1), Int32(sources.2)), result: function(x, y, z))
    }

    /// An operand's number; nil for arrays and values of older traces.
    private func number(_ operand: Tensor, _ source: Int) -> Double? {
        let value = source < 0 ? operand : nodes[source].value
        return if case .scalar(let number) = value.storage { number } else { nil }
    }

    /// Which node an operand is, or -1 for a constant.
    private func source(of operand: Tensor) -> Int {
        if case .traced(let trace, let index) = operand.storage, trace === self { index } else { -1 }
    }

    override func isUnknown(_ index: Int) -> Bool { nodes[index].value.isUnknown }

    override func concrete(_ index: Int) -> Tensor {
        if isOver { escaped() }
        return nodes[index].value
    }

    private func append(_ node: Node) -> Tensor {
        nodes.append(node)
        return Tensor(.traced(self, nodes.count - 1))
    }

    /// A result's value outside of this trace.
    func value(of output: Tensor) -> Tensor {
        let source = source(of: output)
        return source < 0 ? output : concrete(source)
    }

    /// After this no value may be recorded.
    func close() { isOver = true }

    /// The cotangents of the inputs, for a cotangent of the output. Ends the trace.
    ///
    /// Without `keeping`, values are let go as soon as nothing needs them, and this can be done only once.
    func pullback(_ cotangent: Tensor, from output: Tensor, keeping: Bool = false) -> InputCotangents {
        isOver = true
        var pass = BackwardPass(nodes: nodes)
        if !keeping { nodes = [] }
        pass.run(cotangent, from: source(of: output))
        return InputCotangents(pass)
    }
}

/// A primitive of numbers.
struct NumberNode {
    /// Element by element, so an entry of the table, which nothing ever ends.
    let primitive: Unmanaged<Primitive>
    /// Those that the primitive does not take are 0.
    let operands: (Double, Double, Double)
    /// Which nodes the operands are, or -1 for constants.
    let sources: (Int32, Int32, Int32)
    let result: Double
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
    init(_ node: NumberNode) {
        let primitive = node.primitive.takeUnretainedValue()
        var sources = Sources(count: primitive.operandCount)
        (sources[0], sources[1], sources[2]) = (Int(node.sources.0), Int(node.sources.1), Int(node.sources.2))
        self.init(primitive: primitive, operands: Operands(node), sources: sources, result: Tensor(node.result))
    }
}

extension Operands {
    init(_ node: NumberNode) {
        let (x, y, z) = (Tensor(node.operands.0), Tensor(node.operands.1), Tensor(node.operands.2))
        switch node.primitive._withUnsafeGuaranteedRef({ $0.operandCount }) {
        case 1: self.init(x)
        case 2: self.init(x, y)
        default: self.init(x, y, z)
        }
    }
}
