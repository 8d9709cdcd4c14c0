/// A function of whole tensors written down: a program whose values have shapes.
///
/// It runs as few loops over blocks of elements (`VectorSchedule`), or is replayed in tensor operations where derivatives must
/// be recorded.
struct VectorProgram: Sendable {
    var program: Program
    var shapes: ContiguousArray<Shape>

    /// Values that have been computed already.
    var known: [Int: Tensor] = [:]

    /// Whether it has numbers only, and no value of a transform that is under way.
    var isNumeric: Bool {
        program.captured.allSatisfy { $0.trace == nil } && known.values.allSatisfy { $0.trace == nil }
    }

    /// Which values the results need that are not known.
    func liveValues() -> [Bool] {
        var live = [Bool](repeating: false, count: program.values.count)
        for result in program.results { live[result] = true }
        for index in program.values.indices.reversed() where live[index] && known[index] == nil {
            guard case .operation(let primitive, let a, let b, let c) = program.values[index] else { continue }
            live[Int(a)] = true
            if primitive.operandCount > 1 { live[Int(b)] = true }
            if primitive.operandCount > 2 { live[Int(c)] = true }
        }
        return live
    }

    /// The results, each operation by itself.
    func replay(_ arguments: [Tensor]) -> [Tensor] {
        let live = liveValues()
        var tensors = [Tensor](repeating: 0, count: program.values.count)
        for index in program.values.indices where live[index] {
            tensors[index] = known[index] ?? program.value(index, arguments) { tensors[$0] }
        }
        return program.results.map { tensors[$0] }
    }
}

extension Program {
    /// A value from those of its operands.
    func value(_ index: Int, _ arguments: [Tensor], _ operand: (Int) -> Tensor) -> Tensor {
        switch values[index] {
        case .input(let position): return arguments[position]
        case .constant(let number): return Tensor(number)
        case .captured(let position): return captured[position]
        case .operation(let primitive, let a, let b, let c):
            switch primitive.operandCount {
            case 1: return primitive(operand(Int(a)))
            case 2: return primitive(operand(Int(a)), operand(Int(b)))
            default: return primitive(Operands(operand(Int(a)), operand(Int(b)), operand(Int(c))))
            }
        }
    }
}
