/// The numbers of an eager tensor that is not a scalar: a run of memory that other tensors and the user may share.
///
/// Tensors made from a `[Double]`, slices of whole rows and other shapes of a tensor hold the memory that they came from;
/// nothing is copied. Large results are written into memory of results that nobody holds any more.
final class Elements: Sendable {
    private enum Memory: Sendable {
        case array([Double])
        case pooled(PooledMemory)
    }

    let shape: Shape
    private let memory: Memory
    private let offset: Int

    private init(_ memory: Memory, offset: Int, shape: Shape) {
        self.memory = memory
        self.offset = offset
        self.shape = shape
    }

    convenience init(_ memory: [Double], shape: Shape) { self.init(.array(memory), offset: 0, shape: shape) }

    /// The memory's numbers, which nothing may write any more.
    convenience init(_ memory: PooledMemory, shape: Shape) { self.init(.pooled(memory), offset: 0, shape: shape) }

    /// Elements that `write` computes into memory which starts undefined; it must write all of them.
    convenience init(shape: Shape, write: (UnsafeMutablePointer<Double>) -> Void) {
        let count = shape.count
        if count >= PooledMemory.smallestCount {
            let memory = PooledMemory(count: count)
            write(memory.base)
            self.init(.pooled(memory), offset: 0, shape: shape)
            return
        }
        let memory = [Double](unsafeUninitializedCapacity: count) { buffer, initializedCount in
            if let base = buffer.baseAddress, count > 0 { write(base) }
            initializedCount = count
        }
        self.init(.array(memory), offset: 0, shape: shape)
    }

    var array: [Double] {
        if case .array(let memory) = memory, offset == 0, memory.count == shape.count { return memory }
        return withUnsafeBufferPointer { Array($0) }
    }

    subscript(index: Int) -> Double {
        switch memory {
        case .array(let memory): memory[offset + index]
        case .pooled(let memory): memory.base[offset + index]
        }
    }

    /// Some in a row along the first axis.
    func slice(_ range: Range<Int>) -> Elements {
        let inner = AxisLayout(shape, axis: 0).inner
        return Elements(
            memory, offset: offset + range.lowerBound * inner, shape: shape.replacing(axis: 0, with: range.count))
    }

    /// One along the first axis, which disappears.
    func element(_ index: Int) -> Elements {
        Elements(memory, offset: offset + index * AxisLayout(shape, axis: 0).inner, shape: shape.removing(axis: 0))
    }

    func reshaped(to shape: Shape) -> Elements { Elements(memory, offset: offset, shape: shape) }

    func withUnsafeBufferPointer<Result>(_ body: (UnsafeBufferPointer<Double>) throws -> Result) rethrows -> Result {
        switch memory {
        case .array(let memory):
            try memory.withUnsafeBufferPointer {
                try body(UnsafeBufferPointer(rebasing: $0[offset..<offset + shape.count]))
            }
        case .pooled(let memory):
            try withExtendedLifetime(memory) {
                try body(UnsafeBufferPointer(start: memory.base + offset, count: shape.count))
            }
        }
    }
}
