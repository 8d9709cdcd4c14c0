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
func boundingBox(_ x: Column, _ y: Column) -> (x: Extremes, y: Extremes) {
    let count = min(x.count, y.count)
    // Blocks mean the same points in both, where both are of one length.
    let summaries = x.count == y.count ? (x: x.summary, y: y.summary) : (x: nil, y: nil)
    return x.withContiguousValues { xs in
        y.withContiguousValues { ys in
            boundingBox((xs, summaries.x), (ys, summaries.y), count: count)
        }
    }
}

private func boundingBox(
    _ x: (values: Column.Contiguous, summary: ColumnSummary?),
    _ y: (values: Column.Contiguous, summary: ColumnSummary?),
    count: Int
) -> (x: Extremes, y: Extremes) {
    var box = (x: Extremes(), y: Extremes())
    guard let group = x.summary?.group ?? y.summary?.group else {
        include(x.values, y.values, 0..<count, in: &box)
        return box
    }
    func extremes(
        _ column: (values: Column.Contiguous, summary: ColumnSummary?), _ range: Range<Int>
    ) -> Extremes? {
        guard let summary = column.summary else { return column.values.finiteExtremes(in: range) }
        return summary.extremes(ofGroup: range.lowerBound / group)
    }
    for start in stride(from: 0, to: count, by: group) {
        let range = start..<min(start + group, count)
        if let xs = extremes(x, range), let ys = extremes(y, range) {
            box.x.include(xs)
            box.y.include(ys)
        } else {
            include(x.values, y.values, range, in: &box)
        }
    }
    return box
}

/// Reads a range of points.
private func include(
    _ x: Column.Contiguous, _ y: Column.Contiguous, _ points: Range<Int>, in box: inout (x: Extremes, y: Extremes)
) {
    // Blocks that stay in the nearest cache: one with a gap in it is looked at again, point by point.
    let block = 1024
    for start in stride(from: points.lowerBound, to: points.upperBound, by: block) {
        let range = start..<min(start + block, points.upperBound)
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
}

extension Column.Contiguous {
    /// Nil where a value is not finite. The range is not empty.
    func finiteExtremes(in range: Range<Int>) -> Extremes? {
        switch self {
        case .doubles(let values):
            return extremesOfDoubles(UnsafeBufferPointer(rebasing: values[range]))
        case .floats(let values):
            return extremesOfFloats(UnsafeBufferPointer(rebasing: values[range]))
        case .packed(let numbers):
            return withUnsafeTemporaryAllocation(of: Double.self, capacity: range.count) { values in
                guard let address = values.baseAddress else { return nil }
                numbers.read(range, into: address)
                return extremesOfDoubles(UnsafeBufferPointer(values))
            }
        case .indices:
            let (first, last) = (Double(range.lowerBound), Double(range.upperBound - 1))
            return Extremes(least: first, greatest: last, leastPositive: first > 0 ? first : last > 0 ? 1 : .infinity)
        }
    }
}

// A copy of the loop for each kind of number.
private func extremesOfDoubles(_ values: UnsafeBufferPointer<Double>) -> Extremes? { finiteExtremes(values) }
private func extremesOfFloats(_ values: UnsafeBufferPointer<Float>) -> Extremes? { finiteExtremes(values) }

/// Four values at a time, each with extremes of its own: no step waits for the one before, and each is one instruction.
@inline(__always)
private func finiteExtremes<Number: BinaryFloatingPoint>(_ values: UnsafeBufferPointer<Number>) -> Extremes? {
    guard let first = values.first else { return nil }
    var least = (first, first, first, first)
    var greatest = least
    // A NaN or an infinity leaves a NaN when it is taken from itself, and a sum keeps it.
    var trace = (first - first, Number.zero, Number.zero, Number.zero)
    let wholes = values.count / 4 * 4
    var index = 0
    while index < wholes {
        let value = (values[index], values[index + 1], values[index + 2], values[index + 3])
        least.0 = value.0 < least.0 ? value.0 : least.0
        least.1 = value.1 < least.1 ? value.1 : least.1
        least.2 = value.2 < least.2 ? value.2 : least.2
        least.3 = value.3 < least.3 ? value.3 : least.3
        greatest.0 = value.0 > greatest.0 ? value.0 : greatest.0
        greatest.1 = value.1 > greatest.1 ? value.1 : greatest.1
        greatest.2 = value.2 > greatest.2 ? value.2 : greatest.2
        greatest.3 = value.3 > greatest.3 ? value.3 : greatest.3
        trace.0 += value.0 - value.0
        trace.1 += value.1 - value.1
        trace.2 += value.2 - value.2
        trace.3 += value.3 - value.3
        index += 4
    }
    for index in wholes..<values.count {
        least.0 = min(least.0, values[index])
        greatest.0 = max(greatest.0, values[index])
        trace.0 += values[index] - values[index]
    }
    guard trace.0 + trace.1 + trace.2 + trace.3 == 0 else { return nil }
    var extremes = Extremes(
        least: Double(min(least.0, least.1, least.2, least.3)),
        greatest: Double(max(greatest.0, greatest.1, greatest.2, greatest.3)))
    if extremes.least > 0 {
        extremes.leastPositive = extremes.least
    } else if extremes.greatest > 0 {
        // Now it is another than the least, and has to be looked for.
        var positive = Number.infinity
        for value in values where value > 0 && value < positive { positive = value }
        extremes.leastPositive = Double(positive)
    }
    return extremes
}
