import Foundation
import Plot

/// The points that ours and theirs draw, as files of doubles in Places.scratch; made once, the same everywhere.
///
/// `walk` is a random walk over times that rise unevenly, `cloud` scatters about the origin, `wander` is a walk in the plane.
func prepareLineData(count: Int) throws {
    let names = ["walk-x", "walk-y", "cloud-x", "cloud-y", "wander-x", "wander-y"]
    let paths = names.map { "\(Places.scratch)/\($0).f64" }
    func size(_ path: String) -> Int? {
        (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? nil
    }
    if paths.allSatisfy({ size($0) == count * 8 }) { return }
    complain("making \(count) points, once …")
    for path in paths { FileManager.default.createFile(atPath: path, contents: nil) }
    let files = try paths.map { try FileHandle(forWritingTo: URL(filePath: $0)) }
    var places = [Double](repeating: 0, count: names.count)
    let chunk = 1_000_000
    for start in stride(from: 0, to: count, by: chunk) {
        let key = Random(seed: 7).foldIn(start)
        for (index, name) in names.enumerated() {
            var column = key.foldIn(index).normal(min(chunk, count - start)).array
            if !name.hasPrefix("cloud") {
                for i in column.indices {
                    places[index] += name == "walk-x" ? 0.1 + abs(column[i]) : column[i]
                    column[i] = places[index]
                }
            }
            try column.withUnsafeBytes { try files[index].write(contentsOf: Data($0)) }
        }
    }
}
