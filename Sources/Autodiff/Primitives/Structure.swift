// Operations that give elements another shape or repeat them. Each is linear, and its pullback is its transpose. For many
// operands at once, which lie along a new first axis, each is itself with its axes counted from the second on.
extension Primitive {
    static func reshape(to shape: Shape) -> Primitive {
        Primitive(structural: "reshape", .reshape(shape)) { operands in
            operands.first.eagerlyReshaped(to: shape)
        } pullback: { t, operands, _, _ in
            t.reshaped(to: operands.first.shape)
        } batched: { operands, _ in
            operands.first.reshaped(to: Shape([operands.first.shape[0]]) + shape)
        }
    }

    /// Repeats along axes of one element, and along new axes in front.
    static func broadcast(to shape: Shape) -> Primitive {
        Primitive(structural: "broadcast", .broadcast(shape)) { operands in
            let strides = StridedView(operands.first.shape).broadcast(to: shape)
            return operands.first.withUnsafeBufferPointer { strides.copy($0) }
        } pullback: { t, operands, _, _ in
            t.summed(to: operands.first.shape)
        } batched: { operands, _ in
            operands.first.aligned(toLaneRank: shape.rank).broadcast(to: Shape([operands.first.shape[0]]) + shape)
        }
    }

    /// Axis k of the result is axis `axes[k]` of the operand.
    static func transpose(_ axes: [Int]) -> Primitive {
        Primitive(structural: "transpose", .transpose(axes)) { operands in
            let strides = StridedView(operands.first.shape).transposed(axes)
            return operands.first.withUnsafeBufferPointer { strides.copy($0) }
        } pullback: { t, _, _, _ in
            var inverse = axes
            for (axis, other) in axes.enumerated() { inverse[other] = axis }
            return transpose(inverse)(t)
        } batched: { operands, _ in
            transpose([0] + axes.map { $0 + 1 })(operands.first)
        }
    }

    /// A scalar in every element.
    static func repeated(_ scalar: Tensor, to shape: Shape) -> Tensor { scalar.broadcast(to: shape) }
}

/// A tensor's elements in an order that another shape's memory does not have.
private struct StridedView {
    private let shape: Shape
    /// How far apart neighbours along each axis lie; 0 where one element stands for all.
    private let strides: [Int]

    init(_ shape: Shape) {
        self.init(shape, (0..<shape.rank).map { AxisLayout(shape, axis: $0).inner })
    }

    private init(_ shape: Shape, _ strides: [Int]) {
        self.shape = shape
        self.strides = strides
    }

    func transposed(_ axes: [Int]) -> StridedView {
        StridedView(Shape(axes.map { shape[$0] }), axes.map { strides[$0] })
    }

    func broadcast(to other: Shape) -> StridedView {
        let offset = other.rank - shape.rank
        return StridedView(
            other, (0..<other.rank).map { $0 < offset || shape[$0 - offset] == 1 ? 0 : strides[$0 - offset] })
    }

    func copy(_ values: UnsafeBufferPointer<Double>) -> Tensor {
        guard let source = values.baseAddress, shape.count > 0, shape.rank > 0 else {
            return Tensor(Elements([], shape: shape))
        }
        let rowCount = shape[shape.rank - 1]
        let rowStep = strides[shape.rank - 1]
        return Tensor(
            Elements(shape: shape) { result in
                // The place in all axes but the last, which counts like an odometer.
                var position = [Int](repeating: 0, count: shape.rank - 1)
                var row = source
                for target in stride(from: 0, to: shape.count, by: rowCount) {
                    let target = result + target
                    if rowStep == 1 {
                        target.update(from: row, count: rowCount)
                    } else if rowStep == 0 {
                        target.update(repeating: row[0], count: rowCount)
                    } else {
                        for column in 0..<rowCount { target[column] = row[column * rowStep] }
                    }
                    var axis = shape.rank - 2
                    while axis >= 0 {
                        position[axis] += 1
                        row += strides[axis]
                        if position[axis] < shape[axis] { break }
                        row -= strides[axis] * shape[axis]
                        position[axis] = 0
                        axis -= 1
                    }
                }
            })
    }
}

extension Tensor {
    /// The same numbers, in the same order, in another shape with equally many.
    ///
    /// ```swift
    /// linspace(0, 5, 6).reshaped(to: [2, 3])
    /// ```
    public func reshaped(to shape: Shape) -> Tensor {
        if self.shape == shape { return self }
        if shape.count != count { programmerMistake("reshape: shape \(self.shape) has not the count of \(shape)") }
        if trace == nil { return eagerlyReshaped(to: shape) }
        return Primitive.reshape(to: shape)(self)
    }

    fileprivate func eagerlyReshaped(to shape: Shape) -> Tensor {
        switch storage {
        case .array(let elements):
            shape.rank == 0 ? Tensor(elements[0]) : Tensor(elements.reshaped(to: shape))
        default:
            shape.rank == 0 ? self : Tensor(Elements([Double(self)], shape: shape))
        }
    }

    /// Rows as columns and columns as rows; a vector stays as it is.
    public func transposed() -> Tensor {
        shape.rank < 2 ? self : transposed(axes: (0..<shape.rank).reversed())
    }

    func transposed(axes: [Int]) -> Tensor {
        axes == Array(0..<shape.rank) ? self : Primitive.transpose(axes)(self)
    }

    /// Repeated to a larger shape, as operators do it with their operands.
    ///
    /// ```swift
    /// ([1, 2, 3] as Tensor).broadcast(to: [2, 3])    // twice that row
    /// ```
    public func broadcast(to shape: Shape) -> Tensor {
        if self.shape == shape { return self }
        if self.shape.broadcast(with: shape) != shape {
            programmerMistake("broadcast: shape \(self.shape) cannot be repeated to \(shape)")
        }
        return Primitive.broadcast(to: shape)(self)
    }

    /// Sums over what `broadcast` has repeated.
    func summed(to shape: Shape) -> Tensor {
        if self.shape == shape { return self }
        if shape.rank == 0 { return sum(self) }
        var result = self
        while result.shape.rank > shape.rank { result = sum(result, axis: 0) }
        for axis in 0..<shape.rank where shape[axis] == 1 && result.shape[axis] != 1 {
            result = sum(result, axis: axis).reshaped(to: result.shape.replacing(axis: axis, with: 1))
        }
        return result
    }

    /// With axes of one after the first, so that what follows it has that rank: then batches of values of different rank meet
    /// in an operator as the values would.
    func aligned(toLaneRank rank: Int) -> Tensor {
        let missing = rank + 1 - shape.rank
        if missing <= 0 { return self }
        let ones = [Int](repeating: 1, count: missing)
        return reshaped(to: Shape([shape[0]] + ones + shape.dimensions.dropFirst()))
    }

    /// The numbers of a matrix or more in one vector, row after row.
    var flattened: Tensor { shape.rank <= 1 ? self : reshaped(to: .vector(count)) }
}
