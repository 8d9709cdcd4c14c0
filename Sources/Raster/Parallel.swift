import CRaster

/// Calls `body` for every part, on up to so many threads, the caller's with them.
func inParallel(_ partCount: Int, threads: Int, _ body: (Int) -> Void) {
    guard partCount > 1, threads > 1 else { return (0..<partCount).forEach(body) }
    withoutActuallyEscaping(body) { body in
        withUnsafePointer(to: body) {
            tangent_in_parallel(
                UInt32(partCount), UInt32(clamping: threads),
                { body, part in body?.assumingMemoryBound(to: ((Int) -> Void).self).pointee(Int(part)) },
                UnsafeMutableRawPointer(mutating: $0))
        }
    }
}
