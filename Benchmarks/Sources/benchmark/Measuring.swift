import Foundation

/// What came of a contest: a row for each rival.
struct Result {
    var group: String
    var contest: Contest
    /// Medians; nil where a program is not installed or failed.
    var ours: Double?
    var theirs: [Double?]
    /// Medians of theirs ÷ ours, round by round.
    var ratios: [Double?]
}

/// Runs contests: in each round every program once, so that a busy moment of the machine meets all of them.
struct Measuring {
    var rounds = 9
    /// A contest that has taken so long, in seconds, ends with the round.
    var patience = 20.0
    private var workers: [Command: WorkerProcess] = [:]

    mutating func result(of contest: Contest, group: String) -> Result {
        let programs = [contest.ours] + contest.theirs.map(\.program)
        var samples = [[Double?]](repeating: [], count: programs.count)
        let clock = ContinuousClock()
        let start = clock.now
        // Memory counts in processes that hold nothing yet, and needs no repetition.
        if contest.unit == .bytes { finish() }
        for _ in 0...(contest.unit == .bytes ? 0 : rounds) {
            for (index, program) in programs.enumerated() {
                // Who failed once is not asked again.
                if samples[index].contains(where: { $0 == nil }) { continue }
                samples[index].append(number(from: program))
            }
            if (clock.now - start) / .seconds(1) > patience { break }
        }
        // The first round finds cold caches, so it counts only where there is no other.
        let numbers = samples.map { ($0.count > 1 ? $0.dropFirst() : $0[...]).compactMap(\.self) }
        return Result(
            group: group, contest: contest, ours: median(numbers[0]), theirs: numbers.dropFirst().map(median),
            ratios: numbers.dropFirst().map { theirs in median(zip(theirs, numbers[0]).map { $0 / $1 }) })
    }

    mutating func number(from program: Program) -> Double? {
        switch program {
        case .given(let number): return number
        case .process(let command): return command.seconds()
        case .worker(let command, let name):
            if workers[command] == nil { workers[command] = WorkerProcess(command) }
            return workers[command]?.answer(to: name)
        }
    }

    /// Ends all workers, and with them what they hold in memory.
    mutating func finish() { workers = [:] }
}

func median(_ numbers: [Double]) -> Double? {
    numbers.isEmpty ? nil : numbers.sorted()[numbers.count / 2]
}
