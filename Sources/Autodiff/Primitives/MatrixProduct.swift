import CVectorMath

extension Primitive {
    /// The product of two matrices, either transposed first; with a third axis in front, of all pairs of matrices.
    private static func matrixProduct(_ aTransposed: Bool, _ bTransposed: Bool) -> Primitive {
        Primitive(structural: "matmul", operands: 2, .matrixProduct(aTransposed: aTransposed, bTransposed: bTransposed))
        { operands in
            evaluate(operands.first, aTransposed, operands.second, bTransposed)
        } pullback: { t, operands, _, position in
            let (a, b) = (operands.first, operands.second)
            // With C = AB: Ȧ = C̄Bᵀ and Ḃ = AᵀC̄; with a transposed operand its transpose.
            let cotangent =
                switch (position, aTransposed, bTransposed) {
                case (0, false, _): product(false, !bTransposed)(t, b)
                case (0, true, _): product(bTransposed, true)(b, t)
                case (_, _, false): product(!aTransposed, false)(a, t)
                default: product(true, aTransposed)(t, a)
                }
            // One matrix for all pairs.
            return cotangent.summed(to: operands[position].shape)
        } pushforward: { tangents, operands, _ in
            let first = tangents[0].map { product(aTransposed, bTransposed)($0, operands.second) }
            let second = tangents[1].map { product(aTransposed, bTransposed)(operands.first, $0) }
            return first.map { first in second.map { first + $0 } ?? first } ?? second ?? 0
        } batched: { operands, isBatched in
            let (a, b) = (operands.first, operands.second)
            if isBatched[0], !isBatched[1], !aTransposed, a.shape.rank == 3, b.shape.rank == 2 {
                // The rows of all first matrices times the one second matrix are a single product.
                let rows = a.reshaped(to: [a.shape[0] * a.shape[1], a.shape[2]])
                let all = product(false, bTransposed)(rows, b)
                return all.reshaped(to: [a.shape[0], a.shape[1], all.shape[1]])
            }
            let laneRanks = (a.shape.rank - (isBatched[0] ? 1 : 0), b.shape.rank - (isBatched[1] ? 1 : 0))
            if laneRanks == (2, 2) { return product(aTransposed, bTransposed)(a, b) }
            // Pairs of pairs: as many pairs one after another.
            let lanes = isBatched[0] ? a.shape[0] : b.shape[0]
            let pairs = laneRanks.0 > 2 ? a.shape[a.shape.rank - 3] : b.shape[b.shape.rank - 3]
            func paired(_ x: Tensor, isBatched: Bool) -> Tensor {
                let matrix = x.shape.dropping(x.shape.rank - 2)
                let aligned = isBatched ? x.aligned(toLaneRank: 3) : x
                return aligned.broadcast(to: Shape([lanes, pairs]) + matrix).reshaped(
                    to: Shape([lanes * pairs]) + matrix)
            }
            let all = product(aTransposed, bTransposed)(
                paired(a, isBatched: isBatched[0]), paired(b, isBatched: isBatched[1]))
            return all.reshaped(to: Shape([lanes, pairs]) + all.shape.dropping(1))
        }
    }

    private static let plain: Primitive = matrixProduct(false, false)
    private static let firstTransposed: Primitive = matrixProduct(true, false)
    private static let secondTransposed: Primitive = matrixProduct(false, true)
    private static let bothTransposed: Primitive = matrixProduct(true, true)

    static func product(_ aTransposed: Bool, _ bTransposed: Bool) -> Primitive {
        switch (aTransposed, bTransposed) {
        case (false, false): plain
        case (true, false): firstTransposed
        case (false, true): secondTransposed
        case (true, true): bothTransposed
        }
    }

    private static func evaluate(_ a: Tensor, _ aTransposed: Bool, _ b: Tensor, _ bTransposed: Bool) -> Tensor {
        let (aRank, bRank) = (a.shape.rank, b.shape.rank)
        let (rows, inner) = (a.shape[aRank - 2], a.shape[aRank - 1])
        let (m, k) = aTransposed ? (inner, rows) : (rows, inner)
        let n = bTransposed ? b.shape[bRank - 2] : b.shape[bRank - 1]
        let pairs = aRank > 2 ? a.shape[0] : bRank > 2 ? b.shape[0] : nil
        return a.withUnsafeBufferPointer { first in
            b.withUnsafeBufferPointer { second in
                Tensor(
                    Elements(shape: Shape((pairs.map { [$0] } ?? []) + [m, n])) { result in
                        for pair in 0..<(pairs ?? 1) {
                            // Of empty matrices no number is read.
                            let left = first.baseAddress.map { $0 + (aRank > 2 ? pair * m * k : 0) }
                            let right = second.baseAddress.map { $0 + (bRank > 2 ? pair * k * n : 0) }
                            vectorMatrixProduct(
                                result + pair * m * n, left ?? UnsafePointer(result), right ?? UnsafePointer(result), m,
                                k, n, aTransposed, bTransposed)
                        }
                    })
            }
        }
    }
}

/// The product of two matrices, of a matrix and a vector, of a vector and a matrix, or of two vectors.
///
/// ```swift
/// tanh(matmul(weights, x) + bias)    // weights [16, 4], x [4], bias [16]
/// ```
/// The first one's last axis and the second one's first must have equally many elements.
public func matmul(_ a: Tensor, _ b: Tensor) -> Tensor { matrixProduct(a, b, "matmul") }

private func matrixProduct(_ a: Tensor, _ b: Tensor, _ operation: String) -> Tensor {
    let (aShape, bShape) = (a.shape, b.shape)
    if !(1...2).contains(aShape.rank) || !(1...2).contains(bShape.rank) || aShape[aShape.rank - 1] != bShape[0] {
        programmerMistake("\(operation): shapes \(aShape) and \(bShape) do not match")
    }
    let rows = aShape.rank == 1 ? a.reshaped(to: [1, aShape[0]]) : a
    let columns = bShape.rank == 1 ? b.reshaped(to: [bShape[0], 1]) : b
    return Primitive.product(false, false)(rows, columns)
        .reshaped(to: Shape(aShape.dimensions.dropLast() + bShape.dimensions.dropFirst()))
}

/// The sum of the products of two vectors' elements, or the matrix product.
public func dot(_ x: Tensor, _ y: Tensor) -> Tensor {
    if x.shape.rank == 2 || y.shape.rank == 2 { return matrixProduct(x, y, "dot") }
    requireCommonShape("dot", x, y)
    return sum(x * y)
}
