// The two things that a command needs of the system, without Foundation's start-up time.
#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// Says what went wrong, apart from what the program prints.
func complain(_ message: String) {
    let line = "gallery: \(message)\n"
    _ = line.withCString { write(STDERR_FILENO, $0, strlen($0)) }
}

/// Makes a folder and those above it. Where that fails, writing into it says why.
func makeFolder(_ path: String) {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    for end in parts.indices {
        let folder = parts[...end].joined(separator: "/")
        if !folder.isEmpty { mkdir(folder, 0o777) }
    }
}
