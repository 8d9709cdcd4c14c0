/// Runs a function and finds the first operation that makes a NaN of operands that are none.
///
/// ```swift
/// findNaN({ x in sqrt(x - 1) * x }, at: 0.5)          // sqrt of -0.5
/// findNaN({ x in grad(f)(x) }, at: 0)                 // in a derivative
/// ```
/// - Returns: nil if there is no NaN, or none but those of the argument.
public func findNaN(_ f: (Tensor) -> Tensor, at x: Tensor) -> FirstNaN? {
    let trace = InspectingTrace()
    _ = f(trace.input(x))
    return trace.finish()
}

/// Where a NaN came from.
public struct FirstNaN: Sendable, CustomStringConvertible {
    /// The operation's name, such as `log`.
    public let operation: String

    /// How many operations went before.
    public let index: Int

    /// Which element of the result is the first that is NaN; 0 for a scalar.
    public let element: Int

    /// The numbers that the operation had for that element; of operations on whole tensors all of them.
    public let operands: [Tensor]

    public var description: String {
        let numbers = operands.map(\.description).joined(separator: " and ")
        return "operation \(index), \(operation) of \(numbers), gives NaN in element \(element)"
    }
}

/// Computes operation after operation and looks at every result.
private final class InspectingTrace: Trace, @unchecked Sendable {
    private var values: [Tensor] = []
    private var count = 0
    private var found: FirstNaN?
    private var isOver = false

    func input(_ value: Tensor) -> Tensor { append(value) }

    override func record(_ primitive: Primitive, _ operands: Operands) -> Tensor {
        if isOver { escaped() }
        if let function = primitive.inlined { return function(operands) }
        var values = operands
        for position in 0..<operands.count {
            if case .traced(let trace, let index) = operands[position].storage, trace === self {
                values[position] = self.values[index]
            }
        }
        let result = primitive(values)
        if found == nil { inspect(primitive, values, result) }
        count += 1
        return append(result)
    }

    private func inspect(_ primitive: Primitive, _ operands: Operands, _ result: Tensor) {
        func firstNaN(_ tensor: Tensor) -> Int? { tensor.withUnsafeBufferPointer { $0.firstIndex(where: \.isNaN) } }
        guard let element = firstNaN(result) else { return }
        var numbers = (0..<operands.count).map { operands[$0].concrete }
        if primitive.isElementwise {
            numbers = numbers.map { Tensor($0.broadcast(to: result.shape).flattened.array[element]) }
        }
        if numbers.contains(where: { firstNaN($0) != nil }) { return }
        found = FirstNaN(operation: primitive.name, index: count, element: element, operands: numbers)
    }

    override func concrete(_ index: Int) -> Tensor {
        if isOver { escaped() }
        return values[index]
    }

    func finish() -> FirstNaN? {
        isOver = true
        values = []
        return found
    }

    private func append(_ value: Tensor) -> Tensor {
        values.append(value)
        return Tensor(.traced(self, values.count - 1))
    }
}
