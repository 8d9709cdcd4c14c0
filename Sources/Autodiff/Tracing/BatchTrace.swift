/// Computes a function for many arguments at once: every value is that of all lanes, one after another along a first axis.
///
/// Where the function asks for a number, the answer is that of the first lane; lanes that would have answered otherwise are
/// remembered, since what is computed for them after that is not the function.
final class BatchTrace: Trace, @unchecked Sendable {
    let count: Int
    private var values: ContiguousArray<Tensor> = []
    private var failed: Set<Int> = []
    private var isOver = false

    init(count: Int) { self.count = count }

    func input(_ lanes: Tensor) -> Tensor { append(lanes) }

    override func shape(of index: Int) -> Shape {
        if isOver { escaped() }
        return values[index].shape.dropping(1)
    }

    override func record(_ primitive: Primitive, _ operands: Operands) -> Tensor {
        if isOver { escaped() }
        if let function = primitive.inlined { return function(operands) }
        // Says what does not fit in the function's own shapes.
        let shape = primitive.isElementwise ? primitive.commonShape(operands) : .scalar
        var all = operands
        var isBatched = [Bool](repeating: false, count: operands.count)
        for position in 0..<operands.count {
            guard case .traced(let trace, let index) = operands[position].storage, trace === self else { continue }
            all[position] = primitive.isElementwise ? values[index].aligned(toLaneRank: shape.rank) : values[index]
            isBatched[position] = true
        }
        if let batched = primitive.batched { return append(batched(all, isBatched)) }
        return append(primitive(all))
    }

    override func isUnknown(_ index: Int) -> Bool { values[index].isUnknown }

    override func concrete(_ index: Int) -> Tensor {
        if isOver { escaped() }
        let lanes = values[index]
        lanes.requireKnownLanes()
        let size = lanes.shape.dropping(1).count
        lanes.concrete.withUnsafeBufferPointer { numbers in
            for lane in 1..<Swift.max(1, count) {
                let isSame = (0..<size).allSatisfy {
                    numbers[lane * size + $0].bitPattern == numbers[$0].bitPattern
                }
                if !isSame { failed.insert(lane) }
            }
        }
        return lanes[0]
    }

    /// The results of all lanes, and the lanes for which they are not the function's. Ends the trace.
    func finish(_ outputs: [Tensor]) -> (results: [Tensor], failed: [Int]) {
        defer {
            isOver = true
            values = []
        }
        let results = outputs.map { output in
            if case .traced(let trace, let index) = output.storage, trace === self { return values[index] }
            return output.broadcast(to: Shape([count]) + output.shape)
        }
        return (results, failed.sorted())
    }

    private func append(_ value: Tensor) -> Tensor {
        values.append(value)
        return Tensor(.traced(self, values.count - 1))
    }
}
