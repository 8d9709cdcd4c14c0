import Foundation

/// Replaces the table in README, which stands between two comments.
func updateReadme(with results: [Result]) throws {
    let path = "\(Places.root)/README.md"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    guard let start = text.range(of: "<!-- benchmarks -->\n"),
        let end = text.range(of: "<!-- end of benchmarks -->", range: start.upperBound..<text.endIndex)
    else { return complain("README has no place for a table") }
    var lines = ["", "| | Tangent | beside | theirs | times faster |", "|---|---|---|---|---|"]
    for result in results where result.contest.isInReadme {
        for (rival, (theirs, ratio)) in zip(result.contest.theirs, zip(result.theirs, result.ratios)) {
            // A bound beside a bound tells a reader nothing.
            if case .given = rival.program { continue }
            guard let theirs, let ratio, rival.asked != nil else { continue }
            let (ours, theirTime) = (result.contest.unit.text(result.ours), result.contest.unit.text(theirs))
            lines.append("| \(result.contest.name) | \(ours) | \(rival.name) | \(theirTime) | \(short(ratio)) |")
        }
    }
    lines += ["", "\(circumstances()); all take turns in one run. [Everything](Benchmarks/RESULTS.md).", "", ""]
    let table = lines.joined(separator: "\n")
    try text.replacingCharacters(in: start.upperBound..<end.lowerBound, with: table)
        .write(toFile: path, atomically: true, encoding: .utf8)
}
