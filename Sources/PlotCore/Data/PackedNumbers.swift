/// Numbers in memory that is not an array's: in a mapped file, or in another program part's buffer.
///
/// They are read where they lie, whatever their kind, byte order and distance from each other.
package final class PackedNumbers: @unchecked Sendable, Equatable {
    // Unchecked, as pointers are not Sendable: the memory is only read here, and lives as long as its owner.

    private let base: UnsafeRawPointer
    package let count: Int
    private let format: NumberFormat
    private let isSwapped: Bool
    /// Bytes from one number to the next.
    private let stride: Int
    /// What keeps the memory.
    private let owner: (any NumbersOwner)?

    /// The numbers as whole arrays of this machine's own, where they are that; only one is not nil.
    package let doubles: UnsafeBufferPointer<Double>?
    package let floats: UnsafeBufferPointer<Float>?

    init(
        base: UnsafeRawPointer, count: Int, format: NumberFormat, order: ByteOrder, stride: Int,
        owner: (any NumbersOwner)?
    ) {
        self.base = base
        self.count = count
        self.format = format
        isSwapped = order != .native
        self.stride = stride
        self.owner = owner
        let isPlain = !isSwapped && stride == format.size && UInt(bitPattern: base) % UInt(format.size) == 0
        // No other type is ever bound to this memory by anybody here.
        doubles =
            isPlain && format == .float64
            ? UnsafeBufferPointer(start: base.assumingMemoryBound(to: Double.self), count: count) : nil
        floats =
            isPlain && format == .float32
            ? UnsafeBufferPointer(start: base.assumingMemoryBound(to: Float.self), count: count) : nil
    }

    package static func == (a: PackedNumbers, b: PackedNumbers) -> Bool {
        a === b
            || a.base == b.base && a.count == b.count && a.format == b.format && a.isSwapped == b.isSwapped
                && a.stride == b.stride
    }

    /// What has become wrong with the numbers since they were found, in words.
    var problem: String? { owner?.problem }

    package subscript(index: Int) -> Double {
        var value = 0.0
        withUnsafeMutablePointer(to: &value) { read(index..<index + 1, into: $0) }
        return value
    }

    /// Writes the numbers of a range, as doubles, to `output`.
    package func read(_ range: Range<Int>, into output: UnsafeMutablePointer<Double>) {
        switch format {
        case .float64: read(range, into: output) { (bits: UInt64) in Double(bitPattern: bits) }
        case .float32: read(range, into: output) { (bits: UInt32) in Double(Float(bitPattern: bits)) }
        case .int64: read(range, into: output) { (bits: Int64) in Double(bits) }
        case .int32: read(range, into: output) { (bits: Int32) in Double(bits) }
        case .int16: read(range, into: output) { (bits: Int16) in Double(bits) }
        case .int8: read(range, into: output) { (bits: Int8) in Double(bits) }
        case .uint64: read(range, into: output) { (bits: UInt64) in Double(bits) }
        case .uint32: read(range, into: output) { (bits: UInt32) in Double(bits) }
        case .uint16: read(range, into: output) { (bits: UInt16) in Double(bits) }
        case .uint8: read(range, into: output) { (bits: UInt8) in Double(bits) }
        }
    }

    /// The same for C, which knows numbers by their address alone.
    package static func read(
        _ numbers: UnsafeRawPointer, _ range: Range<Int>, into output: UnsafeMutablePointer<Double>
    ) {
        Unmanaged<PackedNumbers>.fromOpaque(numbers).takeUnretainedValue().read(range, into: output)
    }

    @inline(__always)
    private func read<Bits: FixedWidthInteger>(
        _ range: Range<Int>, into output: UnsafeMutablePointer<Double>, _ number: (Bits) -> Double
    ) {
        var place = base + range.lowerBound * stride
        for index in 0..<range.count {
            let bits = place.loadUnaligned(as: Bits.self)
            output[index] = number(isSwapped ? bits.byteSwapped : bits)
            place += stride
        }
    }
}

/// Keeps the memory of numbers for as long as it lives.
package protocol NumbersOwner: AnyObject, Sendable {
    /// What has become wrong with the memory, in words; nil while all is well.
    var problem: String? { get }
}
