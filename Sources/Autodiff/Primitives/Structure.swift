import CVectorMath

// Operations that move, repeat or add up elements. Each is linear, and its pullback is its transpose: sum and repetition, a
// slice and padding, gathering and scattering transpose each other.
extension Primitive {
    static let sum: Primitive = Primitive(structural: "sum") { operands in
        operands.first.withUnsafeBufferPointer { values in
            Tensor(values.baseAddress.map { vectorSum($0, values.count) } ?? 0)
        }
    } pullback: { t, operands, _, _ in
        repeated(t, to: operands.first.shape)
    }

    /// A scalar in every element.
    static func repeated(_ scalar: Tensor, to shape: Shape) -> Tensor {
        if shape.rank == 0 { return scalar }
        let primitive = Primitive(structural: "repeat") { operands in
            let value = Double(operands.first)
            return Tensor(Elements(shape: shape) { $0.initialize(repeating: value, count: shape.count) })
        } pullback: { t, _, _, _ in
            sum(t)
        }
        return primitive(scalar)
    }

    static func slice(_ range: Range<Int>, of count: Int) -> Primitive {
        Primitive(structural: "slice") { operands in
            operands.first[range]
        } pullback: { t, _, _, _ in
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
        } pullback: { t, operands, _, _ in
            operands.first.shape.rank == 0 ? t[range.lowerBound] : t[range]
        }
    }

    /// One element as a scalar.
    static func element(_ index: Int, of count: Int) -> Primitive {
        Primitive(structural: "element") { operands in
            operands.first[index]
        } pullback: { t, _, _, _ in
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
        } pullback: { t, _, _, _ in
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
        } pullback: { t, _, _, _ in
            gather(indices, of: count)(t)
        }
    }

    /// Scalars and vectors one after another.
    static func concatenation(_ shapes: [Shape]) -> Primitive {
        let ends = shapes.reduce(into: [0]) { ends, shape in ends.append((ends.last ?? 0) + shape.count) }
        return Primitive(structural: "concatenate", operands: shapes.count) { operands in
            Tensor(
                Elements(shape: .vector(ends.last ?? 0)) { result in
                    for position in 0..<operands.count {
                        operands[position].withUnsafeBufferPointer { values in
                            guard let base = values.baseAddress else { return }
                            (result + ends[position]).initialize(from: base, count: values.count)
                        }
                    }
                })
        } pullback: { t, _, _, position in
            shapes[position].rank == 0 ? t[ends[position]] : t[ends[position]..<ends[position + 1]]
        }
    }
}

/// Vectors, and scalars as vectors of one, one after another in one vector.
public func concatenate(_ parts: [Tensor]) -> Tensor {
    parts.isEmpty ? Tensor([Double]()) : Primitive.concatenation(parts.map(\.shape))(Operands(parts))
}

/// The sum of the elements, with an error that grows with the logarithm of their count; of a scalar the scalar.
public func sum(_ x: Tensor) -> Tensor { x.shape.rank == 0 ? x : Primitive.sum(x) }

/// The mean of the elements; NaN if there are none.
public func mean(_ x: Tensor) -> Tensor { sum(x) / Tensor(x.count) }

/// The sum of the products of two vectors' elements.
public func dot(_ x: Tensor, _ y: Tensor) -> Tensor { sum(x * y) }
