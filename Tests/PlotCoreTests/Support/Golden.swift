import Foundation
import PlotCore
import Testing

/// Compares a scene with the text in Fixtures/Scenes/NAME.txt, line by line.
func expectGolden(_ scene: Scene, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    try expectGolden(text: scene.description, "Scenes/\(name)", sourceLocation: sourceLocation)
}

/// Compares a text with the one in Fixtures/NAME.txt, line by line.
///
/// `RECORD=1 Scripts/test` writes the file instead, and fails so that nobody mistakes that for a comparison.
func expectGolden(text actual: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
        let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        let file = tests.appending(path: "Fixtures/\(name).txt")
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try actual.write(to: file, atomically: true, encoding: .utf8)
        Issue.record("recorded \(name); look at it, then run again without RECORD", sourceLocation: sourceLocation)
        return
    }
    let file = Bundle.module.url(forResource: "Fixtures/\(name)", withExtension: "txt")
    let expected = try String(contentsOf: #require(file, "no golden of \(name)"), encoding: .utf8)
    let difference = actual.split(separator: "\n").difference(from: expected.split(separator: "\n"))
    let changes = difference.map { change in
        switch change {
        case .insert(let line, let text, _): "+\(line + 1) \(text)"
        case .remove(let line, let text, _): "-\(line + 1) \(text)"
        }
    }
    #expect(changes == [], "\(name) changed", sourceLocation: sourceLocation)
}
