// Measures Tangent beside others, and prints a table:
//
//     Scripts/benchmark                       everything, and writes Benchmarks/RESULTS.md, results.png, sizes.png, README's table
//     Scripts/benchmark processes --rounds 21     one group
//
// A program that is not installed here is listed as not here.
import Foundation
import Plot

let groups: [(name: String, contests: () -> [Contest])] = [
    ("processes", processes), ("gradients", gradients), ("lines", lines), ("sizes", sizes), ("kernels", kernels),
    ("gallery", gallery),
]
/// What has columns of its own.
let tables: [(name: String, lines: (inout Measuring) -> [String])] = [("functions", functions)]

var names = Array(CommandLine.arguments.dropFirst())
var measuring = Measuring()
if let option = names.firstIndex(of: "--rounds"), option + 1 < names.count, let rounds = Int(names[option + 1]) {
    measuring.rounds = max(1, rounds)
    names.removeSubrange(option...option + 1)
}
let known = groups.map(\.name) + tables.map(\.name)
let unknown = names.filter { !known.contains($0) }
guard unknown.isEmpty else {
    complain(
        "no group is called \(unknown.joined(separator: ", ")); there are \(known.joined(separator: ", "))"
    )
    exit(64)
}
try FileManager.default.createDirectory(atPath: Places.scratch, withIntermediateDirectories: true)
if names.isEmpty || !Set(names).isDisjoint(with: ["lines", "sizes", "kernels"]) {
    try prepareLineData(count: (0..<lineDataExponent).reduce(1) { count, _ in count * 10 })
}

var report = "Measured \(circumstances()); medians of \(measuring.rounds) rounds in which all take turns.\n"
say(report)
var results: [Result] = []
for group in groups where names.isEmpty || names.contains(group.name) {
    if ["lines", "sizes"].contains(group.name) { try makeLongFile() }
    defer { removeLongFile() }
    let title = "\n## \(group.name)\n\n\(Result.tableHead)"
    say(title)
    report += title + "\n"
    for contest in group.contests() {
        let result = measuring.result(of: contest, group: group.name)
        results.append(result)
        for row in result.rows {
            say(row)
            report += row + "\n"
        }
    }
    measuring.finish()
    if names.isEmpty { try report.write(toFile: "\(Places.benchmarks)/RESULTS.md", atomically: true, encoding: .utf8) }
}
for table in tables where names.isEmpty || names.contains(table.name) {
    let text = "\n## \(table.name)\n\n" + table.lines(&measuring).joined(separator: "\n")
    say(text)
    report += text + "\n"
    measuring.finish()
}
if names.isEmpty {
    try report.write(toFile: "\(Places.benchmarks)/RESULTS.md", atomically: true, encoding: .utf8)
    try ratioChart(of: results).write(to: "\(Places.benchmarks)/results.png")
    try sizeChart(of: results).write(to: "\(Places.benchmarks)/sizes.png")
    try updateReadme(with: results)
}
