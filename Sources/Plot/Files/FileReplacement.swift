import PlotCore

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// Makes `bytes` the whole content of the file at `path`.
///
/// They are written to a new file beside it, which takes its place only when it is complete: a full disk or a kill leaves the
/// old file as it was. (Not waiting for the disk itself, as fsync does, which can take longer than all the rest.) A kill may leave the new file behind, named `.tangent-` and 16 digits.
/// A file that exists keeps its permissions; where `path` is a symbolic link, the file that it leads to is replaced.
/// What is no file, such as a device or a pipe, cannot be replaced and is written to directly.
func replaceFile(at path: String, with bytes: [UInt8]) throws(PlotError) {
    do throws(SystemError) {
        let target = try followLinks(path)
        var existing = stat()
        if lstat(target, &existing) == 0 {
            switch existing.st_mode & S_IFMT {
            case S_IFREG: try replaceRegularFile(at: target, with: bytes, permissions: existing.st_mode & 0o777)
            case S_IFDIR: throw SystemError(EISDIR)
            default: try writeDirectly(to: target, bytes)
            }
        } else if errno == ENOENT {
            try replaceRegularFile(at: target, with: bytes, permissions: nil)
        } else {
            throw SystemError(errno)
        }
    } catch {
        throw PlotError(.cannotWrite, "cannot write \(path): \(error)")
    }
}

/// Where a path leads after all symbolic links at its end, whether there is a file or not.
private func followLinks(_ path: String) throws(SystemError) -> String {
    // The system would take what comes before a NUL for the whole path.
    guard !path.isEmpty, !path.utf8.contains(0) else { throw SystemError(EINVAL) }
    var path = path
    // As many as Linux follows.
    for _ in 0..<40 {
        var length = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: Int(PATH_MAX)) { buffer, count in
            length = buffer.withMemoryRebound(to: CChar.self) { characters in
                characters.baseAddress.map { readlink(path, $0, characters.count) } ?? -1
            }
            count = max(0, length)
        }
        // Nothing there, or no link: the way ends here.
        guard length >= 0 else { return path }
        guard let target = String(validating: bytes, as: UTF8.self) else { throw SystemError(EILSEQ) }
        path = target.hasPrefix("/") ? target : folder(of: path) + target
    }
    throw SystemError(ELOOP)
}

/// The path up to its last slash, that included; empty for the current folder.
private func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
}

private func replaceRegularFile(
    at target: String, with bytes: [UInt8], permissions: mode_t?
) throws(SystemError) {
    let (descriptor, temporary) = try createFile(in: folder(of: target))
    do throws(SystemError) {
        try finish(descriptor) { () throws(SystemError) in
            // Before there is anything to read in it.
            if let permissions { try setPermissions(permissions, of: descriptor) }
            try writeAll(bytes, to: descriptor)
        }
        try check(rename(temporary, target))
    } catch {
        unlink(temporary)
        throw error
    }
}

/// A new file with the permissions that new files get, under a name that nobody can foresee.
private func createFile(in folder: String) throws(SystemError) -> (descriptor: Int32, path: String) {
    var attempts = 0
    while true {
        let digits = String(UInt64.random(in: .min ... .max), radix: 16)
        let path = "\(folder).tangent-\(String(repeating: "0", count: 16 - digits.count))\(digits)"
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        if descriptor >= 0 { return (descriptor, path) }
        attempts += 1
        guard errno == EINTR || (errno == EEXIST && attempts < 100) else { throw SystemError(errno) }
    }
}

private func setPermissions(_ permissions: mode_t, of descriptor: Int32) throws(SystemError) {
    // Some file systems have no permissions; that is no reason not to write.
    guard fchmod(descriptor, permissions) == 0 || errno == EPERM || errno == ENOTSUP else { throw SystemError(errno) }
}

private func writeDirectly(to path: String, _ bytes: [UInt8]) throws(SystemError) {
    var descriptor = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY)
    while descriptor < 0, errno == EINTR { descriptor = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY) }
    try check(descriptor)
    try finish(descriptor) { () throws(SystemError) in try writeAll(bytes, to: descriptor) }
}

/// Runs `body` and closes the descriptor, whatever happens; a failure to close counts when nothing else failed.
private func finish(_ descriptor: Int32, _ body: () throws(SystemError) -> Void) throws(SystemError) {
    do throws(SystemError) {
        try body()
    } catch {
        close(descriptor)
        throw error
    }
    // After an interruption the descriptor is closed all the same; trying again could close somebody else's.
    guard close(descriptor) == 0 || errno == EINTR else { throw SystemError(errno) }
}

private func writeAll(_ bytes: [UInt8], to descriptor: Int32) throws(SystemError) {
    var start = 0
    while start < bytes.count {
        let written = bytes.withUnsafeBytes { memory in
            // Some systems refuse more than 2 GiB at once.
            write(descriptor, memory.baseAddress.map { $0 + start }, min(memory.count - start, 1 << 30))
        }
        if written >= 0 {
            start += written
        } else if errno != EINTR {
            throw SystemError(errno)
        }
    }
}

private func check(_ result: Int32) throws(SystemError) {
    guard result >= 0 else { throw SystemError(errno) }
}
