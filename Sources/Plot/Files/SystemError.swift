#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// The operating system's reason for a refusal.
struct SystemError: Error, CustomStringConvertible {
    let number: Int32

    /// Takes an `errno`.
    init(_ number: Int32) { self.number = number }

    /// The reason in words that suit a path: what the system says of the common ones reads as if of any object.
    var description: String {
        switch number {
        case ENOENT: "no such folder"
        case ENOTDIR: "a part of the path is no folder"
        case EISDIR: "it is a folder"
        case EACCES, EPERM: "permission denied"
        case EROFS: "the file system is read-only"
        case ENOSPC: "no space left on the disk"
        case EDQUOT: "the disk quota is used up"
        case ENAMETOOLONG: "the name is too long"
        case ELOOP: "too many symbolic links"
        case EINVAL: "not a file name"
        case EMFILE, ENFILE: "too many open files"
        default: String(cString: strerror(number))
        }
    }
}
