import CVectorMath

// Operations that make one number of all along an axis, and running sums.
extension Primitive {
    static let sum: Primitive = sum(axis: 0)

    static func sum(axis: Int) -> Primitive {
        Primitive(structural: "sum", .sum(axis: axis)) { operands in
            operands.first.reducing(axis, empty: 0, rows: .add) { vectorSum($0, $1) }
        } pullback: { t, operands, _, _ in
            t.repeated(along: axis, of: operands.first.shape)
        } batched: { operands, _ in
            sum(axis: axis + 1)(operands.first)
        }
    }

    /// The largest or smallest along an axis; its derivative is shared by those that are it.
    static func extremum(_ kernel: VectorOperation, axis: Int) -> Primitive {
        @Sendable func share(_ operands: Operands, _ result: Tensor) -> Tensor {
            let isIt = equal(operands.first, result.repeated(along: axis, of: operands.first.shape))
            return isIt / Primitive.sum(axis: axis)(isIt).repeated(along: axis, of: operands.first.shape)
        }
        let scalar = vectorScalar(kernel)
        let empty = kernel == .maximum ? -Double.infinity : .infinity
        return Primitive(
            structural: kernel == .maximum ? "max" : "min", .extremum(isLargest: kernel == .maximum, axis: axis)
        ) { operands in
            operands.first.reducing(axis, empty: empty, rows: kernel) { values, count in
                (1..<Swift.max(1, count)).reduce(values[0]) { scalar($0, values[$1], 0) }
            }
        } pullback: { t, operands, result, _ in
            t.repeated(along: axis, of: operands.first.shape) * share(operands, result)
        } pushforward: { tangents, operands, result in
            Primitive.sum(axis: axis)((tangents[0] ?? 0) * share(operands, result))
        } batched: { operands, _ in
            extremum(kernel, axis: axis + 1)(operands.first)
        }
    }

    /// Running sums along an axis, from its start or from its end.
    static func cumulativeSum(axis: Int, fromEnd: Bool) -> Primitive {
        Primitive(structural: "cumulativeSum", .cumulativeSum(axis: axis, fromEnd: fromEnd)) { operands in
            operands.first.copyingRuns(axis, count: operands.first.shape[axis]) { layout, source, result in
                for outer in 0..<layout.outer {
                    for inner in 0..<layout.inner {
                        var total = 0.0
                        for position in 0..<layout.count {
                            let index = fromEnd ? layout.count - 1 - position : position
                            let place = (outer * layout.count + index) * layout.inner + inner
                            total += source[place]
                            result[place] = total
                        }
                    }
                }
            }
        } pullback: { t, _, _, _ in
            cumulativeSum(axis: axis, fromEnd: !fromEnd)(t)
        } batched: { operands, _ in
            cumulativeSum(axis: axis + 1, fromEnd: fromEnd)(operands.first)
        }
    }
}

extension Tensor {
    /// Every element along an axis of `shape`, which this tensor lacks, the same.
    fileprivate func repeated(along axis: Int, of shape: Shape) -> Tensor {
        if self.shape.rank == 0 { return broadcast(to: shape) }
        return reshaped(to: shape.replacing(axis: axis, with: 1)).broadcast(to: shape)
    }

    /// One number for all along an axis: of numbers side by side by `run`, of rows by `rows` on row after row.
    fileprivate func reducing(
        _ axis: Int, empty: Double, rows: VectorOperation, run: (UnsafePointer<Double>, Int) -> Double
    ) -> Tensor {
        let layout = AxisLayout(shape, axis: axis)
        let shape = shape.removing(axis: axis)
        return withUnsafeBufferPointer { values -> Tensor in
            guard let source = values.baseAddress, layout.count > 0 else { return Tensor(empty).broadcast(to: shape) }
            if shape.rank == 0 { return Tensor(run(source, layout.count)) }
            let kernel = vectorKernel(rows, vectorInstructionSet())
            return Tensor(
                Elements(shape: shape) { result in
                    for outer in 0..<layout.outer {
                        let start = source + outer * layout.count * layout.inner
                        if layout.inner == 1 {
                            result[outer] = run(start, layout.count)
                            continue
                        }
                        let target = result + outer * layout.inner
                        target.update(from: start, count: layout.inner)
                        for row in 1..<layout.count {
                            kernel(target, nil, target, start + row * layout.inner, start, layout.inner)
                        }
                    }
                })
        }
    }
}

/// The sum of all elements, with an error that grows with the logarithm of their count; of a scalar the scalar.
public func sum(_ x: Tensor) -> Tensor { x.shape.rank == 0 ? x : Primitive.sum(x.flattened) }

/// The sums along an axis, which disappears: along axis 0 of a matrix one for every column, along axis 1 one for every row.
public func sum(_ x: Tensor, axis: Int) -> Tensor {
    requireAxis(axis, of: x.shape, "sum")
    return axis == 0 ? Primitive.sum(x) : Primitive.sum(axis: axis)(x)
}

/// The mean of all elements; NaN if there are none.
public func mean(_ x: Tensor) -> Tensor { sum(x) / Tensor(x.count) }

/// The means along an axis; see `sum`.
public func mean(_ x: Tensor, axis: Int) -> Tensor {
    requireAxis(axis, of: x.shape, "mean")
    return sum(x, axis: axis) / Tensor(x.shape[axis])
}

/// The largest element, NaN if any is, −∞ if there are none. Equally large ones share the derivative.
public func max(_ x: Tensor) -> Tensor {
    x.shape.rank == 0 ? x : Primitive.extremum(.maximum, axis: 0)(x.flattened)
}

/// The largest elements along an axis; see `sum`.
public func max(_ x: Tensor, axis: Int) -> Tensor {
    requireAxis(axis, of: x.shape, "max")
    return Primitive.extremum(.maximum, axis: axis)(x)
}

/// The smallest element, NaN if any is, ∞ if there are none. Equally small ones share the derivative.
public func min(_ x: Tensor) -> Tensor {
    x.shape.rank == 0 ? x : Primitive.extremum(.minimum, axis: 0)(x.flattened)
}

/// The smallest elements along an axis; see `sum`.
public func min(_ x: Tensor, axis: Int) -> Tensor {
    requireAxis(axis, of: x.shape, "min")
    return Primitive.extremum(.minimum, axis: axis)(x)
}

/// The running sums along an axis: each element and all before it.
public func cumulativeSum(_ x: Tensor, axis: Int = 0) -> Tensor {
    requireAxis(axis, of: x.shape, "cumulativeSum")
    return Primitive.cumulativeSum(axis: axis, fromEnd: false)(x)
}

/// The Euclidean length √Σx², of a matrix the Frobenius norm. Its derivative where all are 0 is NaN.
public func norm(_ x: Tensor) -> Tensor { sqrt(sum(x * x)) }

/// log Σeˣ over all elements, without overflow.
public func logSumExp(_ x: Tensor) -> Tensor {
    x.shape.rank == 0 ? x : logSumExp(x.flattened, axis: 0)
}

/// log Σeˣ along an axis, without overflow; see `sum`.
public func logSumExp(_ x: Tensor, axis: Int) -> Tensor {
    requireAxis(axis, of: x.shape, "logSumExp")
    let shift = shift(x, axis: axis)
    return log(sum(exp(x - shift.repeated(along: axis, of: x.shape)), axis: axis)) + shift
}

/// eˣ as shares of their sum along an axis, by default the last.
public func softmax(_ x: Tensor, axis: Int? = nil) -> Tensor {
    let axis = axis ?? x.shape.rank - 1
    requireAxis(axis, of: x.shape, "softmax")
    let powers = exp(x - shift(x, axis: axis).repeated(along: axis, of: x.shape))
    return powers / sum(powers, axis: axis).repeated(along: axis, of: x.shape)
}

/// What to take off x so that eˣ does not overflow: a constant to derivatives, since the result does not depend on it.
private func shift(_ x: Tensor, axis: Int) -> Tensor {
    let largest = stopGradient(max(x, axis: axis))
    return select(abs(largest) .< Tensor(Double.infinity), largest, 0)
}
