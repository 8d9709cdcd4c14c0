import CVectorMath

// Operations that move, repeat or add up elements. Each is linear, and its pullback is its transpose: sum and repetition, a
// slice and padding, gathering and scattering transpose each other.
extension Primitive {
    static let sum: Primitive = Primitive(structural: "sum") { operands in
        operands.first.withUnsafeBufferPointer { values in
            Tensor(values.baseAddress.map { vectorSum($0, values.count) } ?? 0)
        }
    } pullback: { t, operands, _ in
        repeated(t, to: operands.first.shape)
    }

    /// A scalar in every element.
    static func repeated(_ scalar: Tensor, to shape: Shape) -> Tensor {
        if shape.rank == 0 { return scalar }
        let primitive = Primitive(structural: "repeat") { operands in
            let value = Double(operands.first)
            return Tensor(Elements(shape: shape) { $0.initialize(repeating: value, count: shape.count) })
        } pullback: { t, _, _ in
            sum(t)
        }
        return primitive(scalar)
    }

    static func slice(_ range: Range<Int>, of count: Int) -> Primitive {
        Primitive(structural: "slice") { operands in
            operands.first[range]
        } pullback: { t, _, _ in
            padded(range, of: count)(t)
        }
    }

    /// Zeros around elements, which may be a single scalar.
    private static func padded(_ range: Range<Int>, of count: Int) -> Primitive {
        Primitive(structural: "pad") { operands in
            operands.first.withUnsafeBufferPointer { values in
                let shape = Shape.vector(count)
                return Tensor(
                    Elements(shape: shape) { result in
                        result.initialize(repeating: 0, count: count)
                        for (offset, value) in values.enumerated() { result[range.lowerBound + offset] = value }
                    })
            }
        } pullback: { t, operands, _ in
            operands.first.shape.rank == 0 ? t[range.lowerBound] : t[range]
        }
    }

    /// One element as a scalar.
    static func element(_ index: Int, of count: Int) -> Primitive {
        Primitive(structural: "element") { operands in
            operands.first[index]
        } pullback: { t, _, _ in
            padded(index..<index + 1, of: count)(t)
        }
    }

    /// The elements at those positions, in that order.
    static func gather(_ indices: [Int], of count: Int) -> Primitive {
        Primitive(structural: "gather") { operands in
            operands.first.withUnsafeBufferPointer { values in
                Tensor(
                    Elements(shape: .vector(indices.count)) { result in
                        for (position, index) in indices.enumerated() { result[position] = values[index] }
                    })
            }
        } pullback: { t, _, _ in
            scatter(indices, of: count)(t)
        }
    }

    /// Zeros, with each element added at its position.
    private static func scatter(_ indices: [Int], of count: Int) -> Primitive {
        Primitive(structural: "scatter") { operands in
            operands.first.withUnsafeBufferPointer { values in
                Tensor(
                    Elements(shape: .vector(count)) { result in
                        result.initialize(repeating: 0, count: count)
                        for (position, index) in indices.enumerated() { result[index] += values[position] }
                    })
            }
        } pullback: { t, _, _ in
            gather(indices, of: count)(t)
        }
    }

    /// Two scalars or vectors one after the other.
    static func pair(_ first: Shape, _ second: Shape) -> Primitive {
        Primitive(structural: "concatenate", operands: 2) { operands in
            joined([operands.first, operands.second])
        } pullback: { t, _, position in
            let (shape, start) = position == 0 ? (first, 0) : (second, first.count)
            return shape.rank == 0 ? t[start] : t[start..<start + shape.count]
        }
    }

    /// Eager scalars and vectors one after another.
    static func joined(_ parts: [Tensor]) -> Tensor {
        Tensor(
            Elements(shape: .vector(parts.reduce(0) { $0 + $1.count })) { result in
                var end = result
                for part in parts {
                    part.withUnsafeBufferPointer { values in
                        guard let base = values.baseAddress else { return }
                        end.initialize(from: base, count: values.count)
                        end += values.count
                    }
                }
            })
    }
}

/// Vectors, and scalars as vectors of one, one after another in one vector.
public func concatenate(_ parts: [Tensor]) -> Tensor {
    if parts.allSatisfy({ $0.trace == nil }) { return Primitive.joined(parts) }
    // Of traced values in pairs of halves, so that a primitive has few operands and an element moves log n times.
    return concatenate(parts[...]).asVector
}

private func concatenate(_ parts: ArraySlice<Tensor>) -> Tensor {
    if parts.count == 1 { return parts[parts.startIndex] }
    let middle = parts.startIndex + parts.count / 2
    let (first, second) = (concatenate(parts[..<middle]), concatenate(parts[middle...]))
    return Primitive.pair(first.shape, second.shape)(first, second)
}

extension Tensor {
    /// A scalar as a vector of one.
    fileprivate var asVector: Tensor { shape.rank == 0 ? Primitive.repeated(self, to: .vector(1)) : self }
}

/// The sum of the elements, with an error that grows with the logarithm of their count; of a scalar the scalar.
public func sum(_ x: Tensor) -> Tensor { x.shape.rank == 0 ? x : Primitive.sum(x) }

/// The mean of the elements; NaN if there are none.
public func mean(_ x: Tensor) -> Tensor { sum(x) / Tensor(x.count) }

/// The sum of the products of two vectors' elements.
public func dot(_ x: Tensor, _ y: Tensor) -> Tensor { sum(x * y) }
