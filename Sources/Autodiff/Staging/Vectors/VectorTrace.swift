/// Writes down what a function does with whole tensors, so that it can be computed in few passes over memory.
///
/// Where the function asks for numbers, they are computed then and there from what is written down so far.
final class VectorTrace: Trace, @unchecked Sendable {
    // Each access is one statement that runs no other code, so there is nothing for the check of exclusive access to find.
    @exclusivity(unchecked) private var builder = ProgramBuilder()
    @exclusivity(unchecked) private var shapes: ContiguousArray<Shape> = []
    @exclusivity(unchecked) private var known: [Int: Tensor] = [:]
    @exclusivity(unchecked) private var arguments: [Tensor] = []

    /// One primitive for each kind of operation, so that equal operations are found.
    @exclusivity(unchecked) private var structural: [Primitive] = []

    /// What comparisons answer before there are numbers; nil if the arguments are known.
    @exclusivity(unchecked) private var exploration: Exploration?

    /// How often numbers have been asked for.
    @exclusivity(unchecked) private var questionCount = 0
    @exclusivity(unchecked) private var isOver = false

    /// A function that asks more often has every value computed by itself from then on, and none twice.
    private static let largestQuestionCount = 8

    /// Fewer elements are computed faster than written down.
    private static let smallestCount = 1 << 13

    /// Whether there are numbers only, and many.
    static func isWorthwhile(_ x: Tensor, _ y: Tensor, _ z: Tensor) -> Bool {
        (isLong(x) || isLong(y) || isLong(z)) && x.trace == nil && y.trace == nil && z.trace == nil
    }

    static func isWorthwhile(_ arguments: [Tensor]) -> Bool {
        arguments.contains(where: isLong) && arguments.allSatisfy { $0.trace == nil }
    }

    private static func isLong(_ tensor: Tensor) -> Bool {
        if case .array(let elements) = tensor.storage { elements.shape.count >= smallestCount } else { false }
    }

    override init() {}

    /// For every argument that answers comparisons so, whatever its numbers.
    init(answers: [Bool]) { exploration = Exploration(foreseen: answers) }

    /// What comparisons have answered.
    var answers: [Bool] { exploration?.answers ?? [] }

    func input(_ position: Int, _ shape: Shape) -> Tensor { append(builder.input(position), shape) }

    func input(_ tensor: Tensor) -> Tensor {
        arguments.append(tensor)
        return input(arguments.count - 1, tensor.shape)
    }

    override func shape(of index: Int) -> Shape {
        if isOver { escaped() }
        return shapes[index]
    }

    override func record(_ primitive: Primitive, _ operands: Operands) -> Tensor {
        if isOver { escaped() }
        if let function = primitive.inlined { return function(operands) }
        guard let kind = primitive.kind else { return recordElementwise(primitive, operands) }
        if operands.count > 3, case .concatenation(let counts, let axis) = kind {
            return concatenated((0..<operands.count).map { operands[$0] }, counts, axis: axis)
        }
        let shape = kind.shape(of: (0..<operands.count).map { operands[$0].shape })
        return record(interned(primitive, kind), operands, shape)
    }

    private func recordElementwise(_ primitive: Primitive, _ operands: Operands) -> Tensor {
        let shape = primitive.commonShape(operands)
        var operands = operands
        for position in 0..<operands.count {
            let operand = operands[position].shape
            // What is not a number for all lies in memory element by element.
            if operand.rank > 0, operand.count != shape.count {
                operands[position] = operands[position].broadcast(to: shape)
            }
        }
        return record(primitive, operands, shape)
    }

    private func record(_ primitive: Primitive, _ operands: Operands, _ shape: Shape) -> Tensor {
        let a = index(of: operands.first)
        let b = operands.count > 1 ? index(of: operands.second) : 0
        let c = operands.count > 2 ? index(of: operands.third) : 0
        return append(builder.operation(primitive, a, b, c), shape)
    }

    /// Two at a time, since a value of a program has no more than three operands.
    private func concatenated(_ parts: [Tensor], _ counts: [Int], axis: Int) -> Tensor {
        if parts.count == 1 { return parts[0] }
        let half = parts.count / 2
        let (first, second) = (Array(counts[..<half]), Array(counts[half...]))
        return Primitive.concatenation([first.reduce(0, +), second.reduce(0, +)], axis: axis)(
            concatenated(Array(parts[..<half]), first, axis: axis),
            concatenated(Array(parts[half...]), second, axis: axis))
    }

    private func interned(_ primitive: Primitive, _ kind: StructuralKind) -> Primitive {
        if !kind.isComplete { return primitive }
        if let equal = structural.first(where: { $0.kind == kind }) { return equal }
        structural.append(primitive)
        return primitive
    }

    /// A tensor's place in the program; what is not a value of this trace is a constant in it.
    private func index(of tensor: Tensor) -> Int {
        switch tensor.storage {
        case .traced(let trace, let index) where trace === self: return index
        case .scalar(let number):
            let index = builder.constant(number)
            noteShapes()
            return index
        default:
            let index = builder.captured(tensor)
            if index == shapes.count { shapes.append(tensor.shape) }
            return index
        }
    }

    private func append(_ index: Int, _ shape: Shape) -> Tensor {
        noteShapes(last: shape)
        return Tensor(.traced(self, index))
    }

    /// Shapes for values that simplification has added; only the last one may be structural.
    private func noteShapes(last: Shape = .scalar) {
        let values = builder.program.values
        while shapes.count < values.count {
            if shapes.count == values.count - 1 {
                shapes.append(last)
            } else if case .operation(let primitive, let a, let b, let c) = values[shapes.count] {
                let operands = [a, b, c].prefix(primitive.operandCount)
                shapes.append(operands.reduce(.scalar) { $0.broadcast(with: shapes[Int($1)]) ?? $0 })
            } else {
                shapes.append(.scalar)
            }
        }
    }

    override func isUnknown(_ index: Int) -> Bool { exploration != nil }

    override func concrete(_ index: Int) -> Tensor {
        if isOver { escaped() }
        if let answer = exploration?.answer(index, builder.program) { return Tensor(answer) }
        if let tensor = known[index] { return tensor }
        questionCount += 1
        let tensor =
            questionCount > Self.largestQuestionCount ? computedAlone(index) : program([index]).run(arguments)[0]
        known[index] = tensor
        return tensor
    }

    /// A value and all that it needs, each kept.
    private func computedAlone(_ index: Int) -> Tensor {
        let live = program([index]).liveValues()
        for other in 0...index where live[other] && known[other] == nil {
            known[other] = builder.program.value(other, arguments) { known[$0] ?? 0 }
        }
        return known[index] ?? 0
    }

    private func program(_ results: [Int]) -> VectorProgram {
        var program = builder.program
        program.outputs = results
        return VectorProgram(program: program, shapes: shapes, known: known)
    }

    /// The program with these results, for arguments that answer the same. Ends the trace.
    func finishUnasked(_ outputs: [Tensor]) -> VectorProgram {
        defer {
            isOver = true
            builder = ProgramBuilder()
        }
        let program = builder.finish(outputs: outputs.map(index), expecting: exploration?.guards ?? [])
        while shapes.count < program.values.count { shapes.append(.scalar) }  // those of guards
        return VectorProgram(program: program, shapes: shapes)
    }

    /// The results. Ends the trace.
    func finish(_ outputs: [Tensor]) -> [Tensor] {
        defer {
            isOver = true
            builder = ProgramBuilder()
            known = [:]
            arguments = []
        }
        let program = program(outputs.map(index))
        return program.run(arguments)
    }
}
