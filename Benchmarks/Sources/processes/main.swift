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

func seconds(_ program: Program) throws -> Double? {
    let process = Process()
    process.executableURL = URL(filePath: program.arguments[0])
    process.arguments = Array(program.arguments.dropFirst())
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    let start = ContinuousClock.now
    try process.run()
    process.waitUntilExit()
    let time = (ContinuousClock.now - start) / .seconds(1)
    return process.terminationStatus == 0 ? time : nil
}

var times = [[Double]](repeating: [], count: programs.count)
// One round more than is counted: the first finds cold caches.
for round in 0...rounds {
    for (index, program) in programs.enumerated() {
        if let time = try seconds(program), round > 0 { times[index].append(time) }
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
