#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// A file's bytes in memory, which the system reads when they are looked at and forgets when it needs the room.
final class MappedFile: NumbersOwner, @unchecked Sendable {
    // Unchecked, as pointers are not Sendable: the bytes are only read.

    let path: String
    let bytes: UnsafeRawBufferPointer
    private let descriptor: Int32

    init(path: String) throws(PlotError) {
        self.path = path
        // The system would take what comes before a NUL for the whole path.
        guard !path.isEmpty, !path.utf8.contains(0) else { throw Self.refusal(path, "not a file name") }
        var descriptor = open(path, O_RDONLY | O_CLOEXEC)
        while descriptor < 0, errno == EINTR { descriptor = open(path, O_RDONLY | O_CLOEXEC) }
        guard descriptor >= 0 else { throw Self.refusal(path, Self.reason(errno)) }
        do throws(PlotError) {
            bytes = try Self.map(descriptor, path)
        } catch {
            close(descriptor)
            throw error
        }
        self.descriptor = descriptor
    }

    deinit {
        if let base = bytes.baseAddress { munmap(UnsafeMutableRawPointer(mutating: base), bytes.count) }
        close(descriptor)
    }

    private static func map(_ descriptor: Int32, _ path: String) throws(PlotError) -> UnsafeRawBufferPointer {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw refusal(path, reason(errno)) }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw refusal(
                path, status.st_mode & S_IFMT == S_IFDIR ? reason(EISDIR) : "it is no file that can be mapped")
        }
        guard let size = Int(exactly: status.st_size) else { throw refusal(path, "it is too large") }
        // Nothing can't be mapped.
        guard size > 0 else { return UnsafeRawBufferPointer(start: nil, count: 0) }
        guard let base = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0), base != MAP_FAILED else {
            throw refusal(path, reason(errno))
        }
        // Read from front to back: the system fetches further ahead, and lets go of what was read.
        madvise(base, size, MADV_SEQUENTIAL)
        return UnsafeRawBufferPointer(start: base, count: size)
    }

    /// The system ends a program that reads past the end of a file which somebody has cut off; so that is asked first.
    var problem: String? {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { return "\(path): \(Self.reason(errno))" }
        guard status.st_size < bytes.count else { return nil }
        return "\(path) has \(status.st_size) bytes left of the \(bytes.count) that it had when it was opened"
    }

    static func refusal(_ path: String, _ reason: String) -> PlotError {
        PlotError(.cannotRead, "cannot read \(path): \(reason)")
    }

    private static func reason(_ number: Int32) -> String {
        switch number {
        case ENOENT: "no such file"
        case ENOTDIR: "a part of the path is no folder"
        case EISDIR: "it is a folder"
        case EACCES, EPERM: "permission denied"
        case ENAMETOOLONG: "the name is too long"
        case ELOOP: "too many symbolic links"
        case EMFILE, ENFILE: "too many open files"
        case ENOMEM: "no room for it among the addresses of this program"
        default: String(cString: strerror(number))
        }
    }
}
