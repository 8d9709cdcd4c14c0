import Foundation

extension Command {
    /// The wall time of one run, or nil where the program is missing or failed.
    ///
    /// Not Foundation's Process, which notices an end some 40 ms late.
    func seconds() -> Double? {
        var arguments = words.map { strdup($0) } + [nil]
        let merged = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        var variables = merged.map { strdup("\($0)=\($1)") } + [nil]
        defer { (arguments + variables).forEach { free($0) } }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for descriptor in [STDOUT_FILENO, STDERR_FILENO] {
            posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_WRONLY, 0)
        }
        let start = ContinuousClock.now
        var process = pid_t()
        guard posix_spawn(&process, words[0], &actions, nil, &arguments, &variables) == 0 else { return nil }
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0 && errno == EINTR {}
        let time = (ContinuousClock.now - start) / .seconds(1)
        return status == 0 ? time : nil
    }
}

/// A process that answers numbers to names of cases (see Sources/Worker). It ends when its input does.
final class WorkerProcess {
    private let process = Process()
    private let questions = Pipe()
    private let answers = Pipe()
    private var unread = Data()

    /// Nil where the program is missing.
    init?(_ command: Command) {
        process.executableURL = URL(filePath: command.words[0])
        process.arguments = Array(command.words.dropFirst())
        process.environment = ProcessInfo.processInfo.environment.merging(command.environment) { $1 }
        process.standardInput = questions
        process.standardOutput = answers
        process.standardError = FileHandle.nullDevice
        do { try process.run() } catch { return nil }
    }

    deinit {
        try? questions.fileHandleForWriting.close()
        process.waitUntilExit()
    }

    func answer(to name: String) -> Double? {
        guard (try? questions.fileHandleForWriting.write(contentsOf: Data("\(name)\n".utf8))) != nil else { return nil }
        guard let line = line() else { return nil }
        if line.hasPrefix("!") { complain("\(name): \(line.dropFirst(2))") }
        return Double(line)
    }

    private func line() -> String? {
        while true {
            if let end = unread.firstIndex(of: UInt8(ascii: "\n")) {
                defer { unread.removeSubrange(...end) }
                return String(decoding: unread[..<end], as: UTF8.self)
            }
            let more = answers.fileHandleForReading.availableData
            if more.isEmpty { return nil }
            unread += more
        }
    }
}

func complain(_ line: String) { FileHandle.standardError.write(Data("benchmark: \(line)\n".utf8)) }

/// Prints a line at once, into a file too.
func say(_ line: String) {
    print(line)
    fflush(nil)
}
