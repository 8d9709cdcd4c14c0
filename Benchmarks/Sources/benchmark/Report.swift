import Foundation

extension Result {
    static let tableHead = "| what | ours | beside | theirs | ratio | asked | |\n|---|---|---|---|---|---|---|"

    /// Rows of a Markdown table: one for each rival.
    var rows: [String] {
        if theirs.isEmpty { return ["| \(contest.name) | \(contest.unit.text(ours)) | | | | | |"] }
        return zip(contest.theirs, zip(theirs, ratios)).map { rival, numbers in
            let (theirs, ratio) = numbers
            var cells = [contest.name, contest.unit.text(ours), rival.name, contest.unit.text(theirs)]
            let verdict = verdict(rival, ratio)
            cells += [verdict.ratio, verdict.asked, verdict.isMet.map { $0 ? "" : "**missed**" } ?? ""]
            return "| " + cells.joined(separator: " | ") + " |"
        }
    }

    private func verdict(_ rival: Rival, _ ratio: Double?) -> (ratio: String, asked: String, isMet: Bool?) {
        switch rival.asked {
        case .atMost(let bound):
            return (
                ratio.map { "\(short(1 / $0)) of theirs" } ?? "–", "≤ \(short(bound))", ratio.map { 1 / $0 <= bound }
            )
        case .timesFaster(let bound):
            return (ratio.map { "\(short($0)) ×" } ?? "–", "≥ \(short(bound)) ×", ratio.map { $0 >= bound })
        case nil:
            return (ratio.map { "\(short($0)) ×" } ?? "–", "", nil)
        }
    }
}

/// A ratio.
func short(_ number: Double) -> String {
    number >= 10 ? String(format: "%.0f", number) : String(format: "%.2f", number)
}

extension Unit {
    func text(_ number: Double?) -> String {
        guard let number, number.isFinite else { return "not here" }
        func short(_ number: Double) -> String {
            String(format: number < 10 ? "%.2f" : number < 100 ? "%.1f" : "%.0f", number)
        }
        switch self {
        case .bytes: return abs(number) < 1e6 ? "\(short(number / 1e3)) kB" : "\(short(number / 1e6)) MB"
        case .seconds:
            if number < 1e-6 { return "\(short(number * 1e9)) ns" }
            if number < 1e-3 { return "\(short(number * 1e6)) µs" }
            return number < 1 ? "\(short(number * 1e3)) ms" : "\(short(number)) s"
        }
    }
}

/// The date, the machine and how busy it is, in a line.
func circumstances() -> String {
    func text(_ path: String) -> String { (try? String(contentsOfFile: path, encoding: .utf8)) ?? "" }
    let model = text("/proc/cpuinfo").split(separator: "\n").first { $0.hasPrefix("model name") }?
        .split(separator: ":").last?.trimmingCharacters(in: .whitespaces)
    let load = text("/proc/loadavg").split(separator: " ").prefix(1).joined()
    let date = Date.now.formatted(.iso8601.year().month().day())
    return
        "\(date), \(ProcessInfo.processInfo.processorCount) cores of \(model ?? "this machine"), load \(load.isEmpty ? "unknown" : load)"
}
