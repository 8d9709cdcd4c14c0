import CVectorMath

/// The extremes of every block of a long column's values: known after one read of the data, so that neither autoscaling nor
/// a line's picture has to read them again.
package final class ColumnSummary: @unchecked Sendable {
    // Unchecked, as pointers are not Sendable: what they lead to is written in `init` only.

    /// From this many values on a column is worth a summary.
    static let threshold = 50_000

    private let blocks: ColumnBlocks
    private let memory: UnsafeMutablePointer<Double>
    package let blockCount: Int

    init(_ column: Column) {
        // Some ten thousand blocks, as a line in a picture has slices: more would take longer to make than they save.
        var block = 64
        while block < Int(COLUMN_LARGEST_BLOCK), column.count / block > 50_000 { block *= 2 }
        let blockCount = (column.count + block - 1) / block
        let groupCount = (blockCount + Int(COLUMN_GROUP) - 1) / Int(COLUMN_GROUP)
        let memory = UnsafeMutablePointer<Double>.allocate(capacity: 2 * blockCount + groupCount)
        var blocks = ColumnBlocks(
            block: block, least: memory, greatest: memory + blockCount, leastPositive: memory + 2 * blockCount,
            rises: false, falls: false)
        column.withContiguousValues { values in
            var source = values.source
            source.count = column.count
            columnSummarize(&source, &blocks)
        }
        (self.blocks, self.memory, self.blockCount) = (blocks, memory, blockCount)
    }

    deinit { memory.deallocate() }

    /// How many values a block has; the last may have fewer.
    package var block: Int { blocks.block }
    /// Whether all values are finite and none is less than the one before it.
    package var rises: Bool { blocks.rises }
    /// Whether all values are finite and none is greater than the one before it.
    package var falls: Bool { blocks.falls }
    /// Of each block; NaN where a value is not finite.
    package var least: UnsafePointer<Double> { UnsafePointer(blocks.least) }
    package var greatest: UnsafePointer<Double> { UnsafePointer(blocks.greatest) }

    /// How many values have one least positive value.
    var group: Int { blocks.block * Int(COLUMN_GROUP) }

    /// Nil where a value of the group is not finite.
    func extremes(ofGroup index: Int) -> Extremes? {
        var extremes = Extremes()
        extremes.leastPositive = blocks.leastPositive[index]
        let first = index * Int(COLUMN_GROUP)
        for block in first..<min(first + Int(COLUMN_GROUP), blockCount) {
            guard !blocks.least[block].isNaN else { return nil }
            extremes.least = min(extremes.least, blocks.least[block])
            extremes.greatest = max(extremes.greatest, blocks.greatest[block])
        }
        return extremes
    }
}

extension Column.Contiguous {
    /// The values as C reads them, valid as long as these are.
    var source: ColumnSource {
        switch self {
        case .doubles(let values):
            ColumnSource(doubles: values.baseAddress, floats: nil, read: nil, owner: nil, count: values.count)
        case .floats(let values):
            ColumnSource(doubles: nil, floats: values.baseAddress, read: nil, owner: nil, count: values.count)
        case .packed(let numbers):
            ColumnSource(
                doubles: nil, floats: nil,
                read: { owner, begin, count, output in
                    guard let owner else { return }
                    PackedNumbers.read(owner, begin..<begin + count, into: output)
                }, owner: Unmanaged.passUnretained(numbers).toOpaque(), count: numbers.count)
        case .indices:
            ColumnSource(
                doubles: nil, floats: nil,
                read: { _, begin, count, output in
                    for index in 0..<count { output[index] = Double(begin + index) }
                }, owner: nil, count: 0)
        }
    }
}

/// A column's summary, made when it is first asked for. The values never change, so neither does the answer.
final class LazySummary: Sendable {
    private let summary = Guarded<ColumnSummary?>(nil)

    func value(of column: Column) -> ColumnSummary {
        summary.withLock { known in
            if let known { return known }
            let made = ColumnSummary(column)
            known = made
            return made
        }
    }

    var known: ColumnSummary? { summary.withLock { $0 } }
}
