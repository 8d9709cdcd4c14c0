/// Writes down what a function of scalars does, for many points, while it runs for one of them.
///
/// Where the function asks for a number, to compare it or to count a loop, the answer is the example point's, and a guard
/// remembers it: other points take part only if they would have answered the same.
final class StagingTrace: Trace, @unchecked Sendable {
    // Each access is one statement that runs no other code, so there is nothing for the check of exclusive access to find.
    @exclusivity(unchecked) private var builder = ProgramBuilder()
    private let arguments: [Double]

    /// What comparisons answer without an example point.
    @exclusivity(unchecked) private var exploration: Exploration?

    /// What comparisons have answered.
    var answers: [Bool] { exploration?.answers ?? [] }

    private var numbers: [Double] = []
    private var guards: [(value: Int, number: Double)] = []
    private var guarded: Set<Int> = []
    @exclusivity(unchecked) private var isOver = false

    /// False once an operation came that a program cannot hold; then everything is computed for the example point only.
    @exclusivity(unchecked) private var isStaged = true

    /// - Parameter arguments: those of the example point.
    init(example arguments: [Double]) {
        self.arguments = arguments
        exploration = nil
    }

    /// For every point that answers so, whatever its numbers.
    init(answers: [Bool]) {
        arguments = []
        exploration = Exploration(foreseen: answers)
    }

    func input(_ position: Int) -> Tensor { Tensor(.traced(self, builder.input(position))) }

    override var isOfScalars: Bool { true }

    override func shape(of index: Int) -> Shape { .scalar }

    override func record(_ primitive: Primitive, _ operands: Operands) -> Tensor {
        if isOver { escaped() }
        if let function = primitive.inlined { return function(operands) }
        if !primitive.isElementwise { isStaged = false }
        for position in 0..<operands.count where operands[position].shape.rank > 0 { isStaged = false }
        if !isStaged {
            if exploration != nil {
                programmerMistake(
                    "compile: \(primitive.name) works on vectors, and a compiled function is made of scalars unless it is compiled for a shape"
                )
            }
            return primitive(ofExample(operands))
        }
        let value = builder.operation(
            primitive, index(of: operands.first), operands.count > 1 ? index(of: operands.second) : 0,
            operands.count > 2 ? index(of: operands.third) : 0)
        return Tensor(.traced(self, value))
    }

    override func recordScalars(_ primitive: Primitive, _ a: Scalar, _ b: Scalar, _ c: Scalar) -> Scalar? {
        requireThread(primitive)
        if isOver { escaped() }
        if !isStaged { return nil }
        let count = primitive.operandCount
        return .value(
            builder.operation(primitive, index(of: a), count > 1 ? index(of: b) : 0, count > 2 ? index(of: c) : 0))
    }

    private func index(of scalar: Scalar) -> Int {
        switch scalar {
        case .number(let number): builder.constant(number)
        case .value(let index): index
        }
    }

    override func concrete(_ index: Int) -> Tensor {
        if isOver { escaped() }
        if let answer = exploration?.answer(index, builder.program) { return Tensor(answer) }
        let number = number(index)
        if isStaged, guarded.insert(index).inserted { guards.append((index, number)) }
        return Tensor(number)
    }

    /// The program with these results, or nil if something in it is not made of scalars. Ends the trace.
    func finish(_ outputs: [Tensor]) -> Program? {
        defer {
            isOver = true
            builder = ProgramBuilder()
        }
        if !isStaged || outputs.contains(where: { $0.shape.rank > 0 }) { return nil }
        return builder.finish(outputs: outputs.map(index), expecting: exploration?.guards ?? guards)
    }

    /// The same, with the guards as a list: values of the program, and what they are for the example point.
    func finishWithGuards(_ outputs: [Tensor]) -> (program: Program, guards: [(value: Int, number: Double)])? {
        let guards = self.guards
        self.guards = []
        return finish(outputs).map { ($0, guards) }
    }

    /// A scalar's place in the program; what is not a value of this trace is a constant in it.
    private func index(of scalar: Tensor) -> Int {
        if case .traced(let trace, let index) = scalar.storage, trace === self {
            index
        } else {
            builder.captured(scalar)
        }
    }

    private func ofExample(_ operands: Operands) -> Operands {
        var numbers = operands
        for position in 0..<operands.count {
            if case .traced(let trace, let index) = operands[position].storage, trace === self {
                numbers[position] = Tensor(number(index))
            }
        }
        return numbers
    }

    /// The example point's number; computed when first asked for, since most functions never ask.
    private func number(_ index: Int) -> Double {
        while numbers.count <= index {
            switch builder.program.values[numbers.count] {
            case .input(let position): numbers.append(arguments[position])
            case .constant(let number): numbers.append(number)
            case .captured(let position): numbers.append(Double(builder.program.captured[position]))
            case .operation(let primitive, let a, let b, let c):
                guard case .elementwise(_, let scalar) = primitive.operation else { return .nan }
                numbers.append(scalar(numbers[Int(a)], numbers[Int(b)], numbers[Int(c)]))
            }
        }
        return numbers[index]
    }
}
