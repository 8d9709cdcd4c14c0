// How a program is measured that stays alive: it reads the name of a case a line, and answers a number a line, or "! why not".
// The peers speak the same (Peers/worker.py, Peers/C/worker.h), so that ours and theirs can take turns.
#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What one case of a worker measures.
public enum Job {
    /// Seconds that a call takes.
    case time(() throws -> Void)
    /// A number that the call says itself, such as bytes.
    case number(() throws -> Double)

    /// One sample. A short body is called as often as fills 10 ms.
    func sample() throws -> Double {
        switch self {
        case .number(let body): return try body()
        case .time(let body):
            let clock = ContinuousClock()
            let start = clock.now
            var count = 0.0
            var passed = Duration.zero
            repeat {
                try body()
                count += 1
                passed = clock.now - start
            } while passed < .milliseconds(10)
            return passed / .seconds(1) / count
        }
    }
}

/// Answers until the input ends. A case's preparation runs when it is first asked for, and again after another was.
public func serve(_ cases: [String: () throws -> Job]) {
    var current: (name: String, job: Job)?
    while let name = readLine() {
        do {
            if current?.name != name {
                current = nil
                guard let prepare = cases[name] else {
                    answer("! no case is called \(name)")
                    continue
                }
                let job = try prepare()
                // What only the first call costs is not counted.
                if case .time(let body) = job { try body() }
                current = (name, job)
            }
            if let number = try current?.job.sample() { answer("\(number)") }
        } catch {
            answer("! \(error)")
        }
    }
}

private func answer(_ line: String) {
    print(line)
    fflush(nil)
}
