#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// How many bytes more than before a call has in memory at its worst; nil where the system does not tell.
public func peakMemory(of body: () throws -> Void) rethrows -> Double? {
    // Forgets the peak so far (proc(5), clear_refs).
    guard let file = fopen("/proc/self/clear_refs", "w") else { return nil }
    fputs("5", file)
    fclose(file)
    guard let before = status("VmRSS") else { return nil }
    try body()
    return status("VmHWM").map { max(0, $0 - before) }
}

/// What the process has in memory now, in bytes.
public func residentMemory() -> Double? { status("VmRSS") }

private func status(_ key: String) -> Double? {
    guard let file = fopen("/proc/self/status", "r") else { return nil }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 256)
    while fgets(&line, Int32(line.count), file) != nil {
        let words = String(decoding: line.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
            .split(whereSeparator: \.isWhitespace)
        if words.first == "\(key):", words.count > 1 { return Double(words[1]).map { $0 * 1024 } }
    }
    return nil
}
