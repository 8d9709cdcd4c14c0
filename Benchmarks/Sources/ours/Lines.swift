import Foundation
import Plot
import Worker

/// Lines and clouds of many points, from files of doubles in the folder that is this program's argument.
func addLines(to cases: inout [String: () throws -> Job]) {
    // A figure of its own each time: one that was drawn before knows the extremes of its columns, and does not read them again.
    func line(
        _ x: String, _ y: String, _ count: Int, as format: OutputFormat = .png
    ) throws -> () throws -> Void {
        let (x, y) = (try column(x, count), try column(y, count))
        return {
            var figure = Figure()
            figure.plot(x, y)
            _ = try figure.data(as: format)
        }
    }
    func cloud(_ count: Int, alpha: Double) throws -> () throws -> Void {
        let (x, y) = (try column("cloud-x", count), try column("cloud-y", count))
        return {
            var figure = Figure()
            figure.scatter(x, y, alpha: alpha)
            _ = try figure.data(as: .png)
        }
    }
    /// Over 0, 1, 2 …, from a file where it lies.
    func mappedLine() throws {
        var figure = Figure()
        figure.plot(try Column(mapping: "\(CommandLine.arguments[1])/long-y.f64", as: .float64))
        _ = try figure.data(as: .png)
    }

    for exponent in 2...8 {
        let count = Int(pow(10.0, Double(exponent)))
        cases["sorted line, \(count)"] = { .time(try line("walk-x", "walk-y", count)) }
        cases["noise line, \(count)"] = { .time(try line("walk-x", "noise-y", count)) }
        cases["smooth line, \(count)"] = { .time(try line("walk-x", "smooth-y", count)) }
        cases["unsorted line, \(count)"] = { .time(try line("wander-x", "wander-y", count)) }
        for format in [OutputFormat.svg, .pdf] {
            cases["unsorted line as \(format), \(count)"] = {
                .time(try line("wander-x", "wander-y", count, as: format))
            }
        }
        for alpha in [1, 0.5] {
            cases["cloud of alpha \(alpha), \(count)"] = { .time(try cloud(count, alpha: alpha)) }
        }
        cases["memory of a sorted line, \(count)"] = {
            let draw = try line("walk-x", "walk-y", count)
            return .number { try peakMemory(of: draw) ?? .nan }
        }
    }
    cases["mapped line"] = { .time(mappedLine) }
}

private func column(_ name: String, _ count: Int) throws -> [Double] {
    let file = try FileHandle(forReadingFrom: URL(filePath: "\(CommandLine.arguments[1])/\(name).f64"))
    let bytes = try file.read(upToCount: count * 8) ?? Data()
    return bytes.withUnsafeBytes { Array($0.bindMemory(to: Double.self)) }
}
