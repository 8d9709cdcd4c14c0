#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// A value behind a lock: whoever wants it waits until nobody else has it.
///
/// The standard library's `Mutex` would do the same. On Linux it is made of instructions that ThreadSanitizer does not know
/// (Swift 6.3), so every program that draws on two threads would be told of races that do not exist, and a real one would
/// drown among them. A POSIX lock it understands.
package final class Guarded<Value>: @unchecked Sendable {
    // Unchecked, because the compiler cannot see that `lock` guards `value`: both are private, and used below only.
    private var value: Value
    private let lock: UnsafeMutablePointer<pthread_mutex_t>

    package init(_ value: sending Value) {
        self.value = value
        lock = .allocate(capacity: 1)
        lock.initialize(to: pthread_mutex_t())
        // Neither this nor locking a plain lock that this thread does not hold can fail.
        pthread_mutex_init(lock, nil)
    }

    deinit {
        pthread_mutex_destroy(lock)
        lock.deinitialize(count: 1)
        lock.deallocate()
    }

    /// Runs `body` while nobody else has the value. What `body` answers leaves the lock, so it shares nothing with the value.
    package func withLock<Result: Sendable, Failure>(
        _ body: (inout Value) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        pthread_mutex_lock(lock)
        defer { pthread_mutex_unlock(lock) }
        return try body(&value)
    }
}
