import CVectorMath
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
            if count >= Self.smallestCount {
                for surplus in Self.pool.withLock({ $0.miss(count) }) { vectorFree(surplus.base) }
            }
            capacity = Swift.max(1, count)
            base = vectorAllocate(capacity)
        }
    }

    /// Memory of a caller's, only to be read, and only while the caller has it.
    init(borrowing memory: UnsafePointer<Double>) {
        base = UnsafeMutablePointer(mutating: memory)
        capacity = 0
    }

    deinit {
        if capacity < Self.smallestCount {
            if capacity > 0 { vectorFree(base) }
            return
        }
        let memory = FreeMemory(base: base, capacity: capacity)
        for surplus in Self.pool.withLock({ $0.add(memory) }) { vectorFree(surplus.base) }
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

    /// How many numbers have been asked for freshly while others were held, less those that were let go for them.
    private var debt = 0

    /// 8 MB. Fresh memory is the only thing that adds to the sum of what is used and what is held, so that a program's peak is
    /// no more than this above what its tensors need at once; and a small piece that is not there does not cost a large one.
    private static let largestDebt = 1 << 20

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
        while heldCount > Self.largestCount { surplus.append(removeOldest()) }
        return surplus
    }

    /// Takes note that fresh memory is needed, and gives what is to be let go for it.
    mutating func miss(_ count: Int) -> [FreeMemory] {
        debt += count
        var surplus: [FreeMemory] = []
        while debt > Self.largestDebt, !free.isEmpty {
            surplus.append(removeOldest())
            debt = Swift.max(0, debt - surplus[surplus.count - 1].capacity)
        }
        if free.isEmpty { debt = 0 }
        return surplus
    }

    private mutating func removeOldest() -> FreeMemory {
        let memory = free.removeFirst()
        heldCount -= memory.capacity
        return memory
    }
}
