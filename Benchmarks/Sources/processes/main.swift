// Times whole processes, from start to file: the notebook's fifth figure by the gallery and by its peers.
//
//     Scripts/benchmark processes [ROUNDS]
//
// The programs take turns within each round, so that a busy moment of the machine meets all of them; medians and their
// ratio to the first program's are printed as a table.
import Foundation

struct Program {
    var name: String
    var arguments: [String]
}

let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path
let rounds = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 21
let folder = FileManager.default.temporaryDirectory.appending(path: "tangent-benchmark").path
try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)

let programs = [
    Program(
        name: "gallery",
        arguments: ["\(root)/.build/release/gallery", "notebook-5-first-step", "--output", folder]),
    Program(
        name: "matplotlib",
        arguments: ["/usr/bin/env", "python3", "\(root)/Benchmarks/Peers/first_step.py", "\(folder)/peer.png"]),
]

/// The wall time of one run, or nil where the program failed.
///
/// Not Foundation's Process, which notices an end some 40 ms late.
func seconds(_ program: Program) -> Double? {
    var arguments = program.arguments.map { strdup($0) } + [nil]
    defer { arguments.forEach { free($0) } }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for descriptor in [STDOUT_FILENO, STDERR_FILENO] {
        posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_WRONLY, 0)
    }
    let start = ContinuousClock.now
    var process = pid_t()
    guard posix_spawn(&process, program.arguments[0], &actions, nil, &arguments, environ) == 0 else { return nil }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 && errno == EINTR {}
    let time = (ContinuousClock.now - start) / .seconds(1)
    return status == 0 ? time : nil
}

var times = [[Double]](repeating: [], count: programs.count)
// One round more than is counted: the first finds cold caches.
for round in 0...rounds {
    for (index, program) in programs.enumerated() {
        if let time = seconds(program), round > 0 { times[index].append(time) }
    }
}

let medians = times.map { samples in samples.isEmpty ? Double.nan : samples.sorted()[samples.count / 2] }
print("| program | median, ms | ÷ \(programs[0].name) |\n|---|---|---|")
for (program, median) in zip(programs, medians) {
    let cells =
        median.isNaN
        ? "did not run | "
        : String(format: "%.2f | %.1f", median * 1000, median / medians[0])
    print("| \(program.name) | \(cells) |")
}
