/// One column of numbers: the values along one axis of a mark.
///
/// A column keeps the memory that it was made from; nothing is copied until somebody writes to the original. Whatever a user
/// has becomes a column by itself, so this type is seldom named.
public struct Column: Sendable, Equatable {
    package enum Storage: Sendable, Equatable {
        case doubles([Double])
        case floats([Float])
        /// In a mapped file or another buffer.
        case packed(PackedNumbers)
        /// 0, 1, 2 …: the x of a line that was given without one.
        case indices
    }

    package let storage: Storage
    public let count: Int
    /// Why the values are no column, in words.
    let mistake: String?
    /// Only for many values.
    private let lazySummary: LazySummary?

    public init(_ values: [Double]) { self.init(storage: .doubles(values), count: values.count) }

    public init(_ values: [Float]) { self.init(storage: .floats(values), count: values.count) }

    init(_ numbers: PackedNumbers) { self.init(storage: .packed(numbers), count: numbers.count) }

    /// 0, 1, 2 … up to `count`.
    package static func indices(count: Int) -> Column { Column(storage: .indices, count: count) }

    /// Values that are no column, which whoever draws them is told; what wants them as they are can have them.
    init(_ values: [Double], mistake: String) {
        self.init(storage: .doubles(values), count: values.count, mistake: mistake)
    }

    private init(storage: Storage, count: Int, mistake: String? = nil) {
        self.storage = storage
        self.count = count
        self.mistake = mistake
        let isRead = if case .indices = storage { false } else { true }
        lazySummary = isRead && count >= ColumnSummary.threshold ? LazySummary() : nil
    }

    public static func == (a: Column, b: Column) -> Bool { a.storage == b.storage && a.count == b.count }

    /// The extremes of a long column's blocks, for which it is read once; nil for a short one.
    package var summary: ColumnSummary? { lazySummary?.value(of: self) }

    /// The same where somebody has asked for it before.
    package var knownSummary: ColumnSummary? { lazySummary?.known }

    package subscript(index: Int) -> Double {
        switch storage {
        case .doubles(let values): values[index]
        case .floats(let values): Double(values[index])
        case .packed(let numbers): numbers[index]
        case .indices: Double(index)
        }
    }

    /// What has become wrong with the values' memory since the column was made, in words.
    var problem: String? {
        if case .packed(let numbers) = storage { numbers.problem } else { nil }
    }

    /// The first value and every `step`-th after it; none for a step below 1.
    func strided(by step: Int) -> Column {
        if step == 1 { return self }
        return Column(step < 1 ? [] : stride(from: 0, to: count, by: step).map { self[$0] })
    }

    /// The value that belongs to row `index`: a column of one value has it for every row.
    func broadcast(_ index: Int) -> Double { self[count == 1 ? 0 : index] }

    /// The values where they lie in memory, for as long as `body` runs; none of them is copied.
    package enum Contiguous {
        case doubles(UnsafeBufferPointer<Double>)
        case floats(UnsafeBufferPointer<Float>)
        /// Of another kind, or not side by side: each has to be read in its own way.
        case packed(PackedNumbers)
        /// 0, 1, 2 …: there is no memory to read.
        case indices

        subscript(index: Int) -> Double {
            switch self {
            case .doubles(let values): values[index]
            case .floats(let values): Double(values[index])
            case .packed(let numbers): numbers[index]
            case .indices: Double(index)
            }
        }
    }

    package func withContiguousValues<Result, Failure: Error>(
        _ body: (Contiguous) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        switch storage {
        case .doubles(let values):
            return try values.withUnsafeBufferPointer { values throws(Failure) in try body(.doubles(values)) }
        case .floats(let values):
            return try values.withUnsafeBufferPointer { values throws(Failure) in try body(.floats(values)) }
        case .packed(let numbers):
            // Else the memory could go as soon as its address is known.
            defer { withExtendedLifetime(numbers) {} }
            if let doubles = numbers.doubles { return try body(.doubles(doubles)) }
            if let floats = numbers.floats { return try body(.floats(floats)) }
            return try body(.packed(numbers))
        case .indices:
            return try body(.indices)
        }
    }
}
