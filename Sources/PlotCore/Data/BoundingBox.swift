// Autoscaling looks at every point of the data, so this is one read of the memory and little more: ten million points take
// about as long as their bytes take to arrive.

/// The ends of some values; infinite, and the wrong way round, until something is included.
struct Extremes {
    var least = Double.infinity
    var greatest = -Double.infinity
    /// Of the values above zero.
    var leastPositive = Double.infinity

    mutating func include(_ other: Extremes) {
        least = min(least, other.least)
        greatest = max(greatest, other.greatest)
        leastPositive = min(leastPositive, other.leastPositive)
    }

    mutating func include(_ value: Double) {
        least = min(least, value)
        greatest = max(greatest, value)
        if value > 0 { leastPositive = min(leastPositive, value) }
    }
}

/// The box around every point that is finite in both columns.
func boundingBox(_ x: Column.Contiguous, _ y: Column.Contiguous, count: Int) -> (x: Extremes, y: Extremes) {
    var box = (x: Extremes(), y: Extremes())
    // Blocks that stay in the nearest cache: one with a gap in it is looked at again, point by point.
    let block = 1024
    for start in stride(from: 0, to: count, by: block) {
        let range = start..<min(start + block, count)
        if let xs = x.finiteExtremes(in: range), let ys = y.finiteExtremes(in: range) {
            box.x.include(xs)
            box.y.include(ys)
        } else {
            for index in range {
                let (x, y) = (x[index], y[index])
                guard x.isFinite, y.isFinite else { continue }
                box.x.include(x)
                box.y.include(y)
            }
        }
    }
    return box
}

extension Column.Contiguous {
    subscript(index: Int) -> Double {
        switch self {
        case .doubles(let values): values[index]
        case .floats(let values): Double(values[index])
        case .indices: Double(index)
        }
    }

    /// Nil where a value is not finite. The range is not empty.
    func finiteExtremes(in range: Range<Int>) -> Extremes? {
        switch self {
        case .doubles(let values):
            return extremesOfDoubles(UnsafeBufferPointer(rebasing: values[range]))
        case .floats(let values):
            return extremesOfFloats(UnsafeBufferPointer(rebasing: values[range]))
        case .indices:
            let (first, last) = (Double(range.lowerBound), Double(range.upperBound - 1))
            return Extremes(least: first, greatest: last, leastPositive: first > 0 ? first : last > 0 ? 1 : .infinity)
        }
    }
}

// A copy of the loop for each kind of number.
private func extremesOfDoubles(_ values: UnsafeBufferPointer<Double>) -> Extremes? {
    finiteExtremes(values, SIMD8<Double>.self)
}
private func extremesOfFloats(_ values: UnsafeBufferPointer<Float>) -> Extremes? {
    finiteExtremes(values, SIMD16<Float>.self)
}

/// Compares and chooses lane by lane, which becomes the processor's own minimum and maximum. (A loop over single numbers is
/// not vectorised: with a NaN in it the order would matter.)
@inline(__always)
private func finiteExtremes<Vector: SIMD>(
    _ values: UnsafeBufferPointer<Vector.Scalar>, _: Vector.Type
) -> Extremes? where Vector.Scalar: BinaryFloatingPoint {
    guard let first = values.first else { return nil }
    let lanes = Vector.scalarCount
    let bytes = UnsafeRawBufferPointer(values)
    let wholes = values.count / lanes * lanes
    func forEachVector(_ body: (Vector) -> Void) {
        for index in stride(from: 0, to: wholes, by: lanes) {
            body(bytes.loadUnaligned(fromByteOffset: index * MemoryLayout<Vector.Scalar>.stride, as: Vector.self))
        }
        for index in wholes..<values.count { body(Vector(repeating: values[index])) }
    }
    var (low, high) = (Vector(repeating: first), Vector(repeating: first))
    // A NaN or an infinity leaves a NaN when multiplied by 0, and a sum keeps it.
    var trace = Vector(repeating: 0)
    forEachVector { vector in
        low.replace(with: vector, where: vector .< low)
        high.replace(with: vector, where: vector .> high)
        trace += vector * 0
    }
    guard trace.sum().isFinite else { return nil }
    var extremes = Extremes(least: Double(low.min()), greatest: Double(high.max()))
    if extremes.least > 0 {
        extremes.leastPositive = extremes.least
    } else if extremes.greatest > 0 {
        var positive = Vector(repeating: .infinity)
        forEachVector { positive.replace(with: $0, where: $0 .> 0 .& ($0 .< positive)) }
        extremes.leastPositive = Double(positive.min())
    }
    return extremes
}
