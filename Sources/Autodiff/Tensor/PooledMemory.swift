import Synchronization

/// Memory for a large result, which goes to the next one when the last tensor that uses it is gone.
///
/// Fresh memory costs more than most operations on it: the system hands it over page by page and clears every page.
final class PooledMemory: @unchecked Sendable {
    let base: UnsafeMutablePointer<Double>

    /// 0 if the memory is someone else's.
    private let capacity: Int

    /// Below, the allocator is quick by itself.
    static let smallestCount = 4096

    init(count: Int) {
        if count >= Self.smallestCount, let (base, capacity) = Self.pool.withLock({ $0.take(count) }) {
            self.base = base
            self.capacity = capacity
        } else {
            capacity = Swift.max(1, count)
            base = .allocate(capacity: capacity)
        }
    }

    /// Memory of a caller's, only to be read, and only while the caller has it.
    init(borrowing memory: UnsafePointer<Double>) {
        base = UnsafeMutablePointer(mutating: memory)
        capacity = 0
    }

    deinit {
        if capacity < Self.smallestCount {
            if capacity > 0 { base.deallocate() }
            return
        }
        let memory = FreeMemory(base: base, capacity: capacity)
        for surplus in Self.pool.withLock({ $0.add(memory) }) { surplus.base.deallocate() }
    }

    // The one thing that transforms share. It holds nothing but memory that is out of use.
    private static let pool = Mutex(Pool())
}

private struct FreeMemory: @unchecked Sendable {
    var base: UnsafeMutablePointer<Double>
    var capacity: Int
}

private struct Pool: Sendable {
    /// The longest unused first.
    private var free: [FreeMemory] = []
    private var heldCount = 0

    /// 128 MB: sixteen temporaries of a million numbers, what the gradient of a short function takes.
    private static let largestCount = 16 << 20

    /// The piece used last, whose numbers are likeliest in cache, among those not much larger than asked for.
    mutating func take(_ count: Int) -> (UnsafeMutablePointer<Double>, Int)? {
        guard
            let index = free.lastIndex(where: { $0.capacity >= count && $0.capacity <= count + count / 4 })
        else { return nil }
        let memory = free.remove(at: index)
        heldCount -= memory.capacity
        return (memory.base, memory.capacity)
    }

    /// Keeps the memory, and gives what is too much to keep.
    mutating func add(_ memory: FreeMemory) -> [FreeMemory] {
        if memory.capacity > Self.largestCount { return [memory] }
        free.append(memory)
        heldCount += memory.capacity
        var surplus: [FreeMemory] = []
        while heldCount > Self.largestCount {
            surplus.append(free.removeFirst())
            heldCount -= surplus[surplus.count - 1].capacity
        }
        return surplus
    }
}
