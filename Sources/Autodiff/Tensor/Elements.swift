/// The numbers of an eager tensor that is not a scalar: a run inside an array that other tensors and the user may share.
///
/// Tensors made from a `[Double]` and slices of tensors hold the memory that they came from; nothing is copied.
final class Elements: Sendable {
    let shape: Shape
    private let memory: [Double]
    private let offset: Int

    init(_ memory: [Double], offset: Int = 0, shape: Shape) {
        self.memory = memory
        self.offset = offset
        self.shape = shape
    }

    /// Elements that `write` computes into memory which starts undefined; it must write all of them.
    convenience init(shape: Shape, write: (UnsafeMutablePointer<Double>) -> Void) {
        let count = shape.count
        let memory = [Double](unsafeUninitializedCapacity: count) { buffer, initializedCount in
            if let base = buffer.baseAddress, count > 0 { write(base) }
            initializedCount = count
        }
        self.init(memory, shape: shape)
    }

    var array: [Double] {
        offset == 0 && memory.count == shape.count ? memory : Array(memory[offset..<offset + shape.count])
    }

    subscript(index: Int) -> Double { memory[offset + index] }

    func slice(_ range: Range<Int>) -> Elements {
        Elements(memory, offset: offset + range.lowerBound, shape: .vector(range.count))
    }

    func withUnsafeBufferPointer<Result>(_ body: (UnsafeBufferPointer<Double>) throws -> Result) rethrows -> Result {
        try memory.withUnsafeBufferPointer {
            try body(UnsafeBufferPointer(rebasing: $0[offset..<offset + shape.count]))
        }
    }
}
