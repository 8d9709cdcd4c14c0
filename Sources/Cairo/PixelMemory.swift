#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// Memory for the pixels of a picture, to be freed by whoever allocates it.
///
/// The first touch of a page takes two microseconds or more, and a picture has hundreds of them: half a millisecond of the
/// six that a small program takes. Linux has pages of 2 MB too, for who asks.
struct PixelMemory {
    let pixels: UnsafeMutableRawPointer
    /// What the allocator gave. `posix_memalign` would do, but what it gave the system gets back each time, while the next
    /// picture gets the memory of the last from `malloc`, which learns from large pieces that are freed.
    private let whole: UnsafeMutableRawPointer

    private static let hugePage = 1 << 21
    /// Below, clearing a large page takes longer than it saves.
    private static let smallestPart = hugePage / 4

    /// Nil where there is not so much memory.
    init?(byteCount: Int) {
        #if os(Linux)
            // A large page that would be hardly used is left to small ones.
            let rest = byteCount % PixelMemory.hugePage
            let huge = byteCount - rest + (rest >= PixelMemory.smallestPart ? PixelMemory.hugePage : 0)
            if huge > 0 {
                guard let whole = malloc(max(huge, byteCount) + PixelMemory.hugePage) else { return nil }
                let pixels = whole.alignedUp(toMultipleOf: PixelMemory.hugePage)
                // Where it is refused, only time is lost.
                madvise(pixels, huge, MADV_HUGEPAGE)
                (self.whole, self.pixels) = (whole, pixels)
                return
            }
        #endif
        guard let whole = malloc(byteCount) else { return nil }
        (self.whole, self.pixels) = (whole, whole)
    }

    func deallocate() { free(whole) }
}
