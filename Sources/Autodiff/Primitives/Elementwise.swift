import CVectorMath

extension Primitive {
    /// An elementwise operation on eager operands, in one pass over whole vectors.
    func evaluateElementwise(_ kernel: VectorOperation, _ scalar: VectorScalar, _ operands: Operands) -> Tensor {
        let shape = commonShape(operands)
        if shape.rank == 0 {
            func number(_ position: Int) -> Double {
                position < operands.count ? Double(operands[position]) : 0
            }
            return Tensor(scalar(number(0), number(1), number(2)))
        }
        var operands = operands
        for position in 0..<operands.count where operands[position].shape.rank > 0 {
            operands[position] = operands[position].broadcast(to: shape)
        }
        let run = vectorKernel(kernel, vectorInstructionSet())
        return Tensor(
            Elements(shape: shape) { result in
                withRepeatedScalars(operands) { pointers, steps, block in
                    var start = 0
                    while start < shape.count {
                        let lanes = Swift.min(block, shape.count - start)
                        run(
                            result + start, nil, pointers.0 + start * steps.0, pointers.1 + start * steps.1,
                            pointers.2 + start * steps.2, lanes)
                        start += lanes
                    }
                }
            })
    }

    private typealias Pointers = (UnsafePointer<Double>, UnsafePointer<Double>, UnsafePointer<Double>)

    /// The operands' memory, with the step from one element to the next: a scalar becomes a block of equal numbers that
    /// does not advance. Without scalars the block is as long as can be.
    private func withRepeatedScalars(
        _ operands: Operands, _ body: (Pointers, (Int, Int, Int), _ block: Int) -> Void
    ) {
        let length = 512
        withUnsafeTemporaryAllocation(of: Double.self, capacity: 3 * length) { blocks in
            guard let base = blocks.baseAddress else { return }
            var hasScalar = false
            func resolve(_ position: Int, _ body: (UnsafePointer<Double>, Int) -> Void) {
                guard position < operands.count else { return body(UnsafePointer(base), 0) }
                let operand = operands[position]
                if case .scalar(let value) = operand.storage {
                    hasScalar = true
                    let block = base + position * length
                    block.initialize(repeating: value, count: length)
                    return body(UnsafePointer(block), 0)
                }
                operand.withUnsafeBufferPointer { body($0.baseAddress ?? UnsafePointer(base), 1) }
            }
            resolve(0) { first, firstStep in
                resolve(1) { second, secondStep in
                    resolve(2) { third, thirdStep in
                        body(
                            (first, second, third), (firstStep, secondStep, thirdStep), hasScalar ? length : Int.max)
                    }
                }
            }
        }
    }
}
