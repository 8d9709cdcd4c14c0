/// A function of scalars written down once: values, each an input, a constant or a primitive of earlier values.
///
/// It runs over many points at a time (`Schedule`), or is replayed in tensor operations where derivatives must be recorded.
struct Program: Sendable {
    enum Value: Sendable {
        /// The argument at that position.
        case input(Int)
        case constant(Double)
        /// A value of an older transform, at that position of `captured`.
        case captured(Int)
        /// A primitive with up to three operands; those it does not take are 0.
        case operation(Primitive, Int32, Int32, Int32)
    }

    var values: ContiguousArray<Value> = []
    var captured: [Tensor] = []
    var outputs: [Int] = []

    /// The value that is 1 for points for which the program is the function; nil if it is so for all.
    var passes: Int?

    /// Everything that a run must give.
    var results: [Int] { passes.map { outputs + [$0] } ?? outputs }

    /// The operands of a value, by position.
    func operands(of index: Int) -> [Int] {
        guard case .operation(let primitive, let a, let b, let c) = values[index] else { return [] }
        return [a, b, c].prefix(primitive.operandCount).map(Int.init)
    }

    /// Which values the results need.
    func liveValues() -> [Bool] {
        var live = [Bool](repeating: false, count: values.count)
        for result in results { live[result] = true }
        for index in values.indices.reversed() where live[index] {
            if case .operation(let primitive, let a, let b, let c) = values[index] {
                live[Int(a)] = true
                if primitive.operandCount > 1 { live[Int(b)] = true }
                if primitive.operandCount > 2 { live[Int(c)] = true }
            }
        }
        return live
    }

    /// The results for whole vectors of arguments, in tensor operations that older transforms record.
    func replay(_ arguments: [Tensor]) -> [Tensor] {
        let live = liveValues()
        var tensors = [Tensor](repeating: 0, count: values.count)
        for index in values.indices where live[index] {
            tensors[index] = value(index, arguments) { tensors[$0] }
        }
        return results.map { tensors[$0] }
    }
}
