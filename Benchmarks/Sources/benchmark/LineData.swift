import Foundation
import Plot

/// The points that ours and theirs draw, as files of doubles in Places.scratch: a walk over times that rise unevenly, and a
/// cloud about the origin. Made once, the same everywhere.
func prepareLineData(count: Int) throws {
    let chunk = 1_000_000
    let names = ["walk-x", "walk-y", "cloud-x", "cloud-y"]
    let paths = names.map { "\(Places.scratch)/\($0).f64" }
    func size(_ path: String) -> Int? {
        (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? nil
    }
    if paths.allSatisfy({ size($0) == count * 8 }) { return }
    complain("making \(count) points, once …")
    for path in paths { FileManager.default.createFile(atPath: path, contents: nil) }
    let files = try paths.map { try FileHandle(forWritingTo: URL(filePath: $0)) }
    var (time, place) = (0.0, 0.0)
    for start in stride(from: 0, to: count, by: chunk) {
        let size = min(chunk, count - start)
        let key = Random(seed: 7).foldIn(start / chunk)
        var columns = (0..<4).map { index -> [Double] in
            let draws = key.foldIn(index)
            return (index == 0 ? draws.uniform(size) : draws.normal(size)).array
        }
        for i in 0..<size {
            time += 0.5 + columns[0][i]
            place += columns[1][i]
            (columns[0][i], columns[1][i]) = (time, place)
        }
        for (file, column) in zip(files, columns) {
            try column.withUnsafeBytes { try file.write(contentsOf: Data($0)) }
        }
    }
}
