// Operations that take some elements or put them somewhere. A slice and padding, gathering and scattering transpose each other.
extension Primitive {
    static func slice(_ range: Range<Int>, of count: Int, axis: Int = 0) -> Primitive {
        Primitive(structural: "slice", .slice(range, axis: axis), sliceOfFirstAxis: axis == 0 ? range : nil) {
            operands in
            if axis == 0, case .array(let elements) = operands.first.storage { return Tensor(elements.slice(range)) }
            return operands.first.copyingRuns(axis, count: range.count) { layout, source, result in
                for outer in 0..<layout.outer {
                    let start = source + (outer * layout.count + range.lowerBound) * layout.inner
                    (result + outer * range.count * layout.inner).update(from: start, count: range.count * layout.inner)
                }
            }
        } pullback: { t, _, _, _ in
            padded(range, of: count, axis: axis)(t)
        } batched: { operands, _ in
            slice(range, of: count, axis: axis + 1)(operands.first)
        }
    }

    /// Zeros around elements.
    private static func padded(_ range: Range<Int>, of count: Int, axis: Int) -> Primitive {
        Primitive(structural: "pad", .pad(range, count: count, axis: axis)) { operands in
            operands.first.copyingRuns(axis, count: count) { layout, source, result in
                let run = layout.count * layout.inner
                for outer in 0..<layout.outer {
                    let row = result + outer * count * layout.inner
                    row.update(repeating: 0, count: range.lowerBound * layout.inner)
                    (row + range.lowerBound * layout.inner).update(from: source + outer * run, count: run)
                    (row + range.upperBound * layout.inner).update(
                        repeating: 0, count: (count - range.upperBound) * layout.inner)
                }
            }
        } pullback: { t, _, _, _ in
            slice(range, of: count, axis: axis)(t)
        } batched: { operands, _ in
            padded(range, of: count, axis: axis + 1)(operands.first)
        }
    }

    /// One along an axis, which disappears.
    static func element(_ index: Int, of count: Int, axis: Int = 0) -> Primitive {
        Primitive(
            structural: "element", .element(index, axis: axis), sliceOfFirstAxis: axis == 0 ? index..<index + 1 : nil
        ) { operands in
            if axis == 0, case .array(let elements) = operands.first.storage {
                return elements.shape.rank == 1 ? Tensor(elements[index]) : Tensor(elements.element(index))
            }
            let shape = operands.first.shape.removing(axis: axis)
            return slice(index..<index + 1, of: count, axis: axis)(operands.first).reshaped(to: shape)
        } pullback: { t, _, _, _ in
            let slice = t.reshaped(to: t.shape.inserting(1, at: axis))
            return padded(index..<index + 1, of: count, axis: axis)(slice)
        } batched: { operands, _ in
            element(index, of: count, axis: axis + 1)(operands.first)
        }
    }

    /// Those at these positions along an axis, in that order.
    static func gather(_ indices: [Int], of count: Int, axis: Int = 0) -> Primitive {
        Primitive(structural: "gather", .moved(count: indices.count, axis: axis)) { operands in
            operands.first.copyingRuns(axis, count: indices.count) { layout, source, result in
                var target = result
                for outer in 0..<layout.outer {
                    for index in indices {
                        target.update(from: source + (outer * count + index) * layout.inner, count: layout.inner)
                        target += layout.inner
                    }
                }
            }
        } pullback: { t, _, _, _ in
            scatter(indices, of: count, axis: axis)(t)
        } batched: { operands, _ in
            gather(indices, of: count, axis: axis + 1)(operands.first)
        }
    }

    /// Zeros, with each element added at its position.
    private static func scatter(_ indices: [Int], of count: Int, axis: Int) -> Primitive {
        Primitive(structural: "scatter", .moved(count: count, axis: axis)) { operands in
            operands.first.copyingRuns(axis, count: count) { layout, source, result in
                result.update(repeating: 0, count: layout.outer * count * layout.inner)
                var source = source
                for outer in 0..<layout.outer {
                    for index in indices {
                        let target = result + (outer * count + index) * layout.inner
                        for offset in 0..<layout.inner { target[offset] += source[offset] }
                        source += layout.inner
                    }
                }
            }
        } pullback: { t, _, _, _ in
            gather(indices, of: count, axis: axis)(t)
        } batched: { operands, _ in
            scatter(indices, of: count, axis: axis + 1)(operands.first)
        }
    }

    /// Tensors one after another along an axis, with these counts along it.
    static func concatenation(_ counts: [Int], axis: Int = 0) -> Primitive {
        let ends = counts.reduce(into: [0]) { ends, count in ends.append((ends.last ?? 0) + count) }
        let total = ends.last ?? 0
        return Primitive(structural: "concatenate", operands: counts.count, .concatenation(counts, axis: axis)) {
            operands in
            let shape = operands.first.shape.replacing(axis: axis, with: total)
            let layout = AxisLayout(shape, axis: axis)
            return Tensor(
                Elements(shape: shape) { result in
                    for position in 0..<operands.count {
                        operands[position].withUnsafeBufferPointer { values in
                            guard let source = values.baseAddress else { return }
                            let run = counts[position] * layout.inner
                            for outer in 0..<layout.outer {
                                (result + (outer * total + ends[position]) * layout.inner)
                                    .update(from: source + outer * run, count: run)
                            }
                        }
                    }
                })
        } pullback: { t, _, _, position in
            slice(ends[position]..<ends[position + 1], of: total, axis: axis)(t)
        } batched: { operands, isBatched in
            let lanes = isBatched.firstIndex(of: true).map { operands[$0].shape[0] } ?? 0
            let all = (0..<operands.count).map { position in
                let operand = operands[position]
                return isBatched[position] ? operand : operand.broadcast(to: Shape([lanes]) + operand.shape)
            }
            return concatenation(counts, axis: axis + 1)(Operands(all))
        }
    }
}

extension Tensor {
    /// A tensor with another count along an axis, written by `body` from the layout and the numbers of this one.
    func copyingRuns(
        _ axis: Int, count: Int, _ body: (AxisLayout, UnsafePointer<Double>, UnsafeMutablePointer<Double>) -> Void
    ) -> Tensor {
        let layout = AxisLayout(shape, axis: axis)
        return withUnsafeBufferPointer { values in
            Tensor(
                Elements(shape: shape.replacing(axis: axis, with: count)) { result in
                    // Without numbers there is nothing to read, and the pointer may be anything.
                    body(layout, values.baseAddress ?? UnsafePointer(result), result)
                })
        }
    }
}

/// Tensors one after another along an axis; their counts along the others must be the same. Scalars count as vectors of one.
///
/// ```swift
/// concatenate([x, y, 1])            // vectors and a scalar
/// concatenate([a, b], axis: 1)      // matrices side by side
/// ```
public func concatenate(_ parts: [Tensor], axis: Int = 0) -> Tensor {
    if parts.isEmpty { return Tensor([Double]()) }
    let parts = parts.map { $0.shape.rank == 0 ? $0.reshaped(to: .vector(1)) : $0 }
    let shape = parts[0].shape
    requireAxis(axis, of: shape, "concatenate")
    for part in parts.dropFirst()
    where part.shape.rank != shape.rank
        || part.shape.replacing(axis: axis, with: 1) != shape.replacing(axis: axis, with: 1)
    {
        programmerMistake("concatenate: shapes \(shape) and \(part.shape) do not match beside axis \(axis)")
    }
    return Primitive.concatenation(parts.map { $0.shape[axis] }, axis: axis)(Operands(parts))
}

/// Tensors of one shape as the elements of a new first axis: scalars as a vector, vectors as the rows of a matrix.
///
/// ```swift
/// stack([[1, 2, 3], [4, 5, 6]])    // two rows
/// ```
public func stack(_ parts: [Tensor]) -> Tensor {
    for part in parts.dropFirst() where part.shape != parts[0].shape {
        programmerMistake("stack: shapes \(parts[0].shape) and \(part.shape) are not the same")
    }
    if parts.allSatisfy({ $0.shape.rank == 0 }) {
        // Many plain numbers need no tensor each.
        if parts.allSatisfy({ $0.trace == nil }) { return Tensor(parts.map { Double($0) }) }
        return concatenate(parts)
    }
    return concatenate(parts.map { $0.reshaped(to: Shape([1]) + $0.shape) })
}

func requireAxis(_ axis: Int, of shape: Shape, _ operation: String) {
    if axis < 0 || axis >= shape.rank { programmerMistake("\(operation): shape \(shape) has no axis \(axis)") }
}
