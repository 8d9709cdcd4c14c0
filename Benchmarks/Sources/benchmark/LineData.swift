import Foundation
import Plot

/// The points that ours and theirs draw, as files of doubles in Places.scratch; made once, the same everywhere.
///
/// `walk` is a random walk over times that rise unevenly, `noise` and `smooth` are other y over the same times, `cloud` scatters
/// about the origin, `wander` is a walk in the plane.
func prepareLineData(count: Int) throws {
    let names = ["walk-x", "walk-y", "cloud-x", "cloud-y", "wander-x", "wander-y", "noise-y", "smooth-y"]
    let paths = names.map { "\(Places.scratch)/\($0).f64" }
    func size(_ path: String) -> Int? {
        (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? nil
    }
    if paths.allSatisfy({ size($0) == count * 8 }) { return }
    complain("making \(count) points, once …")
    for path in paths { _ = FileManager.default.createFile(atPath: path, contents: nil) }
    let files = try paths.map { try FileHandle(forWritingTo: URL(filePath: $0)) }
    var places = [Double](repeating: 0, count: names.count)
    let chunk = 1_000_000
    for start in stride(from: 0, to: count, by: chunk) {
        let key = Random(seed: 7).foldIn(start)
        for (index, name) in names.enumerated() {
            var column = key.foldIn(index).normal(min(chunk, count - start)).array
            if name == "smooth-y" {
                for i in column.indices {
                    let time = Double(start + i) / 1e5
                    column[i] = sin(20 * time) * exp(-time / 100)
                }
            } else if !name.hasPrefix("cloud"), !name.hasPrefix("noise") {
                for i in column.indices {
                    places[index] += name == "walk-x" ? 0.1 + abs(column[i]) : column[i]
                    column[i] = places[index]
                }
            }
            try column.withUnsafeBytes { try files[index].write(contentsOf: Data($0)) }
        }
    }
}

/// How many doubles `long-y` has, a random walk: 800 MB, which are there only while they are measured.
let longFileCount = 100_000_000

private let longFile = "\(Places.scratch)/long-y.f64"

func makeLongFile() throws {
    complain("making \(longFileCount) points, for as long as they are read …")
    _ = FileManager.default.createFile(atPath: longFile, contents: nil)
    let file = try FileHandle(forWritingTo: URL(filePath: longFile))
    var place = 0.0
    for start in stride(from: 0, to: longFileCount, by: 1_000_000) {
        var column = Random(seed: 8).foldIn(start).normal(1_000_000).array
        for i in column.indices {
            place += column[i]
            column[i] = place
        }
        try column.withUnsafeBytes { try file.write(contentsOf: Data($0)) }
    }
    try file.close()
}

func removeLongFile() { try? FileManager.default.removeItem(atPath: longFile) }
