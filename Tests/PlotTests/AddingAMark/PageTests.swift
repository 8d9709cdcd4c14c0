import Foundation
import Testing

/// The page's code is that of the files beside this one, which are compiled and tested here.
@Suite("The page \"Adding a mark\"")
struct AddingAMarkPageTests {
    private let folder = URL(filePath: #filePath).deletingLastPathComponent()

    /// From the first line that imports nothing: a file in this target reaches the package's insides by another import.
    private func body(_ code: String) -> String {
        code.split(separator: "\n", omittingEmptySubsequences: false)
            .drop { $0.isEmpty || $0.hasPrefix("import ") || $0.hasPrefix("@testable ") }
            .joined(separator: "\n").trimmingCharacters(in: .newlines)
    }

    @Test("shows the mark, the example and the test as they are")
    func blocks() throws {
        let root = folder.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let page = try String(
            contentsOf: root.appending(path: "Sources/Plot/Plot.docc/AddingAMark.md"), encoding: .utf8)
        let parts = page.components(separatedBy: "```swift\n").dropFirst()
        let blocks = parts.compactMap { $0.components(separatedBy: "```").first }
        let files = try ["Lollipop", "Lollipops", "LollipopTests"].map {
            try String(contentsOf: folder.appending(path: "\($0).swift"), encoding: .utf8)
        }
        #expect(blocks.map(body) == files.map(body))
    }
}
