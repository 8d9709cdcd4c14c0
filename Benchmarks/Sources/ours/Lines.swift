import Foundation
import Plot
import Worker

/// Lines and clouds of many points, from files of doubles in the folder that is this program's argument.
func addLines(to cases: inout [String: () throws -> Job]) {
    func line(_ x: String, _ y: String, _ count: Int) throws -> Figure {
        var figure = Figure()
        figure.plot(try column(x, count), try column(y, count))
        return figure
    }
    func cloud(_ count: Int, alpha: Double) throws -> Figure {
        var figure = Figure()
        figure.scatter(try column("cloud-x", count), try column("cloud-y", count), alpha: alpha)
        return figure
    }
    func drawing(_ figure: Figure) -> Job { .time { _ = try figure.data(as: .png) } }

    for exponent in 2...8 {
        let count = Int(pow(10.0, Double(exponent)))
        cases["sorted line, \(count)"] = { drawing(try line("walk-x", "walk-y", count)) }
        cases["unsorted line, \(count)"] = { drawing(try line("wander-x", "wander-y", count)) }
        for alpha in [1, 0.5] {
            cases["cloud of alpha \(alpha), \(count)"] = { drawing(try cloud(count, alpha: alpha)) }
        }
        cases["memory of a sorted line, \(count)"] = {
            let figure = try line("walk-x", "walk-y", count)
            return .number { try peakMemory { _ = try figure.data(as: .png) } ?? .nan }
        }
    }
}

private func column(_ name: String, _ count: Int) throws -> [Double] {
    let file = try FileHandle(forReadingFrom: URL(filePath: "\(CommandLine.arguments[1])/\(name).f64"))
    let bytes = try file.read(upToCount: count * 8) ?? Data()
    return bytes.withUnsafeBytes { Array($0.bindMemory(to: Double.self)) }
}
